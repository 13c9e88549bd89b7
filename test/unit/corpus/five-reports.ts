// Writes folders of any size in which each story is told by five short reports, so that a report has as much to do with others in all of them.
const syllables = ['bar', 'len', 'dor', 'kest', 'mar', 'ten', 'ros', 'vel', 'han', 'gor', 'sil', 'tam', 'mon', 'rek', 'ulf', 'fen'];
const things = ['harbour', 'bridge', 'hospital', 'railway', 'factory', 'market', 'school', 'reservoir'];

/** A word of its own for each number. */
function wordOf(n: number): string {
  return [n, n >> 4, n >> 8, n >> 12].map((part) => syllables[part & 15] ?? '').join('');
}

function nameOf(n: number): string {
  const word = wordOf(n);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The nth of five reports on the nth story; two of five are copies of one text. Countries, ministers and dates are those of all stories, but where they are to be `apart`. */
export function reportOf(n: number, edit = '', apart = false): string {
  const story = Math.floor(n / 5);
  const report = n % 5 === 1 ? 0 : n % 5;
  const [town, person, word] = [nameOf(story), `Ada ${nameOf(story + 40_000)}`, (i: number): string => wordOf(story * 16 + i + 4096)];
  const thing = things[story % things.length] ?? '';
  return [
    `${town} mourns`,
    'March 18, 2025',
    `A fire in the ${thing} of ${town} has killed ${(apart ? 10 * story : story % 80) + 10 + (report === 3 ? 4 : 0)} people, the ${town} Rescue Service said on Tuesday. ${edit}`,
    `“The ${word(0)} ${word(1)} will be ${report === 4 ? 'closed' : 'rebuilt'} before the ${word(2)} of the ${word(3)},” said Mayor ${person}.`,
    ...(apart ? [`${person} sent ${7 * story + 20} doctors to ${town}. The ${word(4)} and the ${word(5)} stood in the ${word(6)} beside the ${word(7)} of ${town}.`] : [
      `President Karin Moe sent ${20 + (story % 50)} doctors from Estonia to ${town}. The ${word(4)} and the ${word(5)} stood in the ${word(6)} of the ${thing}.`,
      `${town} lies between Estonia and Latvia, and both countries sent help. ${report === 2 ? 'The two nations' : 'Lithuania and the two nations'} will pay for the ${thing}.`,
      `“No comment,” said Moe. Reuters wrote that the ${word(7)} of ${town} had lost ${report + 2} million euros.`,
    ]),
  ].join('\n\n');
}

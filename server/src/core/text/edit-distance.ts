// Levenshtein's distance: how many letters must be put in, left out or changed to make one word of another.

export function editDistance(a: string, b: string): number {
  // What both begin and end with costs nothing, and is most of two words that look alike.
  let from = 0;
  while (from < a.length && from < b.length && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  let behind = 0;
  while (behind < a.length - from && behind < b.length - from && a.charCodeAt(a.length - 1 - behind) === b.charCodeAt(b.length - 1 - behind)) behind++;
  const rows = a.length - from - behind;
  const columns = b.length - from - behind;
  const row: number[] = [];
  for (let j = 0; j <= columns; j++) row.push(j);
  for (let i = 1; i <= rows; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i;
    for (let j = 1; j <= columns; j++) {
      const above = row[j] ?? 0;
      row[j] = Math.min(above + 1, (row[j - 1] ?? 0) + 1, diagonal + (a.charCodeAt(from + i - 1) === b.charCodeAt(from + j - 1) ? 0 : 1));
      diagonal = above;
    }
  }
  return row[columns] ?? 0;
}

// Any text, however broken, hostile or long: nothing throws, every span slices to its words, and the work grows as the text does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Corpus } from '../../server/src/core/corpus/corpus';
import { documentId, readDocument, type SourceDocument } from '../../server/src/core/corpus/document';
import { parseDossier } from '../../server/src/core/dossier/dossier';
import { exportAnalysis } from '../../server/src/core/queries/export';
import { hoverAt } from '../../server/src/core/queries/hover';
import { problemsOf } from '../../server/src/core/queries/problems';
import { tokensOf } from '../../server/src/core/queries/tokens';
import { decode } from '../../server/src/decode';
import { workOf } from './counted-work';

/** What breaks programs that read text, one kind a name. */
const oddities: Readonly<Record<string, string>> = {
  'a lone high surrogate': '\ud83d', 'a lone low surrogate': '\udc00', 'a combining mark': '\u0301', 'a right-to-left override': '\u202e', 'an isolate': '\u2067',
  'a zero-width joiner': '\u200d', 'a zero-width blank': '\u200b', 'a byte-order mark': '\ufeff', 'a control character': '\u0000', 'an escape': '\u001b[31m',
  'a line separator': '\u2028', 'a no-break blank': '\u00a0', 'a soft hyphen': '\u00ad', 'an astral letter': '\u{1d400}', 'a ligature': 'ﬁ', 'an Arabic digit': '٣', 'a fraction': '½',
  'a form feed': '\f', 'a lone carriage return': '\r', 'a tab': '\t',
};
/** What the readers look for. */
const pieces = [
  '“', '”', '‘', '’', '"', '\'', '«', '»', '„', '(', ')', '[', ']', '…', '—', '–', '-', ',', '.', ':', ';', '?', '!', '%', '$', '€', '£', ' ', ' ', ' ', '\n', '\n\n',
  'said', 'he', 'according to', 'Mayor', 'Ada Lindqvist', 'Lindqvist', 'Nordic Council', '(NC)', 'the', 'of', 'and', 'U.S.', 'Narva',
  '12', '1,250', '7.6', '2.5 million', 'nine', 'two hundred and five', 'half a million', 'dozen', 'more than', 'about', 'people', 'killed', 'nations',
  'March', '18', '2025', 'March 18, 2025', 'Tuesday', 'at 7 p.m.', '18/03/2025', '2025-03-18', '9/11', 'yesterday',
];
const broken = fc.array(fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 2, arbitrary: fc.constantFrom(...Object.values(oddities)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
), { maxLength: 60 }).chain((parts) => fc.constantFrom('', ' ').map((between) => parts.join(between)));

const name = documentId('a.txt');
const read = (text: string): SourceDocument => readDocument(name, text, {});

/** Every span of the document, and of what is inside its mentions. */
function spansOf(value: unknown): { start: number; end: number }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(spansOf);
  return 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number' ? [{ start: value.start, end: value.end }, ...inside] : inside;
}

/** `npm test -- --long`, or a number in this variable, tries more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 500);

test('names, figures, dates and quotations are read in any text, and every span lies in it', () => {
  fc.assert(fc.property(broken, (text) => {
    const document = read(text);
    for (const { start, end } of spansOf([document.names.mentions, document.figures, document.quotes])) {
      assert.ok(Number.isInteger(start) && start >= 0 && start <= end && end <= text.length, `${start} to ${end} of ${text.length}`);
    }
  }), { numRuns: RUNS, includeErrorInReport: true });
});

test('cards, colours, problems and the export hold for any two texts, and the export’s words stand where it says', () => {
  fc.assert(fc.property(broken, broken, (one, other) => {
    const corpus = new Corpus();
    corpus.update(read(one));
    corpus.update(readDocument(documentId('b.txt'), other, {}));
    const { links } = corpus;
    const texts: Readonly<Record<string, string>> = { 'a.txt': one, 'b.txt': other };
    const { entities, figures, quotes } = exportAnalysis(links);
    for (const { path, start, end, text } of [...entities, ...quotes].flatMap(({ mentions }) => mentions as readonly { path: string; start: number; end: number; text: string }[]).concat(figures)) {
      assert.equal(texts[path]?.slice(start, end), text);
    }
    for (const [id, { source }] of links.documents) {
      tokensOf(links, id);
      problemsOf(links, id);
      for (let offset = 0; offset <= source.text.length; offset += 5) hoverAt(links, id, offset);
    }
  }), { numRuns: Math.round(RUNS / 5), includeErrorInReport: true });
});

test('a corroborate.yaml of any text gives settings or a sentence, and its places lie in it', () => {
  const keys = ['sources:', 'documents:', 'entities:', 'decisions:', 'ignore:', 'name:', 'aliases:', 'not:', 'figures:', 'finding:', 'a.txt:', '- ', '  ', '\n', '\n  ', '[', ']', '{', '}', ',', '"', '\'', '|', '>', '&a', '*a', '!!js', '<<:', '#', '%', '@', '?', '---', '...', '2025-02-31', '~', '1e999'];
  const yaml = fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...keys) }, { weight: 1, arbitrary: fc.constantFrom(...Object.values(oddities)) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }), { maxLength: 30 })
    .map((parts) => parts.join(' '));
  fc.assert(fc.property(yaml, (text) => {
    for (const { message, start, end } of parseDossier(text).problems) {
      assert.ok(message !== '' && start >= 0 && start <= end && end <= text.length, `${start} to ${end} of ${text.length}: ${message}`);
    }
  }), { numRuns: RUNS, includeErrorInReport: true });
});

test('any bytes are a text or a sentence', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    const result = decode(bytes);
    if (result.ok) read(result.text);
    else assert.match(result.problem, /\.$/u);
  }), { numRuns: RUNS, includeErrorInReport: true });
});

/** Each makes a text of about `n` characters. Texts that invite a reader to look back, or ahead, from every place. */
const long: Readonly<Record<string, (n: number) => string>> = {
  ...Object.fromEntries(Object.entries(oddities).map(([kind, mark]) => [`nothing but ${kind}`, (n: number) => mark.repeat(Math.ceil(n / mark.length))])),
  'opening marks': (n) => '“'.repeat(n),
  'closing marks': (n) => '”'.repeat(n),
  'straight marks': (n) => ' "a'.repeat(n / 3),
  'single marks': (n) => ' \'a'.repeat(n / 3),
  'marks that never pair': (n) => '“a ‘b «c „d '.repeat(n / 12),
  'one word': (n) => 'a'.repeat(n),
  'one line of words': (n) => 'Harbour '.repeat(n / 8),
  'a name of many words': (n) => 'Ada '.repeat(n / 4),
  'a name with many initials': (n) => 'A. '.repeat(n / 3),
  'a number of many digits': (n) => '7'.repeat(n),
  'a number of many groups': (n) => `1${',000'.repeat(n / 4)}`,
  'a number in words': (n) => 'two hundred and '.repeat(n / 16),
  'numbers without end': (n) => '12 '.repeat(n / 3),
  'dates without end': (n) => 'March 18, 2025, '.repeat(n / 16),
  'stops': (n) => '.'.repeat(n),
  'blanks': (n) => ' '.repeat(n),
  'line ends': (n) => '\n'.repeat(n),
  'brackets': (n) => '('.repeat(n),
  'hyphens': (n) => 'a-'.repeat(n / 2),
  'apostrophes': (n) => 'a’'.repeat(n / 2),
  'currency signs': (n) => '$'.repeat(n),
  'quotations of he': (n) => '“It holds,” he said. '.repeat(n / 21),
  'cues without a quotation': (n) => 'said '.repeat(n / 5),
  'according to': (n) => 'according to '.repeat(n / 13),
  'commas': (n) => 'a, '.repeat(n / 3),
  'figures of one kind': (n) => '12 people were killed. '.repeat(n / 23),
};

/** Twice the text is twice the work where that grows as the text does, and four times where it grows with its square. */
const MOST = 2.5;

for (const [kind, make] of Object.entries(long)) {
  test(`twice as much of ${kind} costs about twice as much`, () => {
    const [small, large] = [make(10_000), make(20_000)];
    // What is kept of each spelling is made the first time only.
    read(large);
    const grown = workOf(() => void read(large)) / workOf(() => void read(small));
    assert.ok(grown < MOST, `${grown.toFixed(2)} times the work`);
  });
}

test('what grows with the square of a text is counted as such', () => {
  const lookBack = (text: string): void => {
    for (let i = 0; i < text.length; i++) text.slice(0, i).includes('!');
  };
  assert.ok(workOf(() => lookBack('a'.repeat(2000))) / workOf(() => lookBack('a'.repeat(1000))) > 3.5);
});

test('a hundred thousand marks, and a number of a thousand digits between them, are read', () => {
  const { figures } = read(`${'“'.repeat(50_000)} ${'9'.repeat(1000)} people were killed ${'”'.repeat(50_000)}`);
  for (const { start, end } of spansOf(figures)) assert.ok(end >= start);
});

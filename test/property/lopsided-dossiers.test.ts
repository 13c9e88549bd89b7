// Dossiers in which one thing comes in thousands, in one sentence or over all documents: the work of linking and telling grows as they do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus } from '../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../server/src/core/corpus/document';
import { hoverAt } from '../../server/src/core/queries/hover';
import { problemsOf } from '../../server/src/core/queries/problems';
import { tokensOf } from '../../server/src/core/queries/tokens';
import { workOf } from './counted-work';

const many = (n: number, make: (i: number) => string, between = ' '): string => Array.from({ length: n }, (_, i) => make(i)).join(between);
const files = (n: number, make: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => make(i));
/** A different word for each number. */
const word = (i: number): string => `${String.fromCharCode(97 + (i % 26))}${i >= 26 ? word(Math.floor(i / 26) - 1) : 'ol'}`;
const name = (i: number): string => `${word(i).charAt(0).toUpperCase()}${word(i).slice(1)}ov`;
const article = many(30, (i) => `The ferry to ${name(i)} was late, and ${word(i)} ${word(i * 13 + 5)} waited at the ${word(i * 7)} quay until ${word(i * 3)} sailed.`, '\n\n');

/** Each makes the texts of a dossier, `size` of something in them. */
const kinds: Readonly<Record<string, { readonly size: number; readonly make: (n: number) => readonly string[] }>> = {
  'names in one sentence': { size: 400, make: (n) => [`${many(n, (i) => `${name(i)} ${name(i * 7 + 3)}`, ', ')} met.`] },
  'numbers in one sentence': { size: 1500, make: (n) => [`${many(n, (i) => String(i + 10), ', ')} people were killed.`] },
  'years in one sentence': { size: 400, make: (n) => [`It was signed in ${many(n, (i) => String(1900 + (i % 120)), ' and ')}.`] },
  'years that open parts of one sentence': { size: 400, make: (n) => [`${many(n, (i) => `in ${1900 + (i % 120)} ${i + 3} people were killed`, '; ')}.`] },
  'sums in one sentence, beside years': { size: 400, make: (n) => [`They paid ${many(n, (i) => `$${i + 10} million in ${1900 + (i % 100)}`, ' and ')}.`] },
  'counts by parties in one sentence': { size: 400, make: (n) => [`${many(n, (i) => `${name(i % 90)} police said ${i} people were hurt and “it holds ${word(i)}”`, ', ')}.`] },
  'quotations in one sentence': { size: 400, make: (n) => [`He said ${many(n, (i) => `“we hold ${word(i)} for now and ever”`)}.`] },
  'groups beside lists of their members': { size: 150, make: (n) => [many(n, () => 'Estonia, Latvia, Lithuania and Poland met. The four countries met.')] },
  'groups in one sentence of names': { size: 150, make: (n) => [`${many(n, (i) => `${name(i)} Council`, ', ')} met, and ${many(n, () => 'the two companies', ', ')}.`] },
  'brackets in brackets': { size: 400, make: (n) => [`${many(n, (i) => `${name(i)} Council (`)}${')'.repeat(n)}`] },
  'paragraphs of one letter': { size: 2000, make: (n) => [many(n, (i) => String.fromCharCode(65 + (i % 26)), '\n\n')] },
  'equal paragraphs': { size: 200, make: (n) => [many(n, () => 'Ada Lindqvist said that at least 12 people were killed in Narva on Monday. “We will rebuild the harbour,” she said.', '\n\n')] },
  'places of one entity': { size: 1000, make: (n) => ['a', 'b'].map(() => many(n, () => 'They saw Ada Lindqvist there.')) },
  'two copies of a long text': { size: 400, make: (n) => [1, 2].map(() => many(n, (i) => `The ferry to ${name(i % 40)} was late, and ${word(i)} ${word(i * 13 + 5)} waited at the ${word(i * 7)} quay.`, '\n\n')) },
  'copies of one text': { size: 60, make: (n) => files(n, () => article) },
  'copies of one quotation, altered': { size: 60, make: (n) => files(n, (i) => `“We will ${i % 5 === 0 ? 'not ' : ''}rebuild the old harbour of Narva before the winter ends,” Ada Lindqvist said.`) },
  'figures of one noun in ten documents': { size: 60, make: (n) => files(10, (d) => many(n, (i) => `${i * 10 + d} people were killed in Narva.`)) },
  'equal figures of one noun in ten documents': { size: 60, make: (n) => files(10, () => many(n, (i) => `${i} people were killed in Narva.`)) },
  'texts that give one person two posts': { size: 80, make: (n) => files(n, (i) => `The Estonian ${i % 2 === 0 ? 'president' : 'prime minister'}, Ada Lindqvist, said so.`) },
  'texts that spell one name in two ways': { size: 80, make: (n) => files(n, (i) => `Mayor Ada ${i % 2 === 0 ? 'Lindqvistson' : 'Lindquistson'} of Narva said “We will rebuild the old stone harbour next winter.”`) },
  'texts with one surname': { size: 100, make: (n) => files(n, (i) => `${name(i)} Lindqvist came. Lindqvist said so. Mayor Lindqvist left.`) },
  'texts with one short form': { size: 100, make: (n) => files(n, (i) => `The A${word(i)} B${word(i)} Council (ABC) met. ABC said so.`) },
};

/** All that an editor shows of the dossier, but cards: those of one text, at twenty places. */
function show(texts: readonly string[]): void {
  const corpus = new Corpus();
  texts.forEach((text, i) => corpus.update(readDocument(documentId(`${String(i).padStart(4, '0')}.txt`), text)));
  const { links } = corpus;
  while (corpus.prepare());
  for (const id of links.documents.keys()) {
    problemsOf(links, id);
    tokensOf(links, id);
  }
  const [first] = links.documents.values();
  for (let i = 0; first && i < 20; i++) hoverAt(links, first.id, Math.floor((first.source.text.length * i) / 20) + 3);
}

/** Twice as many are twice the work where that grows as the dossier does, and four times where it grows with its square. */
const MOST = 2.6;

for (const [kind, { size, make }] of Object.entries(kinds)) {
  test(`twice as many ${kind} cost about twice as much`, () => {
    const [few, twice] = [make(size), make(size * 2)];
    // What is kept of each spelling is made the first time only.
    show(twice);
    const grown = workOf(() => show(twice)) / workOf(() => show(few));
    assert.ok(grown < MOST, `${grown.toFixed(2)} times the work`);
  });
}

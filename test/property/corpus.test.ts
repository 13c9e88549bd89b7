// What must hold of any dossier: the order of files and the line ends do not matter, spans slice to their text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Corpus, type Links } from '../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../server/src/core/corpus/document';
import { exportAnalysis } from '../../server/src/core/queries/export';
import { hoverAt } from '../../server/src/core/queries/hover';
import { problemsOf } from '../../server/src/core/queries/problems';
import { tokensOf } from '../../server/src/core/queries/tokens';

/** Sentences that link to each other, so that random texts agree and conflict. */
const sentences = [
  'The Harbour Treaty has been signed by 133 nations, its office said.',
  'The Harbour Treaty now has over 160 signatories, its office said.',
  '“We will not close the northern harbour before the winter ends,” said Mayor Ada Lindqvist.',
  '“We will close the northern harbour before the winter ends,” Lindqvist said.',
  'At least 12 people were killed on Tuesday, March 18, 2025.',
  'Nine people were killed and 40 injured, police said on Tuesday.',
  'WASHINGTON — The ministers of Estonia and Latvia met in Oslo.',
  'He said the Nordic Council (NC) gave $2.5 million.',
  'The NC is in Oslo, Norway. "It holds," she said.',
];
const prose = fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...sentences) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) }), { maxLength: 6 })
  .map((parts) => parts.join('\n\n'));
const dossier = fc.array(prose, { minLength: 1, maxLength: 5 });

function linksOf(texts: readonly string[], order = texts.map((_, i) => i)): Links {
  const corpus = new Corpus();
  for (const i of order) corpus.update(readDocument(documentId(`${i}.txt`), texts[i] ?? ''));
  return corpus.links;
}

test('the order of files does not matter', () => {
  fc.assert(fc.property(dossier, (texts) => {
    assert.deepEqual(exportAnalysis(linksOf(texts, texts.map((_, i) => texts.length - 1 - i))), exportAnalysis(linksOf(texts)));
  }), { numRuns: 150 });
});

/** Of another world: no name, no deed and no counted thing of these stands in `sentences`. */
const elsewhere = [
  'The Corbel Museum sold 12 paintings for $3.4 million in June 2011.',
  'Rainfall in the Sorva valley reached 48 millimetres within 36 hours.',
  '“Nobody has baked such bread for a hundred years,” said baker Tilda Grann.',
  'The bakers of Sorva used 900 kilograms of rye on Monday, 4 May 2009.',
  'The choir of 34 singers won 88 points, three more than the second.',
  'Its oldest organ, built in 1687, weighs two tonnes and has 1,900 pipes.',
];

test('a document about something else adds no finding', () => {
  const found = (texts: readonly string[]): ReadonlySet<string> => new Set(linksOf(texts).findings.map(({ id }) => id));
  fc.assert(fc.property(dossier, fc.shuffledSubarray(elsewhere, { minLength: 1 }), (texts, other) => {
    const before = found(texts);
    assert.deepEqual([...found([...texts, other.join('\n\n')])].filter((id) => !before.has(id)), []);
  }), { numRuns: 150 });
});

test('CR LF gives the same findings as LF', () => {
  const wordsOf = (links: Links): unknown => [...links.documents.keys()].map((id) => problemsOf(links, id).map(({ code, message }) => `${code} ${message}`));
  fc.assert(fc.property(dossier, (texts) => {
    assert.deepEqual(wordsOf(linksOf(texts.map((text) => text.replaceAll('\n', '\r\n')))), wordsOf(linksOf(texts)));
  }), { numRuns: 100 });
});

test('every span slices to its own text, and no query throws on any Unicode', () => {
  fc.assert(fc.property(fc.array(fc.oneof(prose, fc.string({ unit: 'binary', maxLength: 200 })), { minLength: 1, maxLength: 3 }), (texts) => {
    const links = linksOf(texts);
    const { entities, figures, quotes } = exportAnalysis(links);
    for (const mention of [...entities.flatMap(({ mentions }) => mentions), ...figures, ...quotes.flatMap(({ mentions }) => mentions)]) {
      const source = links.documents.get(documentId(mention.path))?.source.text ?? '';
      assert.ok(mention.start >= 0 && mention.start <= mention.end && mention.end <= source.length);
      assert.equal(source.slice(mention.start, mention.end), mention.text);
    }
    for (const [id, { source }] of links.documents) {
      tokensOf(links, id);
      for (let offset = 0; offset <= source.text.length; offset += 7) hoverAt(links, id, offset);
    }
  }), { numRuns: 150 });
});

/** Who is counted, and phrases that count them. */
const counted = [
  'Norway and Sweden met.', 'Ministers from Norway, Sweden and Finland met.', 'Norway met the Baltic states.', 'The Baltic states (Estonia, Latvia and Lithuania) met.', 'Grumbold Ltd met Quill Inc.', 'Karl Brandt met Peter Lindt.',
  'The two countries agreed.', 'Both nations agreed.', 'All three countries left.', 'These four nations left.', 'Both companies agreed.', 'The two men left.', 'Both sides agreed.', 'The Baltic states left.', 'Finland, Estonia, Latvia and Lithuania were there.',
];

test('a group has as many members as each of its phrases says; no phrase means two groups, and no alias is another group’s', () => {
  const text = fc.array(fc.constantFrom(...counted), { minLength: 1, maxLength: 6 }).map((some) => some.join(' '));
  fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
    const links = linksOf(texts);
    const { all } = links.groups;
    const places = all.flatMap(({ mentions }) => mentions.map(({ document, start }) => `${document} ${start}`));
    assert.equal(new Set(places).size, places.length);
    for (const { members, mentions } of all) {
      assert.equal(new Set(members).size, members.length);
      for (const { document, start } of mentions) assert.equal(links.documents.get(document)?.groups.find((phrase) => phrase.start === start)?.count, members.length);
      for (const member of members) assert.ok(links.entities.includes(member));
    }
    const names = all.flatMap(({ canonical, aliases }) => [...new Set([canonical, ...aliases.map(({ text: alias }) => alias)])]);
    for (const { aliases } of all) for (const { text: alias } of aliases) assert.equal(names.filter((name) => name === alias).length, 1);
  }), { numRuns: 200 });
});

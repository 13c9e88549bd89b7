// What holds for quotations in any text.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Corpus } from '../../server/src/core/corpus/corpus';
import { documentId, readDocument, type SourceDocument } from '../../server/src/core/corpus/document';
import { linksOf } from '../unit/corpus/linked';
import { wordsIn } from '../../server/src/core/corpus/word-row';
import { alignRows, overlapOf, segmentsOf } from '../../server/src/core/corpus/wording';
import { readText } from '../../server/src/core/text/source-text';

const marks = ['"', '“', '”', '„', '«', '»', "'", '‘', '’', "''", '``', '「', '」'];
const pieces = fc.constantFrom(...marks, ' ', ' ', '\n', '\n\n', '. ', ', ', '\r\n', 'said', 'Anna Holt', 'the statement', 'he', 'bridge', 'not', '7', '6\'2"', '—', '(', ')', '>', '…');
const muddled = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
const anything = fc.oneof(muddled, fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 80 }));

const read = (text: string, id = 'a'): SourceDocument => readDocument(documentId(id), text);

test('every span lies inside its text, in order and disjoint, and nothing throws', () => {
  fc.assert(fc.property(anything, (text) => {
    let last = 0;
    for (const { start, end, speaker } of read(text).quotes) {
      assert.ok(last <= start && start < end && end <= text.length);
      last = end;
      if (!speaker) continue;
      for (const at of [speaker.at, ...(speaker.cue ? [speaker.cue] : [])]) assert.ok(0 <= at.start && at.start < at.end && at.end <= text.length);
    }
  }), { numRuns: 2000 });
});

test('ten thousand rows of marks never lose the rest of a file', () => {
  const rest = `\n\nThe council met on Monday.\n\n“The bridge is closed for now,” said Otto Brandt.`;
  fc.assert(fc.property(muddled, (text) => {
    const whole = `${text}${rest}`;
    const start = whole.length - rest.length + rest.indexOf('“') + 1;
    const found = read(whole).quotes.find((quote) => quote.start === start);
    assert.equal(found && whole.slice(found.start, found.end), 'The bridge is closed for now,');
    assert.equal(found?.speaker?.name, 'Otto Brandt');
  }), { numRuns: 10000 });
});

test('segments cover both wordings from end to end', () => {
  const words = fc.array(fc.constantFrom('the', 'bridge', 'not', 'closed', 'river', '7', 'seven', 'a', 'defence', 'defense', '[old]', '…', 'of'), { minLength: 1, maxLength: 25 }).map((all) => all.join(' '));
  fc.assert(fc.property(words, words, (here, there) => {
    const [a, b] = [here, there].map((text) => wordsIn(readText(text), { start: 0, end: text.length }));
    assert.ok(a && b);
    const segments = segmentsOf(a, b);
    const side = (key: 'here' | 'there', text: string): string => segments.map((segment) => segment[key]).filter((span) => span !== undefined)
      .map(({ start, end }) => text.slice(start, end)).join(' ').replace(/[[\]…]/g, '').replace(/\s+/g, ' ').trim();
    const plain = (text: string): string => text.replace(/[[\]…]/g, '').replace(/\s+/g, ' ').trim();
    assert.equal(side('here', here), plain(here));
    assert.equal(side('there', there), plain(there));
  }));
});

test('the overlap of two wordings lies between nothing and all of it, and partners rise', () => {
  const words = fc.array(fc.constantFrom('bridge', 'closed', 'river', 'stone', 'water', 'not', 'the', 'old'), { minLength: 1, maxLength: 14 }).map((all) => all.join(' '));
  fc.assert(fc.property(words, words, (here, there) => {
    const [a, b] = [here, there].map((text) => wordsIn(readText(text), { start: 0, end: text.length }));
    assert.ok(a && b);
    let last = -1;
    for (const at of alignRows(a, b)) {
      if (at < 0) continue;
      assert.ok(at > last);
      last = at;
    }
    const score = overlapOf(a, b);
    assert.ok(score >= 0 && score <= 1);
  }));
});

const sentences = fc.array(fc.constantFrom(
  '“The old bridge is closed to everybody until the water falls,” said Anna Holt.',
  'Anna Holt said it is “closed to everybody until the water falls” again.',
  '“The old bridge is barred to everybody until the water falls,” said Marcus Bell.',
  '“No comment,” said Anna Holt.',
  '“No comment,” said Marcus Bell.',
  'The old bridge stays closed until the water falls, everybody says.',
), { minLength: 1, maxLength: 4 }).map((all) => all.join('\n\n'));

test('linking is symmetric and stable under renaming files: the same texts are linked, in the same classes, whatever they are called', () => {
  fc.assert(fc.property(fc.array(sentences, { minLength: 2, maxLength: 5 }), fc.nat(4), (texts, turn) => {
    const shapeOf = (nameOf: (i: number) => string): string[] => {
      const documents = texts.map((text, i) => read(text, nameOf(i)));
      const indexOf = (id: string): number => documents.findIndex((document) => document.id === id);
      return linksOf(documents).utterances
        .map(({ speaker, wording, witnesses }) => `${speaker} ${wording}: ${witnesses.map((at) => `${indexOf(at.document)} ${at.start} ${at.wording}`).sort().join(', ')}`).sort();
    };
    assert.deepEqual(shapeOf((i) => `${(i + turn) % texts.length}.txt`), shapeOf((i) => `${i}.txt`));
    assert.deepEqual(shapeOf((i) => `${texts.length - i}.txt`), shapeOf((i) => `${i}.txt`));
  }));
});

test('links do not depend on the order of documents, and a document that comes and goes leaves no trace', () => {
  fc.assert(fc.property(fc.array(sentences, { minLength: 1, maxLength: 5 }), (texts) => {
    const documents = texts.map((text, i) => read(text, `${i}.txt`));
    const link = (all: readonly SourceDocument[]): unknown => linksOf(all).utterances;
    assert.deepEqual(link(documents.toReversed()), link(documents));
    const corpus = new Corpus();
    for (const document of documents) corpus.update(document);
    // Echoes are looked up when they are asked for, so what is linked is written down at once.
    const linked = (): unknown => JSON.parse(JSON.stringify(corpus.links.utterances));
    const before = linked();
    corpus.update(read('“The old bridge is closed to everybody until the water falls,” said Marcus Bell.', '9.txt'));
    assert.notDeepEqual(linked(), before);
    corpus.remove(documentId('9.txt'));
    assert.deepEqual(linked(), before);
  }), { numRuns: 100 });
});

// What an edit leaves of a text's figures as they were is not compared again, and what is told of other findings is not told again.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { KeptProblems } from '../../../server/src/core/queries/kept-problems';
import { problemsOf } from '../../../server/src/core/queries/problems';

const [a, b] = [documentId('a.txt'), documentId('b.txt')];
const report = (sunk: string, lost: string, end = 'The quay of Narva was closed.'): string =>
  `${sunk} ferries sank in the harbour of Narva on Tuesday, the port office said.\n\nThe port of Narva lost ${lost} million euros in the storm. ${end}`;

class Two {
  readonly corpus = new Corpus();

  constructor() {
    this.write(a, report('Twelve', '40'));
    this.write(b, report('Fourteen', '45'));
  }

  write(id: typeof a, text: string): void {
    this.corpus.update(readDocument(id, text));
  }

  /** How many pairs of figures a change has compared. */
  pairsFor(change: () => void): number {
    const before = this.corpus.links && this.corpus.work.pairs;
    change();
    return this.corpus.links && this.corpus.work.pairs - before;
  }

  get conflicts(): readonly string[] {
    return this.corpus.links.findings.map(({ id }) => id);
  }
}

test('a key stroke beside the figures compares none of them, and one in a figure those of its kind', () => {
  const two = new Two();
  assert.equal(two.conflicts.length, 2);
  assert.equal(two.pairsFor(() => two.write(a, report('Twelve', '40', 'The quays of Narva were closed.'))), 0);
  assert.equal(two.conflicts.length, 2);
  assert.equal(two.pairsFor(() => two.write(a, report('Twelve', '41', 'The quays of Narva were closed.'))), 1);
  assert.ok(two.conflicts.some((id) => id.endsWith('/40500000-41500000+44500000-45500000')), two.conflicts.join(' '));
});

test('a figure that an edit before it has moved is shown where it stands now', () => {
  const two = new Two();
  const before = two.corpus.links.quantities.map(({ figures }) => figures.map(({ start }) => start));
  assert.equal(two.pairsFor(() => two.write(b, ` ${report('Fourteen', '45')}`)), 0);
  const after = two.corpus.links.quantities.map(({ figures }) => figures.map(({ document, start }) => (document === b ? start - 1 : start)));
  assert.deepEqual(after, before);
});

test('a text that becomes one on another event contradicts the first no longer, though its figures are what they were, and does so again with its old words', () => {
  const two = new Two();
  const [first, second] = [['b', 'f', 'gr', 'kl', 'm', 'pl', 's', 'tr', 'v', 'sk'], ['aker', 'indel', 'oster', 'umber', 'ellow']];
  const other = `${first.flatMap((start) => second.flatMap((end) => first.map((more) => `${start}${end}${more}an`))).join(' ')}.`;
  two.write(b, report('Fourteen', '45', other));
  assert.deepEqual(two.conflicts, []);
  two.write(b, report('Fourteen', '45'));
  assert.equal(two.conflicts.length, 2);
});

test('what a finding says is told anew where its texts or its values have changed, and is the same object otherwise', () => {
  const two = new Two();
  const kept = new KeptProblems();
  const told = (id: typeof a): ReturnType<typeof problemsOf> => {
    const { links } = two.corpus;
    kept.forget(links, two.corpus.takeTouched().changed);
    return problemsOf(links, id, undefined, undefined, kept);
  };
  const [first, second] = told(a);
  assert.ok(first && second);
  assert.deepEqual(told(a).map((problem) => [first, second].indexOf(problem)), [0, 1]);
  // A source on something else.
  two.write(documentId('c.txt'), 'Nine bakers of Lindau met.');
  assert.deepEqual(told(a).map((problem) => [first, second].indexOf(problem)), [0, 1]);
  two.write(b, ` ${report('Fourteen', '45')}`);
  const moved = told(a);
  assert.deepEqual(moved.map(({ message }) => message), [first.message, second.message]);
  assert.deepEqual(moved.map(({ related: [at] }) => at?.start), [first, second].map(({ related: [at] }) => (at?.start ?? 0) + 1));
});

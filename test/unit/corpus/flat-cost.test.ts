// One edit costs the same in a large folder as in a small one, counted in steps of work: no clock is asked.
import assert from 'node:assert/strict';
import test from 'node:test';
import { usualBounds } from '../../../server/src/core/corpus/bounds';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument, type SourceDocument } from '../../../server/src/core/corpus/document';
import type { Work } from '../../../server/src/core/corpus/work';
import { problemsOf } from '../../../server/src/core/queries/problems';
import { reportOf } from './five-reports';

function read(n: number, edit?: string): SourceDocument {
  return readDocument(documentId(`${String(n).padStart(5, '0')}.txt`), reportOf(n, edit));
}

interface Cost extends Omit<Work, 'origins' | 'met'> {
  /** Documents whose problems were looked at anew, and how many characters of problems there are to send at most. */
  readonly looked: number;
  readonly sent: number;
}

function costOf(size: number, edits: readonly string[]): Cost {
  const corpus = new Corpus();
  for (let n = 0; n < size; n++) corpus.update(read(n));
  let { links } = corpus;
  while (corpus.prepare());
  let groups = links.groups.all.length;
  corpus.takeTouched();
  const before = { ...corpus.work };
  let [looked, sent] = [0, 0];
  for (const edit of edits) {
    corpus.update(read(22, edit));
    ({ links } = corpus);
    while (corpus.prepare());
    groups = Math.min(groups, links.groups.all.length);
    const { changed, told } = corpus.takeTouched();
    for (const id of new Set([...changed, ...told])) {
      looked++;
      sent += JSON.stringify(problemsOf(links, id)).length;
    }
  }
  assert.ok(groups > 0, 'a group is found, and found again after each edit');
  const spent = (what: keyof Work): number => corpus.work[what] - before[what];
  return { documents: spent('documents'), groups: spent('groups'), pairs: spent('pairs'), names: spent('names'), phrases: spent('phrases'), looked, sent };
}

const edits = ['Seven houses burnt down.', 'Seven houses burnt down and 12 people were hurt.', 'Mayor Ada Kestrel of Narva sent 7 doctors.', ''];

test('the same edits cost as much in two thousand documents as in fifty and in five hundred', () => {
  const [small, middle, large] = [50, 500, 2000].map((size) => costOf(size, edits));
  assert.ok(small && middle && large);
  assert.equal(large.documents, edits.length);
  for (const what of ['documents', 'groups', 'names', 'phrases', 'looked', 'sent'] as const) {
    assert.ok(large[what] <= 1.3 * small[what] && large[what] <= 1.3 * middle[what], `${what}: ${small[what]}, ${middle[what]}, ${large[what]}`);
  }
  // In a small folder every two figures are compared, in a large one those that share a rare word: it must not cost more.
  assert.ok(large.pairs <= 1.3 * middle.pairs, `pairs: ${small.pairs}, ${middle.pairs}, ${large.pairs}`);
  assert.ok(small.pairs > 0 && small.names > 0 && small.phrases > 0 && small.sent > 0, 'something is compared, and something is told');
});

test('a word in the place of another has only the origins of a few texts found anew, in fifty documents and in two thousand', () => {
  const originsOf = (size: number): number => {
    const corpus = new Corpus();
    for (let n = 0; n < size; n++) corpus.update(read(n, n === 22 ? 'Seven houses burnt down.' : undefined));
    const look = (): number => {
      assert.ok(corpus.links.documents.size === size);
      while (corpus.prepare());
      return corpus.work.origins;
    };
    const before = look();
    corpus.update(read(22, 'Eleven houses burnt down.'));
    return look() - before;
  };
  const [small, large] = [originsOf(50), originsOf(2000)];
  // Its own, and those of the longest texts of a run that it overtook: no more of them are looked at, however many share the run.
  for (const found of [small, large]) assert.ok(found > 0 && found <= 1 + usualBounds.textsOfRun, `origins: ${small}, ${large}`);
});

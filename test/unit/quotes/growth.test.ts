// How much is compared when quotations are linked, in steps instead of time: it grows as the quotations do.
import assert from 'node:assert/strict';
import test from 'node:test';
import { usualBounds } from '../../../server/src/core/corpus/bounds';
import { UtteranceIndex } from '../../../server/src/core/corpus/utterance-index';
import { finish } from '../../../server/src/core/corpus/steps';
import { noWork, type Work } from '../../../server/src/core/corpus/work';
import type { SourceDocument } from '../../../server/src/core/corpus/document';
import { read } from './quoted';

const things = ['bridge', 'harbour', 'council', 'river', 'school', 'budget', 'winter', 'ferry'];
const deeds = ['closes', 'opens', 'costs', 'helps', 'needs'];
const at = (words: readonly string[], i: number): string => words[i % words.length] ?? '';

/** Ten quotations a document, all different, of words that many share. */
const different = (count: number): SourceDocument[] => Array.from({ length: count / 10 }, (_, d) => read(Array.from({ length: 10 }, (__, q) => {
  const i = d * 10 + q;
  return `“The ${at(things, i)} ${at(deeds, i >> 3)} our old ${at(things, i >> 5)} ${i} times,” said Anna Holt.`;
}).join('\n\n'), `${d}.txt`));

/** One utterance, whole, shortened or with a word changed. */
const same = (count: number): SourceDocument[] => Array.from({ length: count }, (_, i) => {
  const words = 'We will keep the old harbour open through the whole winter, and nobody shall lose a single day of pay';
  return read(`“${i % 3 === 0 ? words : i % 3 === 1 ? words.slice(0, words.indexOf(',')) : words.replace('single', at(things, i))},” said Ada Lindqvist.`, `${i}.txt`);
});

const workOf = (documents: readonly SourceDocument[], bounds = usualBounds): Work => {
  const work = noWork();
  const byId = new Map(documents.map((document) => [document.id, document]));
  finish(new UtteranceIndex(work, bounds).update(byId.keys(), (id) => byId.get(id), () => undefined));
  return work;
};

test('twice as many different short quotations take at most 2.2 times the comparisons', () => {
  const [once, twice] = [workOf(different(1500)), workOf(different(3000))];
  assert.ok(once.pairs > 1000 && twice.pairs <= once.pairs * 2.2, `${once.pairs} and ${twice.pairs}`);
});

test('twice as many have twice as many looked at to find whom to compare: of a run that many share only the first', () => {
  const few = { ...usualBounds, gram: { telling: 12, light: 4 } };
  const [once, twice] = [workOf(different(600), few), workOf(different(1200), few)];
  assert.ok(once.met > 600 * 12 && twice.met <= once.met * 2.05, `${once.met} and ${twice.met}`);
});

test('one utterance in twice as many documents takes no more comparisons, as it has no more wordings', () => {
  assert.equal(workOf(same(400)).pairs, workOf(same(200)).pairs);
});

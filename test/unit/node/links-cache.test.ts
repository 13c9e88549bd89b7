// What is kept of a whole dossier: the right bytes in the right state, or nothing.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { finish } from '../../../server/src/core/corpus/steps';
import { problemsOf } from '../../../server/src/core/queries/problems';
import { packing } from '../../../server/src/core/snapshot/packed-links';
import { packingProblems } from '../../../server/src/core/snapshot/packed-problems';
import type { DossierSnapshot, RecalledSnapshot, SourcesState } from '../../../server/src/document-reader';
import { LinksCache } from '../../../server/src/node/links-cache';

const MANY = 2 ** 20;

function snapshotOf(...texts: readonly string[]): DossierSnapshot {
  const corpus = new Corpus();
  texts.forEach((text, i) => corpus.update(readDocument(documentId(`${i}.txt`), text)));
  const { links } = corpus;
  return { links: finish(packing(links)), problems: finish(packingProblems([...links.documents.keys()], (id) => problemsOf(links, id))), told: 'en' };
}

const snapshot = snapshotOf('The Harbour Treaty has been signed by 133 nations.', 'The Harbour Treaty has been signed by 150 nations.');

function stateOf(name: string, keys: Readonly<Record<string, string>> = { '0.txt': 'a', '1.txt': 'b' }, more = ''): SourcesState {
  return { name, more, keys: new Map(Object.entries(keys)) };
}

const state = stateOf('state');
const recalled: RecalledSnapshot = { snapshot, unchanged: undefined };

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'corroborate-'));
  try {
    await use(join(folder, 'cache'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('what was kept counts for the same folder, settings and engine, and for sources that are what they were', () => inFolder(async (folder) => {
  await new LinksCache(folder, MANY, 'new').save('/d', state, snapshot);
  const load = (at: string, of: SourcesState, version = 'new') => new LinksCache(folder, MANY, version).load(at, of);
  assert.deepEqual(await load('/d', state), recalled);
  assert.deepEqual(await load('/d', stateOf('other', { '0.txt': 'a', '1.txt': 'c' })), { snapshot, unchanged: new Set(['0.txt']) });
  assert.deepEqual(await load('/d', stateOf('other', { '0.txt': 'a', '1.txt': 'b', '2.txt': 'c' })), { snapshot, unchanged: new Set(['0.txt', '1.txt']) });
  assert.equal(await load('/d', stateOf('other', { '0.txt': 'x', '1.txt': 'y' })), undefined, 'nothing is what it was');
  assert.equal(await load('/d', stateOf('other', undefined, 'ignored')), undefined);
  assert.equal(await load('/e', state), undefined);
  assert.equal(await load('/d', state, 'old'), undefined);
  assert.equal((statSync(folder).mode | statSync(join(folder, readdirSync(folder)[0] ?? '')).mode) & (process.platform === 'win32' ? 0 : 0o77), 0, 'only its owner may read it');
}));

test('a file that is cut off or damaged anywhere is as good as none', () => inFolder(async (folder) => {
  const cache = new LinksCache(folder, MANY);
  await cache.save('/d', state, snapshot);
  const file = join(folder, readdirSync(folder)[0] ?? '');
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at += 7) {
    writeFileSync(file, whole.subarray(0, at));
    assert.equal(await cache.load('/d', state), undefined);
    writeFileSync(file, Buffer.concat([whole.subarray(0, at), Buffer.from([(whole[at] ?? 0) ^ 0x41]), whole.subarray(at + 1)]));
    assert.equal(await cache.load('/d', state), undefined);
  }
  writeFileSync(file, whole);
  assert.deepEqual(await cache.load('/d', state), recalled);
}));

test('several that are kept at once leave one whole file, and what is too large for the space leaves none', () => inFolder(async (folder) => {
  const states = ['a', 'b', 'c'].map((name) => stateOf(name, { '0.txt': name, '1.txt': name }));
  await Promise.all(states.map((one) => new LinksCache(folder, MANY).save('/d', one, snapshot)));
  assert.equal(readdirSync(folder).length, 1);
  const found = await Promise.all(states.map((one) => new LinksCache(folder, MANY).load('/d', one)));
  assert.equal(found.filter((one) => one !== undefined).length, 1);
  await new LinksCache(folder, 100).save('/e', state, snapshot);
  assert.equal(await new LinksCache(folder, MANY).load('/e', state), undefined);
}));

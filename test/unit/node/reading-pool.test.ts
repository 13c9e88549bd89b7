// The worker threads: what happens where one hangs, dies, or cannot be had.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { noRules } from '../../../server/src/core/extract/names/rules';
import type { ReadingJob } from '../../../server/src/document-reader';
import { ReadingPool, type Outcome } from '../../../server/src/node/reading-pool';

/** A worker that gives back the text's bytes, and does as the text says where that is a command. */
const obedient = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ text }) => {
    if (text === 'hang') for (;;);
    if (text === 'die') process.exit(1);
    if (text === 'throw') throw new Error('unforeseen');
    parentPort.postMessage(text === 'fail' ? undefined : new TextEncoder().encode(text));
  });
  parentPort.postMessage('ready');
`;

async function withPool(script: string, size: number, use: (read: (text: string, budgetMs?: number) => Promise<string>, pool: ReadingPool) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'corroborate-'));
  const file = join(folder, 'worker.cjs');
  writeFileSync(file, script);
  const pool = new ReadingPool(file, size);
  const told = (outcome: Outcome): string => (typeof outcome === 'string' ? outcome : new TextDecoder().decode(outcome.bytes));
  const job = (text: string): ReadingJob => ({ path: 'a.txt', text, facts: {}, rules: noRules, words: [] });
  try {
    await use(async (text, budgetMs = 10_000) => told(await pool.read(job(text), budgetMs)), pool);
  } finally {
    pool.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('every job gets its own answer, however many threads there are', () => withPool(obedient, 3, async (read) => {
  const texts = Array.from({ length: 40 }, (_, i) => `text ${i}`);
  assert.deepEqual(await Promise.all(texts.map((text) => read(text))), texts);
  assert.equal(await read('fail'), 'none');
}));

test('a document that takes too long is given up on, and those that waited behind it are read', () => withPool(obedient, 1, async (read) => {
  assert.deepEqual(await Promise.all([read('a'), read('hang', 200), read('b'), read('hang', 200), read('c')]), ['a', 'late', 'b', 'late', 'c']);
}));

test('a thread that dies over a document is replaced; the document is tried once more and then given up on', () => withPool(obedient, 2, async (read) => {
  assert.deepEqual(await Promise.all([read('a'), read('die'), read('b'), read('throw'), read('c'), read('d')]), ['a', 'died', 'b', 'died', 'c', 'd']);
}));

test('where no thread can be had, nothing waits for one', () => withPool('throw new Error("no workers here")', 2, async (read) => {
  assert.deepEqual(await Promise.all([read('a'), read('b'), read('c')]), ['none', 'none', 'none']);
  assert.equal(await read('d'), 'none');
}));

test('what is under way when the pool ends is answered, and the pool can be used again', () => withPool(obedient, 1, async (read, pool) => {
  const waiting = Promise.all([read('hang'), read('a'), read('b')]);
  setTimeout(() => pool.end(), 100);
  assert.deepEqual(await waiting, ['none', 'none', 'none']);
  assert.equal(await read('c'), 'c');
}));

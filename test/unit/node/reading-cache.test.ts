// The cache on disk: it may be wrong, torn, foreign or gone, and nobody may notice but by the clock.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { noRules } from '../../../server/src/core/extract/names/rules';
import type { ReadingJob } from '../../../server/src/document-reader';
import { keyOf, ReadingCache } from '../../../server/src/node/reading-cache';

const MANY = 2 ** 20;

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'corroborate-'));
  try {
    await use(join(folder, 'cache'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes);

/** Keeps one entry for each name, whose bytes are the name. */
async function keep(cache: ReadingCache, folder: string, names: readonly string[], size = 0): Promise<void> {
  const opened = await cache.open(folder);
  for (const name of names) opened.add(name, `key ${name}`, bytesOf(name.padEnd(size)));
  await opened.save();
}

const fileIn = (folder: string): string => join(folder, readdirSync(folder)[0] ?? '');

test('what was kept is found by the next server, under the same folder, path and key', () => inFolder(async (folder) => {
  await keep(new ReadingCache(folder, MANY), '/d', ['a', 'b']);
  const opened = await new ReadingCache(folder, MANY).open('/d');
  assert.equal(textOf(opened.get('a', 'key a')), 'a');
  assert.equal(textOf(opened.get('b', 'key b')), 'b');
  assert.equal(opened.get('b', 'key a'), undefined);
  assert.equal(opened.get('c', 'key c'), undefined);
  assert.equal((await new ReadingCache(folder, MANY).open('/other')).get('a', 'key a'), undefined);
}));

test('all that reading depends on is part of the key', () => {
  const job: ReadingJob = { path: 'a.txt', text: 'Text', facts: {}, rules: noRules, words: [] };
  const others: readonly ReadingJob[] = [
    { ...job, path: 'b.txt' }, { ...job, text: 'Text.' }, { ...job, facts: { published: '2025-01-01' } },
    { ...job, rules: { entities: [], ignored: ['Text'] } }, { ...job, rules: { entities: [{ name: 'Text', aliases: [], not: [] }], ignored: [] } },
    { ...job, words: [{ word: 'text', kind: 'noun', of: 'book' }] },
  ];
  assert.equal(new Set([job, ...others].map(keyOf)).size, others.length + 1);
  assert.equal(keyOf({ ...job }), keyOf(job));
});

test('what another version of the engine has read does not count', () => inFolder(async (folder) => {
  await keep(new ReadingCache(folder, MANY, 'old'), '/d', ['a']);
  assert.equal((await new ReadingCache(folder, MANY, 'new').open('/d')).get('a', 'key a'), undefined);
  assert.equal(textOf((await new ReadingCache(folder, MANY, 'old').open('/d')).get('a', 'key a')), 'a');
}));

test('a file that is cut off or damaged at any place gives the right bytes or none', () => inFolder(async (folder) => {
  await keep(new ReadingCache(folder, MANY), '/d', ['one', 'two', 'three']);
  const file = fileIn(folder);
  const whole = readFileSync(file);
  const check = async (bytes: Uint8Array): Promise<number> => {
    writeFileSync(file, bytes);
    const opened = await new ReadingCache(folder, MANY).open('/d');
    const found = ['one', 'two', 'three'].map((name) => textOf(opened.get(name, `key ${name}`)));
    found.forEach((text, i) => assert.ok(text === undefined || text === ['one', 'two', 'three'][i], text));
    return found.filter((text) => text !== undefined).length;
  };
  for (let length = 0; length < whole.length; length += 3) await check(whole.subarray(0, length));
  for (let at = 0; at < whole.length; at++) await check(Buffer.concat([whole.subarray(0, at), Buffer.from([(whole[at] ?? 0) ^ 0x41]), whole.subarray(at + 1)]));
  assert.equal(await check(Buffer.concat([whole.subarray(0, -1), Buffer.from('X')])), 2, 'one damaged entry costs that one');
  assert.equal(await check(whole), 3);
}));

test('two servers that keep the same folder leave one whole file, and nothing half-written', () => inFolder(async (folder) => {
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => keep(new ReadingCache(folder, MANY), '/d', [name])));
  assert.equal(readdirSync(folder).length, 1);
  const opened = await new ReadingCache(folder, MANY).open('/d');
  assert.equal(['a', 'b', 'c', 'd'].filter((name) => opened.get(name, `key ${name}`) !== undefined).length, 1);
}));

test('a few new sources do not make the file anew, many do and keep the others', () => inFolder(async (folder) => {
  const names = Array.from({ length: 100 }, (_, i) => String(i));
  await keep(new ReadingCache(folder, MANY), '/d', names);
  const open = () => new ReadingCache(folder, MANY).open('/d');
  const [few, many] = [await open(), await open()];
  few.add('new', 'key new', bytesOf('new'));
  await few.save();
  assert.equal((await open()).get('new', 'key new'), undefined);
  for (let i = 0; i < 20; i++) many.add(`new ${i}`, 'key', bytesOf('new'));
  await many.save();
  const after = await open();
  assert.equal(textOf(after.get('new 7', 'key')), 'new');
  assert.equal(textOf(after.get('42', 'key 42')), '42');
}));

test('sources that have gone are forgotten at the next whole reading that is kept', () => inFolder(async (folder) => {
  await keep(new ReadingCache(folder, MANY), '/d', ['a', 'gone']);
  const opened = await new ReadingCache(folder, MANY).open('/d');
  assert.ok(opened.get('a', 'key a'));
  opened.add('b', 'key b', bytesOf('b'));
  await opened.save();
  const after = await new ReadingCache(folder, MANY).open('/d');
  assert.equal(after.get('gone', 'key gone'), undefined);
  assert.equal(textOf(after.get('a', 'key a')), 'a');
}));

test('where space ends, the folder that was of use longest ago goes first', () => inFolder(async (folder) => {
  const cache = new ReadingCache(folder, 10_000);
  for (const [age, name] of [[3, '/old'], [2, '/older'], [1, '/used']] as const) {
    await keep(cache, name, ['a'], 2500);
    for (const file of readdirSync(folder)) {
      const time = new Date(Date.now() - age * 60_000);
      if (Date.now() - statSync(join(folder, file)).mtimeMs < 30_000) utimesSync(join(folder, file), time, time);
    }
  }
  // Nothing new in it, but it was of use.
  const used = await cache.open('/old');
  assert.ok(used.get('a', 'key a'));
  await used.save();
  await keep(cache, '/new', ['a'], 2500);
  const kept = await Promise.all(['/old', '/older', '/used', '/new'].map(async (name) => (await cache.open(name)).get('a', 'key a') !== undefined));
  assert.deepEqual(kept, [true, false, true, true]);
  await keep(cache, '/huge', ['a'], 20_000);
  assert.equal((await cache.open('/huge')).get('a', 'key a'), undefined, 'what alone is too much is not kept');
}));

test('only its owner may read it', { skip: process.platform === 'win32' }, () => inFolder(async (folder) => {
  await keep(new ReadingCache(folder, MANY), '/d', ['a']);
  assert.equal(statSync(folder).mode & 0o77, 0);
  assert.equal(statSync(fileIn(folder)).mode & 0o77, 0);
}));

test('a folder that cannot be made or vanishes meanwhile is an error at saving, and nothing before', () => inFolder(async (folder) => {
  const cache = new ReadingCache(folder, MANY);
  await keep(cache, '/d', ['a']);
  const opened = await cache.open('/d');
  rmSync(folder, { recursive: true });
  assert.equal(textOf(opened.get('a', 'key a')), 'a');
  await assert.rejects(opened.save());
  await keep(cache, '/d', ['b']);
  assert.ok(existsSync(folder), 'it is made again with the next file');
  const inTheWay = join(fileIn(folder), 'inside a file');
  const blocked = await new ReadingCache(inTheWay, MANY).open('/d');
  blocked.add('a', 'key', bytesOf('a'));
  await assert.rejects(blocked.save());
}));

test('a folder that may not be written to is an error at saving, and leaves nothing behind', { skip: process.getuid?.() === 0 ? 'root may write everywhere' : false }, () => inFolder(async (folder) => {
  const cache = new ReadingCache(folder, MANY);
  await keep(cache, '/d', ['a']);
  chmodSync(folder, 0o500);
  await assert.rejects(keep(cache, '/other', ['b']));
  chmodSync(folder, 0o700);
  assert.equal(readdirSync(folder).length, 1);
}));

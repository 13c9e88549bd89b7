// Disks and network shares that refuse, break, or do not answer for a while: one sentence each, and nothing else waits for them.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Client, inFolder, uriOf } from './client';

const fire = (injured: number): string => `A fire in the old warehouse in Narva injured ${injured} workers on Monday, the fire brigade said.`;
const question = { line: 0, character: 46 };

/**
 * Loaded into the server before its own code: what a file is called says what its disk does. A file that is late is read from a pipe
 * in which nothing is yet, which holds one of the threads of the system's as a share does that is gone.
 */
const disk = (pipe: string): string => `
const files = require('node:fs/promises');
const { lstat, open, readdir, readFile } = files;
const fail = (code, what) => { throw Object.assign(new Error(code + ': ' + what), { code }); };
files.lstat = async (path, ...more) => (/locked/.test(path) ? fail('EACCES', 'permission denied, lstat') : /stale/.test(path) ? fail('ESTALE', 'stale file handle, lstat') : lstat(path, ...more));
files.open = async (path, ...more) => {
  if (/late/.test(path)) {
    require('node:fs').appendFileSync(${JSON.stringify(`${pipe}.asked`)}, path + '\\n');
    return open(${JSON.stringify(pipe)}, ...more);
  }
  const handle = await open(path, ...more);
  return /broken/.test(path) ? { readFile: async () => fail('EIO', 'i/o error, read'), close: () => handle.close() } : handle;
};
files.readFile = async (path, ...more) => (/late/.test(path) ? open(${JSON.stringify(pipe)}, 'r') : readFile(path, ...more));
files.readdir = async (path, ...more) => (/shut/.test(path) ? fail('EACCES', 'permission denied, scandir') : readdir(path, ...more));
`;

interface BadDisk {
  readonly folder: string;
  /** Arguments for Node. */
  readonly node: readonly string[];
  /** Files that are late, each time that they were asked for. */
  readonly asked: () => readonly string[];
  /** Lets the files that are waited for have their ends, and one of them a text before it. */
  readonly answer: (text: string) => void;
}

/** A folder `near` with two sources that conflict, and `share` with these. */
async function onBadDisk(share: Readonly<Record<string, string>>, use: (disk: BadDisk) => Promise<void> | void): Promise<void> {
  await inFolder(async (folder) => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    writeFileSync(join(folder, 'disk.cjs'), disk(pipe));
    for (const [path, text] of Object.entries({ 'near/sources/a.txt': fire(12), 'near/sources/b.txt': fire(9), ...share })) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const asked = (): readonly string[] => readFileSync(`${pipe}.asked`, 'utf8').split('\n').slice(0, -1);
    await use({ folder, node: ['--require', join(folder, 'disk.cjs')], asked, answer: (text) => writeTo(pipe, text) });
  });
}

interface Served extends BadDisk {
  readonly client: Client;
  readonly uri: (path: string) => string;
}

const served = (share: Readonly<Record<string, string>>, use: (disk: Served) => Promise<void>): Promise<void> => onBadDisk(share, async (badDisk) => {
  const { folder, node } = badDisk;
  const client = await Client.start({ node, folders: [join(folder, 'share'), join(folder, 'near')], settings: { limits: { answerSeconds: 0.5 } } });
  await use({ ...badDisk, client, uri: (path) => uriOf(join(folder, path)) });
});

/** Does nothing where nobody waits. */
function writeTo(pipe: string, text: string): void {
  try {
    const file = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    writeSync(file, text);
    closeSync(file);
  } catch (error) {
    assert.match(String(error), /ENXIO|EPIPE/u);
  }
}

const told = ({ client, uri }: Served, path: string): readonly unknown[] => (client.diagnostics.get(uri(path)) ?? []).map(({ message }) => message);

test('sources that a disk refuses or cannot read have one sentence each, and the others are compared', { skip: process.platform === 'win32' }, () => served({
  'share/sources/a.txt': fire(12), 'share/sources/locked.txt': fire(7), 'share/sources/broken.txt': fire(7), 'share/sources/stale.txt': fire(7),
  'share/sources/shut/c.txt': fire(7), 'share/sources/folder.txt/b.txt': fire(9),
}, async (badDisk) => {
  const { client, uri } = badDisk;
  const rest = ' The other sources are compared without it.';
  assert.deepEqual(['locked', 'broken', 'stale'].map((name) => told(badDisk, `share/sources/${name}.txt`)), [
    [`Not read: there is no permission to read this file.${rest}`],
    [`Not read: the file cannot be read (EIO: i/o error, read).${rest}`],
    [`Not read: the file cannot be read (ESTALE: stale file handle, lstat).${rest}`],
  ]);
  assert.ok(client.logged.some((line) => line.endsWith('shut: Not read: there is no permission to read this folder.')), client.logged.join('\n'));
  assert.deepEqual(['a.txt', 'folder.txt/b.txt'].map((path) => client.codes(uri(`share/sources/${path}`))), [['figure-conflict'], ['figure-conflict']], 'in a folder that is called as a text, too');
  assert.ok(await client.at('hover', uri('share/sources/a.txt'), question));
  assert.equal(await client.stop(), 0);
}));

test('a share that does not answer keeps no other folder waiting, is asked no more, and is read when it answers', { skip: process.platform === 'win32', timeout: 60_000 }, () => {
  const late = Array.from({ length: 40 }, (_, i) => `share/sources/late-${String(i).padStart(2, '0')}.txt`);
  return served(Object.fromEntries(late.map((path) => [path, ''])), async (badDisk) => {
    const { client, uri, asked, answer } = badDisk;
    assert.ok(asked().length <= 5, `${asked().length} were asked for`);
    const sentence = 'Not read: the file did not answer within 0.5 seconds (setting corroborate.limits.answerSeconds). The other sources are compared without it.';
    assert.deepEqual(late.map((path) => told(badDisk, path)), late.map(() => [sentence]));
    assert.deepEqual(client.codes(uri('near/sources/a.txt')), ['figure-conflict']);
    assert.ok(await client.at('hover', uri('near/sources/a.txt'), question));
    // What is new there is read while the share does not answer.
    writeFileSync(new URL(uri('near/sources/b.txt')), fire(12));
    await client.after(() => client.watched(uri('near/sources/b.txt'), 2));
    assert.deepEqual(client.codes(uri('near/sources/a.txt')), []);
    const isTold = (): boolean => late.every((path) => told(badDisk, path).length === 0);
    while (!isTold()) {
      answer('It was quiet.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal(await client.stop(), 0);
  });
});

test('a server ends with its client though a share still does not answer', { skip: process.platform === 'win32', timeout: 30_000 }, () => served({ 'share/sources/late.txt': '' }, async ({ client }) => {
  const ended = new Promise((resolve) => client.process.once('exit', resolve));
  client.process.stdin?.end();
  await ended;
}));

test('what was kept lies on a drive that does not answer: sources are read all the same, and the server ends', { skip: process.platform === 'win32', timeout: 30_000 }, () => onBadDisk({}, async ({ folder, node }) => {
  // As many as are worth keeping.
  for (let i = 0; i < 60; i++) writeFileSync(join(folder, 'near/sources', `${i}.txt`), `Ship ${i} sailed.`);
  const client = await Client.start({ node, folders: [join(folder, 'near')], options: { cacheFolder: join(folder, 'late') }, settings: { limits: { answerSeconds: 0.5 } } });
  assert.deepEqual(client.codes(uriOf(join(folder, 'near/sources/a.txt'))), ['figure-conflict']);
  const ended = new Promise((resolve) => client.process.once('exit', resolve));
  client.process.stdin?.end();
  await ended;
}));

test('the command line prints what it could read, and ends though a share still does not answer', { skip: process.platform === 'win32', timeout: 30_000 }, () => onBadDisk({ 'near/sources/late.txt': '' }, ({ folder, node }) => {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [...node, join(process.cwd(), 'dist/cli.js'), 'check', '--limit', 'answerSeconds=0.5', join(folder, 'near')], { encoding: 'utf8' });
  assert.deepEqual([status, signal, stderr], [null, 'SIGKILL', 'sources/late.txt: Not read: the file did not answer within 0.5 seconds (setting corroborate.limits.answerSeconds).\n']);
  assert.match(stdout, /figure-conflict/u);
}));

// Files on disk: what is listed, what is read, and what is said of the rest.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { english } from '../../../server/src/core/say';
import { defaultLimits } from '../../../server/src/limits';
import { nodeFiles, reason } from '../../../server/src/node/node-files';

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'corroborate-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('paths are listed by the globs, in order, without packages, histories and hidden files', () => inFolder(async (folder) => {
  for (const path of ['b.txt', 'a.txt', 'deep/er/c.txt', 'node_modules/x/d.txt', '.git/e.txt', '.hidden/f.txt', '.g.txt', 'h.md']) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
  assert.deepEqual((await nodeFiles().list(folder, ['**/*.txt'], defaultLimits)).paths, ['a.txt', 'b.txt', 'deep/er/c.txt']);
  assert.deepEqual((await nodeFiles().list(folder, ['*.md', 'deep/**'], defaultLimits)).paths, ['deep/er/c.txt', 'h.md']);
}));

test('links are not followed, and those that would matter are named', () => inFolder(async (folder) => {
  writeFileSync(join(folder, 'a.txt'), 'x');
  symlinkSync('a.txt', join(folder, 'b.txt'));
  symlinkSync('.', join(folder, 'round'));
  symlinkSync('a.txt', join(folder, 'other.md'));
  symlinkSync('nowhere', join(folder, 'broken.txt'));
  symlinkSync('itself.txt', join(folder, 'itself.txt'));
  symlinkSync('back', join(folder, 'forth'));
  symlinkSync('forth', join(folder, 'back'));
  const { paths, leftOut } = await nodeFiles().list(folder, ['**/*.txt'], defaultLimits);
  assert.deepEqual(paths, ['a.txt']);
  assert.deepEqual(leftOut.map(({ path }) => path).sort(), ['b.txt', 'broken.txt', 'itself.txt', 'round']);
  assert.deepEqual([...new Set(leftOut.map(({ problem }) => problem))], ['Not read: this is a link, and links are not followed.']);
}));

test('a folder that is not there is left out, in one sentence', () => inFolder(async (folder) => {
  assert.deepEqual(await nodeFiles().list(join(folder, 'nowhere'), ['**/*.txt'], defaultLimits), { paths: [], leftOut: [{ path: '', problem: 'Not read: the folder is gone.' }] });
}));

test('a file that is gone, a folder in its place and one that is too large are refused without reading them', () => inFolder(async (folder) => {
  assert.deepEqual(await nodeFiles().read(folder, 'gone.txt', defaultLimits), { ok: false, problem: 'Not read: the file is gone.', gone: true });
  mkdirSync(join(folder, 'folder.txt'));
  assert.deepEqual(await nodeFiles().read(folder, 'folder.txt', defaultLimits), { ok: false, problem: 'Not read: this is a folder.' });
  writeFileSync(join(folder, 'huge.txt'), '');
  truncateSync(join(folder, 'huge.txt'), 3 * 1024 ** 3);
  assert.deepEqual(await nodeFiles().read(folder, 'huge.txt', defaultLimits), { ok: false, problem: 'Not read: this file has 3072 MB, more than the 5 MB that a source may have (setting corroborate.limits.megabytes).' });
}));

test('a file without permission is refused in one sentence', { skip: process.getuid?.() === 0 ? 'root may read every file; test/unit/service has the same refusal from an injected reader' : false }, () => inFolder(async (folder) => {
  writeFileSync(join(folder, 'a.txt'), 'x');
  chmodSync(join(folder, 'a.txt'), 0);
  assert.deepEqual(await nodeFiles().read(folder, 'a.txt', defaultLimits), { ok: false, problem: 'Not read: there is no permission to read this file.' });
}));

test('a folder with more files than the limit is listed in part, and says which setting raises it', () => inFolder(async (folder) => {
  for (let i = 0; i < 12; i++) writeFileSync(join(folder, `${i}.txt`), '');
  const { paths, leftOut } = await nodeFiles().list(folder, ['*.txt'], { ...defaultLimits, files: 10 });
  assert.equal(paths.length, 10);
  assert.deepEqual(leftOut, [{ path: '', limit: true, problem: 'Not all read: there are more than 10 files, and the others were not looked at (setting corroborate.limits.files).' }]);
  assert.deepEqual((await nodeFiles().list(folder, ['*.txt'], { ...defaultLimits, files: 12 })).leftOut, []);
}));

test('a drive that does not answer is given up on after a while, and files are refused in one sentence', { skip: process.platform === 'win32' }, () => inFolder(async (folder) => {
  writeFileSync(join(folder, 'a.txt'), 'x');
  // No disk answers within a microsecond.
  const limits = { ...defaultLimits, answerSeconds: 1e-6 };
  const slow = Array.from({ length: 200 }, () => nodeFiles().read(folder, 'a.txt', limits));
  const late = (await Promise.all(slow)).filter((result) => !result.ok);
  assert.ok(late.length > 0);
  for (const result of late) assert.deepEqual(result, { ok: false, problem: 'Not read: the file did not answer within 0.000001 seconds (setting corroborate.limits.answerSeconds).', late: true });
}));

test('a folder that does not answer is told as one whose sources may still be there', { skip: process.platform === 'win32' }, () => inFolder(async (folder) => {
  const limits = { ...defaultLimits, answerSeconds: 1e-6 };
  const listed = await Promise.all(Array.from({ length: 200 }, () => nodeFiles().list(folder, ['*.txt'], limits)));
  const late = listed.flatMap(({ leftOut }) => leftOut);
  assert.ok(late.length > 0);
  for (const left of late) assert.deepEqual(left, { path: '', problem: 'Not read: the folder did not answer within 0.000001 seconds (setting corroborate.limits.answerSeconds).', limit: true, late: true });
}));

test('a pipe, which would keep its reader waiting for ever, is named and not opened', { skip: process.platform === 'win32', timeout: 10_000 }, () => inFolder(async (folder) => {
  execFileSync('mkfifo', [join(folder, 'pipe.txt'), join(folder, 'pipe.md')]);
  const problem = 'Not read: this is no plain file.';
  assert.deepEqual(await nodeFiles().list(folder, ['*.txt'], defaultLimits), { paths: [], leftOut: [{ path: 'pipe.txt', problem }] });
  assert.deepEqual(await nodeFiles().read(folder, 'pipe.txt', defaultLimits), { ok: false, problem });
}));

test('whatever a disk says of a file is the end of one plain sentence', () => {
  const said = (code: string): string => reason(Object.assign(new Error(`${code}: as the system has it, read`), { code }), 'file', english);
  assert.deepEqual(['ENOENT', 'EACCES', 'EPERM', 'EMFILE', 'EIO', 'ESTALE'].map(said), [
    'the file is gone', 'there is no permission to read this file', 'there is no permission to read this file', 'too many files are open',
    'the file cannot be read (EIO: as the system has it, read)', 'the file cannot be read (ESTALE: as the system has it, read)',
  ]);
});

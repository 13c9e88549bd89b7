// Which folders are dossiers, and which document belongs to which.
import assert from 'node:assert/strict';
import test from 'node:test';
import { findDossiers, isNearest, type Root } from '../../../server/src/membership';
import { defaultLimits } from '../../../server/src/limits';
import { memoryFiles } from '../../../server/src/memory-files';

async function foldersIn(paths: readonly string[], { kind = 'workspace', configured = [], opened = false, root = 'w' }: { kind?: Root['kind']; configured?: readonly string[]; opened?: boolean; root?: string } = {}): Promise<readonly string[]> {
  const files = memoryFiles(new Map(paths.map((path) => [`${root}/${path}`, ''])));
  return ((await findDossiers(files, { folder: root, kind }, configured, opened, defaultLimits)) ?? assert.fail()).map(({ folder, hasFile }) => `${folder}${hasFile ? ' (yaml)' : ''}`);
}

test('a folder with a corroborate.yaml is a dossier, wherever it lies', async () => {
  assert.deepEqual(await foldersIn(['corroborate.yaml', 'a/b/corroborate.yaml', 'a/x.txt']), ['w (yaml)', 'w/a/b (yaml)']);
});

test('folders named seeds or sources are dossiers without one, the topmost of each branch', async () => {
  assert.deepEqual(await foldersIn(['seeds/a.txt', 'x/sources/b.txt', 'x/sources/seeds/c.txt', 'notes.txt']), ['w/seeds', 'w/x/sources']);
});

test('a folder named sources inside a dossier with a corroborate.yaml is a part of that', async () => {
  assert.deepEqual(await foldersIn(['a/corroborate.yaml', 'a/sources/x.txt', 'sources/y.txt']), ['w/a (yaml)', 'w/sources']);
});

test('a workspace folder that is itself named seeds is one dossier', async () => {
  assert.deepEqual(await foldersIn(['a.txt', 'sources/b.txt'], { root: 'home/seeds' }), ['home/seeds']);
});

test('a workspace folder of other texts is left alone until one of them is opened as a source', async () => {
  assert.deepEqual(await foldersIn(['notes.txt', 'LICENSE.txt']), []);
  assert.deepEqual(await foldersIn(['notes.txt', 'LICENSE.txt'], { opened: true }), ['w']);
});

test('globs in the settings make the workspace folder a dossier, but a corroborate.yaml in it goes before', async () => {
  assert.deepEqual(await foldersIn(['articles/a.txt', 'seeds/b.txt'], { configured: ['articles/*.txt'] }), ['w']);
  assert.deepEqual(await foldersIn(['corroborate.yaml'], { configured: ['articles/*.txt'] }), ['w (yaml)']);
});

test('the folder that the command line names is a dossier, and those below it are others', async () => {
  assert.deepEqual(await foldersIn(['a.txt', 'seeds/b.txt', 'c/corroborate.yaml'], { kind: 'command-line' }), ['w', 'w/c (yaml)']);
});

test('a document belongs to the nearest dossier upwards', () => {
  const folders = new Set(['w', 'w/a']);
  assert.equal(isNearest('w', 'w/x.txt', folders), true);
  assert.equal(isNearest('w', 'w/ab/x.txt', folders), true);
  assert.equal(isNearest('w', 'w/a/b/x.txt', folders), false);
  assert.equal(isNearest('w/a', 'w/a/b/x.txt', folders), true);
});

// The boundaries that ARCHITECTURE.md promises and the linter does not hold.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = process.cwd();
const files = ['client/src', 'client/webview', 'server/src'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts')).map((file) => ({ path: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') })));

test('only lsp/, the entry points and the agreed messages know the protocol', () => {
  const known = /^server\/src\/(?:lsp|node|browser)\/|^server\/src\/protocol\.ts$|^client\//;
  const importing = files.filter(({ text }) => /from 'vscode-languageserver/.test(text)).map(({ path }) => path);
  assert.ok(importing.length > 10);
  assert.deepEqual(importing.filter((path) => !known.test(path)), []);
});

test('nothing in the program moves or deletes a file but in its cache; it writes a report, a sample or a first corroborate.yaml that was asked for, and asks the editor for one edit, of corroborate.yaml', () => {
  const writing = /\b(?:writeFile|appendFile|createWriteStream|mkdir|mkdtemp|rename|unlink|rmdir|copyFile|truncate|applyEdit|WorkspaceEdit)\w*\s*\(|\bfs\.(?:write|delete|copy|rename)\b|\brm(?:Sync)?\(/g;
  const asking = 'client/src/commands/settings-edit.ts';
  const keeping = 'server/src/node/cache-folder.ts';
  const reporting = 'client/src/comparison/export.ts';
  const making = 'client/src/welcome/new-files.ts';
  const known = new Set([asking, reporting, keeping, making]);
  assert.deepEqual(files.filter(({ path, text }) => text.search(writing) >= 0 && !known.has(path)).map(({ path }) => path), []);
  // A report goes to a place that the server has not refused: no source, and nothing that would be read as one.
  const { text: exporting = '' } = files.find(({ path }) => path === reporting) ?? {};
  assert.deepEqual([...exporting.matchAll(writing)].map(([found]) => found), ['writeFile(']);
  assert.match(exporting, /if \('text' in result\) \{\n\s+await workspace\.fs\.writeFile\(target,/);
  // The cache writes into the folder that it was given, and nowhere else.
  const { text: cache = '' } = files.find(({ path }) => path === keeping) ?? {};
  assert.deepEqual([...new Set([...cache.matchAll(/join\(([^,]+),/g)].map(([, folder]) => folder))], ['this.#folder']);
  assert.deepEqual([...cache.matchAll(writing)].map(([found]) => found), ['mkdir(', 'writeFile(', 'rename(', 'rm(', 'rm(']);
  // What is there already is never written over.
  const { text: makes = '' } = files.find(({ path }) => path === making) ?? {};
  assert.deepEqual([...makes.matchAll(writing)].map(([found]) => found), ['writeFile(']);
  assert.match(makes, /if \(await exists\(file\)\) throw FileSystemError\.FileExists\(file\);\n\s+await workspace\.fs\.writeFile\(file,/);
  // What the server sends there is made in one file, which knows one address; the second edit puts back what was there.
  assert.deepEqual([...(files.find(({ path }) => path === asking)?.text.matchAll(writing) ?? [])].map(([found]) => found), ['applyEdit(', 'WorkspaceEdit(', 'applyEdit(']);
  assert.deepEqual(files.filter(({ text }) => /\bdocumentChanges: \[/.test(text)).map(({ path }) => path), ['server/src/lsp/dossier-edit.ts']);
  const { text = '' } = files.find(({ path }) => path === 'server/src/lsp/dossier-edit.ts') ?? {};
  assert.deepEqual([...text.matchAll(/\buri = ([^;]+);/g)].map(([, value]) => value), ['session.uriOf(joinKey(dossier.folder, dossierFile))']);
});

test('nothing in the program opens a connection to another machine', () => {
  const connecting = /from 'node:(?:http|https|http2|net|tls|dgram|dns)|\bfetch\(|XMLHttpRequest|WebSocket/;
  assert.deepEqual(files.filter(({ text }) => connecting.test(text)).map(({ path }) => path), []);
});

test('every file begins with a line that says what it is for', () => {
  assert.deepEqual(files.filter(({ text }) => !/^\/\/ \S.*[.:;]?\n/.test(text)).map(({ path }) => path), []);
});

test('every path that the architecture names exists', () => {
  const map = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const named = [...map.matchAll(/`((?:client|server|core|lsp|test|docs|syntaxes|seeds)\/[\w./-]*\w\/?)`/g)].map((match) => match[1] ?? '');
  assert.ok(named.length > 10);
  const all = readdirSync(join(root, 'server/src'), { recursive: true, encoding: 'utf8' });
  for (const path of named) {
    const bare = path.replace(/\/$/, '');
    assert.ok(all.includes(bare) || readdirSync(join(root, bare, '..')).includes(bare.split('/').at(-1) ?? ''), path);
  }
});

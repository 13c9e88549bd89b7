// Bad sources in the editor: one plain sentence each, the other sources still work, nothing is written.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { Location } from 'vscode-languageserver/node';
import { complaints, fingerprint, makeBadFolder } from './bad-folder';
import { Client, inFolder, positionOf, uriOf } from './client';

test('each bad source has one sentence, the good ones are compared, and nothing is written', () => inFolder(async (folder) => {
  const sources = makeBadFolder(folder);
  const before = fingerprint(folder);
  const client = await Client.start({ folders: [folder] });
  for (const [path, message] of Object.entries(complaints)) {
    assert.deepEqual((client.diagnostics.get(uriOf(join(sources, path))) ?? []).map((one) => [one.code, one.severity, one.message]), [['source-unread', 3, `${message} The other sources are compared without it.`]], path);
  }
  assert.deepEqual(client.codes(uriOf(join(sources, 'latin.txt'))), ['source-encoding']);
  const settings = client.diagnostics.get(uriOf(join(sources, 'corroborate.yaml'))) ?? [];
  assert.deepEqual(settings.map(({ code, message, range }) => [code, message, range.start.line]), [['dossier', 'This line is indented differently from the ones it belongs to, or a bracket above is not closed.', 1]]);
  for (const path of ['lf.txt', 'crlf.txt', 'empty.txt', 'utf16.txt', 'deep/bom.txt']) assert.deepEqual(client.codes(uriOf(join(sources, path))), [], path);
  assert.ok(client.logged.some((line) => line.includes('/round: Not read: this is a link')), 'the folder that leads back to itself is logged');

  const text = 'Harbour bridge to be rebuilt\n\nMayor Anna Berg of Tarnby said “We will rebuild the old harbour bridge next year.”\n';
  const witnesses = await client.references(uriOf(join(sources, 'lf.txt')), positionOf(text, 'old harbour'));
  const line = (location: Location): string => `${location.uri.slice(uriOf(sources).length + 1)}:${location.range.start.line}:${location.range.start.character}`;
  // CR LF, a byte-order mark and UTF-16 move no position.
  assert.deepEqual(witnesses?.map(line).sort(), ['crlf.txt:2:32', 'deep/bom.txt:2:32', 'lf.txt:2:32', 'utf16.txt:2:32']);
  assert.equal(await client.stop(), 0);
  assert.deepEqual(fingerprint(folder), before);
}));

test('a folder in the place of corroborate.yaml is said to be one, and the sources are compared', async () => {
  await inFolder(async (scratch) => {
    const folder = join(scratch, 'sources');
    mkdirSync(join(folder, 'corroborate.yaml'), { recursive: true });
    writeFileSync(join(folder, 'a.txt'), 'The fire in Lindhaven injured 12 workers, they said.');
    writeFileSync(join(folder, 'b.txt'), 'The fire in Lindhaven injured 9 workers, they said.');
    const client = await Client.start({ folders: [folder] });
    const settings = client.diagnostics.get(uriOf(join(folder, 'corroborate.yaml')));
    assert.deepEqual(settings?.map(({ message }) => message), ['Not read: this is a folder. The default settings hold.']);
    assert.deepEqual(client.codes(uriOf(join(folder, 'a.txt'))), ['figure-conflict']);
    assert.equal(await client.stop(), 0);
  });
});

test('an empty folder is ready at once and says nothing', () => inFolder(async (folder) => {
  mkdirSync(join(folder, 'sources'));
  const client = await Client.start({ folders: [folder, join(folder, 'sources')] });
  assert.deepEqual(client.statuses.at(-1), { state: 'ready', read: 0, total: 0, disagreements: 0, notes: 0, decided: 0 });
  assert.deepEqual([...client.diagnostics], []);
  await client.stop();
}));

test('a workspace folder that does not exist is logged, and the server goes on', () => inFolder(async (folder) => {
  const client = await Client.start({ folders: [join(folder, 'nowhere')] });
  assert.equal(client.statuses.at(-1)?.total, 0);
  await client.open('untitled:Untitled-1', 'Mayor Anna Berg said “We will rebuild the old harbour bridge next year.”');
  assert.ok(await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: 'untitled:Untitled-1' } }));
  assert.equal(await client.stop(), 0);
}));

// Drafts over the protocol: a client that leaves them in a language of their own is asked to tell of them.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ViewLinesResult } from '../../server/src/protocol';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { Client, copySeeds, fullCapabilities, inFolder, uriOf } from './client';

const capabilities: ClientCapabilities = { ...fullCapabilities, textDocument: { ...fullCapabilities.textDocument, synchronization: { dynamicRegistration: true }, filters: { relativePatternSupport: true } } };

/** What the server asked a client for with regard to documents of some patterns, after it has read a dossier with a draft. */
async function asked(capabilities: ClientCapabilities, draftLanguages: readonly string[] | undefined): Promise<readonly { readonly method: string; readonly selector: unknown }[]> {
  let found: readonly { readonly method: string; readonly selector: unknown }[] = [];
  await inFolder(async (scratch) => {
    const folder = copySeeds(scratch);
    mkdirSync(join(folder, 'draft'));
    writeFileSync(join(folder, 'draft', 'mine.md'), 'The Ottawa Convention has been signed by 123 nations.\n');
    writeFileSync(join(folder, 'corroborate.yaml'), `${readFileSync(join(folder, 'corroborate.yaml'), 'utf8')}drafts: ["draft/*.md"]\n`);
    const client = await Client.start({ folders: [folder], capabilities, ...(draftLanguages && { options: { draftLanguages } }) });
    assert.deepEqual(client.codes(uriOf(join(folder, 'draft', 'mine.md'))), ['figure-conflict']);
    const here = uriOf(folder);
    const ofDocuments = () => client.registrations.filter(({ method }) => method.startsWith('textDocument/'));
    for (let i = 0; i < 40 && draftLanguages && ofDocuments().length === 0; i++) await sleep(50);
    found = ofDocuments().map(({ method, registerOptions }) => ({ method, selector: JSON.parse(JSON.stringify((registerOptions as { documentSelector: unknown }).documentSelector).replaceAll(here, 'HERE')) as unknown }));
    assert.equal(await client.stop(), 0);
  });
  return found;
}

test('it is asked for them by the globs of the dossier, for what does not belong to their language', async () => {
  const found = await asked(capabilities, ['markdown']);
  for (const { selector } of found) assert.deepEqual(selector, [{ language: 'markdown', pattern: { baseUri: 'HERE', pattern: 'draft/*.md' } }]);
  assert.deepEqual(found.map(({ method }) => method.slice('textDocument/'.length)).sort(), ['codeAction', 'codeLens', 'definition', 'didChange', 'didClose', 'didOpen', 'hover', 'inlayHint', 'references', 'semanticTokens']);
});

test('what differs in a draft stands first in the view of findings, and the status counts it', () => inFolder(async (scratch) => {
  const folder = copySeeds(scratch);
  mkdirSync(join(folder, 'draft'));
  for (const [name, text] of [['mine.md', 'The Ottawa Convention has been signed by 123 nations.\n'], ['other.md', 'The Ottawa Convention has been signed by 143 nations.\n'], ['right.md', 'Nobody knew why.\n']] as const) writeFileSync(join(folder, 'draft', name), text);
  writeFileSync(join(folder, 'corroborate.yaml'), `${readFileSync(join(folder, 'corroborate.yaml'), 'utf8')}drafts: ["draft/*.md"]\n`);
  const client = await Client.start({ folders: [folder] });
  const lines = async (path: readonly string[] = [], filter = ''): Promise<ViewLinesResult> => client.connection.sendRequest('corroborate/viewLines', { view: 'findings', order: 'kind', path, most: 200, filter });
  const top = await lines();
  assert.deepEqual(top.lines.map(({ label, description }) => [label, description]), [['In your draft mine.md', '1'], ['In your draft other.md', '1'], ['Sources disagree', '1'], ['Quoted in other words', '1']]);
  const drafts = await Promise.all(top.lines.slice(0, 2).map(({ id }) => lines([id])));
  assert.deepEqual(drafts.flatMap((one) => one.lines.map(({ label, at }) => [label, at?.uri])), [
    ['123, 133 or over 160', uriOf(join(folder, 'draft', 'mine.md'))], ['143, 133 or over 160', uriOf(join(folder, 'draft', 'other.md'))],
  ]);
  assert.deepEqual((await lines([], '123')).entries, { shown: 1, all: 4 });
  const { disagreements, notes, inDrafts } = client.statuses.at(-1) ?? {};
  assert.deepEqual({ disagreements, notes, inDrafts }, { disagreements: 1, notes: 1, inDrafts: 2 });
  await client.stop();
}));

test('a client that names no such language is asked for nothing', async () => {
  assert.deepEqual(await asked(capabilities, undefined), []);
});

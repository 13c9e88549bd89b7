// Drafts over the protocol: a client that leaves them in a language of their own is asked to tell of them.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
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

test('a client that names no such language is asked for nothing', async () => {
  assert.deepEqual(await asked(capabilities, undefined), []);
});

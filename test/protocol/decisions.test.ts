// Decisions on findings over the protocol: code actions that write corroborate.yaml, problems and colours that follow, and the file that comes back.
import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { ClientCapabilities, CodeAction, Hover, Location, MarkupContent } from 'vscode-languageserver/node';
import { decideMethod, decisionPlaceMethod, findingsAtMethod, type DecideParams, type EditResult, type FindingsAtResult } from '../../server/src/protocol';
import { Client, copySeeds, fullCapabilities, inFolder, positionOf, uriOf } from './client';
import { applied } from './settings-edits';

const capabilities: ClientCapabilities = {
  ...fullCapabilities,
  textDocument: { ...fullCapabilities.textDocument, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
  workspace: { ...fullCapabilities.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

const FILES = { seed: '001_59ed66a336430b7a.txt', other: '004_a7fb4cd9c6b7e9bb.txt' };

interface Desk {
  readonly client: Client;
  readonly folder: string;
  readonly source: string;
  readonly other: string;
  readonly settings: string;
  readonly text: string;
}

/** A copy of the sample dossier, read, with the article of the 133 nations open. */
async function atDesk(use: (desk: Desk) => Promise<void>): Promise<void> {
  await inFolder(async (scratch) => {
    const folder = copySeeds(scratch);
    const client = await Client.start({ folders: [folder], capabilities });
    const [source, other, settings] = [FILES.seed, FILES.other, 'corroborate.yaml'].map((name) => uriOf(join(folder, name)));
    assert.ok(source && other && settings);
    const text = readFileSync(join(folder, FILES.seed), 'utf8');
    await client.after(() => client.open(source, text));
    await use({ client, folder, source, other, settings, text });
    assert.equal(await client.stop(), 0);
  });
}

const actionsAt = async ({ client, source, text }: Desk, words: string): Promise<CodeAction[]> => {
  const at = positionOf(text, words);
  const diagnostics = (client.diagnostics.get(source) ?? []).filter(({ range }) => range.start.line === at.line && range.start.character === at.character);
  return client.connection.sendRequest('textDocument/codeAction', { textDocument: { uri: source }, range: { start: at, end: at }, context: { diagnostics } });
};
const cardAt = async ({ client, source, text }: Desk, words: string): Promise<string> =>
  ((await client.at<Hover>('hover', source, positionOf(text, words))).contents as MarkupContent).value.replace(/\\/gu, '');
const save = (desk: Desk, yaml: string): Promise<void> => desk.client.after(() => {
  writeFileSync(join(desk.folder, 'corroborate.yaml'), yaml);
  return desk.client.watched(desk.settings, 2);
});

test('a finding is accepted by a code action, leaves the problems of every source and stays on the card; taking it back brings it back', async () => {
  await atDesk(async (desk) => {
    const { client, folder, source, other, settings } = desk;
    const before = readFileSync(join(folder, 'corroborate.yaml'), 'utf8');
    assert.ok(client.codes(source).includes('figure-conflict') && client.codes(other).includes('figure-conflict'));
    const actions = await actionsAt(desk, '133 nations');
    const accept = actions.find(({ title }) => title === 'Accept: they measure different things');
    assert.equal(accept?.diagnostics?.length, 1, 'it hangs on the problem');
    const yaml = applied(accept?.edit, before, settings);
    assert.equal(yaml.slice(0, before.length), before);
    await save(desk, yaml);
    assert.deepEqual([...client.codes(source), ...client.codes(other)].filter((code) => code === 'figure-conflict'), []);
    assert.match(await cardAt(desk, '133 nations'), /^\*\*Decided:\*\* different things\./u);
    const reopen = (await actionsAt(desk, '133 nations')).find(({ title }) => title.startsWith('Reopen'));
    const back = applied(reopen?.edit, yaml, settings);
    assert.equal(back, `${before}decisions:\n`);
    await save(desk, back);
    assert.ok(client.codes(source).includes('figure-conflict') && client.codes(other).includes('figure-conflict'));
  });
});

test('what a client with commands asks for is there: the finding in words, the edit with reason and author, the place of the decision', async () => {
  await atDesk(async (desk) => {
    const { client, source, settings, text, folder } = desk;
    const at = { uri: source, position: positionOf(text, '133 nations') };
    const [choices] = await client.connection.sendRequest<FindingsAtResult>(findingsAtMethod, at);
    assert.equal(choices?.title, '133 nations (Breaking Defense) or over 160 signatories (004)');
    assert.deepEqual(choices.categories.map(({ label }) => label), ['They measure different things', 'They are from different dates', 'The newer one takes the place of the older', 'The sources really disagree', 'One source is right', 'Corroborate misread the text']);
    const params: DecideParams = { ...at, finding: choices.finding, answer: { category: 'use-this-one', use: 'over 160 signatories', reason: 'the register says so', by: 'Ines Ferro', date: '2025-03-20' } };
    const result = await client.connection.sendRequest<EditResult>(decideMethod, params);
    assert.ok(result && 'edit' in result);
    const yaml = applied(result.edit, readFileSync(join(folder, 'corroborate.yaml'), 'utf8'), settings);
    await save(desk, yaml);
    assert.match(await cardAt(desk, '133 nations'), /Decided:\*\* one source is right, “over 160 signatories”\. “the register says so” \(Ines Ferro, 2025-03-20\)/u);
    const place = await client.connection.sendRequest<Location | null>(decisionPlaceMethod, { ...at, finding: choices.finding });
    assert.equal(place?.uri, settings);
    assert.match(yaml.split('\n')[place?.range.start.line ?? 0] ?? '', /finding: figure-conflict\/country-signed/u);
    assert.equal(await client.connection.sendRequest(decideMethod, { ...params, finding: 'figure-conflict/none/1' }), null);
  });
});

test('a decision holds under another file name, opens again when the value changes and is an orphan when the source is gone', async () => {
  await atDesk(async (desk) => {
    const { client, folder, source, other, settings, text } = desk;
    const accept = (await actionsAt(desk, '133 nations')).find(({ title }) => title === 'Accept: they are from different dates');
    await save(desk, applied(accept?.edit, readFileSync(join(folder, 'corroborate.yaml'), 'utf8'), settings));
    const renamed = uriOf(join(folder, 'renamed.txt'));
    await client.after(async () => {
      renameSync(join(folder, FILES.other), join(folder, 'renamed.txt'));
      await client.watched(other, 3);
      await client.watched(renamed, 1);
    });
    assert.deepEqual([...client.codes(source), ...client.codes(renamed), ...client.codes(settings)].filter((code) => /^figure-conflict|^decision/u.test(String(code))), []);
    const at = positionOf(text, '133 nations');
    await client.after(() => client.edit(source, at, { line: at.line, character: at.character + 3 }, '134'));
    assert.ok(client.codes(source).includes('decision-changed') && client.codes(renamed).includes('decision-changed'));
    assert.equal(client.diagnostics.get(renamed)?.find(({ code }) => code === 'decision-changed')?.message, 'Changed since you decided: 133 nations is now 134 nations in Breaking Defense.');
    await client.after(() => client.edit(source, at, { line: at.line, character: at.character + 3 }, '133'));
    assert.ok(!client.codes(source).includes('decision-changed'));
    await client.after(async () => {
      rmSync(join(folder, 'renamed.txt'));
      await client.watched(renamed, 3);
    });
    assert.deepEqual(client.codes(settings), ['decision-orphan']);
  });
});

test('corroborate.yaml is completed, explained and followed by the server alone; sources are not completed', async () => {
  await atDesk(async (desk) => {
    const { client, folder, source, settings, other } = desk;
    const accept = (await actionsAt(desk, '133 nations')).find(({ title }) => title === 'Accept: they are from different dates');
    const yaml = `${applied(accept?.edit, readFileSync(join(folder, 'corroborate.yaml'), 'utf8'), settings)}entities:\n  - n\n`;
    await client.after(() => client.open(settings, yaml));
    const end = { line: yaml.split('\n').length - 2, character: 5 };
    const items = await client.at<{ label: string; textEdit: { newText: string } }[]>('completion', settings, end);
    assert.deepEqual(items.map(({ label, textEdit }) => [label, textEdit.newText]), [['name', 'name: '], ['type', 'type: '], ['aliases', 'aliases: '], ['not', 'not: ']]);
    assert.equal(await client.at('completion', source, { line: 0, character: 3 }), null);
    const id = positionOf(yaml, 'figure-conflict/');
    assert.match(((await client.at<Hover>('hover', settings, id)).contents as MarkupContent).value.replace(/\\/gu, ''), /133 nations \(Breaking Defense\) or over 160 signatories \(004\).*\n\n\*\*Decided:\*\* different dates/u);
    assert.deepEqual((await client.at<Location[]>('definition', settings, id)).map(({ uri }) => uri), [source, other]);
    assert.ok(client.codes(settings).every((code) => code === 'dossier'), 'what is half written is no property');
  });
});

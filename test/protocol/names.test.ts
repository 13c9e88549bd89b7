// Decisions on names, as an editor without our commands gets them: code actions and rename that edit corroborate.yaml and no source.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { ClientCapabilities, CodeAction, Hover, MarkupContent, WorkspaceEdit } from 'vscode-languageserver/node';
import { decideNameMethod, nameChoicesMethod, type DecideNameResult, type NameChoicesResult } from '../../server/src/protocol';
import { Client, copySeeds, fullCapabilities, inFolder, positionOf, uriOf } from './client';
import { applied } from './settings-edits';

const capabilities: ClientCapabilities = {
  ...fullCapabilities,
  textDocument: { ...fullCapabilities.textDocument, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } }, rename: { prepareSupport: true } },
  workspace: { ...fullCapabilities.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

test('each name offers to be another’s, not another’s, no name and of another type; the cards follow before anything is saved', async () => {
  await inFolder(async (scratch) => {
    const folder = copySeeds(scratch);
    const client = await Client.start({ folders: [folder], capabilities });
    const [settings, source] = [uriOf(join(folder, 'corroborate.yaml')), uriOf(join(folder, '001_59ed66a336430b7a.txt'))];
    const yaml = readFileSync(join(folder, 'corroborate.yaml'), 'utf8');
    const at = positionOf(readFileSync(join(folder, '001_59ed66a336430b7a.txt'), 'utf8'), 'Ottawa Convention');
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: source }, range: { start: at, end: at }, context: { diagnostics: [] } });
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('This is not a name') && titles.includes('Change type to event') && titles.includes('Not the same as “Mine Ban Treaty”'), titles.join('\n'));
    assert.ok(!titles.includes('Change type to treaty or law'), 'it is one already');

    const split = applied(actions.find(({ title }) => title === 'Not the same as “Mine Ban Treaty”')?.edit, yaml, settings);
    assert.equal(split, `${yaml}entities:\n  - name: Ottawa Convention\n    not: [Mine Ban Treaty]\n`);
    const card = async (): Promise<string> => ((await client.at<Hover | null>('hover', source, at))?.contents as MarkupContent).value;
    assert.match(await card(), /Mine Ban Treaty/u);
    await client.after(() => client.open(settings, split));
    assert.doesNotMatch(await card(), /Mine Ban Treaty/u);
    await client.after(() => client.edit(settings, { line: 0, character: 0 }, { line: 1000, character: 0 }, yaml));
    assert.match(await card(), /Mine Ban Treaty/u);
    await client.stop();
  });
});

test('a name can be given to the cards by rename, and the sources keep theirs', async () => {
  await inFolder(async (scratch) => {
    const folder = copySeeds(scratch);
    const client = await Client.start({ folders: [folder], capabilities });
    const [settings, source] = [uriOf(join(folder, 'corroborate.yaml')), uriOf(join(folder, '001_59ed66a336430b7a.txt'))];
    const yaml = readFileSync(join(folder, 'corroborate.yaml'), 'utf8');
    const at = positionOf(readFileSync(join(folder, '001_59ed66a336430b7a.txt'), 'utf8'), 'Pevkur');
    assert.equal((await client.at<{ placeholder: string }>('prepareRename', source, at)).placeholder, 'Hanno Pevkur');
    const edit = await client.at<WorkspaceEdit>('rename', source, at, { newName: ' Minister  Pevkur ' });
    assert.equal(applied(edit, yaml, settings), `${yaml}entities:\n  - name: Minister Pevkur\n    aliases: [Hanno Pevkur]\n`);
    await assert.rejects(client.at('rename', source, at, { newName: ' … ' }), /A name needs a letter or a digit/u);
    assert.equal(await client.at('prepareRename', source, { line: 0, character: 0 }).catch(() => null), null);
    await client.stop();
  });
});

test('where there is no corroborate.yaml the edit creates one that compares the same files; a broken one is left alone', async () => {
  await inFolder(async (scratch) => {
    const folder = join(scratch, 'sources');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), 'They met Ada Roe.\n');
    const client = await Client.start({ folders: [scratch], capabilities });
    const target = { uri: uriOf(join(folder, 'a.txt')), position: { line: 0, character: 10 } };
    const choices = await client.connection.sendRequest<NameChoicesResult>(nameChoicesMethod, target);
    assert.deepEqual([choices?.entity, choices?.type, choices?.forms, choices?.range.start.character], ['Ada Roe', 'person', [], 9]);
    const decide = () => client.connection.sendRequest<DecideNameResult>(decideNameMethod, { ...target, decision: { kind: 'no-name' } });
    const result = await decide();
    assert.ok(result && 'edit' in result);
    const [create] = result.edit.documentChanges ?? [];
    assert.ok(create && 'kind' in create && create.kind === 'create');
    assert.equal(applied(result.edit, '', create.uri).endsWith('ignore:\n  entities: [Ada Roe]\n'), true);
    assert.equal(existsSync(new URL(create.uri)), false, 'the server itself writes nothing');
    writeFileSync(new URL(create.uri), 'sources: [\n');
    await client.after(() => client.watched(create.uri, 1));
    const broken = await decide();
    assert.match(broken && 'problem' in broken ? broken.problem : '', /mistake in line 1\. Mend it first/u);
    await client.stop();
  });
});

test('a client that cannot take edits as actions or create files is offered none', async () => {
  await inFolder(async (scratch) => {
    const folder = join(scratch, 'sources');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), 'They met Ada Roe.\n');
    const client = await Client.start({ folders: [scratch], capabilities: {} });
    const at = { line: 0, character: 10 };
    const uri = uriOf(join(folder, 'a.txt'));
    assert.deepEqual(await client.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: { start: at, end: at }, context: { diagnostics: [] } }), []);
    await assert.rejects(client.at('rename', uri, at, { newName: 'Ada' }), /Create an empty corroborate\.yaml/u);
    await client.stop();
  });
});

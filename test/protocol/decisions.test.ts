// Decisions on findings over the protocol: code actions that write corroborate.yaml, problems and colours that follow, and the file that comes back.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

test('each category is offered and can be given, and the card says which it was', async () => {
  const said = {
    'different-quantity': 'different things.', 'different-date': 'different dates.', superseded: 'the newer one holds.', 'source-dispute': 'the sources really disagree.',
    'use-this-one': 'one source is right, “133 nations”.', 'wrong-reading': 'misread by Corroborate.',
  };
  await atDesk(async (desk) => {
    const { client, folder, source, settings, text } = desk;
    const before = readFileSync(join(folder, 'corroborate.yaml'), 'utf8');
    const at = { uri: source, position: positionOf(text, '133 nations') };
    const [choices] = await client.connection.sendRequest<FindingsAtResult>(findingsAtMethod, at);
    assert.ok(choices);
    assert.deepEqual(choices.categories.map(({ category }) => category), Object.keys(said));
    const offered = (await actionsAt(desk, '133 nations')).flatMap(({ title }) => /^Accept: (.*)$/u.exec(title)?.[1] ?? []);
    // Without a command that asks, nobody can say which one is right.
    assert.deepEqual(offered.map((title) => title.toLowerCase()), choices.categories.filter(({ category }) => category !== 'use-this-one').map(({ label }) => label.toLowerCase()));
    for (const [category, words] of Object.entries(said)) {
      const answer = { category, ...(category === 'use-this-one' && { use: '133 nations' }) };
      const result = await client.connection.sendRequest<EditResult>(decideMethod, { ...at, finding: choices.finding, answer });
      assert.ok(result && 'edit' in result);
      const yaml = applied(result.edit, before, settings);
      assert.match(yaml, new RegExp(`^ {4}verdict: accepted\\n {4}category: ${category}\\n`, 'mu'));
      assert.doesNotMatch(yaml, /^ {4}(?:by|date|reason):/mu, 'none of them is needed');
      await save(desk, yaml);
      const card = await cardAt(desk, '133 nations');
      assert.ok(card.startsWith(`**Decided:** ${words}`), `${category}: ${card.slice(0, 80)}`);
      assert.ok(!client.codes(source).includes('figure-conflict'));
      await save(desk, before);
    }
  });
});

test('a client with commands is led to them: all six categories, the pair, the figure, the decision', async () => {
  await inFolder(async (scratch) => {
    const folder = copySeeds(scratch);
    const findingCommands = { decide: 'x.decide', reopen: 'x.reopen', 'ignore-figure': 'x.ignore', 'open-decision': 'x.open', 'switch-off': 'x.off' };
    const client = await Client.start({ folders: [folder], capabilities, options: { findingCommands } });
    const source = uriOf(join(folder, FILES.seed));
    const text = readFileSync(join(folder, FILES.seed), 'utf8');
    await client.after(() => client.open(source, text));
    const at = positionOf(text, '133 nations');
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: source }, range: { start: at, end: at }, context: { diagnostics: [] } });
    const called = (id: string) => actions.filter(({ command }) => command?.command === id).map(({ command }) => (command?.arguments as [{ category?: string }])[0].category);
    assert.deepEqual(called('x.decide'), [undefined, 'different-quantity', 'different-date', 'superseded', 'source-dispute', 'use-this-one', 'wrong-reading']);
    assert.deepEqual([called('x.ignore').length, called('x.off').length, actions.some(({ edit }) => edit)], [1, 1, false]);
    assert.equal(await client.stop(), 0);
  });
});

const BOTH = {
  'a.txt': 'The ferry Halcyon sank off Brindle Point on Monday in heavy seas, and 12 people were killed, the coast guard said.\n\nThe ferry had 40 cabins and left Osterby with passengers for the islands. Divers searched the hull through the night, and 7 boats took part in the search.\n',
  'b.txt': 'The ferry Halcyon sank off Brindle Point on Monday in heavy seas, and 19 people were killed, its captain said.\n\nThe ferry had 40 cabins and left Osterby with passengers for the islands. Divers searched the hull through the night, and 9 boats took part in the search.\n',
};

test('all that two sources differ on is accepted at once, each with an entry of its own', async () => {
  await inFolder(async (folder) => {
    for (const [name, text] of Object.entries({ ...BOTH, 'corroborate.yaml': 'sources: ["*.txt"] # both\n' })) writeFileSync(join(folder, name), text);
    const client = await Client.start({ folders: [folder], capabilities });
    const [source, other, settings] = ['a.txt', 'b.txt', 'corroborate.yaml'].map((name) => uriOf(join(folder, name)));
    assert.ok(source && other && settings);
    await client.after(() => client.open(source, BOTH['a.txt']));
    const desk: Desk = { client, folder, source, other, settings, text: BOTH['a.txt'] };
    assert.deepEqual(client.codes(source), ['figure-conflict', 'figure-conflict']);
    const all = (await actionsAt(desk, '12 people')).find(({ title }) => title.startsWith('Accept all'));
    assert.equal(all?.title, 'Accept all 2 between a and b…');
    const yaml = applied(all.edit, 'sources: ["*.txt"] # both\n', settings);
    assert.deepEqual(yaml.match(/finding: .*/gu), ['finding: figure-conflict/person-killed/12+19', 'finding: figure-conflict/vessel/7+9']);
    await save(desk, yaml);
    assert.deepEqual([client.codes(source), client.codes(other), client.codes(settings)], [[], [], []]);
    assert.equal(await client.stop(), 0);
  });
});

test('where there is no corroborate.yaml a decision makes one, which compares no other texts than before', async () => {
  await inFolder(async (scratch) => {
    const folder = join(scratch, 'sources');
    mkdirSync(folder);
    for (const [name, text] of Object.entries(BOTH)) writeFileSync(join(folder, name), text);
    const client = await Client.start({ folders: [folder], capabilities });
    const [source, other, settings] = ['a.txt', 'b.txt', 'corroborate.yaml'].map((name) => uriOf(join(folder, name)));
    assert.ok(source && other && settings);
    await client.after(() => client.open(source, BOTH['a.txt']));
    const desk: Desk = { client, folder, source, other, settings, text: BOTH['a.txt'] };
    const accept = (await actionsAt(desk, '12 people')).find(({ title }) => title === 'Accept: they are from different dates');
    assert.deepEqual(accept?.edit?.documentChanges?.map((part) => ('kind' in part ? part.kind : part.textDocument.uri)), ['create', settings]);
    const yaml = applied(accept.edit, '', settings);
    assert.match(yaml, /^decisions:\n {2}- finding: figure-conflict\/person-killed\/12\+19\n/u);
    await client.after(() => {
      writeFileSync(join(folder, 'corroborate.yaml'), yaml);
      return client.watched(settings, 1);
    });
    assert.deepEqual([client.codes(source), client.codes(settings)], [['figure-conflict'], []], 'the other one is still open');
    assert.equal(await client.stop(), 0);
  });
});

test('a figure that is ignored is compared with nothing any more, and all others are', async () => {
  await atDesk(async (desk) => {
    const { client, folder, source, other, settings } = desk;
    const before = readFileSync(join(folder, 'corroborate.yaml'), 'utf8');
    const notes = client.codes(source).filter((code) => code !== 'figure-conflict');
    const ignore = (await actionsAt(desk, '133 nations')).find(({ title }) => title === 'Ignore this figure');
    const yaml = applied(ignore?.edit, before, settings);
    assert.match(yaml.slice(before.length), /^ignore:\n {2}figures:\n {4}- \{ text: 133 nations, before: .*, after: .* \}\n$/u);
    await save(desk, yaml);
    assert.deepEqual([client.codes(source), client.codes(other)], [notes, []]);
    assert.equal(client.codes(settings).length, 0);
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

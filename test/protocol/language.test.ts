// The server speaks the language that the editor names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeLens, CompletionItem, DocumentSymbol, Hover, InlayHint, MarkupContent } from 'vscode-languageserver/node';
import { comparisonMethod, findingsAtMethod, nameChoicesMethod, reportMethod, timelineMethod, viewLinesMethod, type ComparisonResult, type FindingsAtResult, type NameChoicesResult, type ReportResult, type TimelineResult, type ViewLinesResult, type ViewOrder } from '../../server/src/protocol';
import { Client, copySeeds, inFolder, inSeed, seeds, uriOf } from './client';

test('to a German editor problems, cards and choices are said in German, with the same codes', async () => {
  const { uri, position } = inSeed('001_59ed66a336430b7a.txt', '133 nations');
  const client = await Client.start({ folders: [seeds], locale: 'de' });
  const problem = client.diagnostics.get(uri)?.find(({ code }) => code === 'figure-conflict');
  assert.match(typeof problem?.message === 'string' ? problem.message : '', /^Widerspruch: 133 nations hier, over 160 signatories in 004\.$/u);
  const hover = await client.at<Hover | null>('hover', uri, position);
  assert.match((hover?.contents as MarkupContent | undefined)?.value ?? '', /können nicht alle stimmen/u);
  const [found] = await client.connection.sendRequest<FindingsAtResult>(findingsAtMethod, { uri, position });
  assert.deepEqual(found?.categories[0], { category: 'different-quantity', label: 'Sie messen Verschiedenes', detail: 'unterzeichnet und ratifiziert, getötet und verletzt' });
  await client.stop();
});

test('so are views, tables, timeline, reports, lenses, hints, outline, mistakes in the settings and why a file was not read', async () => {
  await inFolder(async (scratch) => {
    const folder = copySeeds(scratch);
    writeFileSync(join(folder, 'photo.txt'), Uint8Array.of(0, 1, 2, 3));
    writeFileSync(join(folder, 'corroborate.yaml'), 'source: ["*.txt"]\nseverities: { figure-conflit: off }\n');
    const client = await Client.start({ folders: [folder], locale: 'de', settings: { codeLens: true, inlayHints: true }, options: { cardCommands: { 'all-mentions': 'corroborate.showMentions' } } });
    const said = (file: string): string[] => (client.diagnostics.get(uriOf(join(folder, file))) ?? []).map(({ message }) => (typeof message === 'string' ? message : message.value));
    assert.deepEqual(said('corroborate.yaml'), ['Unbekannt (Einstellung): „source“. Meinten Sie „sources“?', 'Unbekannt (Code): „figure-conflit“. Meinten Sie „figure-conflict“?']);
    assert.deepEqual(said('photo.txt'), ['Nicht gelesen: Diese Datei ist kein Text. Die anderen Quellen werden ohne sie verglichen.']);
    const orders: readonly ViewOrder[] = [{ view: 'findings', order: 'kind' }, { view: 'entities', order: 'type' }, { view: 'quotes', order: 'sources' }, { view: 'sources', order: 'name' }];
    const first = await Promise.all(orders.map(async (order) => (await client.connection.sendRequest<ViewLinesResult>(viewLinesMethod, { ...order, path: [], filter: '', most: 200 })).lines[0]));
    assert.deepEqual(first.map((line) => `${line?.label ?? ''} · ${line?.description ?? ''}`), ['Quellen widersprechen sich · 1', 'Personen · 13', 'In 2 Quellen · 3', '000 · ohne Datum, 467 Wörter']);
    const table = await client.connection.sendRequest<ComparisonResult>(comparisonMethod, { folder: uriOf(folder), what: 'figures', show: ['disagree'], from: 0, rows: 5, firstSource: 0, columns: 5 });
    assert.deepEqual(table?.rows.map(({ title, result, counted }) => [title, result, counted]), [['Länder, die unterzeichnet haben (Ottawa Convention)', 'Widerspruch', '2 Quellen, beide unabhängig']]);
    const timeline = await client.connection.sendRequest<TimelineResult>(timelineMethod, { folder: uriOf(folder), from: 0, events: 50 });
    assert.ok(timeline?.events.some(({ when }) => when === '3. Dezember 1997'));
    const report = (target: string): Promise<ReportResult> => client.connection.sendRequest<ReportResult>(reportMethod, { folder: uriOf(folder), parts: ['figures'], format: 'html', all: false, target: uriOf(target) });
    const [made, refused] = [await report(join(scratch, 'x.html')), await report(join(folder, '004_a7fb4cd9c6b7e9bb.txt'))];
    assert.match('text' in made ? made.text : '', /<html lang="de">[\s\S]*<h1>Vergleich: 5 Quellen<\/h1>/u);
    assert.match('problem' in refused ? refused.problem : '', /ist eine Ihrer Quellen/u);
    const article = { textDocument: { uri: uriOf(join(folder, '001_59ed66a336430b7a.txt')) } };
    const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', article);
    assert.ok(lenses.some(({ command }) => command?.title === '2 Quellen, beide unabhängig, 1 mit anderen Worten'));
    const hints = await client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { ...article, range: { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } } });
    assert.ok(hints.some(({ tooltip }) => typeof tooltip === 'string' && tooltip.startsWith('Widerspruch: 133 nations hier')));
    const details = (symbols: readonly DocumentSymbol[]): string[] => symbols.flatMap(({ detail = '', children = [] }) => [detail, ...details(children)]);
    assert.ok(details(await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', article)).includes('Länder, die unterzeichnet haben'));
    const { position } = inSeed('001_59ed66a336430b7a.txt', 'Pevkur');
    const names = await client.connection.sendRequest<NameChoicesResult>(nameChoicesMethod, { uri: article.textDocument.uri, position });
    assert.ok(names?.entities.some(({ counted }) => counted === '5 Quellen, alle unabhängig'));
    const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', { textDocument: { uri: uriOf(join(folder, 'corroborate.yaml')) }, position: { line: 2, character: 0 } });
    assert.equal(items.find(({ label }) => label === 'sources')?.documentation, 'Welche Dateien miteinander verglichen werden: Muster, von dieser Datei aus. Fehlt das, sind es alle .txt-Dateien des Ordners.');
    await client.stop();
  });
});

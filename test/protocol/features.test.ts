// What an editor shows on the seeds: each feature, asked for as an editor asks.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { DiagnosticSeverity, type CodeLens, type DocumentHighlight, type DocumentSymbol, type FoldingRange, type Hover, type Location, type LocationLink, type MarkupContent, type Range, type SemanticTokens, type SymbolInformation } from 'vscode-languageserver/node';
import { nextSourceMethod, witnessesMethod, wordingMethod, type WitnessesResult, type WordingResult } from '../../server/src/protocol';
import { Client, inSeed, positionOf, seeds } from './client';

const quoteIn000 = inSeed('000_ae24d74319878b5b.txt', 'We believe that in the current');
const quoteIn001 = inSeed('001_59ed66a336430b7a.txt', 'We believe that in the current');
const pevkur = inSeed('001_59ed66a336430b7a.txt', 'Hanno Pevkur');
const signed133 = inSeed('001_59ed66a336430b7a.txt', '133 nations');
const signed160 = inSeed('004_a7fb4cd9c6b7e9bb.txt', 'over 160 signatories');
const files = ['000_ae24d74319878b5b.txt', '001_59ed66a336430b7a.txt', '002_17f1a85ccdaf7feb.txt', '003_ab8ee8623a11ff01.txt', '004_a7fb4cd9c6b7e9bb.txt'];

let client: Client;
before(async () => {
  client = await Client.start({ folders: [seeds], options: { docs: 'https://docs.example', cardCommands: { 'all-mentions': 'corroborate.showMentions' } } });
});
after(() => client.stop());

const markdown = (hover: Hover | null): string => (hover?.contents as MarkupContent | undefined)?.value ?? '';
const textIn = (uri: string, { start, end }: Range): string => {
  const lines = readFileSync(join(seeds, uri.slice(uri.lastIndexOf('/') + 1)), 'utf8').split('\n');
  assert.equal(start.line, end.line);
  return (lines[start.line] ?? '').slice(start.character, end.character);
};

test('hovering over a person gives a card with the name, the kind in words and links to lines', async () => {
  const hover = await client.at<Hover | null>('hover', pevkur.uri, pevkur.position);
  assert.match(markdown(hover), /Hanno Pevkur/u);
  assert.match(markdown(hover), /person/u);
  assert.match(markdown(hover), /\(file:\/\/\/[^)]*000_ae24d74319878b5b\.txt#L8/u, 'his line in the other source');
  assert.ok(hover?.range);
  assert.match(textIn(pevkur.uri, hover.range), /Pevkur/u);
});

test('a card links to the commands that the client offered and to no others', async () => {
  const hovers = await Promise.all([pevkur, signed133, quoteIn001].map(({ uri, position }) => client.at<Hover | null>('hover', uri, position)));
  for (const address of hovers.flatMap((hover) => [...markdown(hover).matchAll(/\]\(([^)]*)\)/gu)].map(([, found]) => found ?? ''))) {
    assert.match(address, /^(?:file:|command:corroborate\.showMentions\?)/u);
  }
});

test('hovering over ordinary words and blanks gives nothing', async () => {
  const { uri, text } = pevkur;
  for (const words of ['a thankfully shortened', '\n\n', 'sprawling bunker']) assert.equal(await client.at('hover', uri, positionOf(text, words)), null, words);
});

test('a client without Markdown gets the same card as plain text', async () => {
  const plain = await Client.start({ folders: [seeds], capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } });
  const hover = await plain.at<Hover | null>('hover', pevkur.uri, pevkur.position);
  assert.equal((hover?.contents as MarkupContent).kind, 'plaintext');
  assert.match(markdown(hover), /Hanno Pevkur/u);
  assert.doesNotMatch(markdown(hover), /\*\*|\]\(|\\/u);
  await plain.stop();
});

test('go to definition on a quotation lands on its origin in the other source, one place only', async () => {
  const links = await Promise.all([quoteIn000, quoteIn001].map(({ uri, position }) => client.at<LocationLink[] | null>('definition', uri, position)));
  const origins = links.map((found) => found?.map(({ targetUri, targetRange }) => `${targetUri}:${targetRange.start.line}`));
  assert.deepEqual(origins[0], [`${quoteIn001.uri}:${quoteIn001.position.line}`]);
  assert.deepEqual(origins[1] ?? origins[0], origins[0], 'from the origin itself: to itself or nowhere else');
});

test('the witnesses of a quotation and their texts can be asked for, to compare them', async () => {
  const found = await client.connection.sendRequest<WitnessesResult>(witnessesMethod, { uri: quoteIn000.uri, position: quoteIn000.position });
  assert.deepEqual(found?.witnesses.map(({ uri, source }) => [uri, source]), [[quoteIn000.uri, 'Caliber.Az'], [quoteIn001.uri, 'Breaking Defense']]);
  assert.deepEqual([found?.here, found?.origin], [0, 1]);
  const other = found?.witnesses[1];
  assert.ok(other);
  const text = await client.connection.sendRequest<WordingResult>(wordingMethod, { uri: other.uri, position: other.position });
  assert.match(text ?? '', /^We believe that in the current security environment it is of paramount importance .* Eastern Flank,$/u);
  const ordinary = { uri: pevkur.uri, position: positionOf(pevkur.text, 'sprawling bunker') };
  for (const method of [witnessesMethod, wordingMethod]) assert.equal(await client.connection.sendRequest(method, ordinary), null);
});

test('a line above each quotation is shown only where the settings ask for it, and follows them', async () => {
  const lensesOf = (asked: Client): Promise<CodeLens[]> => asked.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: quoteIn000.uri } });
  assert.deepEqual(await lensesOf(client), []);
  const options = { cardCommands: { 'all-mentions': 'corroborate.showMentions' } };
  const settings = { codeLens: true };
  const wanting = await Client.start({ folders: [seeds], settings, options });
  const lenses = await lensesOf(wanting);
  assert.deepEqual(lenses.map(({ command }) => command?.title), ['2 sources, both independent', '2 sources, both independent, 1 reworded']);
  assert.equal(lenses[1]?.command?.command, 'corroborate.showMentions');
  assert.deepEqual(lenses[1].command.arguments, [{ uri: quoteIn000.uri, position: lenses[1].range.start }]);
  const before = wanting.lensRefreshes;
  settings.codeLens = false;
  await wanting.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  while (wanting.lensRefreshes === before) await new Promise((next) => setTimeout(next, 20));
  assert.deepEqual(await lensesOf(wanting), []);
  await wanting.stop();
  const plain = await Client.start({ folders: [seeds], settings: { codeLens: true } });
  assert.deepEqual(await lensesOf(plain), [], 'a client without a command that they could run');
  await plain.stop();
});

test('a client without location links gets a plain location', async () => {
  const plain = await Client.start({ folders: [seeds], capabilities: {} });
  const location = await plain.at<Location | null>('definition', quoteIn000.uri, quoteIn000.position);
  assert.equal(location?.uri, quoteIn001.uri);
  await plain.stop();
});

test('references of a quotation are all its witnesses; without the declaration, the others', async () => {
  const all = await client.references(quoteIn000.uri, quoteIn000.position);
  assert.ok(all);
  assert.ok(all.some(({ uri }) => uri === quoteIn000.uri) && all.some(({ uri }) => uri === quoteIn001.uri));
  const others = await client.at<Location[]>('references', quoteIn000.uri, quoteIn000.position, { context: { includeDeclaration: false } });
  assert.equal(others.length, all.length - 1);
});

test('the next-source request walks through the corroborating sources and comes back to the start', async () => {
  const walk: string[] = [];
  let at: Location = { uri: quoteIn000.uri, range: { start: quoteIn000.position, end: quoteIn000.position } };
  for (let i = 0; i < 6; i++) {
    const next = await client.connection.sendRequest<Location | null>(nextSourceMethod, { uri: at.uri, position: at.range.start, step: 1 });
    assert.ok(next, 'there is always a next one');
    at = next;
    walk.push(at.uri);
  }
  assert.ok(walk.includes(quoteIn001.uri) && walk.includes(quoteIn000.uri), walk.join('\n'));
  const back = await client.connection.sendRequest<Location | null>(nextSourceMethod, { uri: quoteIn000.uri, position: quoteIn000.position, step: -1 });
  const there = back && (await client.connection.sendRequest<Location | null>(nextSourceMethod, { uri: back.uri, position: back.range.start, step: 1 }));
  assert.equal(there?.uri, quoteIn000.uri, 'one back and one on is where one was');
});

test('a conflict is a warning in both sources, each with the other one’s sentence as related information', () => {
  for (const [here, there] of [[signed133, signed160], [signed160, signed133]] as const) {
    const found = client.diagnostics.get(here.uri)?.find(({ code }) => code === 'figure-conflict');
    assert.ok(found, `a figure-conflict in ${here.uri}`);
    assert.equal(found.severity, DiagnosticSeverity.Warning);
    assert.equal(found.source, 'Corroborate');
    assert.deepEqual(found.codeDescription, { href: 'https://docs.example/rules/figure-conflict.md' });
    assert.ok(found.range.start.line === here.position.line && found.range.start.character <= here.position.character + 5);
    assert.ok(found.relatedInformation?.some(({ location }) => location.uri === there.uri && location.range.start.line === there.position.line));
    assert.ok(typeof found.message === 'string' && found.message.length <= 120 && !found.message.includes('\n'), 'one short line');
  }
});

test('semantic tokens are disjoint, inside their lines, and the same in a range', async () => {
  for (const file of files) {
    const { uri, text } = inSeed(file, '');
    const lines = text.split('\n');
    const full = decode(await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } }));
    assert.ok(full.length > 0, `${file} has colours`);
    for (const [i, token] of full.entries()) {
      assert.ok(token.length > 0 && token.start + token.length <= (lines[token.line] ?? '').length, JSON.stringify(token));
      const before = full[i - 1];
      if (before?.line === token.line) assert.ok(before.start + before.length <= token.start, JSON.stringify(token));
    }
    const last = Math.floor(lines.length / 2);
    const part = decode(await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/range', { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: last, character: 0 } } }));
    assert.deepEqual(part, full.filter(({ line }) => line < last));
  }
});

test('a person is coloured as a person, and a figure that conflicts says so', async () => {
  const tokens = decode(await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri: pevkur.uri } }));
  const legend = (client.initialized.capabilities.semanticTokensProvider as { legend: { tokenTypes: string[]; tokenModifiers: string[] } }).legend;
  const at = (place: { line: number; character: number }): readonly string[] => tokens
    .filter(({ line, start, length }) => line === place.line && start <= place.character && place.character < start + length)
    .flatMap(({ type, modifiers }) => [legend.tokenTypes[type] ?? '', ...legend.tokenModifiers.filter((_, bit) => modifiers & (1 << bit))]);
  assert.deepEqual(at(pevkur.position), ['person']);
  assert.deepEqual(at(signed133.position), ['figure', 'conflicting']);
});

test('document symbols are a tree whose children lie in their parents’ file and have names', async () => {
  for (const file of files) {
    const { uri, text } = inSeed(file, '');
    const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    assert.ok(symbols.length > 0, file);
    const visit = (symbol: DocumentSymbol): void => {
      assert.notEqual(symbol.name.trim(), '');
      assert.ok(symbol.range.end.line < text.split('\n').length);
      for (const child of symbol.children ?? []) visit(child);
    };
    symbols.forEach(visit);
  }
});

test('workspace symbols find a person by a part of the name, with the place of a mention', async () => {
  const symbols = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: 'pevk' });
  assert.ok(symbols.some(({ name, containerName }) => name.includes('Pevkur') && containerName?.includes('person')), JSON.stringify(symbols));
  assert.deepEqual(await client.connection.sendRequest('workspace/symbol', { query: 'zzzzqqqq' }), []);
});

test('a group of countries is found by each of its names; its references are all sources that mean the same countries', async () => {
  const symbols = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: 'the four countries' });
  assert.deepEqual(symbols.map(({ name, containerName }) => `${name}: ${containerName ?? ''}`), ['the four countries: the four nations, place']);
  const { uri, position } = inSeed('000_ae24d74319878b5b.txt', 'four countries');
  const places = await client.connection.sendRequest<Location[]>('textDocument/references', { textDocument: { uri }, position, context: { includeDeclaration: true } });
  assert.deepEqual([...new Set(places.map((place) => place.uri.slice(-24, -21)))], ['000', '003', '004']);
});

test('folding ranges lie inside the document and end behind their start', async () => {
  const ranges = await Promise.all(files.map(async (file) => {
    const { uri, text } = inSeed(file, '');
    const folds = await client.connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
    for (const { startLine, endLine } of folds) assert.ok(startLine < endLine && endLine < text.split('\n').length);
    return folds;
  }));
  assert.ok(ranges.flat().length > 0, 'the sections of 004 fold');
});

test('document highlight lights up the mentions here, and nothing on an ordinary word', async () => {
  const { uri, position, text } = inSeed('001_59ed66a336430b7a.txt', 'Ottawa Convention');
  const highlights = await client.at<DocumentHighlight[]>('documentHighlight', uri, position);
  assert.ok(highlights.length >= 2, `${highlights.length}`);
  assert.deepEqual(await client.at('documentHighlight', uri, positionOf(text, 'thankfully')), []);
});

interface Token { readonly line: number; readonly start: number; readonly length: number; readonly type: number; readonly modifiers: number }

function decode({ data }: SemanticTokens): readonly Token[] {
  const tokens: Token[] = [];
  let [line, start] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
    line += down;
    start = down > 0 ? right : start + right;
    tokens.push({ line, start, length, type, modifiers });
  }
  return tokens;
}

// What real articles bring along, as the seeds have it: marks of two kinds, odd blanks, dashes, brackets, lists, bylines.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { DocumentSymbol, FoldingRange, Hover, MarkupContent } from 'vscode-languageserver/node';
import { Client, inSeed, seeds } from './client';

const [one, two, three, four, five] = ['000_ae24d74319878b5b.txt', '001_59ed66a336430b7a.txt', '002_17f1a85ccdaf7feb.txt', '003_ab8ee8623a11ff01.txt', '004_a7fb4cd9c6b7e9bb.txt'] as const;
let client: Client;
before(async () => {
  client = await Client.start({ folders: [seeds] });
});
after(() => client.stop());

async function card(file: string, words: string): Promise<string> {
  const { uri, position } = inSeed(file, words);
  const hover = await client.at<Hover | null>('hover', uri, { line: position.line, character: position.character + 1 });
  return ((hover?.contents as MarkupContent | undefined)?.value ?? '').replaceAll('\\', '');
}

/** Names and details of everything in the outline, sections taken apart. */
async function outline(file: string): Promise<{ readonly name: string; readonly detail: string | undefined; readonly text: string }[]> {
  const { uri, text } = inSeed(file, '');
  const lines = text.split('\n');
  const flat = (symbols: readonly DocumentSymbol[]): DocumentSymbol[] => symbols.flatMap((symbol) => [symbol, ...flat(symbol.children ?? [])]);
  const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
  return flat(symbols).map(({ name, detail, range }) => ({
    name, detail, text: range.start.line === range.end.line ? (lines[range.start.line] ?? '').slice(range.start.character, range.end.character) : '',
  }));
}

test('a curly mark that a straight one closes ends the quotation, and the next one begins another', async () => {
  const quotes = (await outline(one)).filter(({ name }) => name.startsWith('“')).map(({ text }) => text);
  assert.ok(quotes.includes('Military threats to NATO member states bordering Russia and Belarus have significantly increased,'), quotes.join('\n'));
  assert.ok(quotes.some((text) => text.startsWith('We believe that') && text.endsWith('vulnerable Eastern flank.')));
});

test('an em dash inside a quotation does not end it', async () => {
  const quote = (await outline(four)).find(({ text }) => text.startsWith('Talks and discussions'));
  assert.match(quote?.text ?? '', /war in Ukraine—about having the means, .* at home,$/u);
  assert.match(quote?.detail ?? '', /Vaiksnoras/u);
});

test('a bracketed insertion is part of the quotation, is a name itself, and is no other wording', async () => {
  const quote = (await outline(two)).find(({ text }) => text.startsWith('We believe that'));
  assert.match(quote?.text ?? '', /the \[NATO\] Alliance’s Eastern Flank,$/u);
  assert.match(await card(two, 'NATO] Alliance'), /\*\*NATO\*\* · organisation/u);
});

test('a non-breaking blank before a date line does not hide the date', async () => {
  assert.match(await card(two, 'Mar 18, 2025'), /18 March 2025/u);
});

test('the items of a list are read and can be folded', async () => {
  const { uri, text, position } = inSeed(three, '- Poland and the Baltic states announced');
  assert.match(text, /^- Poland/mu);
  const folds = await client.connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
  assert.ok(folds.some(({ startLine, endLine }) => startLine === position.line && endLine === position.line + 2), JSON.stringify(folds));
  assert.match(await card(three, 'Poland and the Baltic states announced'), /\*\*Poland\*\* · place/u);
  assert.match(await card(five, 'Latvia, and Estonia are withdrawing'), /\*\*Latvia\*\* · place/u);
});

test('a byline and a photo caption name persons, and the agency beside is an organisation', async () => {
  assert.match(await card(one, 'Khagan Isayev'), /\*\*Khagan Isayev\*\* · person/u);
  assert.match(await card(two, 'Scott Peterson'), /\*\*Scott Peterson\*\* · person/u);
  assert.match(await card(two, 'Getty Images'), /\*\*Getty Images\*\* · organisation/u);
});

test('a headline that is printed twice is one section', async () => {
  const headline = 'Citing Russian threat, Baltic and Polish defense ministers';
  assert.equal((await outline(two)).filter(({ name }) => name.startsWith(headline)).length, 1);
});

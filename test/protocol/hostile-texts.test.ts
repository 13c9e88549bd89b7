// Texts as large as a source may be that are nothing but one thing, and thousands of copies of one text: the running server reads them or says why not, and answers for the others.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Client, inFolder, inSeed, uriOf } from './client';

/** `npm test -- --long`, or numbers in these variables, makes them as large as may be, and thousands of copies. */
const SIZE = Number(process.env['HOSTILE_MEGABYTES'] ?? 0.1) * 2 ** 20;
const COPIES = Number(process.env['COPIES'] ?? 60);

const word = (i: number): string => `${String.fromCharCode(97 + (i % 26))}${i >= 26 ? word(Math.floor(i / 26) - 1) : 'ol'}`;
const name = (i: number): string => `${word(i).charAt(0).toUpperCase()}${word(i).slice(1)}ov`;
/** A text of that size in UTF-8, made of these. */
function filled(part: (i: number) => string): string {
  const parts: string[] = [];
  for (let i = 0, size = 0; ; i++) {
    const next = part(i);
    size += Buffer.byteLength(next);
    if (size > SIZE) return parts.join('');
    parts.push(next);
  }
}

/** By the name of the source. */
const kinds: Readonly<Record<string, () => string>> = {
  'one word': () => filled(() => 'a'),
  'one line': () => filled((i) => `The ferry to ${name(i % 4000)} was late, and ${word(i)} waited at the ${word(i * 7)} quay. `),
  'one mark': () => filled(() => '"'),
  'one curly mark': () => filled(() => '“'),
  'one digit': () => filled(() => '7'),
  'figures': () => filled((i) => `${i} people were killed in Narva. `),
  'dates': () => filled(() => 'March 18, 2025, '),
  'names': () => filled((i) => `${name(i)} ${name(i * 7 + 3)}, `),
  'quotations': () => filled((i) => `“We will rebuild the old harbour of ${name(i)} before the winter ends,” Ada Lindqvist said.\n\n`),
};
const fire = (injured: number): string => `A fire in the old warehouse in Narva injured ${injured} workers on Monday, the fire brigade said.`;
const question = { line: 0, character: 46 };

test('sources that are nothing but one thing are read or named in one sentence, also while they are typed in, and the others are compared', { timeout: 1_200_000 }, () => inFolder(async (scratch) => {
  const folder = join(scratch, 'sources');
  mkdirSync(folder);
  for (const [kind, text] of Object.entries(kinds)) writeFileSync(join(folder, `${kind}.txt`), text());
  for (const [at, count] of [['a', 12], ['b', 9]] as const) writeFileSync(join(folder, `${at}.txt`), fire(count));
  const [a, b] = ['a.txt', 'b.txt'].map((at) => uriOf(join(folder, at)));
  assert.ok(a !== undefined && b !== undefined);
  const client = await Client.start({ folders: [folder] });
  const isFine = async (what: string): Promise<void> => {
    assert.deepEqual([client.codes(a), client.codes(b)], [['figure-conflict'], ['figure-conflict']], what);
    assert.ok(await client.at('hover', a, question), what);
  };
  await isFine('read');
  for (const [kind, text] of Object.entries(kinds)) {
    const uri = uriOf(join(folder, `${kind}.txt`));
    const unread = (client.diagnostics.get(uri) ?? []).filter(({ code }) => code === 'source-unread').map(({ message }) => (typeof message === 'string' ? message : message.value));
    assert.ok(unread.length <= 1 && unread.every((message) => /^Not (?:read|compared): .+ \(setting corroborate\.limits\.\w+\)\. The other sources are compared without it\.$/u.test(message)), unread.join('\n'));
    await client.open(uri, text());
    await client.edit(uri, { line: 0, character: 0 }, { line: 0, character: 1 }, 'x');
    const textDocument = { uri };
    const range = { start: { line: 0, character: 0 }, end: { line: 40, character: 0 } };
    for (const method of ['semanticTokens/range', 'documentSymbol', 'foldingRange', 'hover']) await client.connection.sendRequest(`textDocument/${method}`, { textDocument, range, position: range.start });
    await isFine(`${kind} is typed in`);
    await client.after(() => client.close(uri));
  }
  assert.deepEqual(client.logged.filter((line) => /failed|stopped|Error/u.test(line)), []);
  assert.equal(await client.stop(), 0);
}));

test('copies of one text by the thousand are one origin, and the others are compared', { timeout: 1_200_000 }, () => inFolder(async (scratch) => {
  const folder = join(scratch, 'sources');
  mkdirSync(folder);
  const seed = inSeed('001_59ed66a336430b7a.txt', 'Our nations will continue');
  for (let i = 0; i < COPIES; i++) writeFileSync(join(folder, `${i}.txt`), readFileSync(new URL(seed.uri)));
  for (const [at, count] of [['a', 12], ['b', 9]] as const) writeFileSync(join(folder, `${at}.txt`), fire(count));
  const client = await Client.start({ folders: [folder] });
  assert.deepEqual(client.codes(uriOf(join(folder, 'a.txt'))), ['figure-conflict']);
  const card = await client.at<{ readonly contents: { readonly value: string } }>('hover', uriOf(join(folder, '0.txt')), seed.position);
  assert.match(card.contents.value.replaceAll('\\', ''), new RegExp(`\\b${COPIES.toLocaleString('en')} sources, 1 independent`, 'u'));
  assert.equal(await client.stop(), 0);
}));

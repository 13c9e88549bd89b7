// Bytes to text.
import assert from 'node:assert/strict';
import test from 'node:test';
import { decode } from '../../server/src/decode';

const bytes = (...parts: (string | number[])[]): Uint8Array => Buffer.concat(parts.map((part) => Buffer.from(part as string)));

test('UTF-8 is read with and without a byte-order mark, and the mark is no part of the text', () => {
  assert.deepEqual(decode(bytes('Žemaitė 🙂\r\n')), { ok: true, text: 'Žemaitė 🙂\r\n' });
  assert.deepEqual(decode(bytes([0xef, 0xbb, 0xbf], 'é')), { ok: true, text: 'é' });
});

test('UTF-16 with a byte-order mark is read in both orders, without the mark', () => {
  const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('“Ž” 🙂', 'utf16le')]);
  assert.deepEqual(decode(little), { ok: true, text: '“Ž” 🙂' });
  assert.deepEqual(decode(Buffer.from(little).swap16()), { ok: true, text: '“Ž” 🙂' });
});

test('invalid UTF-8 is read as Windows-1252, and the reader is told', () => {
  const read = decode(bytes('caf', [0xe9], ' ', [0x93], 'x', [0x94]));
  assert.ok(read.ok);
  assert.equal(read.text, 'café “x”');
  assert.match(read.problem ?? '', /^This file is not in UTF-8; it was read as Windows-1252\./u);
});

test('binaries are refused in one sentence', () => {
  const png = bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13]);
  const noZeros = Uint8Array.from({ length: 4000 }, (_, i) => ((i * 97) % 255) + 1);
  for (const binary of [png, noZeros]) assert.deepEqual(decode(binary), { ok: false, problem: 'Not read: this file is not text.' });
});

test('an empty file is an empty text', () => {
  assert.deepEqual(decode(new Uint8Array()), { ok: true, text: '' });
});


// One file has one key, however its URI is written.
import assert from 'node:assert/strict';
import test from 'node:test';
import { keyUri, uriKey } from '../../../server/src/lsp/uri-key';

test('escapes, drive letters and trailing slashes make no second file', () => {
  for (const uri of ['file:///c%3A/My%20texts/a.txt', 'file:///C:/My texts/a.txt', 'file:///c:/My%20texts/a.txt']) assert.equal(uriKey(uri), 'file:/c:/My texts/a.txt');
  assert.equal(uriKey('file:///home/x/'), uriKey('file:///home/x'));
  assert.equal(uriKey('file:///a/%C5%BDemait%C4%97.txt'), uriKey('file:///a/Žemaitė.txt'));
});

test('a key leads back to a URI that means the same file', () => {
  for (const uri of ['file:///home/a%20b/100%25%20%231%3F.txt', 'file://server/share/a.txt', 'vscode-vfs://github/o/r/a%28b%29.txt', 'untitled:Untitled-1', 'memfs:/x/y.txt', 'file:///a%0Ab/c.txt', 'file:///a%3Ab/c.txt']) {
    assert.equal(uriKey(keyUri(uriKey(uri))), uriKey(uri), uri);
  }
  assert.equal(keyUri(uriKey('file:///home/a b/x.txt')), 'file:///home/a%20b/x.txt');
});

test('a URI in canonical form can stand in a Markdown link', () => {
  assert.doesNotMatch(keyUri(uriKey('file:///a (b)/[c] <d> "e".txt')), /[()<>" ]/u);
});

test('what is no URI names no file, and not the whole disk', () => {
  for (const uri of ['', 'a.txt', '/home/x', '1 2:three', '://', '//server/share']) assert.throws(() => uriKey(uri), /UriError/u, uri);
});

// The server speaks the language that the editor names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover, MarkupContent } from 'vscode-languageserver/node';
import { findingsAtMethod, type FindingsAtResult } from '../../server/src/protocol';
import { Client, inSeed, seeds } from './client';

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

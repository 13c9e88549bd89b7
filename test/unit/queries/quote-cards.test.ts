// Cards of quotations that are printed in several ways, as a reader sees them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { hoverAt } from '../../../server/src/core/queries/hover';
import { textOf } from './seeds';

const paragraphs = 'Ada Lindqvist said: “Nobody in this town has ever seen so much snow and water in one and the same spring.\n\n“We will not close the old harbour before the end of the winter season,” said Lindqvist.';

function cardOn(words: string, here: string, there: string): string {
  const corpus = new Corpus();
  corpus.update(readDocument(documentId('a.txt'), here, { publisher: 'Coast Post' }));
  corpus.update(readDocument(documentId('b.txt'), there, { publisher: 'Harbour Gazette' }));
  return textOf(hoverAt(corpus.links, documentId('a.txt'), here.indexOf(words)));
}

test('other punctuation is shown where all words are the same', () => {
  const card = cardOn('friends', '“Close the gate, friends of the harbour, before the water comes,” said Otto Brandt.', '“Close the gate friends of the harbour, before the water comes,” said Otto Brandt.');
  assert.match(card, /^Also quoted in Harbour Gazette, line 1, with other punctuation:$/m);
  assert.match(card, /^“gate, friends” \| “gate friends”$/m);
});

test('another spelling is shown where all words are the same', () => {
  const card = cardOn('defence', '“The defence of the old harbour is a task for us all,” said Otto Brandt.', '“The defense of the old harbour is a task for us all,” said Otto Brandt.');
  assert.match(card, /^Also quoted in Harbour Gazette, line 1, in another spelling:$/m);
  assert.match(card, /“.*defence.*” \| “.*defense.*”/);
});

test('a paragraph that the other source left out is not said to stand there', () => {
  const there = '“We will not close the old harbour before the end of the winter season,” said Ada Lindqvist.';
  assert.match(cardOn('Nobody in', paragraphs, there), /Harbour Gazette, line 1, another part of it/);
  assert.match(cardOn('We will', paragraphs, there), /Harbour Gazette, line 1, in the same words/);
});

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

test('where a source quotes the same words twice, its other place is named', () => {
  const card = cardOn('We will', '“We will not close the old harbour before the winter ends,” said Ada Lindqvist.\n\nIt rained.\n\nLindqvist said “we will not close the old harbour before the winter ends” again.',
    '“We will not close the old harbour before the winter ends,” said Ada Lindqvist.');
  assert.match(card, /^Quoted again in this source: line 5\.$/m);
});

const halves = '“The old bridge is closed to everybody until the water falls,” Anna Holt said. “Nobody knows when the river will be calm again.”';

test('of a split quotation a source is named for the half that one looks at, and for the other where it has no more', () => {
  const whole = 'Anna Holt said the old bridge is closed to everybody until the water falls. “Nobody knows when the river will be calm again,” she said.';
  assert.match(cardOn('old bridge', halves, whole), /^Also quoted in Harbour Gazette, line 1, another part of it\.$/m);
  assert.match(cardOn('Nobody', whole, halves), /^Also quoted in Harbour Gazette, line 1, in the same words\.$/m);
  assert.doesNotMatch(cardOn('old bridge', halves, whole), /Quoted again/);
});

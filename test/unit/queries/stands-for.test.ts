// The card says where a capital stands for a government, and whom a group has as members.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { hoverAt } from '../../../server/src/core/queries/hover';
import { textOf } from './seeds';

function card(text: string, words: string, ...others: string[]): string {
  const corpus = new Corpus();
  [text, ...others].forEach((one, i) => corpus.update(readDocument(documentId(`${i}.txt`), one)));
  return textOf(hoverAt(corpus.links, documentId('0.txt'), text.indexOf(words) + 1));
}

test('a capital that speaks stays a place and stands for its government', () => {
  assert.match(card('Moscow denied the report on Friday.', 'Moscow'), /^Moscow · place.*\nHere it stands for its government \(Russia\)\.$/mu);
  assert.match(card('The talks failed, but Helsinki has said that it would wait.', 'Helsinki'), /stands for its government \(Finland\)/u);
});

test('it does not where somebody in it speaks, nothing is said, or it is no capital', () => {
  for (const [text, words] of [['Officials in Moscow denied the report.', 'Moscow'], ['Moscow was quiet.', 'Moscow'], ['Moscow’s mayor denied it.', 'Moscow'], ['Chicago denied the report.', 'Chicago'], ['Moscow reports were few.', 'Moscow']] as const) {
    assert.doesNotMatch(card(text, words), /stands for/u, text);
  }
});

test('a group names its members where a source lists them, and the source', () => {
  const listed = 'The Baltic states — Estonia, Latvia and Lithuania — agreed.';
  assert.match(card('The Baltic states agreed.', 'Baltic', listed), /^Members: Estonia, Latvia and Lithuania · 1, line 1$/mu);
  assert.doesNotMatch(card('The Baltic states, Poland and Finland agreed.', 'Baltic'), /Members/u);
  assert.doesNotMatch(card('Estonia, Latvia and Lithuania agreed.', 'Estonia'), /Members/u);
});

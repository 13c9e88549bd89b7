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

test('a capital stands for its government where it does or has what governments do and have', () => {
  const texts = [
    ['Norway waits, as Washington supports the talks.', 'Washington', 'United States'], ['They indicated that Helsinki is considering it.', 'Helsinki', 'Finland'],
    ['The price rose due to Moscow’s ongoing war.', 'Moscow', 'Russia'], ['They said Oslo has also backed the plan.', 'Oslo', 'Norway'],
  ] as const;
  for (const [text, words, country] of texts) assert.match(card(text, words), new RegExp(`place.*\\nHere it stands for its government \\(${country}\\)`, 'u'), text);
  for (const text of ['Workers in Oslo backed the plan.', 'Oslo is growing.', 'Oslo’s harbour froze.', 'The mayor of Oslo has considered it.']) assert.doesNotMatch(card(text, 'Oslo'), /stands for/u, text);
});

test('“the four countries” are the four that the same text lists', () => {
  const listed = 'Ministers from Norway, Sweden, Finland and Denmark met in Oslo.';
  assert.match(card(`${listed} The four countries agreed.`, 'four'), /^These are: Norway, Sweden, Finland and Denmark · 0 \(here\), line 1$/mu);
  assert.match(card('All three nations agreed.\n\nThe meeting was held by Norway, Sweden and Finland.', 'three'), /^These are: Norway, Sweden and Finland/mu);
  const group = 'Norway and the Baltic states (Estonia, Latvia and Lithuania) met. These four nations agreed.';
  assert.match(card(group, 'four'), /^These are: Norway, Estonia, Latvia and Lithuania/mu);
});

test('they are nobody where another number is listed, the list gives examples, or the text does not say that all are meant', () => {
  const texts = ['Norway, Sweden and Finland met. The four countries agreed.', 'Some, including Norway, Sweden, Finland and Denmark, met. The four countries agreed.', 'Norway, Sweden, Finland and Denmark met. They invited four countries.'];
  for (const text of texts) assert.doesNotMatch(card(text, 'four'), /These are/u, text);
});

// Cards that count sources say how many of them are independent, where copies make the number say too much.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus, type Links } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { hoverAt } from '../../../server/src/core/queries/hover';
import { find, textOf } from './seeds';

const story = 'Mayor Ada Lindqvist closed the northern harbour on Monday because of the ice that came down the river in the night. '
  + '“Nobody sails before the ice has left the northern basin,” said Lindqvist. She said 14 ships wait outside the mole for a berth, and that the pilots rest until Friday.';
const own = 'Ships lay at anchor as far as one could see from the pier. “Nobody sails before the ice has left the northern basin,” said Mayor Ada Lindqvist.';

function linksOf(texts: Readonly<Record<string, string>>): Links {
  const corpus = new Corpus();
  for (const [path, text] of Object.entries(texts)) corpus.update(readDocument(documentId(path), text));
  return corpus.links;
}

function cardOn(links: Links, file: string, words: string): string {
  const { id, offset } = find(links, file, words);
  return textOf(hoverAt(links, id, offset + 1));
}

const copied = linksOf({ 'coast.txt': story, 'daily.txt': `${story} More follows.`, 'own.txt': own });

test('a quotation says how many sources carry it, how many are independent, and which are one text', () => {
  const card = cardOn(copied, 'own', 'Nobody sails');
  assert.match(card, / · 3 sources, 2 independent$/m);
  assert.match(card, /^coast and daily print one text and count as one source\.$/m);
});

test('a name and what its bearer said are counted so, too', () => {
  const card = cardOn(copied, 'own', 'Ada Lindqvist');
  assert.match(card, /named in 3 of 3 sources, 2 independent$/m);
  assert.match(card, / and 2 more, 2 independent$/m);
});

test('a figure is counted so, too', () => assert.match(cardOn(copied, 'coast', '14 ships'), / · 2 of 3 sources, 1 independent, give a figure$/m));

test('where all sources are independent the card of a quotation says so, and nothing is said of copies', () => {
  const links = linksOf({ 'coast.txt': story, 'own.txt': own });
  assert.match(cardOn(links, 'own', 'Nobody sails'), / · 2 sources, both independent$/m);
  for (const words of ['Nobody sails', 'Ada Lindqvist']) assert.doesNotMatch(cardOn(links, 'own', words), /one text/);
});

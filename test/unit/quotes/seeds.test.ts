// What the sample dossier's quotations say, as a person would state it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readFileSync, readdirSync } from 'node:fs';
import { compareWordings } from '../../../server/src/core/corpus/wording';
import { linksOf } from '../corpus/linked';
import { read, textOf } from './quoted';

const documents = readdirSync('seeds').filter((file) => file.endsWith('.txt')).map((file) => read(readFileSync(`seeds/${file}`, 'utf8'), file));
const byId = new Map(documents.map((document) => [document.id, document]));
const { utterances } = linksOf(documents);
const find = (words: string) => utterances.find(({ witnesses }) => witnesses.some((at) => textIn(at).includes(words)));
const textIn = (at: { document: string; start: number; end: number }): string => {
  const document = documents.find(({ id }) => id === at.document);
  return document ? textOf(document, at) : '';
};
const files = (words: string): string[] | undefined => find(words)?.witnesses.map(({ document }) => document.slice(0, 3));

test('three utterances are carried by more than one source, one of them twice by the same', () => {
  assert.deepEqual(files('Military threats to NATO member states'), ['000', '003']);
  assert.deepEqual(files('in the current security environment'), ['000', '001']);
  assert.deepEqual(files('we are sending a clear message'), ['001', '001', '004']);
  assert.equal(utterances.filter(({ wording }) => wording !== 'single').length, 3);
});

test('their wording is the same, but for one', () => {
  assert.equal(find('Military threats to NATO member states')?.wording, 'identical');
  assert.equal(find('we are sending a clear message')?.wording, 'identical');
  assert.equal(find('in the current security environment')?.wording, 'variant');
  assert.deepEqual(find('Military threats to NATO member states')?.witnesses.map(({ wording }) => wording), ['truncated', 'identical']);
  assert.deepEqual(find('in the current security environment')?.witnesses.map(({ wording }) => wording), ['reworded', 'identical']);
});

test('the difference is “paramount” and “of paramount importance”', () => {
  const [first, second] = find('in the current security environment')?.witnesses ?? [];
  assert.ok(first && second);
  const [here, there] = [byId.get(first.document), byId.get(second.document)];
  assert.ok(here && there);
  const segments = compareWordings(here.source, first, there.source, second);
  const onlyThere = segments.flatMap((segment) => (segment.kind === 'only-there' && segment.there ? [textOf(there, segment.there)] : []));
  for (const words of ['of', 'importance', 'with', 'NATO']) assert.ok(onlyThere.includes(words), `${words} in ${onlyThere.join(' / ')}`);
  const onlyHere = segments.flatMap((segment) => (segment.kind === 'only-here' && segment.here ? [textOf(here, segment.here)] : []));
  assert.ok(onlyHere.includes('vulnerable'), onlyHere.join(' / '));
});

test('the joint statement has one name, with its makers, in whatever order a source lists them', () => {
  for (const words of ['Military threats to NATO member states', 'in the current security environment', 'we are sending a clear message', 'Despite our withdrawal', 'Our nations will continue']) {
    assert.equal(find(words)?.speaker, 'joint statement of the defence ministers of Estonia, Latvia, Lithuania and Poland', words);
  }
});

test('people speak for themselves', () => {
  const speakers = [['made in solidarity', 'Hanno Pevkur'], ['what the peace talks', 'Hanno Pevkur'], ['all NATO countries can assess', 'Jukka Kopra'],
    ['simple weapons are needed', 'Jukka Kopra'], ['additional capabilities', 'Evika Silina'], ['Talks and discussions', 'Raimundas Vaiksnoras']] as const;
  for (const [words, speaker] of speakers) assert.equal(find(words)?.speaker, speaker, words);
});

test('scare quotes are phrases', () => {
  const phrases = documents.flatMap((document) => document.quotes.filter(({ kind }) => kind === 'phrase').map((quote) => textOf(document, quote)));
  for (const phrase of ['nonpersistent', 'wise', 'window', 'significantly increased', 'paramount']) assert.ok(phrases.includes(phrase), phrase);
});

test('four passages echo a quotation', () => {
  const echoed = utterances.flatMap(({ echoes }) => echoes.map((at) => textIn(at)));
  for (const words of ['new weapon systems and solutions to strengthen', 'necessary measures to defend their countries', 'international humanitarian law and the protection of civilians',
    'significantly increased']) {
    assert.ok(echoed.some((echo) => echo.includes(words)), `${words} in ${echoed.join(' / ')}`);
  }
});

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
  assert.deepEqual(find('we are sending a clear message')?.witnesses.map(({ wording }) => wording), ['truncated', 'identical', 'truncated'], 'the fullest is the paragraph of 001 that quotes it again');
});

/** What stands on either side where two witnesses differ: “here → there”. */
function differences(words: string, one: number, other: number): string[] {
  const witnesses = find(words)?.witnesses ?? [];
  const [first, second] = [witnesses[one], witnesses[other]];
  assert.ok(first && second);
  const [here, there] = [byId.get(first.document), byId.get(second.document)];
  assert.ok(here && there);
  return compareWordings(here.source, first, there.source, second).flatMap((segment) =>
    (segment.kind === 'equal' ? [] : [`${segment.here ? textOf(here, segment.here) : ''} → ${segment.there ? textOf(there, segment.there) : ''}`]));
}

test('000 and 001 differ in ten places: “paramount” and “of paramount importance”, the spelling of defence, “vulnerable”, “NATO”', () => {
  assert.deepEqual(differences('in the current security environment', 0, 1), [
    ' → of', ' → importance', 'defence → defense', ' → with', 'to potentially → of potential', ' → of', 'weapons → weapon', 'defence → defense', ' → NATO', 'vulnerable → ',
  ]);
});

test('the others differ in their length alone', () => {
  assert.deepEqual(differences('Military threats to NATO member states', 0, 1), [
    ' → In light of this unstable security environment marked by Russia’s aggression and its ongoing threat to the Euro-Atlantic community, it is essential to evaluate all measures to strengthen our deterrence and defense capabilities',
  ]);
  assert.deepEqual(differences('we are sending a clear message', 0, 1), [
    ' → light of these considerations, we — the Ministers of Defence of Estonia, Latvia, Lithuania, and Poland — unanimously recommend withdrawing from the Ottawa Convention',
  ]);
  assert.deepEqual(differences('we are sending a clear message', 0, 2), []);
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

test('five passages retell a quotation, each the one that it has its words from', () => {
  const echoed = utterances.flatMap(({ witnesses: [first], echoes }) =>
    echoes.map((at) => [at.document.slice(0, 3), textIn(at), first ? textIn(first).split(' ').slice(0, 4).join(' ') : '']));
  assert.deepEqual(echoed, [
    ['000', 'military threats to NATO member states along the borders of Russia and Belarus have significantly increased', 'Military threats to NATO'],
    ['004', 'significantly increased', 'Military threats to NATO'],
    ['003', 'new weapon systems and solutions to strengthen the Alliance’s vulnerable Eastern Flank', 'We believe that in'],
    ['002', 'necessary measures to defend their countries\' territory and freedom', 'With this decision, we'],
    ['003', 'international humanitarian law and the protection of civilians', 'Despite our withdrawal, we'],
  ]);
});

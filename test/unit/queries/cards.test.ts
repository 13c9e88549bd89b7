// The cards of the sample dossier, as a reader sees them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverAt } from '../../../server/src/core/queries/hover';
import { documentId } from '../../../server/src/core/corpus/document';
import type { Say } from '../../../server/src/core/say';
import { sayFor } from '../../../server/src/languages';
import { dossierOf } from './dossiers';
import { find, readSeeds, textOf } from './seeds';

const links = readSeeds();

function cardOn(file: string, words: string): string {
  const { id, offset } = find(links, file, words);
  return textOf(hoverAt(links, id, offset + 1));
}

test('a conflicting figure shows what it measures, each value with its sentence, and the reasons', () => {
  const card = cardOn('001', '133 nations');
  assert.match(card, /^Countries that signed the Ottawa Convention · 2 of 5 sources, both independent, give a figure$/m);
  assert.match(card, /^Breaking Defense \(here\) \| “.*signed by 133 nations.*” \| 133$/m);
  assert.match(card, /^004, line 21 \| “.*over 160 signatories.*” \| more than 160$/m);
  assert.match(card, /Compared because both count countries, both speak of signing/);
  assert.match(card, /They cannot all be right as written\./);
});

test('a figure of another step is shown with the reason why it is not compared', () => {
  assert.match(cardOn('001', '133 nations'), /Not compared: “.*more than 160 countries are party.*” · Caliber\.Az, line 12\. Joining is a later step than signing\./);
  const party = cardOn('000', 'more than 160 countries');
  assert.match(party, /^Countries party to the Ottawa Convention/m);
  assert.match(party, /Not compared: “.*133 nations.*” · Breaking Defense, line 18\./);
  assert.doesNotMatch(party, /cannot all be right/);
});

test('a person is shown with titles, quotations and places', () => {
  const card = cardOn('001', 'Hanno Pevkur');
  assert.match(card, /^Hanno Pevkur · person, named in 2 of 5 sources, both independent$/m);
  assert.match(card, /^- “Estonia's Defense Minister” · Caliber\.Az, line 8$/m);
  assert.match(card, /^- “Estonia’s minister of defense” · Breaking Defense, line 28$/m);
  assert.match(card, /^Quoted twice$/m);
  assert.match(card, /^- “A lot will depend on what the peace talks” · Breaking Defense, line 28$/m);
});

test('an agreement is shown with its other names and who uses them', () => {
  const card = cardOn('000', 'Ottawa Convention');
  assert.match(card, /^Ottawa Convention · treaty or law, named in 5 of 5 sources, all independent$/m);
  assert.match(card, /^- “Ottawa Treaty” · Caliber\.Az, line 1; 004, line \d+$/m);
  assert.match(card, /^- “Mine Ban Treaty” · Caliber\.Az, line \d+$/m);
});

test('a name that others bear too says whom it means elsewhere', () => {
  const brandts = dossierOf({ '0.txt': 'They met Anna Brandt. Brandt left.', '1.txt': 'They met Karl Brandt. Brandt left.' });
  const card = (text: string): string => textOf(hoverAt(brandts, documentId('0.txt'), (brandts.documents.get(documentId('0.txt'))?.source.text ?? '').indexOf(text) + 1));
  assert.match(card('Brandt left'), /^Anna Brandt · person, named in 1 of 2 sources\nElsewhere “Brandt” means Karl Brandt \(person\)\.$/m);
  assert.doesNotMatch(card('Anna Brandt'), /Elsewhere/);
});

test('a quotation is shown with its speaker, the words that name him, and the differences', () => {
  const card = cardOn('001', 'We believe that');
  assert.match(card, /^Joint statement of .*Estonia, Latvia, Lithuania and Poland · speaker found from “reads the joint communique” · 2 sources, both independent$/m);
  assert.match(card, /^Also quoted in Caliber\.Az, line 4, in other words:$/m);
  assert.match(card, /^“is of paramount importance to” \| “is paramount to”$/m);
  assert.match(card, /“the defense of the \[NATO\] Alliance’s Eastern” \| “the defence of the alliance’s vulnerable Eastern”/);
  assert.match(card, /No number and no “not” differs\./);
  assert.match(card, /Retold without quotation marks: 003, line 4\./);
});

test('three ways to write one day are read as one', () => {
  const card = cardOn('003', 'Tuesday');
  assert.match(card, /\| 18 March 2025; also in Caliber\.Az and Breaking Defense$/m);
  assert.match(card, /They agree\./);
});

test('there is no card on an ordinary word', () => assert.equal(cardOn('001', 'thankfully'), ''));

test('an equal number of another step is told apart from those that count the same', () => {
  const card = cardOn('004', 'over 160 signatories');
  assert.match(card, /^Countries that signed the Ottawa Convention · 2 of 5 sources, both independent, give a figure$/m);
  assert.match(card, /Same number, another step: “.*more than 160 countries are party.*” · Caliber\.Az, line 12\. Joining is a later step than signing\./);
});

test('one day is the same day from wherever one looks', () => {
  for (const [file, words] of [['000', 'March 18'], ['001', 'Mar 18, 2025'], ['001', 'today'], ['003', 'Tuesday'], ['002', 'March 2025']] as const) {
    assert.match(cardOn(file, words), /^Date · 4 of 5 sources, all independent, give it$/m, `${words} in ${file}`);
  }
});

test('another version is shorter or longer than the one under the cursor, whichever is the origin', () => {
  assert.match(cardOn('004', 'With this decision'), /Also quoted in Breaking Defense, line 3, in the same words; Breaking Defense, line 16, in a longer passage\./);
  assert.match(cardOn('003', 'Military threats to'), /Also quoted in Caliber\.Az, line 4, shortened\./);
});

test('a few words in marks are no retelling, and a sentence retells one utterance only', () => {
  assert.match(cardOn('003', 'Military threats to'), /^A few of these words, in quotation marks: 004, line 17\.$/m);
  assert.doesNotMatch(cardOn('001', 'The war in Ukraine has'), /Retold/);
});

test('while other sources are being read no card says what they lack', () => {
  const { id, offset } = find(links, '001', '500,000');
  const reading = textOf(hoverAt(links, id, offset + 1, true));
  assert.match(reading, /Not all sources have been read yet\.$/);
  assert.doesNotMatch(reading, /No other source/);
  assert.match(textOf(hoverAt(links, id, offset + 1)), /No other source gives a figure for this\.$/);
});

test('two dates of one event say what happened, and a day whose year nobody knows is read without one', () => {
  const fire = dossierOf({
    'a.txt': 'No one was hurt in the fire on November 19, although a handful of people were inside Osterby Chapel.\n',
    'b.txt': 'A blaze gutted Osterby Chapel on November 20, and a handful of people were hurt.\n',
  });
  const card = textOf(hoverAt(fire, documentId('a.txt'), 36));
  assert.match(card, /^Compared because both say when the same thing happened \(“fire” and “blaze”\) and both name Osterby Chapel\. They cannot all be right as written\.$/m);
  assert.match(card, /\| 19 November$/m);
});

test('one more than a card shows is one, in each language', () => {
  const words = ['We will not close the harbour', 'Nobody leaves his place this winter', 'The boats go out again in April', 'All of them were built in Lindhaven'];
  const text = `${words.map((one) => `“${one},” said Ada Roe on Friday.`).join('\n\n')}\n`;
  const links = dossierOf({ 'a.txt': text });
  const said = (say?: Say): string => textOf(hoverAt(links, documentId('a.txt'), text.indexOf('Ada Roe'), false, undefined, say));
  assert.match(said(), /^- and 1 more quotation$/m);
  assert.match(said(sayFor('de')), /^- und 1 weiteres Zitat$/m);
});

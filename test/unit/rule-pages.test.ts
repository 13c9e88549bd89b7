// The pages in docs/rules: each begins with messages as Corroborate gives them, word for word.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Corpus } from '../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../server/src/core/corpus/document';
import { categories } from '../../server/src/core/dossier/decisions';
import { parseDossier } from '../../server/src/core/dossier/dossier';
import { dossierShape } from '../../server/src/core/dossier/shape';
import { problemsOf } from '../../server/src/core/queries/problems';
import { decode } from '../../server/src/decode';
import { OpenDossier } from '../../server/src/open-dossier';

const examples = (code: string) => [...readFileSync(join(process.cwd(), 'docs/rules', `${code}.md`), 'utf8').matchAll(/^> (.+)$/gm)].map((match) => match[1] ?? '');

/** What is said of the first of two sources; the second is the Harbour Gazette's. */
function said(code: string, here: string, there: string, days: readonly (string | undefined)[] = []): string[] {
  const corpus = new Corpus();
  const [first, second] = [documentId('here.txt'), documentId('there.txt')];
  const [older, newer] = days.map((published) => (published === undefined ? {} : { published }));
  corpus.update(readDocument(first, here, older));
  corpus.update(readDocument(second, there, { publisher: 'Harbour Gazette', ...newer }));
  return problemsOf(corpus.links, first).filter((problem) => problem.code === code).map(({ message }) => message);
}

const fire = (figure: string, day = 'Monday') => `Warehouse burns in Lindhaven\n\nA fire in the old harbour warehouse in Lindhaven injured ${figure} workers on ${day}, the fire brigade said.\n`;
const promise = (words: string, speaker = 'Ines Ferro') => `The harbour in winter\n\n“${words},” said ${speaker} on Friday.\n`;
const PROMISE = 'We will not close the harbour for the winter, and every worker keeps the place he has';

test('figure-conflict: two counts of the same people', () => {
  assert.deepEqual(said('figure-conflict', fire('12'), fire('9')), examples('figure-conflict'));
});

test('date-conflict: two days of the same event', () => {
  assert.deepEqual(said('date-conflict', fire('12', '17 March 2025'), fire('12', '18 March 2025')), examples('date-conflict'));
});

test('figure-tension: a vague count and an exact one far from it', () => {
  assert.deepEqual(said('figure-tension', fire('more than 100'), fire('164')), examples('figure-tension'));
});

test('figure-superseded and figure-falls: a count of two days', () => {
  const days = ['2024-05-03', '2024-05-05'];
  assert.deepEqual(said('figure-superseded', fire('12'), fire('19'), days), examples('figure-superseded'));
  assert.deepEqual(said('figure-falls', fire('19'), fire('12'), days), examples('figure-falls'));
});

test('figure-disputed: two parties with counts of their own', () => {
  const march = (party: string, figure: string) => `March in Lindhaven\n\n${party} said ${figure} workers were injured in the march in Lindhaven on Monday.\n`;
  assert.deepEqual(said('figure-disputed', march('Police', '12'), march('The organisers', '19')), examples('figure-disputed'));
  assert.deepEqual(said('figure-disputed', march('Police', '12'), march('The government', '19')), []);
});

test('what the pages say is not reported is not', () => {
  assert.deepEqual(said('figure-conflict', fire('about 500'), fire('512')), []);
  assert.deepEqual(said('figure-conflict', fire('12'), fire('9').replace('injured', 'killed')), []);
  assert.deepEqual(said('figure-tension', fire('more than 160'), fire('164')), []);
  assert.deepEqual(said('date-conflict', fire('12', '18 March 2025'), fire('12').replace('on Monday', 'in March 2025')), []);
  const bracketed = PROMISE.replace('worker', 'worker [of the port]');
  assert.deepEqual(said('quote-altered', promise(PROMISE), promise(bracketed)), []);
  assert.deepEqual(said('quote-altered', promise(PROMISE), promise('We will not close the harbour for the winter')), []);
  assert.deepEqual(said('quote-altered', promise(PROMISE), promise(PROMISE.replace(', and', ' — and'))), []);
  assert.deepEqual(said('quote-altered', promise(PROMISE), promise(PROMISE.replace(', and', ' and'))), []);
});

test('quote-altered: a “not” that is missing, another word, a word more, another spelling, a comma less', () => {
  assert.deepEqual([
    ...said('quote-altered', promise(PROMISE), promise(PROMISE.replace('not ', ''))),
    ...said('quote-altered', promise(PROMISE), promise(PROMISE.replace('keeps the place', 'retains the position'))),
    ...said('quote-altered', promise(PROMISE), promise(PROMISE.replace('keeps the place', 'keeps just the place'))),
    ...said('quote-altered', promise('We will see to the defence of the harbour for the winter'), promise('We will see to the defense of the harbour for the winter')),
    ...said('quote-altered', promise('We ask you, the people of the harbour, to stay at home'), promise('We ask you the people of the harbour, to stay at home')),
  ], examples('quote-altered'));
});

test('quote-misattributed: the same words from two persons', () => {
  assert.deepEqual(said('quote-misattributed', promise(PROMISE), promise(PROMISE, 'Paul Lindt')), examples('quote-misattributed'));
});

const post = (title: string) => `Talks in Lindhaven\n\nThe ${title} Ines Ferro met the harbour’s workers.\n`;

test('role-conflict: two posts that nobody holds together', () => {
  assert.deepEqual(said('role-conflict', post('Foreign Minister'), post('Defence Minister')), examples('role-conflict'));
});

test('name-variant: two spellings with the same title, and two with the same companion', () => {
  const chief = (name: string) => `Talks in Lindhaven\n\nGeneral ${name} spoke to the workers.\n`;
  const town = (name: string) => `Talks on the coast\n\nInes Ferro went to the town of ${name} on Friday.\n`;
  assert.deepEqual([
    ...said('name-variant', chief('Vaiksnoras'), chief('Vaikshnoras')), ...said('name-variant', town('Lindhaven'), town('Lindhafen')),
  ], examples('name-variant'));
});

test('source-unread and source-encoding: files that are no text, and texts that are not in UTF-8', () => {
  const dossier = new OpenDossier({ folder: 'desk', hasFile: false, sources: ['*.txt'] }, assert.fail);
  const binary = decode(Uint8Array.of(0, 1, 2, 3));
  assert.ok(!binary.ok);
  dossier.setUnread('photo.txt', binary.problem);
  assert.deepEqual(dossier.problemsOf('photo.txt').map(({ message }) => message), examples('source-unread'));
  const old = decode(Uint8Array.of(0x63, 0x61, 0x66, 0xe9));
  assert.ok(old.ok);
  dossier.setText('menu.txt', old.text, old.problem);
  assert.deepEqual(dossier.problemsOf('menu.txt').map(({ message }) => message), examples('source-encoding'));
});

test('decision-changed and decision-orphan: a value that changed since it was decided, and a source that is gone', () => {
  const dossier = new OpenDossier({ folder: 'desk', hasFile: true, sources: ['*.txt'] }, assert.fail);
  const treaty = (words: string) => `The Harbour Treaty, open since Lisbon, ${words}, its office said.`;
  const quotes = '[{ text: 133 nations, before: "The Harbour Treaty, open since Lisbon, was signed by", after: ", its office said." }]';
  const decision = `decisions:\n  - { finding: figure-conflict/country-signed/133+160-up, category: different-date, quotes: ${quotes} }\n`;
  dossier.useSettings({ ok: true, text: `documents: { here.txt: { publisher: Harbour Gazette } }\n${decision}` }, []);
  dossier.listed = true;
  dossier.setText('here.txt', treaty('was signed by 134 nations'));
  dossier.setText('there.txt', treaty('has over 160 signatories'));
  assert.deepEqual([...new Set(dossier.problemsOf('here.txt').map(({ message }) => message))], examples('decision-changed'));
  dossier.remove('there.txt');
  assert.deepEqual(dossier.looseDecisions.map(({ message }) => message), examples('decision-orphan'));
});

test('dossier: an unknown setting, and the example is free of mistakes', () => {
  assert.deepEqual(parseDossier('source: ["*.txt"]\n').problems.map(({ message }) => message), examples('dossier'));
  const example = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(process.cwd(), 'docs/rules/dossier.md'), 'utf8'))?.[1] ?? '';
  const { dossier, problems } = parseDossier(example);
  assert.deepEqual(problems, []);
  assert.equal(dossier.documents.get('harbour-gazette.txt')?.publisher, 'Harbour Gazette');
});

test('the page of corroborate.yaml has an example without mistakes, and names every key and category', () => {
  const page = readFileSync(join(process.cwd(), 'docs/corroborate-yaml.md'), 'utf8');
  assert.deepEqual(parseDossier(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '').problems, []);
  for (const name of [...Object.keys(dossierShape.keys), ...categories]) assert.ok(page.includes(`| \`${name}\` |`), name);
});

test('the sample dossier is free of mistakes', () => {
  const { dossier, problems } = parseDossier(readFileSync(join(process.cwd(), 'seeds/corroborate.yaml'), 'utf8'));
  assert.deepEqual(problems, []);
  assert.equal(dossier.documents.get('001_59ed66a336430b7a.txt')?.published, '2025-03-18');
});

// What is shown of dossiers with every kind of finding: all of it comes out of the bundles, and sources are always counted with how many are independent.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { findingCodes } from '../../server/src/core/corpus/finding-codes';
import { english, sayIn, type Say } from '../../server/src/core/say';
import { sayFor } from '../../server/src/languages';
import { OpenDossier } from '../../server/src/open-dossier';
import { shownTexts, type Shown } from './queries/shown-texts';

const seeds = Object.fromEntries(readdirSync('seeds').map((file) => [file, readFileSync(join('seeds', file), 'utf8')]));

const fire = (figure: string, day = 'Monday') => `Warehouse burns in Lindhaven\n\nA fire in the old harbour warehouse in Lindhaven injured ${figure} workers on ${day}, the fire brigade said.\n`;
const march = (party: string, figure: string) => `March in Lindhaven\n\n${party} said ${figure} workers were injured in the march in Lindhaven on Monday.\n`;
const promise = (words: string, speaker = 'Ines Ferro') => `The harbour in winter\n\n“${words},” said ${speaker} on Friday. She added: “The boats go out again in April, whatever the ice does.”\n`;
const PROMISE = 'We will not close the harbour for the winter, and every worker keeps the place he has';
const measures = (...words: readonly string[]) => `The bridge of Lindhaven\n\n${words.map((one) => `The bridge at Lindhaven, built in the late 1990s, ${one}.`).join(' ')}\n`;

/** Each dossier by its files; `corroborate.yaml` is taken for its settings. */
const dossiers: readonly Readonly<Record<string, string>>[] = [
  seeds,
  { 'a.txt': fire('12', '17 March 2025'), 'b.txt': fire('9', '18 March 2025'), 'c.txt': fire('9', '18 March 2025'), 'corroborate.yaml': 'documents: { a.txt: { publisher: Harbour Gazette, published: 2025-03-19, author: Ada Roe, title: Old timber, reliability: eyewitness }, b.txt: { published: 2025-03-20 } }\n' },
  { 'a.txt': fire('more than 100'), 'b.txt': fire('164') },
  { 'a.txt': fire('12'), 'b.txt': fire('19'), 'corroborate.yaml': 'documents: { a.txt: { published: 2024-05-03 }, b.txt: { published: 2024-05-05 } }\n' },
  { 'a.txt': fire('19'), 'b.txt': fire('12'), 'corroborate.yaml': 'documents: { a.txt: { published: 2024-05-03 }, b.txt: { published: 2024-05-05 } }\n' },
  { 'a.txt': march('Police', '12'), 'b.txt': march('The organisers', '19') },
  ...[PROMISE.replace('not ', ''), PROMISE.replace('keeps the place', 'retains the position'), PROMISE.replace('keeps the place', 'keeps just the place'), PROMISE.replace('harbour', 'harbor'), PROMISE.replace('worker', 'worker [of the port]'), PROMISE.replace(', and', ' and'), 'We will not close the harbour for the winter', PROMISE]
    .map((words) => ({ 'a.txt': promise(PROMISE), 'b.txt': promise(words) })),
  { 'a.txt': promise(PROMISE), 'b.txt': promise(PROMISE, 'Paul Lindt'), 'c.txt': promise(PROMISE) },
  { 'a.txt': 'Talks in Lindhaven\n\nThe Foreign Minister Ines Ferro met the harbour’s workers.\n', 'b.txt': 'Talks in Lindhaven\n\nThe Defence Minister Ines Ferro met the harbour’s workers.\n' },
  { 'a.txt': 'Talks in Lindhaven\n\nGeneral Vaiksnoras spoke to the workers.\n', 'b.txt': 'Talks in Lindhaven\n\nGeneral Vaikshnoras spoke to the workers.\n' },
  { 'a.txt': measures('is 1,200 metres long and 60 feet high', 'cost about $5 million a year for nearly 12 years', 'took between 3 and 5 months to mend', 'closed at 7.30 in the evening on a Tuesday'), 'b.txt': measures('is at least 1.2 km long', 'cost more than 40 per cent of the budget, a rise of 3 percentage points', 'weighs less than 9,000 tonnes', 'won 3-1 against the ferry') },
  {
    'a.txt': 'The Harbour Treaty, open since Lisbon, was signed by 134 nations, its office said.\n', 'b.txt': 'The Harbour Treaty, open since Lisbon, has over 160 signatories, its office said.\n', 'draft/own.md': 'The Harbour Treaty, open since Lisbon, was signed by 90 nations, its office said.\n',
    'corroborate.yaml': 'sources: ["*.txt"]\ndrafts: ["draft/*.md"]\nsource: x\ndocuments: { gone.txt: { publisher: Nobody } }\ndecisions:\n  - finding: figure-conflict/country-signed/133+160-up\n    category: different-date\n    reason: Lisbon\n    by: Ada Roe\n    quotes:\n      - { text: 133 nations, before: "The Harbour Treaty, open since Lisbon, was signed by", after: ", its office said." }\n  - { finding: figure-conflict/country-left/1+2, category: superseded, quotes: [{ text: 7 nations }] }\n',
  },
  { 'a.txt': fire('12'), 'b.txt': fire('9'), 'corroborate.yaml': 'decisions:\n  - { finding: figure-conflict/worker-injured/12+9, category: use-this-one, use: "12", reason: The fire brigade, by: Ada Roe, date: 2025-03-20 }\n' },
];

function opened(files: Readonly<Record<string, string>>, say: Say): OpenDossier {
  const dossier = new OpenDossier({ folder: 'desk', hasFile: true, sources: ['*.txt'] }, assert.fail, undefined, say);
  const settings = files['corroborate.yaml'];
  if (settings !== undefined) dossier.useSettings({ ok: true, text: settings }, ['*.txt']);
  for (const path of Object.keys(files)) if (path !== 'corroborate.yaml') dossier.expect(path, dossier.kindOf(path) === 'draft');
  dossier.listed = true;
  for (const [path, text] of Object.entries(files)) if (path !== 'corroborate.yaml') dossier.setText(path, text);
  return dossier;
}

const shownIn = (say: Say): readonly Shown[] => dossiers.flatMap((files) => shownTexts(opened(files, say), say));

/** Brackets what comes out of a bundle, so that the rest can be told: words of sources, and what no bundle was asked for. */
const [OPEN, CLOSE] = ['\ue000', '\ue001'];
const bracketing: Say = (text, values = {}) => `${OPEN}${text.replace(/\{(\w+)\}/gu, (_, name: string) => `${CLOSE}${values[name] ?? ''}${OPEN}`)}${CLOSE}`;

describe('what is shown', () => {
  let inEnglish: readonly Shown[] = [];
  before(() => { inEnglish = shownIn(english); });

  test('the dossiers of this test have every kind of finding', () => {
    const found = new Set(dossiers.flatMap((files) => opened(files, english).links.findings.map(({ code }) => code)));
    assert.deepEqual([...found].sort(), [...findingCodes].sort());
  });

  test('no text is asked for that the German bundle lacks', () => {
    const missed = new Set<string>();
    shownIn(sayIn(parse(readFileSync('server/l10n/de.yaml', 'utf8')) as Record<string, string>, (text) => missed.add(text)));
    assert.deepEqual([...missed], []);
  });

  test('the same is shown in German as in English', () => {
    const inGerman = shownIn(sayFor('de'));
    const counts = (all: readonly Shown[]): Record<string, number> => Object.fromEntries([...new Set(all.map(({ where }) => where))].map((where) => [where, all.filter((one) => one.where === where).length]));
    assert.deepEqual(counts(inGerman), counts(inEnglish));
  });

  test('all words come out of the bundles, but for those of the sources and of corroborate.yaml', () => {
    const plain = (text: string): string => text.replace(/\\([^\n])/gu, '$1').replace(/&(?:amp|lt|gt|quot|#39);/gu, ' ').replace(/\s+/gu, ' ').toLowerCase();
    // A speaker’s name is put together of a source’s words: “joint statement of …”.
    const own = dossiers.map((files) => plain([...Object.entries(files).flat(), ...opened(files, english).links.utterances.map(({ speaker }) => speaker ?? '')].join(' \n ')));
    const currency = /^[\d.,]+ [a-z]{3}$/u;
    const strange = dossiers.flatMap((files, i) => shownTexts(opened(files, bracketing), bracketing).flatMap(({ where, text }) => {
      const bare = where === 'report as html' ? text.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/gu, '|') : text;
      return bare.split(new RegExp(`${OPEN}[^${OPEN}${CLOSE}]*${CLOSE}|[·|;,:.()“”"…\\n]|—|–`, 'gu')).map((part) => plain(part).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
        .filter((part) => /\p{L}{2}/u.test(part) && own[i]?.includes(part) !== true && !currency.test(part)).map((part) => `${where}: ${part} (${text.slice(0, 120)})`);
    }));
    assert.deepEqual([...new Set(strange)].slice(0, 40), []);
  });

  test('whoever counts sources that agree, differ or carry the same says how many are independent', () => {
    const heading = /^(?:Named by|In) \d+ sources/u;
    const counts = inEnglish.filter(({ where, text }) => !where.startsWith('report') && !heading.test(text)).flatMap(({ text }) => [...text.matchAll(/(?<!1 of )\b(?:[2-9]|\d{2,}) (?:of \d+ )?sources\b.{0,20}/gu)].map((match) => match[0]));
    assert.ok(counts.length > 100);
    assert.deepEqual([...new Set(counts)].filter((count) => !/^\d+ (?:of \d+ )?sources, (?:both|all|\d+) independent/u.test(count)), []);
  });
});

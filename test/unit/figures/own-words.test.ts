// Words that a dossier adds to the lexicons: what figures they make, and which texts they matter to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDossier } from '../../../server/src/core/dossier/dossier';
import { readFigures } from '../../../server/src/core/extract/figures';
import { rungNames } from '../../../server/src/core/extract/figures/claim';
import { wordsFor } from '../../../server/src/core/extract/figures/own-words';
import { readText } from '../../../server/src/core/text/source-text';

function lexicon(yaml: string): ReturnType<typeof parseDossier>['dossier']['lexicon'] {
  const { dossier, problems } = parseDossier(`lexicon: ${yaml}`);
  assert.deepEqual(problems, []);
  return dossier.lexicon;
}

function claimsIn(sentence: string, yaml: string): string[] {
  return readFigures(readText(sentence), { mentions: [], entities: [] }, lexicon(yaml)).map(({ start, end, claim, value }) =>
    `${sentence.slice(start, end)}: ${claim.dimension === 'count' ? '' : `${claim.dimension} ${value.min} `}${claim.nounClass ?? claim.noun ?? '–'}${claim.predicate?.sure ? ` ${claim.predicate.rung}` : ''}`);
}

for (const [what, yaml, sentence, ...expected] of [
  ['a noun joins a class, with its plural', '{ units: { country: [polity] } }', 'It was signed by 133 polities.', '133 polities: country signed'],
  ['a noun that the lexicon has elsewhere goes where the dossier says', '{ units: { country: [capital, people] } }', 'It was signed by 12 peoples.', '12 peoples: country signed'],
  ['a class of the dossier’s own holds the noun that names it', '{ units: { cow: [heifer] } }', 'They sold 40 heifers and 12 cows.', '40 heifers: cow', '12 cows: cow'],
  ['a unit gets another name, with a hyphen too', '{ units: { km: [klick] } }', 'After a 30-klick march they had 5 klicks to go.', '30-klick: length 30 –', '5 klicks: length 5 –'],
  ['a verb says what became of the counted, in all its forms', '{ predicates: { killed: [neutralise] } }', 'The raid neutralised 12 rebels.', '12 rebels: soldier killed'],
  ['a noun of the dossier lets a ladder speak of it', '{ units: { person: [pilgrim] } }', 'The crush killed 12 pilgrims.', '12 pilgrims: person killed'],
] as const) test(what, () => assert.deepEqual(claimsIn(sentence, yaml), expected));

test('no two ladders have a step of one name, so that a step is named without its ladder', () => {
  assert.deepEqual([...new Set(rungNames)].sort(), [...rungNames].sort());
});

test('a word matters to the texts that hold a form of it', () => {
  const words = lexicon('{ units: { country: [polity], km: [klick] }, predicates: { signed: [ink] } }');
  const matter = (text: string): string[] => wordsFor(text, words).map(({ word }) => word);
  assert.deepEqual(matter('Polities INKED it.'), ['polity', 'ink']);
  assert.deepEqual(matter('A 30-klick march'), ['klick']);
  assert.deepEqual(matter('A drinker of link politics'), []);
});

// Cue verbs with their forms and tiers.
import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { cueForm } from '../../../server/src/core/extract/quotes/cue-verbs';

test('regular and irregular forms lead to their verb', () => {
  for (const [form, verb] of [['says', 'say'], ['said', 'say'], ['told', 'tell'], ['denied', 'deny'], ['denies', 'deny'], ['admitted', 'admit'],
    ['admitting', 'admit'], ['wrote', 'write'], ['written', 'write'], ['writing', 'write'], ['insists', 'insist'], ['argued', 'argue'], ['arguing', 'argue']] as const) {
    assert.equal(cueForm(form)?.verb, verb, form);
  }
});

test('a verb has a tier', () => {
  assert.equal(cueForm('said')?.tier, 'neutral');
  assert.equal(cueForm('claimed')?.tier, 'stance');
  assert.equal(cueForm('called')?.tier, 'weak');
  assert.equal(cueForm('walked'), undefined);
});

test('the lexicon names no verb in two tiers', () => {
  const tiers = parse(readFileSync('server/lexicon/cue-verbs.yaml', 'utf8')) as Record<string, string[]>;
  const verbs = Object.values(tiers).flat().map((entry) => entry.split(' ')[0]);
  assert.deepEqual(verbs.filter((verb, i) => verbs.indexOf(verb) !== i), []);
});

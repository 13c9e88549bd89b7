// What the gazetteer and the lists of known names hold.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownByForm, knownFrom } from '../../../server/src/core/extract/names/known-names';

test('countries are known by their short, official, former and abbreviated names', () => {
  for (const [form, country] of [['US', 'United States'], ['U.S.', 'United States'], ['America', 'United States'], ['Burma', 'Myanmar'], ['Russian Federation', 'Russia'],
    ['Turkey', 'Turkey'], ['Czechia', 'Czech Republic'], ['Holland', 'Netherlands'], ['Ivory Coast', 'Ivory Coast']] as const) {
    assert.equal(knownByForm(form)?.canonical, country, form);
  }
});

test('a form in capitals is known by its regular spelling, an acronym only by its own', () => {
  assert.equal(knownByForm('LATVIA')?.canonical, 'Latvia');
  assert.equal(knownByForm('us'), undefined);
});

test('a state’s abbreviation is known with its stop only', () => {
  assert.equal(knownByForm('Miss.')?.canonical, 'Mississippi');
  assert.equal(knownByForm('Miss'), undefined);
});

test('of the names that begin with a word the longest comes first', () => {
  const lengths = (knownFrom('New') ?? []).map(({ words }) => words.length);
  assert.ok(lengths.length > 5);
  assert.deepEqual(lengths, [...lengths].sort((a, b) => b - a));
});

test('no capital or country is lost among the cities', () => {
  for (const [form, kind] of [['Riga', 'capital'], ['Washington', 'capital'], ['Georgia', 'country'], ['Jordan', 'country']] as const) assert.equal(knownByForm(form)?.kind, kind, form);
});

// The clause that says what a figure is about.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../server/src/core/corpus/document';
import { clauseAround } from '../../../server/src/core/queries/clause-around';
import { dossierOf } from './dossiers';

/** The clause around `place`, the first of its kind in the text. */
function clause(text: string, place: string): string {
  const start = text.indexOf(place);
  return clauseAround(dossierOf({ 'a.txt': text }), { document: documentId('a.txt'), start, end: start + place.length });
}

test('it ends with the clause, on both sides, and says where the figure stood', () => {
  assert.equal(clause('After a long night, the talks in Bergen were put off until 3 May, the mayor said.', '3 May'), 'in Bergen were put off until …');
});

test('words that only lead on to what is cut off are left out', () => {
  assert.equal(clause('A fund of $12 million for the victims of the flood was set up.', '$12 million'), 'A fund of … for the victims');
});

test('where the clause holds little but the figure, what stands around the comma is taken as well', () => {
  assert.equal(clause('The harbour master, 52, was heard by the police.', '52'), 'The harbour master, …, was heard');
});

test('a figure that stands alone has none', () => {
  assert.equal(clause('12', '12'), '');
});

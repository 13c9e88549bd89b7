// Which names of several documents are one entity.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { documentId, type SourceDocument } from '../../../server/src/core/corpus/document';
import type { Entity } from '../../../server/src/core/corpus/entities';
import { readNames } from '../../../server/src/core/extract/names';
import { readText } from '../../../server/src/core/text/source-text';
import { linksOf } from '../corpus/linked';

function dossier(...texts: string[]): SourceDocument[] {
  return texts.map((text, i) => {
    const source = readText(text);
    const names = readNames(source);
    return { id: documentId(`${i}.txt`), facts: {}, mentions: names.mentions.length, source, names, figures: [], quotes: [], groups: [] };
  });
}

const linkEntities = (documents: readonly SourceDocument[]): readonly Entity[] => linksOf(documents).entities;
const namesOf = (...texts: string[]): string[] => linkEntities(dossier(...texts)).map(({ canonical, parts }) => `${canonical} ×${parts.length}`);

test('one full name, one person', () => {
  assert.deepEqual(namesOf('They met Hanno Pevkur.', 'Then Hanno Pevkur left.'), ['Hanno Pevkur ×2']);
});

test('a surname alone is the only person of the dossier who bears it', () => {
  assert.deepEqual(namesOf('They met Hanno Pevkur.', 'Then Mr. Pevkur left.'), ['Hanno Pevkur ×2']);
});

test('two full names with one surname block the link', () => {
  assert.deepEqual(namesOf('They met Anna Brandt.', 'They met Karl Brandt.', 'Then Mr. Brandt left.'), ['Anna Brandt ×1', 'Karl Brandt ×1', 'Brandt ×1']);
});

test('a surname that two people bear is the alias of neither, and of the one again when the other’s source is gone', () => {
  const told = ({ canonical, aliases, ambiguous }: Entity): string => [canonical, aliases.map(({ text }) => text).join(), ambiguous.map(({ text }) => text).join()].join('|');
  const [one, other] = dossier('They met Anna Brandt. Brandt left.', 'They met Karl Brandt. Brandt, later Karl R. Brandt, left.');
  assert.ok(one && other);
  const corpus = new Corpus();
  corpus.update(one);
  assert.deepEqual(corpus.links.entities.map(told), ['Anna Brandt|Brandt|']);
  corpus.update(other);
  assert.deepEqual(corpus.links.entities.map(told), ['Anna Brandt||Brandt', 'Karl R. Brandt|Karl Brandt|Brandt']);
  assert.deepEqual(corpus.links.calledSo('brandt').map(({ canonical }) => canonical), ['Anna Brandt', 'Karl R. Brandt']);
  corpus.remove(other.id);
  assert.deepEqual(corpus.links.entities.map(told), ['Anna Brandt|Brandt|']);
});

test('treaty and convention of one name are one agreement', () => {
  assert.deepEqual(namesOf('They left the Ottawa Treaty.', 'They left the Ottawa Convention.'), ['Ottawa Convention ×2']);
});

test('an unsure word at a sentence’s start counts where another document proves it', () => {
  assert.deepEqual(namesOf('Grumbold left early.'), []);
  assert.deepEqual(namesOf('Grumbold left early.', 'We saw Peter Grumbold there.'), ['Peter Grumbold ×2']);
});

test('the order of the documents does not matter', () => {
  const documents = dossier('They met Anna Brandt in Riga.', 'Ms. Brandt left Riga.', 'The U.S. agreed.', 'The United States agreed.');
  assert.deepEqual(linkEntities([...documents].reverse()), linkEntities(documents));
});

// A group that sources mean by its number is an entity: it has a card, mentions, a line among the entities, and its members say that they belong to it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../server/src/core/corpus/document';
import { exportAnalysis } from '../../../server/src/core/queries/export';
import { hoverAt } from '../../../server/src/core/queries/hover';
import { definitionAt, highlightsAt, referencesAt, walkFrom } from '../../../server/src/core/queries/navigate';
import { findEntities } from '../../../server/src/core/queries/symbols';
import { tokensOf } from '../../../server/src/core/queries/tokens';
import { entitiesView } from '../../../server/src/core/queries/views/entities';
import { filtered, isGroup, itemOf, linesAt, pathTo } from '../../../server/src/core/queries/views/view';
import { dossierOf } from './dossiers';
import { textOf } from './seeds';

const texts = {
  'a.txt': 'Ministers from Norway, Sweden, Finland and Denmark met in Oslo. The four countries agreed. All four countries left.',
  'b.txt': 'Norway and Sweden came late, Finland and Denmark did not. The four nations agreed.',
  'c.txt': 'Grumbold Ltd offered $2 billion for Quill Inc. on Friday. Both companies declined to comment.',
};
const links = dossierOf(texts);
const at = (file: keyof typeof texts, words: string): [ReturnType<typeof documentId>, number] => [documentId(file), texts[file].indexOf(words) + 1];
const card = (file: keyof typeof texts, words: string): string => textOf(hoverAt(links, ...at(file, words)));
const places = (found: readonly { readonly document: string; readonly start: number; readonly end: number }[]): string[] =>
  found.map(({ document, start, end }) => `${document}: ${texts[document as keyof typeof texts].slice(start, end)}`);

test('the card of a phrase that is no figure says whom it means, and where it stands', () => {
  assert.match(card('c.txt', 'Both companies'), /^the two companies · a group of 2, named in 1 of 3 sources\nThese are: Grumbold Ltd and Quill Inc\. · c \(here\), line 1\nNamed by c \(here\) once, line 1$/m);
});

test('a figure keeps its card, which says whom it means; each member is a jump to where it is named', () => {
  const hover = hoverAt(links, ...at('b.txt', 'four nations'));
  assert.match(textOf(hover), /^Countries leaving · .*\n[\s\S]*^These are: Norway, Sweden, Finland and Denmark · b \(here\), line 1$/mu);
  const jumps = hover?.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.inline : [])).flatMap((part) => ('to' in part && part.text === 'Denmark' ? [part.to] : []));
  assert.deepEqual(places(jumps ?? []), ['b.txt: Denmark']);
  assert.deepEqual(hover?.actions.map(({ kind }) => kind).slice(-2), ['all-mentions', 'show-entity']);
});

test('a member’s card says to what it belongs', () => {
  assert.match(card('a.txt', 'Denmark'), /^One of the four countries$/m);
  assert.match(card('c.txt', 'Quill'), /^One of the two companies$/m);
  assert.doesNotMatch(card('a.txt', 'Oslo'), /One of/);
});

test('references are all that mean the same, in whatever words; highlights those of the text; the next source names it too', () => {
  assert.deepEqual(places(referencesAt(links, ...at('b.txt', 'four nations'))), ['a.txt: four countries', 'a.txt: All four countries', 'b.txt: four nations']);
  assert.equal(highlightsAt(links, ...at('a.txt', 'four countries')).length, 2);
  assert.deepEqual(places(walkFrom(links, ...at('b.txt', 'four nations'))), ['b.txt: four nations', 'a.txt: four countries']);
  const listed = definitionAt(links, ...at('c.txt', 'Both companies'));
  assert.match(places(listed ? [listed] : [])[0] ?? '', /^c\.txt: Grumbold Ltd .* Quill Inc\.?$/);
});

test('it is found among the symbols by each of its names', () => {
  assert.deepEqual(findEntities(links, 'four nat').map(({ name, entity }) => `${name}: ${entity.canonical}`), ['the four nations: the four countries']);
  assert.deepEqual(findEntities(links, 'two companies').map(({ entity }) => entity.type), ['organization']);
});

test('it stands among the entities of its members’ type, with them below, and the filter finds it by a member', () => {
  const view = entitiesView(links, 'type');
  const id = findEntities(links, 'four countries')[0]?.entity.id ?? '';
  const path = pathTo(view, id);
  assert.deepEqual(path, ['place', id]);
  const [line] = linesAt(view, ['place'])?.filter((one) => one.id === id) ?? [];
  assert.equal(line && itemOf(line).description, 'Norway, Sweden, Finland and Denmark, 2 sources, both independent');
  assert.deepEqual((linesAt(view, path) ?? []).map((one) => itemOf(one).label), ['Norway', 'Sweden', 'Finland', 'Denmark', '“the four nations”', 'a', 'b']);
  const found = filtered(view, 'denmark').flatMap((one) => (isGroup(one) ? one.entries() : [])).map((one) => itemOf(one).label);
  assert.deepEqual(found.sort(), ['Denmark', 'the four countries']);
});

test('it adds no colour; it is exported with its members, apart from the entities', () => {
  const [id] = at('c.txt', 'Both');
  assert.deepEqual(tokensOf(links, id).filter(({ start }) => texts['c.txt'].startsWith('Both', start)), []);
  const { entities, groups } = exportAnalysis(links);
  assert.deepEqual(entities.filter(({ canonical }) => / (?:four|two) /.test(canonical)), []);
  assert.deepEqual(groups.map(({ canonical, members, mentions }) => [canonical, members, mentions.map(({ text }) => text)]), [
    ['the four countries', ['place/norway', 'place/sweden', 'place/finland', 'place/denmark'], ['four countries', 'four countries', 'four nations']],
    ['the two companies', ['organization/grumbold-ltd', 'organization/quill-inc'], ['Both companies']],
  ]);
});

test('in a large folder a card looks no further than its own text', () => {
  const many = dossierOf({ ...texts, ...Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`d${i}.txt`, 'The harbour froze.'])) });
  assert.match(textOf(hoverAt(many, ...at('a.txt', 'Denmark'))), /^One of the four countries$/m);
  assert.match(textOf(hoverAt(many, ...at('a.txt', 'four countries'))), /^These are: Norway, Sweden, Finland and Denmark · a \(here\), line 1$/m);
  assert.doesNotMatch(textOf(hoverAt(many, ...at('c.txt', 'Friday'))), /One of/);
});

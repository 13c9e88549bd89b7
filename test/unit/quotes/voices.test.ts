// Which attributions can name one speaker.
import assert from 'node:assert/strict';
import test from 'node:test';
import { canBeOne, voiceOf, type Voice } from '../../../server/src/core/corpus/voices';
import { documentId } from '../../../server/src/core/corpus/document';
import type { Entity } from '../../../server/src/core/corpus/entities';
import type { EntityType } from '../../../server/src/core/extract/names';

const voice = (name: string, type?: EntityType): Voice => {
  const document = documentId('a.txt');
  const entity: Entity | undefined = type && { id: `${type}-${name}`, canonical: name, type, aliases: [], roles: [], mentions: [], parts: [{ document, entity: 0 }] };
  const attribution = { name, at: { start: 0, end: 1 }, rule: 'cue', confidence: 'high', ...(entity && { entity: 0 }) } as const;
  return voiceOf(document, attribution, new Map(entity ? [[document, new Map([[0, entity]])]] : []));
};

test('a full name and a surname can be one', () => {
  assert.equal(canBeOne(voice('Anna Holt', 'person'), voice('Holt', 'person')), true);
});

test('two named persons, or two named bodies, cannot', () => {
  assert.equal(canBeOne(voice('Anna Holt', 'person'), voice('Marcus Bell', 'person')), false);
  assert.equal(canBeOne(voice('Norway', 'place'), voice('Sweden', 'place')), false);
});

test('a body speaks through a person, a post has a holder, a statement has makers', () => {
  assert.equal(canBeOne(voice('Transport Ministry', 'organization'), voice('Anna Holt', 'person')), true);
  assert.equal(canBeOne(voice('the transport minister'), voice('Anna Holt', 'person')), true);
  assert.equal(canBeOne(voice('joint statement of Norway and Sweden'), voice('the ministers of the two countries')), true);
});

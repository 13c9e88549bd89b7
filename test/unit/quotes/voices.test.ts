// Which attributions can name one speaker.
import assert from 'node:assert/strict';
import test from 'node:test';
import { canBeOne, contradict, voiceOf, type Voice } from '../../../server/src/core/corpus/voices';
import { documentId } from '../../../server/src/core/corpus/document';
import type { Entity } from '../../../server/src/core/corpus/entities';
import type { EntityType } from '../../../server/src/core/extract/names';

const voice = (name: string, type?: EntityType, role?: string, confidence: 'high' | 'medium' = 'high'): Voice => {
  const document = documentId('a.txt');
  const roles = role === undefined ? [] : [{ document, start: 0, end: 1, text: role }];
  const entity: Entity | undefined = type && { id: `${type}-${name}`, canonical: name, type, aliases: [], ambiguous: [], roles, mentions: [], first: undefined, uses: new Map(), parts: [{ document, entity: 0 }] };
  const attribution = { name, at: { start: 0, end: 1 }, rule: 'cue', confidence, ...(entity && { entity: 0 }) } as const;
  return voiceOf(document, attribution, () => entity);
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

test('two persons, and two organisations, contradict each other where both are sure', () => {
  assert.equal(contradict(voice('Anna Holt', 'person'), voice('Marcus Bell', 'person')), true);
  assert.equal(contradict(voice('Harbour Trust', 'organization'), voice('Coastal Union', 'organization')), true);
  assert.equal(contradict(voice('Anna Holt', 'person'), voice('Marcus Bell', 'person', undefined, 'medium')), false);
});

test('who may speak for the other does not contradict it', () => {
  assert.equal(contradict(voice('Anna Holt', 'person'), voice('Marcus Bell', 'person', 'lawyer for Anna Holt')), false);
  assert.equal(contradict(voice('Anna Holt', 'person', 'the mayor’s press secretary'), voice('Marcus Bell', 'person')), false);
  assert.equal(contradict(voice('Transport Ministry', 'organization'), voice('Anna Holt', 'person')), false);
  assert.equal(contradict(voice('Ministry of Transport', 'organization'), voice('Interior Ministry', 'organization')), false);
  assert.equal(contradict(voice('Moscow', 'place'), voice('Kremlin', 'place')), false);
  assert.equal(contradict(voice('the minister'), voice('Anna Holt', 'person')), false);
  assert.equal(contradict(voice('Anna Holt', 'person'), voice('Holt', 'person')), false);
});

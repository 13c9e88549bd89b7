// Settles who said an utterance that several documents attribute, each in its own words.
import phraseFillersYaml from '../../../lexicon/phrase-fillers.yaml';
import speaksForYaml from '../../../lexicon/speaks-for.yaml';
import { speakerNoun } from '../extract/quotes/speaker-nouns';
import { isStatementNoun } from '../extract/quotes/statements';
import type { Attribution } from '../extract/quotes';
import { wordList, wordSet } from '../lexicon';
import { remembering } from '../text/remembering';
import { oncePer } from '../text/remembering';
import type { DocumentId } from './document';
import type { Entity } from './entities';

/** One witness's attribution, with the entity of the dossier where it is one. */
export interface Voice {
  readonly document: DocumentId;
  readonly attribution: Attribution;
  readonly entity?: Entity | undefined;
}

/** The entity of the dossier that an entity of a document belongs to, by its index there. */
export type EntityOf = (document: DocumentId, local: number) => Entity | undefined;

export function voiceOf(document: DocumentId, attribution: Attribution, entityOf: EntityOf): Voice {
  const entity = attribution.entity === undefined ? undefined : entityOf(document, attribution.entity);
  return { document, attribution, entity };
}

/** The name that says most, if all voices can be one; undefined where two name different speakers or nobody names one. */
export function settledVoice(voices: readonly Voice[]): Voice | undefined {
  const sure = voices.filter(({ attribution }) => attribution.confidence !== 'low');
  // Two thousand copies name one or two speakers, not two thousand.
  const counted = [...new Map((sure.length ? sure : voices).map((voice) => [voice.entity?.id ?? voice.attribution.name, voice])).values()];
  if (!counted.every((a, i) => counted.slice(i + 1, i + 1 + FEW).every((b) => canBeOne(a, b)))) return undefined;
  return counted.reduce<Voice | undefined>((best, voice) => (best && telling(best) >= telling(voice) ? best : voice), undefined);
}

/** Each name is compared with so many others at most, so that time stays linear. */
const FEW = 8;

/** Whether two attributions name one speaker: the same entity, or names that share their last word or half of their words. */
export function isOne(a: Voice, b: Voice): boolean {
  if (a.entity && b.entity && a.entity.id === b.entity.id) return true;
  const [wordsA, wordsB] = [contentWords(nameOf(a)), contentWords(nameOf(b))];
  if (wordsA.length > 0 && wordsA.at(-1) === wordsB.at(-1)) return true;
  const shared = wordsA.filter((word) => wordsB.includes(word)).length;
  return shared > 0 && shared * 2 >= Math.min(wordsA.length, wordsB.length);
}

/**
 * Whether two attributions can name one speaker: the same name, or one that may speak for the other: a statement and
 * those who made it, a ministry and its minister, a body and its spokesman, a post and its holder. Only two persons,
 * or two bodies, that are both named cannot.
 */
export function canBeOne(a: Voice, b: Voice): boolean {
  if (isOne(a, b)) return true;
  const [sortA, sortB] = [sortOf(a), sortOf(b)];
  return sortA !== sortB || sortA === 'unnamed';
}

const fillers = wordSet(phraseFillersYaml, 'phrase-fillers');
const speaksFor = wordList(speaksForYaml, 'speaks-for').map((post) => ` ${post} `);

/**
 * Whether two surely known speakers cannot both have said the same: two persons, or two organisations, by name, neither
 * of whom is known to speak for others. Places are left out: “Moscow” and “the Kremlin” are one voice.
 */
export function contradict(a: Voice, b: Voice): boolean {
  return isNamed(a) && isNamed(b) && a.entity?.type === b.entity?.type && !canBeOne(a, b) && !speaksForOthers(a) && !speaksForOthers(b);
}

function isNamed({ attribution, entity }: Voice): boolean {
  return attribution.confidence === 'high' && (entity?.type === 'person' || entity?.type === 'organization');
}

const hasRoleOfSpokesman = oncePer(({ roles }: Entity) => roles.some(({ text }) => isSpokesman(text)));

function speaksForOthers({ entity }: Voice): boolean {
  return entity !== undefined && hasRoleOfSpokesman(entity);
}

/** Whether who has the role speaks for others. */
export function isSpokesman(role: string): boolean {
  const words = ` ${wordsOf(role).join(' ')} `;
  return speaksFor.some((post) => words.includes(post));
}

/** A person by name, a body by name, or a phrase that may stand for either. */
function sortOf({ attribution, entity }: Voice): 'person' | 'body' | 'unnamed' {
  if (entity?.type === 'person') return 'person';
  if (entity && entity.type !== 'other') return 'body';
  const noun = wordsOf(attribution.name).some((word) => speakerNoun(word) !== undefined);
  if (noun || isWriting(attribution.name)) return 'unnamed';
  return /^\p{Lu}/u.test(attribution.name) ? 'person' : 'unnamed';
}

/** The name by which the utterance's speaker is best known: a full name before a surname, a statement's makers before "they". */
function telling({ attribution, entity }: Voice): number {
  const name = entity?.canonical ?? attribution.name;
  const words = name.split(/\s+/).length;
  // A joint statement says more than the one of its makers whom a document happens to name.
  if (/^joint\b/.test(name)) return 2000 + words;
  if (entity?.type === 'person') return 1000 + words;
  if (isWriting(name)) return 500 + words + (/\bof\b/.test(name) ? 100 : 0);
  return (entity ? 300 : 0) + words + (/\b(?:of|for)\b/.test(name) ? 50 : 0);
}

export function nameOf({ attribution, entity }: Voice): string {
  return entity?.canonical ?? attribution.name;
}

function isWriting(name: string): boolean {
  return wordsOf(name).some((word) => isStatementNoun(word));
}

function contentWords(name: string): string[] {
  return wordsOf(name).filter((word) => !fillers.has(word));
}

/** Every two witnesses of an utterance are asked for theirs. */
const wordsOf = remembering((name): readonly string[] => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [], 1000, 200);

// What a common noun says of a speaker: a person by part or post, a body, a writing that is quoted as if it spoke.
import bodiesYaml from '../../../../lexicon/reporting-bodies.yaml';
import documentsYaml from '../../../../lexicon/documentary-speakers.yaml';
import postsYaml from '../../../../lexicon/person-posts.yaml';
import rolesYaml from '../../../../lexicon/role-nouns.yaml';
import { wordClasses, wordSet } from '../../lexicon';
import { remembering } from '../../text/remembering';
import { phraseWords } from './speaker-phrases';

export type SpeakerNoun = 'role' | 'body' | 'document';

const roles = new Set([...wordSet(rolesYaml, 'role-nouns'), ...[...wordClasses(postsYaml, 'person-posts').values()].flat()]);
const bodies = wordSet(bodiesYaml, 'reporting-bodies');
const documents = wordSet(documentsYaml, 'documentary-speakers');
const pluralNouns = phraseWords('plural-noun');
const PERSON_ENDING = endingOf('person-ending');
const PLURAL_ENDING = endingOf('plural-ending');

interface Told {
  readonly kind: SpeakerNoun;
  readonly plural: boolean;
}

/** What the noun, in lower case, may be as a speaker, and whether it stands for several. */
export function speakerNoun(lower: string): Told | undefined {
  return toldOf(lower) ?? undefined;
}

const toldOf = remembering((lower): Told | null => lookUp(lower) ?? null);

function lookUp(lower: string): Told | undefined {
  for (const [noun, plural] of singulars(lower)) {
    if (roles.has(noun)) return { kind: 'role', plural };
    if (documents.has(noun)) return { kind: 'document', plural };
    if (bodies.has(noun)) return { kind: 'body', plural };
  }
  return PERSON_ENDING.test(lower) && lower.length > 5 ? { kind: 'role', plural: PLURAL_ENDING.test(lower) } : undefined;
}

function endingOf(name: string): RegExp {
  return new RegExp(`(?:${[...phraseWords(name)].join('|')})$`);
}

/** What the word may be the plural of, then the word itself: a lexicon may list a plural as well. */
function singulars(lower: string): [string, boolean][] {
  const forms: [string, boolean][] = [];
  if (lower.endsWith('s') && !lower.endsWith('ss')) forms.push([lower.slice(0, -1), true]);
  if (lower.endsWith('ies')) forms.push([`${lower.slice(0, -3)}y`, true]);
  if (lower.endsWith('es')) forms.push([lower.slice(0, -2), true]);
  forms.push([lower, pluralNouns.has(lower)]);
  return forms;
}

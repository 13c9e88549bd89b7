// Names a joint statement by those who made it, as far as the document says: “joint statement of the ministers of A and B”.
import statementNounsYaml from '../../../../lexicon/statement-nouns.yaml';
import { wordSet } from '../../lexicon';
import type { Reading } from './clauses';
import { speakerNoun } from './speaker-nouns';
import { phraseWords } from './speaker-phrases';

const statementNouns = wordSet(statementNounsYaml, 'statement-nouns');
const noPartOfPost = phraseWords('no-part-of-post');

/** A list of places makes a statement's makers only from so many on; two names stand together for many reasons. */
const FEWEST_PLACES = 3;

export interface JointStatement {
  readonly name: string;
  /** What it is called: "statement", "communique". */
  readonly noun: string;
}

/** Whether the word is a writing that speaks for its makers. */
export function isStatementNoun(lower: string): boolean {
  return statementNouns.has(lower);
}

/** The joint statement that the document speaks of, or undefined. One pass over the tokens. */
export function jointStatementIn(reading: Reading): JointStatement | undefined {
  const { tokens } = reading.source;
  let noun: string | undefined;
  let makers: { readonly text: string; readonly names: number } | undefined;
  let places: { readonly text: string; readonly names: number } | undefined;
  for (let i = 0; i < tokens.length; i++) {
    if (!tokens.isWord(i)) continue;
    const lower = tokens.lower(i);
    if (lower === 'joint') {
      const next = tokens.lower(i + 1);
      if (isStatementNoun(next)) noun ??= next;
    } else if ((lower === 'of' || lower === 'from') && tokens.capitalised(i + 1)) {
      const role = roleBefore(reading, i);
      const list = role ? listFrom(reading, i + 1) : undefined;
      if (role && list && list.names > 1 && list.names > (makers?.names ?? 0)) makers = { text: `the ${role} of ${list.text}`, names: list.names };
    } else if (!places && typeOf(reading, i) === 'place' && tokens.lower(i - 1) !== ',') {
      const list = listFrom(reading, i);
      if (list.names >= FEWEST_PLACES) places = list;
    }
  }
  if (noun === undefined) return undefined;
  const by = makers ?? places;
  return { noun, name: by ? `joint ${noun} of ${by.text}` : `joint ${noun}` };
}

/** The plural role in front of the token, in lower case; “ministers of defence” are “defence ministers”, so that all sources give one name. */
function roleBefore({ source: { tokens } }: Reading, preposition: number): string | undefined {
  const word = (i: number): string => tokens.lower(i);
  const at = preposition - 1;
  if (!tokens.isWord(at)) return undefined;
  if (isPluralRole(word(at))) {
    const before = at - 1;
    const qualified = tokens.isWord(before) && !noPartOfPost.has(word(before)) && tokens.glued(before + 1) === false;
    return qualified ? `${word(before)} ${word(at)}` : word(at);
  }
  return word(at - 1) === 'of' && isPluralRole(word(at - 2)) ? `${word(at)} ${word(at - 2)}` : undefined;
}

function isPluralRole(lower: string): boolean {
  const noun = speakerNoun(lower);
  return noun?.kind === 'role' && noun.plural;
}

/** “B, A, C, and D” from the token on; in order of the alphabet and with one comma rule, because each source has its own. */
function listFrom(reading: Reading, from: number): { text: string; names: number } {
  const { tokens } = reading.source;
  const names: string[] = [];
  let at = from;
  for (;;) {
    const mention = reading.mentionOf(at);
    if (mention < 0 || !tokens.capitalised(at)) break;
    const start = tokens.start(at);
    while (reading.mentionOf(at + 1) === mention) at++;
    names.push(reading.source.text.slice(start, reading.names.mentions[mention]?.end ?? tokens.end(at)));
    const comma = tokens.lower(at + 1) === ',';
    const and = tokens.lower(comma ? at + 2 : at + 1) === 'and';
    if (!comma && !and) break;
    at += 1 + (comma ? 1 : 0) + (and ? 1 : 0);
    if (!and || reading.mentionOf(at) >= 0) continue;
    break;
  }
  names.sort((a, b) => (a < b ? -1 : 1));
  const last = names.at(-1) ?? '';
  return { text: names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last, names: names.length };
}

function typeOf(reading: Reading, token: number): string | undefined {
  const mention = reading.names.mentions[reading.mentionOf(token)];
  return mention && reading.names.entities[mention.entity]?.type;
}

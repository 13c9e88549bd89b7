// Finds the noun phrase that is the subject of a cue verb, before it or behind it, and what kind of speaker that names.
import { collapsed } from '../../text/one-line';
import type { Span } from '../../text/span';
import type { Words } from './clauses';
import { speakerNoun, type SpeakerNoun } from './speaker-nouns';
import { phraseWords } from './speaker-phrases';

export interface Subject {
  readonly kind: 'name' | 'pronoun' | 'unknown' | SpeakerNoun;
  /** Positions of the first and last item in the sentence. */
  readonly from: number;
  readonly to: number;
  readonly at: Span;
  /** As printed. */
  readonly text: string;
  /** Index into the document's entities. */
  readonly entity?: number;
  /** A pronoun, or the head noun, in lower case. */
  readonly head: string;
  readonly plural: boolean;
}

/** A run of words without a preposition between them: “Estonia’s Defense Minister Hanno Pevkur”. */
interface Chunk {
  readonly from: number;
  readonly to: number;
}

const LONGEST_PHRASE = 40;

const joining = phraseWords('joining');
const forAnother = phraseWords('for-another');
const passive = phraseWords('passive');
const indefinite = phraseWords('indefinite');
const pluralPronouns = phraseWords('plural-pronoun');

/** The subject of the verb at `verb` that stands before it, not reaching further left than `limit`. */
export function subjectBefore(words: Words, verb: number, limit = 0): Subject | undefined {
  const form = words.cue(verb)?.form;
  let at = verb - 1;
  let progressive = false;
  let infinitive = false;
  while (at >= limit && (words.classOf(at) === 'adverb' || words.classOf(at) === 'auxiliary' || words.lower(at) === 'to')) {
    if (words.classOf(at) === 'auxiliary') progressive = true;
    if (words.lower(at) === 'to') infinitive = true;
    at--;
  }
  if (at < limit || words.token(at) < 0) return undefined;
  // “She sat down, adding …”, “he went on to say”: the verb has the subject of the clause before it.
  if (form === 'gerund' && !progressive) {
    // “… with Jane Doe saying …” has a subject of its own.
    const own = words.mention(at) >= 0 && !words.possessive(at) && words.entityType(words.mention(at)) === 'person' ? phraseBefore(words, at, limit) : undefined;
    return own ?? mainSubject(words, at + 1, limit);
  }
  if (infinitive) return mainSubject(words, at + 1, limit);
  return phraseEndingAt(words, at, limit);
}

/** The subject whose last word stands at `at`, which may be the end of an aside between commas or brackets. */
function phraseEndingAt(words: Words, at: number, limit: number): Subject | undefined {
  const lower = words.lower(at);
  if (lower === ')' || lower === ']') {
    const open = openingBracket(words, at, limit);
    return open > limit ? phraseEndingAt(words, open - 1, limit) : undefined;
  }
  if (lower === ',' || lower === '—' || lower === '–') return aroundAside(words, at, limit);
  const kind = words.classOf(at);
  if (kind === 'conjunction') return mainSubject(words, at, limit);
  if (kind === 'relative') return at > limit ? phraseEndingAt(words, words.lower(at - 1) === ',' ? at - 2 : at - 1, limit) : undefined;
  if (kind === 'subject') return pronounAt(words, at);
  return phraseBefore(words, at, limit);
}

/** “NAME, an aside, V”: the name before the aside, or the aside itself where it is the name: “her lawyer, Tom Kirsch, says”. */
function aroundAside(words: Words, comma: number, limit: number): Subject | undefined {
  const direct = phraseEndingAt(words, comma - 1, limit);
  if (direct?.kind === 'name' && isPerson(words, direct) && (direct.from === limit || /^[,—–]$/.test(words.lower(direct.from - 1)) || words.token(direct.from - 1) < 0)) return direct;
  let first: Subject | undefined;
  for (let open = comma - 1; open >= Math.max(limit, comma - LONGEST_PHRASE); open--) {
    if (words.token(open) < 0) break;
    if (words.lower(open) !== ',' && words.lower(open) !== words.lower(comma)) continue;
    const outer = open > limit ? phraseEndingAt(words, open - 1, limit) : undefined;
    if (!outer || outer.kind === 'unknown') continue;
    if (outer.kind === 'name' && isPerson(words, outer)) return outer;
    first ??= outer;
    if (outer.from === limit || words.token(outer.from - 1) < 0) break;
  }
  if (first) return first;
  // “On Tuesday, the minister said” has a comma before the subject, not behind it; then nothing stands between.
  return mainSubject(words, comma, limit);
}

function isPerson(words: Words, subject: Subject): boolean {
  return subject.entity !== undefined && words.reading.names.entities[subject.entity]?.type === 'person';
}

/** The phrase that ends at `end`: its chunks joined by prepositions, the head chunk first. */
function phraseBefore(words: Words, end: number, limit: number): Subject | undefined {
  const chunks: Chunk[] = [];
  let to = end;
  for (;;) {
    const from = chunkStart(words, to, limit);
    if (from > to) break;
    chunks.unshift({ from, to });
    if (from - 1 <= limit || words.classOf(from - 1) !== 'preposition' || !inChunk(words, from - 2)) break;
    if (chunkStart(words, from - 2, limit) > from - 2) break;
    to = from - 2;
  }
  const [head] = chunks;
  // "that" and "this" alone stand for no speaker.
  if (!head || (head.from === head.to && words.classOf(head.from) === 'determiner')) return undefined;
  const subject = interpret(words, chunks);
  return coordinated(words, subject, limit);
}

/** The phrase that begins at `start`: behind an inverted verb, or at the head of a clause. */
export function subjectAt(words: Words, start: number): Subject | undefined {
  if (words.classOf(start) === 'subject') return pronounAt(words, start);
  const chunks: Chunk[] = [];
  let from = start;
  for (;;) {
    const chunk = chunkFrom(words, from);
    if (!chunk) break;
    chunks.push(chunk);
    const next = chunk.to + 1;
    if (words.classOf(next) !== 'preposition' || !joining.has(words.lower(next))) break;
    from = next + 1;
  }
  if (!chunks.length) return undefined;
  const subject = interpret(words, chunks);
  const end = chunks.at(-1)?.to ?? start;
  if (subject.kind !== 'name' && words.lower(end + 1) === ',') {
    const apposition = chunkFrom(words, end + 2);
    if (apposition && isEnd(words, apposition.to + 1)) {
      const named = interpret(words, [apposition]);
      if (named.kind === 'name' && (isPerson(words, named) || (subject.kind === 'role' && !subject.plural && apposition.to > apposition.from))) return named;
    }
  }
  return subject.plural ? withList(words, subject, end) : subject;
}

/** The subject of the last verb of speech before `end`, else the first thing in the clause that can speak. */
export function mainSubject(words: Words, end: number, limit = 0): Subject | undefined {
  for (let at = end - 1; at > limit; at--) {
    const cue = words.cue(at);
    if (!cue || cue.tier === 'weak' || cue.form === 'gerund' || cue.form === 'base' || isPassive(words, at) || isNoun(words, at)) continue;
    const subject = subjectBefore(words, at, limit);
    if (subject && subject.kind !== 'unknown') return subject;
  }
  return firstSubject(words, limit, end);
}

/** The first thing in the clause that can speak and that no preposition stands before. */
export function firstSubject(words: Words, from: number, end: number): Subject | undefined {
  for (let at = from; at < end; at++) {
    if (words.token(at) < 0) continue;
    const kind = words.classOf(at);
    if (kind === 'subject') return pronounAt(words, at);
    if (kind === 'relative') {
      while (at < end && words.lower(at) !== ',') at++;
      continue;
    }
    if (kind === 'preposition') {
      // What a preposition governs is no subject.
      const chunk = chunkFrom(words, at + 1);
      if (chunk && chunk.to < end) at = chunk.to;
      continue;
    }
    if (!inChunk(words, at)) continue;
    const subject = subjectAt(words, at);
    if (!subject) continue;
    // “WASHINGTON — …”: a dateline speaks not.
    const dateline = at === 0 && subject.kind === 'name' && /^[—–-]$/.test(words.lower(subject.to + 1));
    if (subject.kind !== 'unknown' && !dateline) return subject;
    at = Math.max(at, subject.to);
  }
  return undefined;
}

/** The subject behind its verb: “said the mayor”. What is told stands there too, so "tell" is never turned round. */
export function invertedSubject(words: Words, verb: number): Subject | undefined {
  const cue = words.cue(verb);
  if (!cue || cue.tier === 'weak' || cue.verb === 'tell' || (cue.form !== 'past' && cue.form !== 'present')) return undefined;
  const subject = subjectAt(words, verb + 1);
  if (!subject || (subject.kind === 'pronoun' && subject.head === 'it')) return undefined;
  // “NAME, citing “Q,” said the deal would …”: what stands behind the verb is the subject of the next one.
  return words.classOf(subject.to + 1) === 'auxiliary' || words.cue(subject.to + 1)?.form === 'past' ? undefined : subject;
}

/** Who the sentence says has said something: the subject of its last finite verb of speech before `end`. */
export function reporterIn(words: Words, end: number): Subject | undefined {
  for (let at = end - 1; at > 0; at--) {
    const cue = words.cue(at);
    if (!cue || cue.tier === 'weak' || !speaks(words, at)) continue;
    // “…, said the director.”
    const behind = words.lower(at - 1) === ',' || words.stretch(at - 1) >= 0 ? invertedSubject(words, at) : undefined;
    if (behind && behind.kind !== 'unknown' && isEnd(words, behind.to + 1)) return behind;
    const before = subjectBefore(words, at);
    if (before && before.kind !== 'unknown') return before;
  }
  return undefined;
}

/** Whether the word is a finite verb of speech that its subject can be asked of. */
export function speaks(words: Words, at: number): boolean {
  const cue = words.cue(at);
  if (!cue || cue.form === 'gerund' || isPassive(words, at) || isNoun(words, at)) return false;
  if (words.capitalised(at) || words.mention(at) >= 0) return false;
  if (cue.form === 'base') {
    const before = words.classOf(at - 1);
    return before !== 'preposition' && before !== 'determiner' && before !== 'conjunction' && words.lower(at - 1) !== 'to';
  }
  return cue.form !== 'participle' || words.classOf(at - 1) === 'auxiliary';
}

/** Whether the verb form stands behind a form of "be": "was told". */
export function isPassive(words: Words, at: number): boolean {
  const form = words.cue(at)?.form;
  if (form !== 'past' && form !== 'participle') return false;
  let before = at - 1;
  while (words.classOf(before) === 'adverb') before--;
  return passive.has(words.lower(before));
}

/** Whether a word that may be a verb is a noun here: "the report", "a post", "campaign points". */
export function isNoun(words: Words, at: number): boolean {
  const form = words.cue(at)?.form;
  let before = at - 1;
  while (words.classOf(before) === 'adverb') before--;
  const kind = words.classOf(before);
  if (form !== 'base' && form !== 'present') return form === 'past' && kind === 'determiner';
  if (kind === 'subject' || kind === 'relative' || kind === 'auxiliary') return false;
  if (kind === 'determiner' || kind === 'preposition' || words.possessive(before)) return form === 'present' || words.lower(before) !== 'to';
  if (/^[),—–-]$/.test(words.lower(before)) || kind === 'conjunction' || before < 0) return form === 'base' && !/^(?:and|or)$/.test(words.lower(before));
  if (words.isNumber(before)) before--;
  const noun = speakerNoun(words.lower(before));
  if (form === 'base') return !noun?.plural && !(words.mention(before) >= 0 && words.lower(before - 1) === 'and');
  return words.mention(before) < 0 && !words.capitalised(before) && !noun;
}

function pronounAt(words: Words, at: number): Subject {
  const span = words.span(at, at);
  const [head = ''] = words.lower(at).split(/['’]/u);
  return { kind: 'pronoun', from: at, to: at, at: span, text: slice(words, span), head, plural: pluralPronouns.has(head) };
}

/** What the phrase names. The head is the last word of the first chunk; a name inside may be the person meant. */
function interpret(words: Words, chunks: readonly Chunk[]): Subject {
  const head = chunks[0] ?? { from: 0, to: 0 };
  const last = chunks.at(-1) ?? head;
  const whole = words.span(head.from, last.to);
  const nameEndingAt = (chunk: Chunk): Subject | undefined => {
    const mention = words.mention(chunk.to);
    if (mention < 0 || words.possessive(chunk.to)) {
      const capital = words.capitalised(chunk.to) && mention < 0 && !speakerNoun(words.lower(chunk.to)) && words.classOf(chunk.to) === 'other' && !words.possessive(chunk.to);
      if (!capital) return undefined;
      let from = chunk.to;
      while (from > chunk.from && words.capitalised(from - 1) && !words.possessive(from - 1) && words.mention(from - 1) < 0 && words.classOf(from - 1) === 'other') from--;
      const span = words.span(from, chunk.to);
      return { kind: 'name', from: chunk.from, to: chunk.to, at: span, text: slice(words, span), head: words.lower(chunk.to), plural: false };
    }
    const { mentions, entities } = words.reading.names;
    const found = mentions[mention];
    // “one Democrat”, “an American”: not the name but a noun made of it.
    if (!found || (indefinite.has(words.lower(chunk.from)) && words.entityType(mention) !== 'person')) return undefined;
    const canonical = entities[found.entity]?.canonical ?? '';
    return { kind: 'name', from: chunk.from, to: chunk.to, at: { start: found.start, end: found.end }, text: canonical, entity: found.entity, head: words.lower(chunk.to), plural: false };
  };
  const own = nameEndingAt(head);
  if (own) return own;
  // “Article 33”: the noun stands before its number.
  const noun = words.lower(words.isNumber(head.to) && head.to > head.from ? head.to - 1 : head.to);
  const known = speakerNoun(noun.replace(/['’]s?$/u, ''));
  // “Lithuania’s Chief of Defence Raimundas Vaiksnoras”: the post goes on before the name.
  if (chunks.length > 1 && (known?.kind === 'role' || !known)) {
    const tail = nameEndingAt(last);
    const bare = tail && tail.at.start === words.span(last.from, last.from).start;
    if (tail && isPerson(words, tail) && (!known || !bare) && !forAnother.has(words.lower(last.from - 1))) return tail;
  }
  // “Tom Fanning of the police”, with the name not at the head's end, and "Trump campaign manager Jones".
  return { kind: known?.kind ?? 'unknown', from: head.from, to: last.to, at: whole, text: slice(words, whole), head: noun, plural: known?.plural ?? false };
}

/** “A and B”: two names before one verb. */
function coordinated(words: Words, subject: Subject, limit: number): Subject {
  if (subject.kind !== 'name' || words.lower(subject.from - 1) !== 'and') return subject;
  const other = subject.from - 2 >= limit && words.isWord(subject.from - 2) ? phraseBefore(words, subject.from - 2, limit) : undefined;
  if (other?.kind !== 'name') return subject;
  return { ...subject, from: other.from, at: { start: other.at.start, end: subject.at.end }, text: `${other.text} and ${subject.text}`, plural: true, kind: 'role', head: 'and' };
}

/** “the ministers of A, B, C and D”: the list belongs to the phrase. */
function withList(words: Words, subject: Subject, end: number): Subject {
  let to = end;
  let at = end + 1;
  for (;;) {
    const comma = words.lower(at) === ',';
    const and = words.lower(comma ? at + 1 : at) === 'and';
    if (!comma && !and) break;
    const next = at + (comma ? 1 : 0) + (and ? 1 : 0);
    const chunk = words.capitalised(next) ? chunkFrom(words, next) : undefined;
    if (!chunk) break;
    to = chunk.to;
    at = to + 1;
    if (and) break;
  }
  if (to === end) return subject;
  const span = words.span(subject.from, to);
  return { ...subject, to, at: span, text: slice(words, span) };
}

function chunkFrom(words: Words, from: number): Chunk | undefined {
  let to = from - 1;
  for (let at = from; inChunk(words, at); at++) {
    if (at > from && words.classOf(at) === 'determiner' && words.mention(at) < 0 && words.classOf(at - 1) !== 'determiner') break;
    // A cue verb behind a name or noun ends the phrase that it is the verb of.
    if (at > from && words.mention(at) < 0 && isVerb(words, at)) break;
    if (at > from && endsBefore(words, at)) break;
    to = at;
  }
  while (to >= from && !words.isWord(to) && !words.isNumber(to)) to--;
  return to >= from ? { from, to } : undefined;
}

/**
 * Behind a name, or a noun for a speaker, only more of the name or another such noun goes on: “Smith threw”, “the mayor
 * began”, but “the Smith campaign”, “the town council spokesman”, “the State presidential candidate”.
 */
function endsBefore(words: Words, at: number): boolean {
  const before = at - 1;
  const closed = words.mention(before) >= 0 || speakerNoun(words.lower(before)) !== undefined;
  if (!closed || words.possessive(before) || words.mention(at) >= 0 || !words.isWord(at) || words.capitalised(at) || speakerNoun(words.lower(at))) return false;
  if (words.entityType(words.mention(before)) === 'person') return true;
  const next = words.isWord(at + 1) && words.classOf(at + 1) === 'other' && !words.capitalised(at + 1) ? speakerNoun(words.lower(at + 1)) : undefined;
  return words.mention(before) < 0 || next === undefined;
}

function chunkStart(words: Words, to: number, limit: number): number {
  let from = to + 1;
  while (from > limit && inChunk(words, from - 1)) {
    if (from <= to && words.mention(from - 1) < 0 && isVerb(words, from - 1)) break;
    from--;
    if (words.classOf(from) === 'determiner' && words.mention(from) < 0 && words.classOf(from - 1) !== 'determiner') break;
  }
  return from;
}

/** Whether the item can be a part of a noun phrase without prepositions. */
function inChunk(words: Words, at: number): boolean {
  if (words.token(at) < 0) return false;
  if (words.mention(at) >= 0) return true;
  if (words.isNumber(at)) return true;
  if (!words.isWord(at)) {
    // The stop of an abbreviation, the mark of a plural possessive, and signs inside names.
    const sign = words.lower(at);
    return (sign === '.' && words.isWord(at - 1) && words.isWord(at + 1) && words.reading.source.tokens.glued(words.token(at))) || (sign === '-' && words.capitalised(at - 1) && words.capitalised(at + 1)) || sign === '&' || sign === '$' || sign === '%' || sign === '/' || ((sign === "'" || sign === '’') && words.isWord(at - 1));
  }
  const kind = words.classOf(at);
  return kind === 'other' || kind === 'determiner' || (kind === 'adverb' && words.isWord(at + 1) && words.classOf(at + 1) === 'other' && !isVerb(words, at + 1) && words.classOf(at - 1) === 'determiner');
}

/** Whether a lower-case word ends a noun phrase as its verb. */
function isVerb(words: Words, at: number): boolean {
  if (words.capitalised(at)) return false;
  const form = words.cue(at)?.form;
  const afterNoun = words.classOf(at - 1) === 'other' || words.mention(at - 1) >= 0 || words.classOf(at - 1) === 'subject';
  if (form === 'past' || form === 'participle') return words.classOf(at - 1) !== 'determiner';
  if (form === 'present') return afterNoun && words.cue(at)?.tier !== 'weak' ? !speakerNoun(words.lower(at)) || words.mention(at - 1) >= 0 : false;
  return form === undefined && afterNoun && /[a-z]{3}ed$/.test(words.lower(at));
}

function openingBracket(words: Words, at: number, limit: number): number {
  for (let i = at - 1; i >= limit && i > at - LONGEST_PHRASE; i--) {
    const lower = words.lower(i);
    if (lower === '(' || lower === '[') return i;
  }
  return -1;
}

function isEnd(words: Words, at: number): boolean {
  return at >= words.length || /^[,.;:!?—–-]$/.test(words.lower(at)) || words.stretch(at) >= 0;
}

function slice(words: Words, span: Span): string {
  return collapsed(words.reading.source.text.slice(span.start, span.end));
}

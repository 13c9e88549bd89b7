// The text round the quotations: its sentences, with each quotation as one item, and what kind of word stands where.
import clauseWordsYaml from '../../../../lexicon/clause-words.yaml';
import { classOfWord } from '../../lexicon';
import { perLexeme, type Lexeme } from '../../text/lexemes';
import type { SourceText } from '../../text/source-text';
import type { Span } from '../../text/span';
import { TokenKind } from '../../text/tokens';
import type { DocumentNames, EntityType } from '../names';
import { cueForm, type CueForm } from './cue-verbs';
import type { MarkedStretch } from './marks';
import { phraseWords } from './speaker-phrases';

type WordClass = 'determiner' | 'preposition' | 'conjunction' | 'relative' | 'auxiliary' | 'adverb' | 'subject' | 'other';

const wordClasses = classOfWord(clauseWordsYaml, 'clause-words') as ReadonlyMap<string, WordClass>;
const contracted = phraseWords('contracted');
const afterContractedVerb = phraseWords('after-contracted-verb');

/** What is asked of a word again and again, wherever it stands. */
interface ClauseWord {
  /** What the lexicon says of it; of "he's" and "they've" what it says of the pronoun. */
  readonly known: WordClass | undefined;
  readonly endsInLy: boolean;
  readonly cue: CueForm | undefined;
  readonly possessive: boolean;
}

const clauseWord = perLexeme(({ lower, kind }): ClauseWord => {
  const word = lower.replace('’', "'");
  const pronoun = word.slice(0, Math.max(0, word.indexOf("'")));
  return {
    known: wordClasses.get(word) ?? (contracted.has(pronoun) ? wordClasses.get(pronoun) : undefined),
    endsInLy: kind === TokenKind.word && /..ly$/.test(word),
    cue: kind === TokenKind.word ? cueForm(lower) : undefined,
    possessive: /(?:['’]s|s['’])$/u.test(lower),
  };
});

/**
 * A sentence as its writer made it: what stands between marks is one item of it, however many sentences were said.
 * An item is the index of a token, or -1 - the index of a marked stretch.
 */
export interface OuterSentence {
  readonly items: readonly number[];
  /** Index of the first paragraph that it stands in. */
  readonly paragraph: number;
}

/** One document with its marked stretches, read sentence by sentence as far as it is asked for. */
export class Reading {
  readonly #mentionOf: Int32Array;
  /** For each paragraph, the first paragraph of its group: a quotation that runs on joins paragraphs. */
  readonly #groupOf: Int32Array;
  readonly #sentences = new Map<number, readonly OuterSentence[]>();
  readonly #words = new Map<OuterSentence, Words>();

  constructor(readonly source: SourceText, readonly names: DocumentNames, readonly stretches: readonly MarkedStretch[]) {
    const { tokens, paragraphs } = source;
    this.#mentionOf = new Int32Array(tokens.length).fill(-1);
    let token = 0;
    names.mentions.forEach(({ start, end }, mention) => {
      while (token < tokens.length && tokens.end(token) <= start) token++;
      for (let i = token; i < tokens.length && tokens.start(i) < end; i++) this.#mentionOf[i] = mention;
    });
    this.#groupOf = Int32Array.from(paragraphs.keys());
    for (const { paragraph, outerEnd } of stretches) {
      for (let i = paragraph + 1; i < paragraphs.length && (paragraphs[i]?.start ?? 0) < outerEnd; i++) this.#groupOf[i] = this.groupOf(paragraph);
    }
  }

  /** The first paragraph of those that quotations join with this one. */
  groupOf(paragraph: number): number {
    return this.#groupOf[paragraph] ?? paragraph;
  }

  /** The group before, or -1. */
  groupBefore(group: number): number {
    return group > 0 ? this.groupOf(group - 1) : -1;
  }

  /** Index into `names.mentions`, or -1. */
  mentionOf(token: number): number {
    return this.#mentionOf[token] ?? -1;
  }

  /** The sentences of the group that begins with this paragraph. */
  sentencesIn(group: number): readonly OuterSentence[] {
    const known = this.#sentences.get(group);
    if (known) return known;
    const made = this.#read(group);
    this.#sentences.set(group, made);
    return made;
  }

  /** The sentence as words, made once: pronouns look back at the same sentences again and again. */
  wordsOf(sentence: OuterSentence): Words {
    const known = this.#words.get(sentence);
    if (known) return known;
    const made = new Words(this, sentence);
    this.#words.set(sentence, made);
    return made;
  }

  #read(group: number): OuterSentence[] {
    const { tokens, paragraphs, sentences, text } = this.source;
    let last = group;
    while (last + 1 < paragraphs.length && this.groupOf(last + 1) === group) last++;
    const start = paragraphs[group]?.start ?? 0;
    const end = paragraphs[last]?.end ?? 0;
    const result: OuterSentence[] = [];
    let items: number[] = [];
    const cut = (): void => {
      if (items.length) result.push({ items, paragraph: group });
      items = [];
    };
    let stretch = firstWhere(this.stretches.length, (i) => (this.stretches[i]?.outerEnd ?? 0) > start);
    let sentence = firstWhere(sentences.length, (i) => (sentences[i]?.start ?? 0) > start);
    let token = tokens.firstFrom(start);
    while (token < tokens.length && tokens.start(token) < end) {
      const at = tokens.start(token);
      const boundary = (sentences[sentence]?.start ?? Infinity) <= at;
      while ((sentences[sentence]?.start ?? Infinity) <= at) sentence++;
      const before = items.at(-1);
      const quoted = this.stretches[stretch];
      // A full stop inside the marks ends the sentence round them too.
      if (before !== undefined && before < 0 ? this.#endsSentence(-1 - before) && !/[,;:.)]/.test(text.charAt(at)) : boundary) cut();
      else if (items.length >= LONGEST_SENTENCE) cut();
      if (quoted && quoted.outerStart <= at) {
        items.push(-1 - stretch);
        while (token < tokens.length && tokens.start(token) < quoted.outerEnd) token++;
        stretch++;
        while ((sentences[sentence]?.start ?? Infinity) < quoted.outerEnd) sentence++;
      } else {
        items.push(token);
        token++;
      }
    }
    cut();
    return result;
  }

  #endsSentence(stretch: number): boolean {
    const { end, start } = this.stretches[stretch] ?? { start: 0, end: 0 };
    return end > start && /[.!?…]/.test(this.source.text.charAt(end - 1)) || !(this.stretches[stretch]?.closed ?? true);
  }
}

/** A list without full stops can be as long as a file; more items than these are cut into another sentence. */
const LONGEST_SENTENCE = 400;

/** A sentence's items as words. Positions count items; outside the sentence there is nothing. */
export class Words {
  readonly length: number;

  constructor(readonly reading: Reading, readonly sentence: OuterSentence) {
    this.length = sentence.items.length;
  }

  /** Index of the token, or -1 for a quotation and outside. */
  token(at: number): number {
    return Math.max(-1, this.sentence.items[at] ?? -1);
  }

  /** Index of the marked stretch that stands here, or -1. */
  stretch(at: number): number {
    const item = this.sentence.items[at];
    return item !== undefined && item < 0 ? -1 - item : -1;
  }

  positionOf(stretch: number): number {
    return this.sentence.items.indexOf(-1 - stretch);
  }

  #lexeme(at: number): Lexeme | undefined {
    const item = at < 0 ? undefined : this.sentence.items[at];
    return item === undefined || item < 0 ? undefined : this.reading.source.tokens.lexeme(item);
  }

  lower(at: number): string {
    return this.#lexeme(at)?.lower ?? '';
  }

  isWord(at: number): boolean {
    return this.#lexeme(at)?.kind === TokenKind.word;
  }

  isNumber(at: number): boolean {
    return this.#lexeme(at)?.kind === TokenKind.number;
  }

  capitalised(at: number): boolean {
    const lexeme = this.#lexeme(at);
    return lexeme?.kind === TokenKind.word && lexeme.capitalised;
  }

  classOf(at: number): WordClass {
    const lexeme = this.#lexeme(at);
    if (!lexeme) return 'other';
    const { known, endsInLy } = clauseWord(lexeme);
    if (known) return known;
    // “Additionally, …” opens a sentence; “Sally said …” does too.
    return endsInLy && (!lexeme.capitalised || (at === 0 && this.lower(1) === ',')) ? 'adverb' : 'other';
  }

  cue(at: number): CueForm | undefined {
    const lexeme = this.#lexeme(at);
    return lexeme && clauseWord(lexeme).cue;
  }

  /** Index into the document's mentions, or -1. */
  mention(at: number): number {
    const token = this.token(at);
    return token < 0 ? -1 : this.reading.mentionOf(token);
  }

  entityType(mention: number): EntityType | undefined {
    const { mentions, entities } = this.reading.names;
    return entities[mentions[mention]?.entity ?? -1]?.type;
  }

  /** Whether a possessive ending follows the name inside this word: “Russia’s”. */
  possessive(at: number): boolean {
    // “Christie’s been making the case”: a verb.
    if (afterContractedVerb.has(this.lower(at + 1))) return false;
    const lexeme = this.#lexeme(at);
    if (!lexeme) return false;
    return clauseWord(lexeme).possessive || (lexeme.lower.endsWith('s') && /^['’]$/u.test(this.lower(at + 1)) && this.reading.source.tokens.glued(this.token(at + 1)));
  }

  span(from: number, to: number): Span {
    const { tokens } = this.reading.source;
    return { start: tokens.start(this.token(from)), end: tokens.end(this.token(to)) };
  }
}

function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

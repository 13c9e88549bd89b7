// Finds who is quoted, by rules in a fixed order: the first that fits wins and its name is kept. Unsure means nobody.
import viewNounsYaml from '../../../../lexicon/view-nouns.yaml';
import { wordSet } from '../../lexicon';
import type { Span } from '../../text/span';
import type { Attribution, Cue, SpeakerRule } from '../quotes';
import { antecedent, bearer, type Place, type Referent } from './antecedents';
import type { OuterSentence, Reading, Words } from './clauses';
import type { MarkedStretch } from './marks';
import { phraseWords } from './speaker-phrases';
import { isStatementNoun, jointStatementIn, type JointStatement } from './statements';
import { firstSubject, invertedSubject, isNoun, isPassive, mainSubject, reporterIn, speaks, subjectAt, subjectBefore, type Subject } from './subjects';

interface Found {
  readonly speaker?: Attribution;
  /** Whether a cue verb stands right before or behind the marks: then a single word is a quotation too. */
  readonly spoken: boolean;
}

type Confidence = Attribution['confidence'];

const viewNouns = wordSet(viewNounsYaml, 'view-nouns');
const askedOn = phraseWords('asked-on');
const beforeStatement = phraseWords('before-statement');

/** A quotation that stands free takes its speaker from no further back. */
const PARAGRAPHS_BACK = 2;
/** A cue further behind the quotation belongs to something else. */
const CUE_WITHIN = 45;

/** One entry for each stretch, in their order. `worded` says which stretches can be quotations by their length. */
export function findSpeakers(reading: Reading, worded: readonly boolean[]): readonly Found[] {
  const finder = new Finder(reading, worded);
  return finder.found;
}

class Finder {
  readonly found: Found[];
  readonly #spoken = new Map<OuterSentence, Attribution[]>();
  #joint: JointStatement | null | undefined;

  constructor(readonly reading: Reading, readonly worded: readonly boolean[]) {
    this.found = reading.stretches.map(() => ({ spoken: false }));
    let last = -1;
    for (const { paragraph } of reading.stretches) {
      const group = reading.groupOf(paragraph);
      if (group === last) continue;
      last = group;
      reading.sentencesIn(group).forEach((sentence, index) => this.#sentence(sentence, index));
    }
    this.#backFromLast();
  }

  #sentence(sentence: OuterSentence, index: number): void {
    const inside = sentence.items.filter((item) => item < 0).map((item) => -1 - item);
    if (!inside.length) return;
    const words = this.reading.wordsOf(sentence);
    for (const stretch of inside) {
      const found = this.#one({ words, index }, stretch);
      this.found[stretch] = found;
      if (!found.speaker) continue;
      const said = this.#spoken.get(sentence);
      if (said) said.push(found.speaker);
      else this.#spoken.set(sentence, [found.speaker]);
    }
  }

  #one(place: Place, index: number): Found {
    const { words } = place;
    const stretch = this.reading.stretches[index];
    if (!stretch) return { spoken: false };
    const at = words.positionOf(index);
    const near = this.#nearCue(place, at, stretch);
    if (near) return { speaker: near, spoken: true };
    if (!this.worded[index]) return { spoken: false };
    const continued = stretch.continues ? this.found[index - 1]?.speaker : undefined;
    if (continued) return { speaker: inherited(continued, 'continued', continued.confidence), spoken: false };
    const far = isFree(words, at) ? this.#standingFree(place, stretch) : this.#inSentence(place, at, stretch);
    return { ...(far && { speaker: far }), spoken: false };
  }

  /** “Q,” S V — “Q,” V S — S V, “Q”. */
  #nearCue(place: Place, at: number, stretch: MarkedStretch): Attribution | undefined {
    const { words } = place;
    const behind = this.#behind(place, at, stretch);
    const before = this.#rightBefore(place, at, stretch);
    if (behind && before) return /[,?!—–-]$/.test(this.#last(stretch)) || words.lower(at + 1) === ',' ? behind : before;
    return behind ?? before ?? this.#nextSentence(place, at, stretch);
  }

  #last(stretch: MarkedStretch): string {
    return this.reading.source.text.charAt(stretch.end - 1);
  }

  /** The clause right behind the quotation, if it says no more than who said it. */
  #behind(place: Place, at: number, stretch: MarkedStretch): Attribution | undefined {
    const { words } = place;
    let from = at + 1;
    while (/^[,—–-]$/.test(words.lower(from))) from++;
    return this.#clause(place, from, stretch);
  }

  /** “V S …” or “S V …” that begins at `from`. */
  #clause(place: Place, from: number, stretch: MarkedStretch): Attribution | undefined {
    const { words } = place;
    let verb = from;
    while (words.classOf(verb) === 'adverb') verb++;
    const inverted = invertedSubject(words, verb);
    if (inverted) return this.#attribute(place, inverted, 'cue', verb, 'high', stretch);
    for (let at = from + 1; at < words.length && at < from + CUE_WITHIN && words.token(at) >= 0; at++) {
      if (words.lower(at) === ':' || words.lower(at) === ';') break;
      if (!speaks(words, at)) continue;
      const subject = subjectBefore(words, at, from);
      if (!subject) continue;
      if (subject.from !== from) break;
      return this.#attribute(place, subject, 'cue', at, 'high', stretch);
    }
    return undefined;
  }

  /** The words between a cue verb and the opening mark: only whom it was told, when and how. */
  #rightBefore(place: Place, at: number, stretch: MarkedStretch): Attribution | undefined {
    const { words } = place;
    let end = at - 1;
    const marked = words.lower(end) === ':' || words.lower(end) === ',';
    // “told “The Evening Show””: whom, not what.
    if (!marked && !this.worded[words.stretch(at)] && words.cue(end)?.verb === 'tell') return undefined;
    if (marked) end--;
    else if (words.lower(end) === 'that') end--;
    for (let verb = end; verb >= 0 && verb > end - 14; verb--) {
      if (words.token(verb) < 0) return undefined;
      if (verb < end && words.lower(verb) === ',' && !marked) return undefined;
      const cue = words.cue(verb);
      if (!cue || isNoun(words, verb) || isPassive(words, verb) || words.capitalised(verb) || words.mention(verb) >= 0) continue;
      const adverbsOnly = every(verb + 1, end, (i) => words.classOf(i) === 'adverb');
      if (cue.tier === 'weak' && !adverbsOnly) continue;
      if (verb < end - 1 && !marked && !adverbsOnly) return undefined;
      const subject = subjectBefore(words, verb) ?? mainSubject(words, verb);
      if (!subject) continue;
      return this.#attribute(place, subject, 'cue', verb, 'high', stretch);
    }
    return undefined;
  }

  /** “Are you ready?” Jones asked. A question mark inside the marks does not end the sentence round them. */
  #nextSentence(place: Place, at: number, stretch: MarkedStretch): Attribution | undefined {
    if (at < place.words.length - 1) return undefined;
    const sentences = this.reading.sentencesIn(place.words.sentence.paragraph);
    const next = sentences[place.index + 1];
    if (!next || (next.items[0] ?? -1) < 0) return undefined;
    const words = this.reading.wordsOf(next);
    const found = this.#clause({ words, index: place.index + 1 }, 0, stretch);
    if (!found?.cue) return undefined;
    const { tokens } = this.reading.source;
    const behind = tokens.firstFrom(Math.max(found.cue.end, found.at.end));
    const bare = /^[.,]$/.test(tokens.text(behind)) || behind >= tokens.length;
    const asks = /[?!]/.test(this.#last(stretch)) && !askedOn.has(tokens.lower(behind));
    if (!bare && !asks) return undefined;
    this.#spoken.set(next, [found]);
    return found;
  }

  /** The quotation is a part of a longer sentence, and no cue stands right beside it. */
  #inSentence(place: Place, at: number, stretch: MarkedStretch): Attribution | undefined {
    const { words } = place;
    return this.#accordingTo(place, at, stretch)
      ?? this.#cueBefore(place, at, stretch)
      ?? this.#cueBehind(place, at, stretch)
      ?? this.#colon(place, at, stretch)
      ?? this.#dash(place, at, stretch)
      ?? this.#otherHalf(words)
      ?? this.#onlyName(place, at, stretch)
      ?? this.#sameParagraph(place);
  }

  #accordingTo(place: Place, at: number, stretch: MarkedStretch): Attribution | undefined {
    const { words } = place;
    for (let i = 0; i < words.length - 2; i++) {
      const lower = words.lower(i);
      const opens = lower === 'according' && words.lower(i + 1) === 'to' ? i + 2
        : lower === 'in' && words.lower(i + 1) === 'the' && words.lower(i + 2) === 'words' && words.lower(i + 3) === 'of' ? i + 4 : -1;
      const view = lower === 'in' ? this.#inView(place, i + 1, stretch) : undefined;
      if (view) return view;
      if (opens < 0) continue;
      const subject = subjectAt(words, opens);
      if (subject) return this.#attribute(place, subject, 'according-to', undefined, i > at && i < at + 4 ? 'high' : 'medium', stretch);
    }
    return undefined;
  }

  /** “…” in Smith’s view */
  #inView({ words, index }: Place, from: number, stretch: MarkedStretch): Attribution | undefined {
    let at = from;
    while (words.isWord(at) && !words.possessive(at) && at < from + 5) at++;
    const mention = this.reading.names.mentions[words.mention(at)];
    if (!mention || !viewNouns.has(words.lower(at + 1))) return undefined;
    const text = this.reading.names.entities[mention.entity]?.canonical ?? '';
    const subject: Subject = { kind: 'name', from, to: at, at: { start: mention.start, end: mention.end }, text, entity: mention.entity, head: words.lower(at), plural: false };
    return this.#attribute({ words, index }, subject, 'according-to', undefined, 'medium', stretch);
  }

  #cueBefore(place: Place, at: number, stretch: MarkedStretch): Attribution | undefined {
    const { words } = place;
    for (const weak of [false, true]) {
      for (let verb = at - 1; verb > 0; verb--) {
        const cue = words.cue(verb);
        if (!cue || (cue.tier === 'weak') !== weak || isNoun(words, verb) || isPassive(words, verb) || words.capitalised(verb) || words.mention(verb) >= 0) continue;
        const subject = subjectBefore(words, verb) ?? (cue.form === 'gerund' ? mainSubject(words, verb) : undefined);
        if (!subject || subject.kind === 'unknown') continue;
        return this.#attribute(place, subject, 'cue', verb, weak ? 'low' : 'medium', stretch);
      }
    }
    return undefined;
  }

  /** “Q” and more, S V. */
  #cueBehind(place: Place, at: number, stretch: MarkedStretch): Attribution | undefined {
    const { words } = place;
    for (let verb = words.length - 1; verb > at; verb--) {
      if (!speaks(words, verb) || words.cue(verb)?.tier === 'weak') continue;
      const inverted = words.lower(verb - 1) === ',' ? invertedSubject(words, verb) : undefined;
      const subject = inverted && inverted.kind !== 'unknown' ? inverted : subjectBefore(words, verb, at + 1);
      if (!subject || subject.kind === 'unknown') continue;
      const after = subject === inverted || words.lower(subject.from - 1) === ',';
      return this.#attribute(place, subject, 'cue', verb, after ? 'medium' : 'low', stretch);
    }
    return undefined;
  }

  #colon(place: Place, at: number, stretch: MarkedStretch): Attribution | undefined {
    const { words } = place;
    for (let i = at - 1; i > 0; i--) {
      if (words.lower(i) !== ':') continue;
      const subject = words.lower(0) === 'from' ? subjectAt(words, 1) : firstSubject(words, 0, i);
      return subject && subject.kind !== 'pronoun' && subject.to === i - 1 ? this.#attribute(place, subject, 'colon', undefined, i === at - 1 ? 'high' : 'medium', stretch) : undefined;
    }
    return undefined;
  }

  #dash(place: Place, at: number, stretch: MarkedStretch): Attribution | undefined {
    const { words } = place;
    if (!/^[—–-]$/.test(words.lower(at + 1))) return undefined;
    let from = at + 2;
    while (/^[—–-]$/.test(words.lower(from))) from++;
    const subject = subjectAt(words, from);
    return subject?.kind === 'name' && (subject.to >= words.length - 1 || words.lower(subject.to + 1) === ',') ? this.#attribute(place, subject, 'dash', undefined, 'high', stretch) : undefined;
  }

  #otherHalf(words: Words): Attribution | undefined {
    const said = this.#spoken.get(words.sentence)?.at(-1);
    return said && inherited(said, 'split', 'medium');
  }

  #onlyName(place: Place, at: number, stretch: MarkedStretch): Attribution | undefined {
    const { words } = place;
    const subject = firstSubject(words, 0, at) ?? firstSubject(words, at + 1, words.length);
    // “Smith “kind of misspoke””: somebody speaks of Smith.
    if (subject && subject.to === at - 1) return undefined;
    return subject && subject.kind !== 'unknown' ? this.#attribute(place, subject, 'only-name', undefined, 'low', stretch) : undefined;
  }

  /** Nobody in the sentence speaks: whoever spoke in the sentence before, in the same paragraph, may go on. */
  #sameParagraph({ words, index }: Place): Attribution | undefined {
    const before = this.reading.sentencesIn(words.sentence.paragraph)[index - 1];
    const said = before && this.#spoken.get(before)?.at(-1);
    return said && inherited(said, 'following', 'low');
  }

  /** The quotation is a sentence of its own: it goes on with what was said right before. */
  #standingFree(place: Place, stretch: MarkedStretch): Attribution | undefined {
    let group = place.words.sentence.paragraph;
    let sentences = this.reading.sentencesIn(group);
    let at = place.index - 1;
    for (let back = 0; back < PARAGRAPHS_BACK && group >= 0; ) {
      const sentence = sentences[at];
      if (!sentence) {
        back++;
        group = this.reading.groupBefore(group);
        if (group < 0) break;
        sentences = this.reading.sentencesIn(group);
        at = sentences.length - 1;
        continue;
      }
      const said = this.#spoken.get(sentence)?.at(-1);
      // A guess is not handed on: in an interview the next quotation is the other one's.
      if (said?.rule === 'following' && !said.cue) return undefined;
      if (said) return inherited(said, group === place.words.sentence.paragraph && back === 0 ? 'split' : 'following', back === 0 ? 'medium' : 'low');
      const words = this.reading.wordsOf(sentence);
      const holdsQuote = sentence.items.some((item) => item < 0 && this.worded[-1 - item]);
      const subject = reporterIn(words, words.length) ?? (holdsQuote ? undefined : firstSubject(words, 0, words.length));
      if (!subject || subject.kind === 'unknown') {
        // A sentence in between that names nobody does not take the word from who had it.
        if (holdsQuote || back > 0 || at <= 0 || at < place.index - 1) return undefined;
        at--;
        continue;
      }
      const ends = words.lower(words.length - 1) === ':';
      const found = this.#attribute({ words, index: at }, subject, ends ? 'cue' : 'following', undefined, ends ? 'high' : 'low', stretch);
      return found && { ...found, rule: ends ? 'cue' : 'following' };
    }
    return undefined;
  }

  /** A quotation of several paragraphs often says who speaks only in the last one. */
  #backFromLast(): void {
    for (let i = this.found.length - 1; i > 0; i--) {
      const last = this.found[i]?.speaker;
      if (!last || last.confidence === 'low' || !this.reading.stretches[i]?.continues || !this.worded[i - 1]) continue;
      const own = this.found[i - 1]?.speaker;
      if (!own || own.confidence === 'low') this.found[i - 1] = { spoken: false, speaker: inherited(last, 'continued', 'medium') };
    }
  }

  #attribute(place: Place, subject: Subject, rule: SpeakerRule, verb: number | undefined, confidence: Confidence, inside: Span): Attribution | undefined {
    const { words } = place;
    const form = verb === undefined ? undefined : words.cue(verb);
    const cue: Cue | undefined = verb === undefined || !form ? undefined : { ...words.span(verb, verb), verb: form.verb, tier: form.tier };
    const made = (referent: Referent, by: SpeakerRule, sure: Confidence): Attribution => ({
      name: referent.name, entity: referent.entity, at: subject.at, rule: by, cue, confidence: sure,
    });
    const lowered = confidence === 'high' ? 'medium' : 'low';
    if (subject.kind === 'name') return made({ name: subject.text, ...(subject.entity !== undefined && { entity: subject.entity }) }, rule, confidence);
    if (subject.kind === 'pronoun') {
      const referent = antecedent(this.reading, place, subject, inside, this.#spoken);
      if (!referent) return undefined;
      const makes = referent.plural === true && referent.inSentence !== undefined ? this.#madeJointly(referent.inSentence) : undefined;
      return made(makes ? { name: makes } : referent, 'pronoun', lowered);
    }
    const known = subject.kind === 'role' ? bearer(this.reading, subject) : undefined;
    if (known) return made(known, 'role', lowered);
    const joint = subject.kind === 'document' ? this.#jointly(subject) : subject.plural ? this.#madeJointly(words) : undefined;
    if (joint !== undefined) return made({ name: joint }, rule, confidence);
    return made({ name: this.#phrase(place, subject, inside) }, rule, subject.kind === 'unknown' ? 'low' : confidence);
  }

  get #jointStatement(): JointStatement | undefined {
    if (this.#joint === undefined) this.#joint = jointStatementIn(this.reading) ?? null;
    return this.#joint ?? undefined;
  }

  /** “the joint statement”, “the communique” where the document speaks of a joint one: the name that tells its makers. */
  #jointly({ text, head }: Subject): string | undefined {
    return isStatementNoun(head) && beforeStatement.has(/^\p{L}+(?=\s)/u.exec(text)?.[0].toLowerCase() ?? '') && (/\bjoint\b/i.test(text) || head === this.#jointStatement?.noun) ? this.#jointStatement?.name : undefined;
  }

  /** “In a joint statement, the four nations said …”: those who speak in the sentence speak by the statement. */
  #madeJointly(words: Words): string | undefined {
    for (let at = 0; at < words.length - 1; at++) {
      if (words.lower(at) === 'joint' && isStatementNoun(words.lower(at + 1))) return this.#jointStatement?.name;
    }
    return undefined;
  }

  /** The phrase as a reader would say it: “her office” is “Jane Doe’s office”. */
  #phrase(place: Place, subject: Subject, inside: Span): string {
    const [, owner = '', rest = ''] = /^(his|her|their|its)\s+(\S.*)?$/is.exec(subject.text) ?? [];
    if (owner) {
      const referent = antecedent(this.reading, place, { ...subject, head: owner.toLowerCase() }, inside, this.#spoken);
      if (referent?.entity !== undefined) return `${referent.name}’s ${rest}`;
    }
    return subject.text.replace(/^(?:The|A|An|One|His|Her|Their|Its|Some|Several|Two|Three|Four|Five|Many)\s/, (word) => word.toLowerCase());
  }
}

function inherited(from: Attribution, rule: SpeakerRule, confidence: Confidence): Attribution {
  return { ...from, rule, confidence: from.confidence === 'low' ? 'low' : confidence };
}

/** Whether nothing but marks and words like "indeed", "and", "adding" stand round the quotation in its sentence. */
function isFree(words: Words, at: number): boolean {
  return every(0, words.length - 1, (i) => {
    if (i === at || !(words.isWord(i) || words.isNumber(i))) return true;
    const kind = words.classOf(i);
    return i < at && i < 3 && (kind === 'adverb' || kind === 'conjunction' || (words.cue(i)?.form === 'gerund' && i === 0));
  });
}

/** Whether it holds for all from `from` to `to`, both included. */
function every(from: number, to: number, holds: (at: number) => boolean): boolean {
  for (let at = from; at <= to; at++) if (!holds(at)) return false;
  return true;
}

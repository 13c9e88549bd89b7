// What two documents say of one kind of quantity: which of their figures are set against each other, and with which verdict.
import type { FigureMention } from '../extract/figures';
import { factorOf } from '../extract/figures/units';
import { weighed, type Compared } from './answering-figures';
import type { SameEvent } from './same-event';
import type { Candidate } from './candidate';
import { contradiction, mayContradict } from './contradiction';
import { counterparts, SAME_PRINT } from './counterparts';
import { distance, otherRung, samePredicate, shareName } from './figure-pairs';
import { likeness, linked } from './same-quantity';
import { verdictOf, type Relation, type Verdict } from './verdict';
import { cosine } from './word-vectors';

/** A figure on its way into a quantity. */
export interface FigureNode {
  /** The block in which it is compared. */
  readonly key: string;
  candidate: Candidate;
  readonly links: Map<FigureNode, FigureLink>;
  /** Figures of another rung of its ladder, which are other quantities: signed and joined, killed and injured. */
  readonly onOtherRungs: Set<FigureNode>;
  /** Which verdicts its links have, one bit each in the order of `verdicts`; undefined after a change of them, until somebody asks. */
  verdicts?: number | undefined;
  /** Once somebody has asked. */
  measured?: Measured;
  /** Where it stands in the lists of its block, one for each of its words. */
  places?: number[];
}

/** What is surely said of a figure, and the class of what it counts. */
export interface Measured {
  readonly rung: string | undefined;
  readonly nounClass: string | undefined;
}

export interface FigureLink {
  readonly verdict: Verdict;
  /** How surely the two are the same quantity. */
  readonly score: number;
}

export const verdicts: readonly Verdict[] = ['agree', 'conflict', 'tension', 'superseded', 'falls', 'disputed'];

/** Which verdicts the links of the figure have, one bit each. Large quantities have hundreds of thousands of links, of which an edit touches a few. */
export function verdictBits(node: FigureNode): number {
  if (node.verdicts !== undefined) return node.verdicts;
  let bits = 0;
  for (const { verdict } of node.links.values()) bits |= 1 << verdicts.indexOf(verdict);
  return (node.verdicts = bits);
}

export interface Between {
  readonly verdict: Relation;
  readonly score: number;
  /** Of the document that comes first. */
  readonly a: FigureNode;
  readonly b: FigureNode;
}

/**
 * The links between the figures of two documents in one block, of which `pairs`, two after two, are worth comparing; of each two the
 * first is of the same document. What two texts agree on is set aside before the others are compared. Texts that only perhaps tell of
 * one event agree, and do not contradict each other.
 */
export function linksBetween(pairs: readonly FigureNode[], event: SameEvent): readonly Between[] {
  if (!event) return [];
  const compared: Compared[] = [];
  return weighed(linksByRules(pairs, event, compared), compared, event);
}

/** Puts into `compared` what agrees or may contradict each other. */
function linksByRules(pairs: readonly FigureNode[], event: SameEvent, compared: Compared[]): readonly Between[] {
  const links: Between[] = [];
  const equal: Omit<Between, 'score'>[] = [];
  const unequal: Omit<Between, 'score'>[] = [];
  const link = (a: FigureNode, b: FigureNode, verdict: Relation, x: Candidate, y: Candidate): void => {
    const score = linked(x, y, verdict);
    if (score !== undefined) links.push({ a, b, verdict, score });
  };
  for (let i = 0; i < pairs.length; i += 2) {
    const [a, b] = [pairs[i], pairs[i + 1]];
    if (!a || !b) continue;
    const verdict = verdictBetween(a.candidate, b.candidate);
    if (isPlain(verdict)) link(a, b, verdict, a.candidate, b.candidate);
    // Most are of two quantities, and that is known before anything is made of the pair.
    else if (mayContradict(a.candidate, b.candidate)) unequal.push({ a, b, verdict });
    if (verdict === 'agree') {
      const one = { a, b, verdict };
      equal.push(one);
      compared.push(one);
    }
  }
  if (unequal.length > 0) {
    const agreed = links.filter(({ verdict }) => verdict === 'agree');
    const [ofA, ofB] = [besides(agreed.map(({ a }) => a)), besides(agreed.map(({ b }) => b))];
    const answering = event === 'surely' ? counterparts(unequal, equal) : undefined;
    for (const one of unequal) {
      const { a, b, verdict } = one;
      const told = verdict === 'conflict' ? contradiction(a.candidate, b.candidate) : verdict;
      if (verdict === 'conflict' && told !== 'superseded') compared.push(told === verdict ? one : { a, b, verdict: told });
      const score = linked(ofA(a), ofB(b), verdict) ?? (verdict !== 'tension' && answering?.has(one) ? likeness(ofA(a), ofB(b), verdict) : undefined);
      if (score === undefined || (event !== 'surely' && !isUndoubted(a.candidate, b.candidate, score))) continue;
      links.push({ a, b, verdict: told, score });
    }
  }
  if (links.every(({ verdict }) => isPlain(verdict))) return links;
  const unexplained = links.filter((one) => isPlain(one.verdict) || betweenHeadlines(one) || !meeting(one, links).some((other) => explains(other) && isAsNear(other, one)));
  return unexplained.filter((one) => isPlain(one.verdict) || !meeting(one, unexplained).some((other) => other.verdict === one.verdict && gapOf(other) < gapOf(one)));
}

/** Texts that only perhaps tell of one event contradict each other where no likeness is missing, and the words close to both are the same in part or both name the same. */
function isUndoubted(x: Candidate, y: Candidate, score: number): boolean {
  return score >= UNDOUBTED ? cosine(x.near, y.near) >= UNDOUBTEDLY_NEAR || shareName(x, y) : score >= NAMED && shareName(x, y);
}
const UNDOUBTED = 0.5;
const UNDOUBTEDLY_NEAR = 0.2;
const NAMED = 0.35;

/** What a conflict of values is, of two days or of two parties, is asked only of the few that are kept. */
function verdictBetween(x: Candidate, y: Candidate): 'agree' | 'conflict' | 'tension' | 'related' {
  const values = verdictOf(x.value, y.value, x.mention.kind === 'measure' && isConverted(x.mention.unit, y.mention.unit));
  if (values !== 'agree' && otherRung(x.mention.claim, y.mention.claim)) return 'related';
  return values === 'conflict' && (isSamePrint(x, y) || isRoundedSpan(x, y)) ? 'agree' : values;
}

/** "almost half an hour", "half an hour"; "just over two years", "two years": whoever prints the round number does not contradict the other. */
function isSamePrint({ mention: a }: Candidate, { mention: b }: Candidate): boolean {
  return a.number === b.number && a.unit === b.unit && a.number > 0 && (isNearly(a) || isNearly(b));
}

function isNearly({ modifier }: FigureMention): boolean {
  return modifier === 'nearly' || modifier === 'just-above';
}

/** "97 hours" are "four days": who counts in the longer unit has rounded to it. */
function isRoundedSpan(x: Candidate, y: Candidate): boolean {
  if (x.mention.kind !== 'duration' || x.mention.unit === y.mention.unit) return false;
  const [long, short] = (factorOf(x.mention.unit ?? '') ?? 0) > (factorOf(y.mention.unit ?? '') ?? 0) ? [x, y] : [y, x];
  const half = (factorOf(long.mention.unit ?? '') ?? 0) / 2;
  return Number.isInteger(long.mention.number) && short.value.min < long.value.max + half && short.value.max > long.value.min - half;
}

/** Metres and kilometres print the same digits; miles do not, so that both are rounded. */
function isConverted(a: string | undefined, b: string | undefined): boolean {
  const tens = Math.log10((factorOf(a ?? '') ?? 1) / (factorOf(b ?? '') ?? 1));
  return a !== b && Math.abs(tens - Math.round(tens)) > 1e-6;
}

function isPlain(verdict: Relation): boolean {
  return verdict === 'agree' || verdict === 'related';
}

/**
 * A document's figures as they are without the values that the other document gives too. Where two texts agree on the first
 * quake and the aftershock, what is left in each is the second quake.
 */
function besides(agreed: readonly FigureNode[]): (node: FigureNode) => Candidate {
  if (agreed.length === 0) return ({ candidate }) => candidate;
  const equal = new Set(agreed.map(rival));
  const known = new Map<FigureNode, Candidate>();
  return (node) => {
    let candidate = known.get(node);
    if (!candidate) {
      const rivals = rivalsLeft(node, equal);
      known.set(node, (candidate = rivals === node.candidate.rivals ? node.candidate : { ...node.candidate, rivals }));
    }
    return candidate;
  };
}

/** How many values a figure's document gives of its kind that the other document does not give too. */
function rivalsLeft(node: FigureNode, equal: ReadonlySet<string>): number {
  const { rivalry, rivals } = node.candidate;
  const others = [...equal].filter((one) => one !== rival(node) && one.startsWith(`${rivalry}\n`));
  return Math.max(1, rivals - others.length);
}

function rival({ candidate: { rivalry, value } }: FigureNode): string {
  return `${rivalry}\n${value.min} ${value.max}`;
}

/** The links of one of the two figures. */
function meeting({ a, b }: Between, links: readonly Between[]): readonly Between[] {
  return links.filter((other) => other.a === a || other.b === b);
}

/** What two headlines say is told, whatever the text below explains. */
function betweenHeadlines({ a, b }: Between): boolean {
  return a.candidate.headline && b.candidate.headline;
}

/** Two documents do not differ over a quantity where one of them also prints the other's value for it. */
function explains(other: Between): boolean {
  const [p, q] = [other.a.candidate.mention.claim, other.b.candidate.mention.claim];
  // "13 people were on board" and "13 people died" are equal and explain nothing
  const alike = (p.predicate?.sure ?? false) === (q.predicate?.sure ?? false);
  return other.verdict === 'agree' && ((p.noun === q.noun && alike) || ((p.noun === undefined || q.noun === undefined) && samePredicate(p, q) === 'sure')) && p.event?.name === q.event?.name && gapOf(other) <= SAME_PRINT;
}

/** An amount that two texts print among other words is another amount: a market value lost, and savings aimed at. */
function isAsNear(agreement: Between, one: Between): boolean {
  const { kind } = one.a.candidate.mention;
  if (kind !== 'money' && kind !== 'percent') return true;
  const close = ({ a, b }: Between): number => cosine(a.candidate.near, b.candidate.near);
  return close(agreement) * FURTHER >= close(one);
}
/** So many times nearer are the words of the one than those of the agreement where the two are of two things. */
const FURTHER = 4;

/** Of several values that a document gives, the one nearest to the other document's is its counterpart. */
function gapOf({ a, b }: Between): number {
  return distance(a.candidate, b.candidate);
}

/** By document and place in it. */
export function comesBefore(a: Candidate, b: Candidate): boolean {
  return a.document !== b.document ? a.document < b.document : a.figure < b.figure;
}

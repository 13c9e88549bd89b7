// A figure with what comparing it with others needs.
import type { FigureMention } from '../extract/figures';
import type { Interval } from '../extract/interval';
import type { DocumentId } from './document';
import type { WordVector } from './word-vectors';

/** How the number is written, without its point. */
export interface Digits {
  /** In ascending order. */
  readonly sorted: string;
  /** Without the zeros at its end. */
  readonly significant: number;
}

/** A figure with what comparing it needs, made once. No property is ever left out: hundreds of thousands of pairs are compared, twice as fast if all are of one shape. */
export interface Candidate {
  readonly document: DocumentId;
  readonly start: number;
  readonly end: number;
  /** Index of the figure in its document. */
  readonly figure: number;
  readonly value: Interval;
  /** Whether it is a day whose year was only assumed, for comparing. */
  readonly yearless: boolean;
  readonly mention: FigureMention;
  readonly digits: Digits;
  /** Words of its sentence with their weights; `near` falls off faster with the distance. */
  readonly far: WordVector;
  /** Words of its clause, where it dates something, and the names that its sentence holds in lower case, persons by their last name. */
  readonly clause: WordVector;
  readonly names: ReadonlySet<string>;
  readonly near: WordVector;
  /** Day on which its document was written, where that is known. */
  readonly written: number | undefined;
  /** The same, or that of most documents where its own is not known. */
  readonly perhapsWritten: number | undefined;
  readonly headline: boolean;
  /** Keys of the figures of its sentence, its own among them: "2024" beside "2023", how many were hurt beside how many died. One set for all of them. */
  readonly told: ReadonlySet<string>;
  /** Equal for equal values of one kind. */
  readonly key: string;
  /** Of a day: whether it is the first that its document gives for what it tells. */
  readonly firstDay: boolean;
  /** Of a date or an hour: how many its document gives for the same event. */
  readonly datings: number;
  /** Of an age: whose it is, in lower case, and what the person is called by: "captain". */
  readonly bearer: string | undefined;
  readonly roles: ReadonlySet<string> | undefined;
  /** Of a sentence of a court or a place in an order: the last one named before it in its sentence, whose it is. */
  readonly owner: string | undefined;
  /** Whether it counts what is left: "45 are still missing". */
  readonly left: boolean;
  /** Of a count: how many values its document gives with this noun, and how many of which the same is surely said. */
  readonly ofNoun: number;
  readonly ofRung: number;
  /** The one day that its sentence tells of, where it tells of one in the past month. */
  readonly day: number | undefined;
  /** Whether its sentence tells of what happened on another day than the one its document tells of first. */
  readonly otherDay: boolean;
  /** Whether its sentence names a year before that of writing, and so tells of the background. */
  readonly past: boolean;
  /** Years that its sentence names. */
  readonly years: ReadonlySet<number>;
  /** The figures of its block with which it can be mistaken. */
  readonly rivalry: string;
  /** How many values its document gives in its block: one alone is easily recognised. */
  readonly rivals: number;
  /** Of a duration: whether it is a stretch at one end of something, "the first three days", and no distance in time. */
  readonly opening: boolean;
  /** Of a duration: whether it is the distance from another time, "15 years ago", "17 months after". */
  readonly apart: boolean;
  /** Whether its sentence speaks of what has another value each day: a share, a barrel. */
  readonly daily: boolean;
  /** Whether it stands in a line that only dates the text, and says nothing of the event. */
  readonly dateLine: boolean;
}

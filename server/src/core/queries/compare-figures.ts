// Figures × sources: each quantity with what every source prints for it, and each figure that one source alone gives.
import type { FigureAt, Quantity } from '../corpus/claims';
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import { byPlace, type Finding } from '../corpus/findings';
import { lookupOf } from '../corpus/lookup';
import type { Relation } from '../corpus/verdict';
import { isInDateLine } from '../extract/date-line';
import type { FigureMention } from '../extract/figures';
import { rungOf } from '../extract/figures/claim';
import type { Interval } from '../extract/interval';
import { english, said, unsaid, type Say, type Unsaid } from '../say';
import { oneLine } from '../text/one-line';
import { oncePerTwo } from '../text/remembering';
import { commonNames, datedName, titleOf } from './claim-names';
import { clauseAround } from './clause-around';
import { comparedSources, inOrder, signOf, stated, type Cell, type Comparison, type DraftRow, type Group, type Standing, type Statement } from './comparison';
import { counted } from './counted';
import { quoted, shorten } from './excerpts';
import { countedWithIndependent } from './places';
import { comparedWith, mentionOf } from './quantities';
import { measureOf, readingOf } from './readings';

interface Result {
  readonly group: Group;
  readonly sign: string;
  readonly result: Unsaid;
}

/** The words for each verdict, gravest first; of a row the first one that two of its figures have. */
const results: readonly (readonly [Relation, Result])[] = [
  ['conflict', { group: 'disagree', sign: '≠', result: unsaid('Disagree') }],
  ['falls', { group: 'disagree', sign: '≠', result: unsaid('Count goes down') }],
  ['disputed', { group: 'look', sign: '≠', result: unsaid('Two parties, two counts') }],
  ['superseded', { group: 'look', sign: '→', result: unsaid('Older and newer count') }],
  ['tension', { group: 'look', sign: '≈', result: unsaid('May not match') }],
  ['agree', { group: 'agree', sign: '=', result: unsaid('Agree') }],
  ['related', { group: 'look', sign: '~', result: unsaid('Not compared') }],
];
const single: Result = { group: 'single', sign: '', result: unsaid('One source only') };

/** One line of a column for claims. */
const LONGEST_ABOUT = 80;
/** A clause of so many words needs no longer one. */
const ENOUGH_WORDS = 7;

interface ComparedFigures extends Comparison {
  /** Id of the row by document and index of the figure. */
  readonly rowOf: ReadonlyMap<string, string>;
}

/** Made once for each state of the corpus, in each language. */
export function compareFigures(links: Links, say: Say = english): Comparison {
  return compared(links, say);
}

/** Id of the row that a document's figure stands in; undefined for the line that dates an article. */
export function figureRowOf(links: Links, document: DocumentId, figure: number, say: Say): string | undefined {
  return compared(links, say).rowOf.get(keyOf(document, figure));
}

function keyOf(document: DocumentId, figure: number): string {
  return `${figure} ${document}`;
}

const compared = oncePerTwo((links: Links, say: Say): ComparedFigures => {
  const sources = comparedSources(links, say);
  const columns = new Map(sources.map(({ document }, i) => [document, i]));
  const column = (at: FigureAt): number => columns.get(at.document) ?? 0;
  const findings = new Map<Quantity, Finding>();
  for (const finding of lookupOf(links).findings) if (finding.kind === 'figure') findings.set(finding.quantity, finding);
  const rowOf = new Map<string, string>();
  const rowsIn = (quantities: readonly Quantity[]): DraftRow[] => quantities.flatMap((quantity) => rowsOf(links, quantity, findings.get(quantity), column, rowOf, say));
  const rows = rowsIn(links.quantities.filter(({ figures }) => figures.length > 1));
  // A figure that only stands beside another row's is found there.
  rows.push(...rowsIn(links.quantities.filter(({ figures: [only, ...others] }) => only && others.length === 0 && !rowOf.has(keyOf(only.document, only.figure)))));
  return { what: 'figures', sources, rows: inOrder([...rows, ...lonely(links, rowOf, say)]), rowOf };
});

/** One row for each set of figures that were compared with each other; those of another step stand beside them. */
function rowsOf(links: Links, quantity: Quantity, finding: Finding | undefined, column: (at: FigureAt) => number, rowOf: Map<string, string>, say: Say): DraftRow[] {
  const sets = comparedSets(quantity, (me) => comparedWith(links, quantity, me));
  const several = sets.filter((set) => new Set([...set].map((i) => quantity.figures[i]?.document)).size > 1);
  return (several.length > 0 ? several : sets.slice(0, 1)).flatMap((set, n) => {
    const made = rowOfSet(links, quantity, set, finding, column, n, say);
    for (const row of made) {
      const place = (at: FigureAt, isOwn: boolean): void => {
        const key = keyOf(at.document, at.figure);
        if (isOwn || !rowOf.has(key)) rowOf.set(key, row.id);
      };
      quantity.figures.forEach((at, i) => {
        place(at, set.has(i));
        for (const other of set.has(i) ? quantity.onOtherRungs(i) : []) place(other, false);
      });
    }
    return made;
  });
}

/** Every figure in one set, the gravest pairs leading: figures of another step are in a set of their own. */
function comparedSets(quantity: Quantity, setOf: (me: number) => ReadonlySet<number>): (ReadonlySet<number>)[] {
  const sets: (ReadonlySet<number>)[] = [];
  const placed = new Set<number>();
  const leading = results.flatMap(([verdict]) => quantity.pairs.filter((pair) => pair.verdict === verdict).map(({ a }) => a));
  for (const me of [...leading, ...quantity.figures.keys()]) {
    if (placed.has(me)) continue;
    const set = new Set([...setOf(me)].filter((i) => !placed.has(i)));
    for (const i of set) placed.add(i);
    sets.push(set);
  }
  return sets;
}

function rowOfSet(links: Links, quantity: Quantity, set: ReadonlySet<number>, finding: Finding | undefined, column: (at: FigureAt) => number, n: number, say: Say): DraftRow[] {
  const pairs = quantity.pairs.filter(({ a, b }) => set.has(a) && set.has(b));
  const beside = [...new Map([...set].flatMap((i) => quantity.onOtherRungs(i)).map((at) => [keyOf(at.document, at.figure), at])).values()];
  const gravity = results.findIndex(([verdict]) => (verdict === 'related' ? beside.length > 0 : pairs.some((pair) => pair.verdict === verdict)));
  const [verdict, result] = results[gravity] ?? [undefined, single];
  const candidates = pairs.filter((pair) => pair.verdict === verdict);
  // A line that only dates the text shares no words with a sentence.
  const leading = candidates.find(({ a, b }) => !quantity.figures[a]?.dateLine && !quantity.figures[b]?.dateLine) ?? candidates[0];
  const lead = quantity.figures[leading?.a ?? Math.min(...set)];
  const mention = mentionOf(links, lead);
  const document = lead && links.documents.get(lead.document);
  if (!lead || !mention || !document) return [];
  const against = new Set(pairs.flatMap(({ a, b, verdict: one }) => (one === 'conflict' || one === 'falls' || one === 'disputed' ? [a, b] : [])));
  const finest = Math.min(...[...set].map((i) => widthOf(quantity.figures[i])));
  const standing = (i: number): Standing => (against.has(i) ? 'disagrees' : verdict === 'agree' || pairs.some((pair) => pair.verdict === 'agree' && (pair.a === i || pair.b === i)) ? 'agrees' : 'related');
  const shown = [...[...set].flatMap((i) => (quantity.figures[i] ? [{ at: quantity.figures[i], standing: standing(i), otherStep: false }] : [])), ...beside.map((at) => ({ at, standing: 'related' as const, otherStep: true }))];
  const statements = shown.sort((a, b) => byPlace(a.at, b.at)).map(({ at, ...how }) => ({ column: column(at), statement: statementOf(links, at, mention, how.otherStep, how.standing, finest, say) }));
  const title = titleOf(links, document, mention, quantity, say);
  const second = quantity.figures[leading?.b ?? -1];
  const tells = title !== measureOf(mention, say) || (mention.kind === 'count' && mention.claim.predicate?.sure === true);
  const about = tells ? namesOf(links, lead, second, title) : contextOf(links, [lead, ...(second ? [second] : []), ...[...set].flatMap((i) => quantity.figures[i] ?? [])], say);
  const decidable = finding?.mentions.some((at) => [...set].some((i) => quantity.figures[i] === at)) === true;
  return [{
    id: n === 0 ? quantity.id : `${quantity.id}~${n + 1}`,
    title: oneLine(capital(title)), ...(about !== '' && { about }),
    ...result, result: said(result.result, say),
    counted: countedWithIndependent(links, [...set].flatMap((i) => quantity.figures[i]?.document ?? []), say),
    ...(finding && decidable && { finding: finding.id }),
    cells: cellsOf(statements),
    gravity, first: lead,
  }];
}

function widthOf(at: FigureAt | undefined): number {
  return at ? at.value.max - at.value.min : Infinity;
}

function statementOf(links: Links, at: FigureAt, lead: FigureMention, otherStep: boolean, standing: Standing, finest: number, say: Say): Statement {
  const figure = mentionOf(links, at);
  const base = { ...stated(links, at), says: oneLine(links.documents.get(at.document)?.source.text.slice(at.start, at.end) ?? '') };
  if (!figure) return { ...base, standing, sign: signOf(standing) };
  const [mine, other] = [lead.claim.predicate, figure.claim.predicate];
  if (otherStep) return { ...base, standing: 'related', sign: '', note: mine && other ? say('{step}, not {other}', { step: said(rungOf(other).step, say), other: said(rungOf(mine).step, say) }) : say('not compared') };
  const notes = [readingNote(base.says, figure, at.yearless ? undefined : at.value, say), at.dateLine ? say('date of the article') : '', figure.date && Number.isFinite(finest) && widthOf(at) > finest ? say('less exact') : ''].filter((note) => note !== '');
  return { ...base, standing, sign: signOf(standing), ...(notes.length > 0 && { note: notes.join(', ') }) };
}

/** Nothing where the text, which is English, prints what was read. */
function readingNote(says: string, figure: FigureMention, value: Interval | undefined, say: Say): string {
  return says.toLowerCase().includes(readingOf(figure, value, english).toLowerCase()) ? '' : say('read as {value}', { value: readingOf(figure, value, say) });
}

/** A source's different values for one claim, each at its first place. */
function cellsOf(statements: readonly { readonly column: number; readonly statement: Statement }[]): readonly Cell[] {
  const cells = new Map<number, Map<string, Statement>>();
  for (const { column, statement } of statements) {
    const cell = cells.get(column) ?? new Map<string, Statement>();
    cells.set(column, cell);
    const key = `${statement.standing} ${statement.note ?? ''} ${statement.says.toLowerCase()}`;
    if (!cell.has(key)) cell.set(key, statement);
  }
  return [...cells].sort(([a], [b]) => a - b).map(([source, cell]) => ({ source, statements: [...cell.values()] }));
}

/** Names that two sentences share and the title does not say: where it says what became of the counted, words would only add noise. */
function namesOf(links: Links, a: FigureAt, b: FigureAt | undefined, title: string): string {
  const fresh = b ? commonNames(links, a, b).filter((name) => !title.toLowerCase().includes(name.toLowerCase())) : [];
  return oneLine(fresh.slice(0, 3).join(', '));
}

/** So many places are looked at for words that tell what a figure is about. */
const MOST_CONTEXTS = 8;

/** “Date” alone tells nothing: the words around it, from the source whose clause tells most without being long. The first of equals. */
function contextOf(links: Links, figures: readonly FigureAt[], say: Say): string {
  const clauses = figures.filter(({ dateLine }) => !dateLine).slice(0, MOST_CONTEXTS).map((at) => clauseAround(links, at)).filter((clause) => clause !== '' && clause.length <= LONGEST_ABOUT);
  const told = (clause: string): number => Math.min(clause.split(' ').length, ENOUGH_WORDS);
  const best = clauses.reduce<string | undefined>((so, clause) => (so === undefined || told(clause) > told(so) ? clause : so), undefined);
  return best === undefined ? '' : oneLine(quoted(best, say));
}

/** Figures that were compared with none. */
function lonely(links: Links, rowOf: Map<string, string>, say: Say): DraftRow[] {
  const { quantityOf, valueOf } = lookupOf(links);
  return [...links.documents.values()].flatMap((document, source) => document.figures.flatMap((figure, index): DraftRow[] => {
    // The line that dates the article says nothing of the event.
    if (isInDateLine(document.source, figure) || quantityOf(document.id, index)) return [];
    const at = { document: document.id, start: figure.start, end: figure.end };
    const placed = stated(links, at);
    const says = oneLine(document.source.text.slice(figure.start, figure.end));
    const note = readingNote(says, figure, valueOf(document.id, figure), say);
    const id = `${document.id}#${index}`;
    rowOf.set(keyOf(document.id, index), id);
    return [{
      id,
      title: oneLine(capital(datedName(links, document, figure, say) ?? measureOf(figure, say))), about: shorten(placed.sentence, LONGEST_ABOUT),
      ...single, result: said(single.result, say), counted: counted.sources(1, say),
      cells: [{ source, statements: [{ ...placed, says, standing: 'alone', sign: '', ...(note !== '' && { note }) }] }],
      gravity: 0, first: at,
    }];
  }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

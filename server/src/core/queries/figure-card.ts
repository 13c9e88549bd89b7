// The card of a figure: what it measures, what each source says, and why these are compared or not.
import type { FigureAt, FigurePair, Quantity } from '../corpus/claims';
import type { Links } from '../corpus/corpus';
import type { SourceDocument } from '../corpus/document';
import type { Verdict } from '../corpus/verdict';
import type { Located } from '../corpus/entities';
import { membersAt } from '../corpus/group-entities';
import { lookupOf } from '../corpus/lookup';
import type { FigureMention } from '../extract/figures';
import type { DatedEvent } from '../extract/figures/events';
import { isLater, isOrdered, rungOf, type Predicate } from '../extract/figures/claim';
import { said, type Say } from '../say';
import type { Block, Card, Inline } from './card';
import { commonNames, commonWords, datedName, subjectOf, titleOf } from './claim-names';
import { around, marksIn, quoted } from './excerpts';
import { comparedWith, mentionOf, onAnotherStep } from './quantities';
import { aloneBlocks, independentNote, lineOf, listed, nameOfSource, placeOf, shareOf } from './places';
import { classNames, measureOf, readingOf } from './readings';
import { groupActions, membersBlock } from './member-blocks';

const MOST_ROWS = 8;
/** Enough of the sentence to know what is counted, and short enough for one line of a table. */
const SENTENCE = 46;

/** `index` is that of the figure in its document. */
export function figureCard(links: Links, document: SourceDocument, index: number, reading: boolean, say: Say): Card | undefined {
  const figure = document.figures[index];
  if (!figure) return undefined;
  const here: Located = { document: document.id, start: figure.start, end: figure.end };
  const quantity = lookupOf(links).quantityOf(document.id, index);
  const span = { start: figure.start, end: figure.end };
  const ofGroup = membersAt(links, document, figure.end) ? groupActions(here, say) : [];
  if (!quantity) return { span, blocks: uncomparedBlocks(links, document, figure, reading, say), actions: ofGroup };
  const me = quantity.figures.findIndex((at) => at.document === document.id && at.figure === index);
  const compared = comparedWith(links, quantity, me);
  const shown = quantity.figures.filter((_, i) => compared.has(i));
  const sources = shown.map((at) => at.document);
  const share = `${shareOf(links, sources, say)}${independentNote(links, sources, say) === '' ? '' : ','}`;
  return {
    span,
    blocks: [
      { kind: 'paragraph', inline: [{ text: capital(titleOf(links, document, figure, quantity, say)), bold: true }, { text: ` · ${givenBy(share, new Set(sources).size === 1, figure.date !== undefined, say)}` }] },
      table(links, document, me, quantity, shown, say),
      ...meantBlocks(links, document, figure, say),
      ...verdictBlocks(links, quantity, me, compared, say),
      ...sameNumberBlocks(links, quantity, me, say),
      ...relatedBlocks(links, quantity, me, say),
    ],
    actions: [
      ...(compared.size > 1 ? [{ kind: 'next-source' as const, title: say('Other figure'), at: here }] : []),
      { kind: 'comparison', title: say('Comparison table'), at: here },
      ...ofGroup,
    ],
  };
}

function uncomparedBlocks(links: Links, document: SourceDocument, figure: FigureMention, reading: boolean, say: Say): Block[] {
  const value = lookupOf(links).valueOf(document.id, figure);
  return [
    { kind: 'paragraph', inline: [{ text: capital(datedName(links, document, figure, say) ?? measureOf(figure, say)), bold: true }, { text: ` · ${say('read as {value}', { value: readingOf(figure, value, say) })}` }] },
    ...meantBlocks(links, document, figure, say),
    ...aloneBlocks(links, reading, figure.date ? say('No other source dates this.') : say('No other source gives a figure for this.'), say),
  ];
}

/** "2 of 5 sources give a figure" */
function givenBy(share: string, one: boolean, isDate: boolean, say: Say): string {
  if (isDate) return one ? say('{sources} gives it', { sources: share }) : say('{sources} give it', { sources: share });
  return one ? say('{sources} gives a figure', { sources: share }) : say('{sources} give a figure', { sources: share });
}

/** Whom “the four countries” means. */
function meantBlocks(links: Links, document: SourceDocument, figure: FigureMention, say: Say): Block[] {
  const members = membersAt(links, document, figure.end);
  return members ? [membersBlock(links, say('These are:'), members, document, say)] : [];
}

/** The other figures that stand to this one as one of the verdicts says. */
function neighbours(quantity: Quantity, me: number, verdicts: readonly FigurePair['verdict'][]): number[] {
  return quantity.pairsOf(me).filter((pair) => verdicts.includes(pair.verdict)).map(({ a, b }) => (a === me ? b : a));
}

/** One row a distinct value, the one under the cursor first. */
function table(links: Links, document: SourceDocument, me: number, quantity: Quantity, shown: readonly FigureAt[], say: Say): Block {
  const mine = quantity.figures[me];
  const rows = new Map<string, { readonly at: FigureAt; readonly others: FigureAt[] }>();
  for (const at of [...(mine ? [mine] : []), ...shown.filter((other) => other !== mine)]) {
    const key = reading(links, at, say);
    const row = rows.get(key);
    if (row) row.others.push(at);
    else rows.set(key, { at, others: [] });
  }
  return {
    kind: 'table',
    head: [say('Source'), say('Says'), say('Read as')],
    rows: [...rows].slice(0, MOST_ROWS).map(([read, { at, others }]) => {
      const more = [...new Set(others.map((other) => other.document))].filter((other) => other !== at.document);
      return [
        at === mine ? [{ text: `${nameOfSource(links, document.id)} (${say('here')})` }] : placeOf(links, at, undefined, say),
        says(links, at, say),
        [{ text: read }, ...(more.length > 0 ? [{ text: `; ${alsoIn(more.map((other) => nameOfSource(links, other)), say)}` }] : [])],
      ];
    }),
  };
}

function alsoIn(sources: readonly string[], say: Say): string {
  return sources.length > 3 ? say('also in {sources} and {count} more', { sources: sources.slice(0, 3).join(', '), count: sources.length - 3 }) : say('also in {sources}', { sources: listed(sources, say) });
}

function says(links: Links, at: Located, say: Say): Inline[] {
  const { before, text, after } = around(links, at, SENTENCE);
  const [open, close] = marksIn(say);
  return [{ text: `${open}${before}` }, { text, bold: true }, { text: `${after}${close}` }];
}

/** The gravest verdict among the figures shown, with what the two have in common; a pair with the figure under the cursor first. */
function verdictBlocks(links: Links, quantity: Quantity, me: number, compared: ReadonlySet<number>, say: Say): Block[] {
  const among = quantity.pairs.filter(({ a, b }) => compared.has(a) && compared.has(b)).sort((p, q) => Number(q.a === me || q.b === me) - Number(p.a === me || p.b === me));
  for (const [verdict, sentence] of verdictSentences(say)) {
    const pair = among.find((one) => one.verdict === verdict);
    if (!pair) continue;
    return [{ kind: 'paragraph', inline: [{ text: say('Compared because'), bold: true }, { text: ` ${reasons(links, quantity, quantity.figures[pair.a], quantity.figures[pair.b], say)}. ${sentence}` }] }];
  }
  return [];
}

/** Gravest first. */
const verdictSentences = (say: Say): readonly (readonly [Verdict, string])[] => [
  ['conflict', say('They cannot all be right as written.')],
  ['falls', say('Such a count can only rise, and the newer one is lower.')],
  ['disputed', say('Two parties give two counts.')],
  ['superseded', say('The newer count takes the place of the older one.')],
  ['tension', say('Both can be true.')],
  ['agree', say('They agree.')],
];

/** Equal numbers of two steps: they agree as numbers, and the reader should know that they count two things. */
function sameNumberBlocks(links: Links, quantity: Quantity, me: number, say: Say): Block[] {
  const mine = mentionOf(links, quantity.figures[me]);
  return neighbours(quantity, me, ['agree']).slice(0, 2).flatMap((i): Block[] => {
    const at = quantity.figures[i];
    const other = mentionOf(links, at);
    if (!at || !other || !onAnotherStep(mine, other)) return [];
    return [stepBlock(links, say('Same number, another step:'), at, mine, other, say)];
  });
}

/** "both say when the fire was", or where they have two words for it "both say when the same thing happened (“fire” and “blaze”)". */
function happened({ word, once }: DatedEvent, other: DatedEvent, say: Say): string {
  if (once && word === other.word) return say('both say when the {event} was', { event: word });
  return say('both say when the same thing happened ({words})', { words: listed([...new Set([word, other.word])].map((word) => quoted(word, say)), say) });
}

/** What two figures share, in words: "both count countries, both speak of signing". */
function reasons(links: Links, quantity: Quantity, a: FigureAt | undefined, b: FigureAt | undefined, say: Say): string {
  const [x, y] = [mentionOf(links, a), mentionOf(links, b)];
  if (!x || !y || !a || !b) return say('they measure the same');
  const [p, q] = [x.claim, y.claim];
  const shared: string[] = [];
  if (x.kind === 'count') {
    if (p.noun !== undefined && (p.nounClass ?? p.noun) === (q.nounClass ?? q.noun)) shared.push(say('both count {things}', { things: p.nounClass === undefined ? (x.unit ?? p.noun) : classNames(p.nounClass, x.unit, say) }));
  } else if (p.event && p.event.name === q.event?.name) shared.push(happened(p.event, q.event, say));
  else shared.push(x.kind === 'duration' ? say('both give a {measure}', { measure: measureOf(x, say) }) : say('both give the {measure}', { measure: measureOf(x, say) }));
  if (p.predicate && q.predicate && p.predicate.ladder === q.predicate.ladder && p.predicate.rung === q.predicate.rung) shared.push(say('both speak of {step}', { step: said(rungOf(p.predicate).step, say) }));
  const subject = p.predicate?.ladder === 'treaty' ? subjectOf(links, quantity) : undefined;
  const names = subject === undefined ? commonNames(links, a, b) : [];
  if (subject !== undefined) shared.push(say('both are about the {name}', { name: subject }));
  else if (names.length > 0) shared.push(say('both name {names}', { names: listed(names.slice(0, 2), say) }));
  else {
    const words = commonWords(links, a, x, y);
    // See corpus/counterparts.ts: what else is left where not even a word is shared.
    if (words.length === 0 && shared.length === 1) shared.push(say('nothing else in either source answers them'));
    if (words.length > 0) shared.push(say('both mention {words}', { words: listed(words.slice(0, 3).map((word) => quoted(word, say)), say) }));
  }
  return shared.length > 0 ? listed(shared, say) : say('their sentences say the same');
}

/** Figures of another rung of the same ladder, with the reason why they were not compared. */
function relatedBlocks(links: Links, quantity: Quantity, me: number, say: Say): Block[] {
  const mine = mentionOf(links, quantity.figures[me]);
  return quantity.onOtherRungs(me).slice(0, 2).flatMap((at): Block[] => {
    const other = mentionOf(links, at);
    return other ? [stepBlock(links, say('Not compared:'), at, mine, other, say)] : [];
  });
}

/** A figure of another rung, and how the two rungs stand to each other. */
function stepBlock(links: Links, heading: string, at: FigureAt, mine: FigureMention | undefined, other: FigureMention, say: Say): Block {
  const { before, text, after } = around(links, at, 50);
  const [p, q] = [mine?.claim.predicate, other.claim.predicate];
  const steps = p && q ? ` ${stepsInWords(p, q, say)}` : '';
  return { kind: 'paragraph', inline: [{ text: heading, bold: true }, { text: ` ${quoted(`${before}${text}${after}`, say)} · ${nameOfSource(links, at.document)}, ` }, lineOf(links, at, say), { text: `.${steps}` }] };
}

/** "Joining is a later step than signing."; where a ladder has no order, "Injuring is not killing." */
function stepsInWords(p: Predicate, q: Predicate, say: Say): string {
  const [mine, other] = [said(rungOf(p).step, say), said(rungOf(q).step, say)];
  if (!isOrdered(p.ladder)) return say('{other} is not {step}.', { other: capital(other), step: mine });
  return isLater(q.ladder, q.rung, p.rung) ? say('{later} is a later step than {earlier}.', { later: capital(other), earlier: mine }) : say('{later} is a later step than {earlier}.', { later: capital(mine), earlier: other });
}

function reading(links: Links, at: FigureAt, say: Say): string {
  const figure = mentionOf(links, at);
  return figure ? readingOf(figure, at.yearless ? undefined : at.value, say) : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// The card of a figure: what it measures, what each source says, and why these are compared or not.
import type { FigureAt, FigurePair, Quantity } from '../corpus/claims';
import type { Links } from '../corpus/corpus';
import type { SourceDocument } from '../corpus/document';
import type { Verdict } from '../corpus/verdict';
import type { Located } from '../corpus/entities';
import { lookupOf } from '../corpus/lookup';
import type { FigureMention } from '../extract/figures';
import type { DatedEvent } from '../extract/figures/events';
import { isLater, isOrdered, rungOf, type Predicate } from '../extract/figures/claim';
import type { Block, Card, Inline } from './card';
import { commonNames, commonWords, datedName, subjectOf, titleOf } from './claim-names';
import { around, quoted } from './excerpts';
import { comparedWith, mentionOf, onAnotherStep } from './quantities';
import { aloneBlocks, lineOf, listed, nameOfSource, placeOf, shareOf } from './places';
import { classNames, measureOf, readingOf } from './readings';
import { countedMembers } from './stands-for';

const MOST_ROWS = 8;
/** Enough of the sentence to know what is counted, and short enough for one line of a table. */
const SENTENCE = 46;

/** `index` is that of the figure in its document. */
export function figureCard(links: Links, document: SourceDocument, index: number, reading: boolean): Card | undefined {
  const figure = document.figures[index];
  if (!figure) return undefined;
  const here: Located = { document: document.id, start: figure.start, end: figure.end };
  const quantity = lookupOf(links).quantityOf(document.id, index);
  const span = { start: figure.start, end: figure.end };
  if (!quantity) return { span, blocks: uncomparedBlocks(links, document, figure, reading), actions: [] };
  const me = quantity.figures.findIndex((at) => at.document === document.id && at.figure === index);
  const compared = comparedWith(links, quantity, me);
  const shown = quantity.figures.filter((_, i) => compared.has(i));
  const share = shareOf(links, shown.map((at) => at.document));
  return {
    span,
    blocks: [
      { kind: 'paragraph', inline: [{ text: capital(titleOf(links, document, figure, quantity)), bold: true }, { text: ` · ${share}${share.endsWith('independent') ? ',' : ''} ${new Set(shown.map((at) => at.document)).size === 1 ? 'gives' : 'give'} ${figure.date ? 'it' : 'a figure'}` }] },
      table(links, document, me, quantity, shown),
      ...membersBlock(links, document, figure),
      ...verdictBlocks(links, quantity, me, compared),
      ...sameNumberBlocks(links, quantity, me),
      ...relatedBlocks(links, quantity, me),
    ],
    actions: [
      ...(compared.size > 1 ? [{ kind: 'next-source' as const, title: 'Other figure', at: here }] : []),
      { kind: 'comparison', title: 'Comparison table', at: here },
    ],
  };
}

function uncomparedBlocks(links: Links, document: SourceDocument, figure: FigureMention, reading: boolean): Block[] {
  const value = lookupOf(links).valueOf(document.id, figure);
  return [
    { kind: 'paragraph', inline: [{ text: capital(datedName(links, document, figure) ?? measureOf(figure)), bold: true }, { text: ` · read as ${readingOf(figure, value)}` }] },
    ...membersBlock(links, document, figure),
    ...aloneBlocks(links, reading, figure.date ? 'No other source dates this.' : 'No other source gives a figure for this.'),
  ];
}

/** Whom “the four countries” means. */
function membersBlock(links: Links, document: SourceDocument, figure: FigureMention): Block[] {
  const members = countedMembers(links, document, figure);
  return members ? [{ kind: 'paragraph', inline: [{ text: 'These are: ', bold: true }, { text: `${listed(members.names)} · ` }, ...placeOf(links, members.at, document.id)] }] : [];
}

/** The other figures that stand to this one as one of the verdicts says. */
function neighbours(quantity: Quantity, me: number, verdicts: readonly FigurePair['verdict'][]): number[] {
  return quantity.pairs.filter((pair) => verdicts.includes(pair.verdict) && (pair.a === me || pair.b === me)).map(({ a, b }) => (a === me ? b : a));
}

/** One row a distinct value, the one under the cursor first. */
function table(links: Links, document: SourceDocument, me: number, quantity: Quantity, shown: readonly FigureAt[]): Block {
  const mine = quantity.figures[me];
  const rows = new Map<string, { readonly at: FigureAt; readonly others: FigureAt[] }>();
  for (const at of [...(mine ? [mine] : []), ...shown.filter((other) => other !== mine)]) {
    const key = reading(links, at);
    const row = rows.get(key);
    if (row) row.others.push(at);
    else rows.set(key, { at, others: [] });
  }
  return {
    kind: 'table',
    head: ['Source', 'Says', 'Read as'],
    rows: [...rows].slice(0, MOST_ROWS).map(([read, { at, others }]) => {
      const more = [...new Set(others.map((other) => other.document))].filter((other) => other !== at.document);
      return [
        at === mine ? [{ text: `${nameOfSource(links, document.id)} (here)` }] : placeOf(links, at),
        says(links, at),
        [{ text: read }, ...(more.length > 0 ? [{ text: `; also in ${listed(more.slice(0, 3).map((other) => nameOfSource(links, other)))}${more.length > 3 ? ` and ${more.length - 3} more` : ''}` }] : [])],
      ];
    }),
  };
}

function says(links: Links, at: Located): Inline[] {
  const { before, text, after } = around(links, at, SENTENCE);
  return [{ text: `“${before}` }, { text, bold: true }, { text: `${after}”` }];
}

/** The gravest verdict among the figures shown, with what the two have in common; a pair with the figure under the cursor first. */
function verdictBlocks(links: Links, quantity: Quantity, me: number, compared: ReadonlySet<number>): Block[] {
  const among = quantity.pairs.filter(({ a, b }) => compared.has(a) && compared.has(b)).sort((p, q) => Number(q.a === me || q.b === me) - Number(p.a === me || p.b === me));
  for (const [verdict, sentence] of verdictSentences) {
    const pair = among.find((one) => one.verdict === verdict);
    if (!pair) continue;
    return [{ kind: 'paragraph', inline: [{ text: 'Compared because ', bold: true }, { text: `${reasons(links, quantity, quantity.figures[pair.a], quantity.figures[pair.b])}. ${sentence}` }] }];
  }
  return [];
}

/** Gravest first. */
const verdictSentences: readonly (readonly [Verdict, string])[] = [
  ['conflict', 'They cannot all be right as written.'],
  ['falls', 'Such a count can only rise, and the newer one is lower.'],
  ['disputed', 'Two parties give two counts.'],
  ['superseded', 'The newer count takes the place of the older one.'],
  ['tension', 'Both can be true.'],
  ['agree', 'They agree.'],
];

/** Equal numbers of two steps: they agree as numbers, and the reader should know that they count two things. */
function sameNumberBlocks(links: Links, quantity: Quantity, me: number): Block[] {
  const mine = mentionOf(links, quantity.figures[me]);
  return neighbours(quantity, me, ['agree']).slice(0, 2).flatMap((i): Block[] => {
    const at = quantity.figures[i];
    const other = mentionOf(links, at);
    if (!at || !other || !onAnotherStep(mine, other)) return [];
    return [stepBlock(links, 'Same number, another step: ', at, mine, other)];
  });
}

/** "the fire was", or where they have two words for it "the same thing happened (“fire” and “blaze”)". */
function happened({ word, once }: DatedEvent, other: DatedEvent): string {
  if (once && word === other.word) return `the ${word} was`;
  return `the same thing happened (${word === other.word ? quoted(word) : `${quoted(word)} and ${quoted(other.word)}`})`;
}

/** What two figures share, in words: "both count countries, both speak of signing". */
function reasons(links: Links, quantity: Quantity, a: FigureAt | undefined, b: FigureAt | undefined): string {
  const [x, y] = [mentionOf(links, a), mentionOf(links, b)];
  if (!x || !y || !a || !b) return 'they measure the same';
  const [p, q] = [x.claim, y.claim];
  const shared: string[] = [];
  if (x.kind === 'count') {
    if (p.noun !== undefined && (p.nounClass ?? p.noun) === (q.nounClass ?? q.noun)) shared.push(`both count ${p.nounClass === undefined ? (x.unit ?? p.noun) : classNames(p.nounClass, x.unit)}`);
  } else if (p.event && p.event.name === q.event?.name) shared.push(`both say when ${happened(p.event, q.event)}`);
  else shared.push(`both give ${x.kind === 'measure' || x.kind === 'duration' ? 'a' : 'the'} ${measureOf(x)}`);
  if (p.predicate && q.predicate && p.predicate.ladder === q.predicate.ladder && p.predicate.rung === q.predicate.rung) shared.push(`both speak of ${rungOf(p.predicate).step}`);
  const subject = p.predicate?.ladder === 'treaty' ? subjectOf(links, quantity) : undefined;
  const names = subject === undefined ? commonNames(links, a, b) : [];
  if (subject !== undefined) shared.push(`both are about the ${subject}`);
  else if (names.length > 0) shared.push(`both name ${listed(names.slice(0, 2))}`);
  else {
    const words = commonWords(links, a, x, y);
    if (words.length > 0) shared.push(`both mention ${listed(words.slice(0, 3).map(quoted))}`);
  }
  return shared.length > 0 ? listed(shared) : 'their sentences say the same';
}

/** Figures of another rung of the same ladder, with the reason why they were not compared. */
function relatedBlocks(links: Links, quantity: Quantity, me: number): Block[] {
  const mine = mentionOf(links, quantity.figures[me]);
  return neighbours(quantity, me, ['related']).slice(0, 2).flatMap((i): Block[] => {
    const at = quantity.figures[i];
    const other = mentionOf(links, at);
    return at && other ? [stepBlock(links, 'Not compared: ', at, mine, other)] : [];
  });
}

/** A figure of another rung, and how the two rungs stand to each other. */
function stepBlock(links: Links, heading: string, at: FigureAt, mine: FigureMention | undefined, other: FigureMention): Block {
  const { before, text, after } = around(links, at, 50);
  const [p, q] = [mine?.claim.predicate, other.claim.predicate];
  const steps = p && q ? ` ${stepsInWords(p, q)}` : '';
  return { kind: 'paragraph', inline: [{ text: heading, bold: true }, { text: `“${before}${text}${after}” · ${nameOfSource(links, at.document)}, ` }, lineOf(links, at), { text: `.${steps}` }] };
}

/** "Joining is a later step than signing."; where a ladder has no order, "Injuring is not killing." */
function stepsInWords(p: Predicate, q: Predicate): string {
  const [mine, other] = [rungOf(p).step, rungOf(q).step];
  if (!isOrdered(p.ladder)) return `${capital(other)} is not ${mine}.`;
  return isLater(q.ladder, q.rung, p.rung) ? `${capital(other)} is a later step than ${mine}.` : `${capital(mine)} is a later step than ${other}.`;
}

function reading(links: Links, at: FigureAt): string {
  const figure = mentionOf(links, at);
  return figure ? readingOf(figure, at.yearless ? undefined : at.value) : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

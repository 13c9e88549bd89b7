// The view of findings: by kind or by source, what is open before what was decided; below each what every source says.
import type { Links } from '../../corpus/corpus';
import type { DocumentId } from '../../corpus/document';
import { byGravity } from '../../corpus/differences';
import type { Located } from '../../corpus/entities';
import type { FindingCode } from '../../corpus/finding-codes';
import { voiceAt, type Finding, type QuoteFinding } from '../../corpus/findings';
import { lookupOf } from '../../corpus/lookup';
import { nameOf } from '../../corpus/voices';
import type { FindingState, WrittenDecision } from '../../dossier/decisions';
import { changesOf, plainRuns, type Change } from '../changes';
import { english, said, unsaid, type Say, type Unsaid } from '../../say';
import { oncePerTwo } from '../../text/remembering';
import { categoryWords, decisionText } from '../decision-blocks';
import { excerpt, quoted, shorten } from '../excerpts';
import { allOpen, type FindingStates } from '../finding-states';
import { alternatives, countedWithIndependent, nameOfSource } from '../places';
import { mentionOf } from '../quantities';
import { measureOf, tellingFigure } from '../readings';
import type { Detail, Entry, Group, ItemKind, View } from './view';
import { documentsOf, elsewhere, placed, placeAt, wordsAt } from './wording';

export type FindingOrder = 'kind' | 'source';

type FindingGroup = 'disagreements' | 'altered-quotes' | 'other-speakers' | 'notes';

const groupOf: Readonly<Record<FindingCode, FindingGroup>> = {
  'figure-conflict': 'disagreements', 'date-conflict': 'disagreements', 'figure-falls': 'disagreements',
  'quote-altered': 'altered-quotes', 'quote-misattributed': 'other-speakers',
  'figure-tension': 'notes', 'figure-superseded': 'notes', 'figure-disputed': 'notes', 'role-conflict': 'notes', 'name-variant': 'notes',
};

const groups: readonly { readonly kind: FindingGroup; readonly label: Unsaid }[] = [
  { kind: 'disagreements', label: unsaid('Sources disagree') },
  { kind: 'altered-quotes', label: unsaid('Quoted in other words') },
  { kind: 'other-speakers', label: unsaid('Another speaker') },
  { kind: 'notes', label: unsaid('Worth a look') },
];

/** What a line says of a finding, in a word or two, where its group does not. */
const verdicts: Readonly<Record<FindingCode, Unsaid>> = {
  'figure-conflict': unsaid('Sources disagree'), 'date-conflict': unsaid('Sources disagree on the day'), 'figure-falls': unsaid('The count goes down'), 'figure-tension': unsaid('May not match'), 'figure-superseded': unsaid('Older count'),
  'figure-disputed': unsaid('Two parties, two counts'), 'quote-altered': unsaid('Quoted in other words'), 'quote-misattributed': unsaid('Another speaker'), 'role-conflict': unsaid('Two posts at one time'), 'name-variant': unsaid('Two spellings'),
};

export function findingsView(links: Links, order: FindingOrder, states: FindingStates = allOpen, say: Say = english): View {
  return order === 'kind' ? byKind(links, states, say) : bySource(links, states, say);
}

/**
 * What is to be told of a draft, as a group above those of the sources; none where nothing is. `links` are those with the draft
 * beside the sources, which hold until another draft is asked about: so all lines are made at once.
 */
export function findingsInDraft(links: Links, draft: DocumentId, states: FindingStates = allOpen, say: Say = english): Group[] {
  const inside = decidedLast(toldOf(lookupOf(links).findingsIn(draft), states), states);
  if (inside.length === 0) return [];
  const entries = inside.map((finding) => madeNow(findingEntry(links, finding, states.stateOf(finding), say, draft)));
  return [{ id: `draft/${draft}`, kind: 'draft', label: say('In your draft {name}', { name: draft.slice(draft.lastIndexOf('/') + 1) }), entries: () => entries }];
}

function madeNow(entry: Entry): Entry {
  const [item, words, details] = [entry.item(), entry.words(), entry.children?.().map((detail) => ({ detail, item: detail.item() }))];
  const children = details?.map(({ detail, item }): Detail => ({ ...detail, item: () => item }));
  return { id: entry.id, item: () => item, words: () => words, ...(children && { children: () => children }) };
}

function byKind(links: Links, states: FindingStates, say: Say): View {
  const all = toldOf(lookupOf(links).findings, states).map((finding) => ({ finding, state: states.stateOf(finding) }));
  const group = (kind: Group['kind'], label: string, inside: readonly (typeof all)[number][], orphans: readonly Entry[] = []): Group[] => {
    const entries = [...inside].sort((a, b) => warningsFirst(a.finding, b.finding)).map(({ finding, state }) => findingEntry(links, finding, state, say));
    return entries.length + orphans.length > 0 ? [{ id: kind, kind, label, entries: () => [...entries, ...orphans] }] : [];
  };
  return [
    ...groups.flatMap(({ kind, label }) => group(kind, said(label, say), all.filter(({ finding, state }) => state.state === 'open' && groupOf[finding.code] === kind))),
    ...group('changed', say('Changed since decided'), all.filter(({ state }) => state.state === 'changed'), states.orphans.map((decision) => orphanEntry(decision, say))),
    ...group('decided', say('Decided'), all.filter(({ state }) => state.state === 'decided')),
  ];
}

function bySource(links: Links, states: FindingStates, say: Say): View {
  return [...links.documents.keys()].flatMap((id): Group[] => {
    const inside = decidedLast(toldOf(lookupOf(links).findingsIn(id), states), states);
    return inside.length > 0 ? [{ id: `source/${id}`, kind: 'source', label: nameOfSource(links, id), entries: () => inside.map((finding) => findingEntry(links, finding, states.stateOf(finding), say, id)) }] : [];
  });
}

/** A kind that the dossier has switched off is told of nowhere. */
function toldOf(findings: readonly Finding[], { severityOf }: FindingStates): Finding[] {
  return findings.filter((finding) => severityOf(finding) !== undefined);
}

function decidedLast(findings: readonly Finding[], { stateOf }: FindingStates): Finding[] {
  const last = (finding: Finding): number => Number(stateOf(finding).state === 'decided');
  return [...findings].sort((a, b) => last(a) - last(b) || warningsFirst(a, b));
}

function warningsFirst(a: Finding, b: Finding): number {
  return Number(b.severity === 'warning') - Number(a.severity === 'warning');
}

/** `from`: the source whose mention the line leads to, else the first one. */
function findingEntry(links: Links, finding: Finding, state: FindingState, say: Say, from?: string): Entry {
  const told = (): Said => saidOf(links, finding, say);
  const verdict = from !== undefined && from === links.draft ? verdictOnDraft(finding, say) : said(verdicts[finding.code], say);
  return {
    id: finding.id,
    words: () => [told().label, told().about, verdict, ...finding.mentions.flatMap((at) => [nameOfSource(links, at.document), excerpt(links, at, 200, say)])].join(' '),
    item: () => {
      const { label, about, details } = told();
      const at = finding.mentions.find(({ document }) => document === from) ?? finding.mentions[0];
      const other = at && elsewhere(finding.mentions, at);
      const sources = countedWithIndependent(links, documentsOf(finding.mentions), say);
      const decision = state.state === 'open' ? [] : [decisionInWords(state, say)];
      return {
        kind: kindOf(finding, state), finding: finding.id, label, description: [...decision, about].join(', '), spoken: [...decision, `${verdict}: ${label}`, about, sources].join(', '),
        tooltip: [...(state.state === 'open' ? [] : [`${stateInWords(state, say)}: ${decisionText(state.decision, say)}`]), `${verdict}: ${label}`, about, sources, ...details.slice(0, 4).map((detail) => detail.item().spoken)].join('\n'),
        ...(at && { at: placeAt(at) }), ...(other && { other }),
      };
    },
    children: () => told().details,
  };
}

/** Of a draft it is not said that sources disagree: mostly none of them does. */
function verdictOnDraft({ code }: Finding, say: Say): string {
  return code === 'figure-conflict' || code === 'date-conflict' ? say('Differs from a source') : said(verdicts[code], say);
}

function kindOf({ severity }: Finding, { state }: FindingState): ItemKind {
  return state === 'decided' ? 'decided-finding' : state === 'changed' ? 'changed-finding' : severity === 'warning' ? 'disagreement' : 'note';
}

function decisionInWords(state: Exclude<FindingState, { state: 'open' }>, say: Say): string {
  return `${stateInWords(state, say)}: ${categoryWords(say)[state.decision.category]}`;
}

function stateInWords({ state }: Exclude<FindingState, { state: 'open' }>, say: Say): string {
  return state === 'changed' ? say('Changed since decided') : say('Decided');
}

/** A decision whose passages no source has any more: it is listed until somebody deletes it, never dropped. */
function orphanEntry(decision: WrittenDecision, say: Say): Entry {
  const label = alternatives(decision.quotes.map(({ text }) => quoted(shorten(text, 40), say)), say) || decision.finding;
  const description = say('no source says this any more');
  const spoken = `${label}, ${description}, ${say('decided: {category}', { category: categoryWords(say)[decision.category] })}`;
  return { id: `orphan/${decision.at.start}`, words: () => `${spoken} ${decision.reason ?? ''}`, item: () => ({ kind: 'changed-finding', label, description, spoken, tooltip: [spoken, decision.reason ?? ''].join('\n').trim() }) };
}

interface Said {
  /** What the sources say: “133 or over 160”. */
  readonly label: string;
  /** Of what: “countries that signed”. */
  readonly about: string;
  /** One line for each mention. */
  readonly details: readonly Detail[];
}

const known = oncePerTwo<Links, Say, Map<string, Said>>(() => new Map());

/** Made once for each state of the corpus, in each language. */
function saidOf(links: Links, finding: Finding, say: Say): Said {
  const made = known(links, say).get(finding.id) ?? read(links, finding, say);
  known(links, say).set(finding.id, made);
  return made;
}

function read(links: Links, finding: Finding, say: Say): Said {
  switch (finding.kind) {
    case 'figure':
      return figures(links, finding, say);
    case 'quote':
      return finding.code === 'quote-misattributed' ? speakers(links, finding, say) : wordings(links, finding, say);
    case 'role': {
      const posts = finding.mentions.map((role) => shorten(role.text.replace(/\s+/gu, ' '), 40));
      return { label: alternatives([...new Set(posts)], say), about: finding.conflict.entity.canonical, details: finding.mentions.map((role, i) => mention(links, finding, 'title', posts[i] ?? '', role, say)) };
    }
    case 'variant': {
      const names = finding.variant.entities.map(({ canonical }) => canonical);
      return { label: alternatives(names, say), about: finding.variant.entities[0].type === 'person' ? say('the same person?') : say('the same?'), details: finding.mentions.map((at) => mention(links, finding, 'alias', quoted(wordsAt(links, at), say), at, say)) };
    }
  }
}

function figures(links: Links, finding: Extract<Finding, { kind: 'figure' }>, say: Say): Said {
  const { quantity } = finding;
  const mentions = draftFirst(links, finding.mentions);
  const telling = tellingFigure(quantity, (i) => mentionOf(links, quantity.figures[i]));
  const values = [...new Set(mentions.map((at) => numberIn(wordsAt(links, at, 40), telling?.kind)))];
  const first = mentions[0];
  const measure = telling ? measureOf(telling, say) : say('figure');
  // “date” alone tells nothing, “countries that signed” does.
  const about = telling?.kind === 'count' || !first ? measure : `${measure}, ${excerpt(links, first, 40, say)}`;
  return { label: alternatives(values, say), about, details: mentions.map((at) => mention(links, finding, 'figure', wordsAt(links, at), at, say)) };
}

/** “over 160” of “over 160 signatories”: what is counted stands beside it. */
function numberIn(printed: string, kind: string | undefined): string {
  return (kind === 'count' && /^.*\d(?:\s?(?:hundred|thousand|million|billion|trillion|bn|m|k)\b)?/iu.exec(printed)?.[0]) || printed;
}

/** What the reader has written comes before what the sources say. */
function draftFirst<T extends Located>({ draft }: Links, mentions: readonly T[]): readonly T[] {
  return draft === undefined ? mentions : [...mentions.filter(({ document }) => document === draft), ...mentions.filter(({ document }) => document !== draft)];
}

function speakers(links: Links, finding: QuoteFinding, say: Say): Said {
  const mentions = draftFirst(links, finding.mentions);
  const voices = mentions.map((at) => voiceAt(links, at));
  const names = voices.map((voice) => (voice ? nameOf(voice) : say('nobody named')));
  const first = mentions[0];
  return { label: alternatives([...new Set(names)], say), about: first ? quoted(wordsAt(links, first, 40), say) : '', details: mentions.map((at, i) => mention(links, finding, 'person', names[i] ?? '', at, say)) };
}

/** The words that differ most, as the origin has them and as the first source has them that changed them. */
function wordings(links: Links, finding: QuoteFinding, say: Say): Said {
  const origin = finding.utterance.witnesses[finding.utterance.origin];
  const changes = finding.mentions.map((at): Change | undefined => (origin && at !== origin ? gravest(changesOf(links, origin, at)) : undefined));
  const change = changes.find((one) => one !== undefined);
  const speaker = finding.utterance.speaker ?? say('speaker not found');
  // Only what differs is selected: a whole quotation may be a third of an article.
  const spot = (at: Located): Located => {
    const there = at === origin ? change?.at : origin && gravest(changesOf(links, at, origin))?.at;
    return there ? { document: at.document, start: there.start, end: there.end } : at;
  };
  return {
    label: change ? alternatives(sides(change, say), say) : origin ? quoted(wordsAt(links, origin), say) : '',
    about: shorten(speaker.charAt(0).toUpperCase() + speaker.slice(1), 40),
    details: finding.mentions.map((at, i) => {
      const own = at === origin ? change && sides(change, say)[0] : changes[i] && sides(changes[i], say)[1];
      return mention(links, finding, 'quote', own ?? quoted(wordsAt(links, at), say), spot(at), say);
    }),
  };
}

/** The words that differ, of the one and of the other. Where one of them lacks words, both show the common ones around the gap. */
function sides({ here, there }: Change, say: Say): readonly [here: string, there: string] {
  const inner = (runs: Change['here']): Change['here'] => runs.slice(runs[0]?.differs ? 0 : 1, runs.at(-1)?.differs ? undefined : -1);
  const whole = inner(here).length === 0 || inner(there).length === 0;
  const print = (runs: Change['here']): string => quoted(shorten(plainRuns(whole ? runs : inner(runs)), 40), say);
  return [print(here), print(there)];
}

function gravest(changes: readonly Change[]): Change | undefined {
  return [...changes].sort((a, b) => byGravity(a.kind, b.kind))[0];
}

function mention(links: Links, { mentions }: Finding, kind: ItemKind, label: string, at: Located, say: Say): Detail {
  return placed(links, kind, `${at.document}/${at.start}`, label, at, say, { others: mentions });
}

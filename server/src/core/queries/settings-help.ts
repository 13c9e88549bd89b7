// What an editor offers in corroborate.yaml: keys and values to choose from, what a key means, and where a decision's passages stand.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import type { Finding } from '../corpus/findings';
import { lookupOf } from '../corpus/lookup';
import { nounClasses } from '../extract/figures/claim';
import type { WrittenDecision } from '../dossier/decisions';
import { blankAt, placeAt, shapeAt } from '../dossier/settings-place';
import type { Names, Shape } from '../dossier/shape';
import { written } from '../dossier/yaml-edit';
import { said, type Say } from '../say';
import { contains, type Span } from '../text/span';
import type { Card, Inline } from './card';
import { counted } from './counted';
import { decisionBlocks } from './decision-blocks';
import { choicesFor } from './decision-choices';
import { excerpt } from './excerpts';
import type { FindingStates } from './finding-states';
import { placeOf } from './places';

/** What there is in the dossier that corroborate.yaml can name. */
export interface Dictionary {
  readonly say: Say;
  readonly links: Links;
  readonly states: FindingStates;
  readonly decisions: readonly WrittenDecision[];
  /** Paths of all documents. */
  readonly documents: readonly string[];
}

export interface Suggestion {
  readonly kind: 'key' | 'value';
  readonly label: string;
  /** As it stands in YAML. */
  readonly text: string;
  /** One line beside the label, and a sentence or two about it. */
  readonly detail?: string;
  readonly doc?: string;
  /** What is replaced. */
  readonly span: Span;
}

/** In the order in which they are to be shown. */
export function suggestionsAt(yaml: string, offset: number, dictionary: Dictionary): readonly Suggestion[] {
  const place = blankAt(yaml, offset);
  if (!place) return [];
  const { span, beside } = place;
  if (place.at === 'value') {
    return valuesFor(place.shape, dictionary).map(({ value, detail }): Suggestion => ({ kind: 'value', label: value, text: inPlace(yaml, span.start, value), span, ...(detail !== undefined && { detail }) }));
  }
  const around = shapeAt(place.path.slice(0, -1));
  const colon = /^[ \t]*:/u.test(yaml.slice(span.end)) ? '' : ':';
  const key = (label: string, text: string, shape: Shape | undefined): Suggestion => ({
    kind: 'key', label, text: `${text}${colon}${colon === '' ? '' : ' '}`, span, ...(shape && { doc: said(shape.doc, dictionary.say) }),
  });
  if (around?.kind === 'map') return Object.entries(around.keys).filter(([name]) => !beside.has(name)).map(([name, shape]) => key(name, name, shape));
  if (around?.kind === 'table') {
    const names = around.known ?? (around.names ? namesOf(around.names, dictionary).map(({ value }) => value) : []);
    return names.filter((name) => !beside.has(name)).map((name) => key(name, inPlace(yaml, span.start, name), undefined));
  }
  return [];
}

/** Between marks that are there already nothing needs marks of its own. */
function inPlace(yaml: string, start: number, value: string): string {
  return /["']/u.test(yaml.charAt(start - 1)) ? value : written(value);
}

function valuesFor(shape: Shape | undefined, dictionary: Dictionary): readonly { readonly value: string; readonly detail?: string }[] {
  if (shape?.kind === 'one-of') return shape.values.map((value) => ({ value }));
  return shape?.kind === 'text' && shape.names ? namesOf(shape.names, dictionary) : [];
}

function namesOf(names: Names, { links, states, decisions, documents, say }: Dictionary): readonly { readonly value: string; readonly detail?: string }[] {
  switch (names) {
    case 'class':
      return nounClasses.map((value) => ({ value }));
    case 'word':
      return [];
    case 'document':
      return documents.map((value) => ({ value }));
    case 'entity':
      return links.entities.map(({ canonical, mentions }) => ({ value: canonical, detail: say('named {times}', { times: counted.times(mentions.length, say) }) }));
    case 'author':
      return [...new Set(decisions.flatMap(({ by }) => by ?? []))].map((value) => ({ value }));
    case 'finding':
      return lookupOf(links).findings.filter((finding) => states.stateOf(finding).state !== 'decided').map((finding) => ({ value: finding.id, detail: titleOf(links, states, finding, say) }));
  }
}

function titleOf(links: Links, states: FindingStates, finding: Finding, say: Say): string {
  return choicesFor(links, states, finding, finding.mentions[0]?.document ?? ('' as DocumentId), say).title;
}

/** What a key means; what a finding's id stands for, and what became of it. */
export function settingsCardAt(yaml: string, offset: number, dictionary: Dictionary): Card | undefined {
  const place = placeAt(yaml, offset);
  const { links, states, decisions, say } = dictionary;
  if (place?.at === 'value' && place.path.at(-1) === 'finding') {
    const decision = decisions.find(({ at }) => contains(at, { start: offset, end: offset }));
    const finding = (decision && states.findingOf(decision)) ?? lookupOf(links).findings.find(({ id }) => id === place.text);
    const at = finding?.mentions[0];
    if (!finding || !at) return { span: place.span, blocks: [paragraph({ text: say('No finding has this name now.') })], actions: [] };
    return {
      span: place.span,
      blocks: [paragraph({ text: titleOf(links, states, finding, say), bold: true }), ...decisionBlocks(links, states, at.document, at, say), list(links, finding, say)],
      actions: [],
    };
  }
  const shape = place?.shape;
  if (!place || !shape || (place.at === 'value' && shape.kind !== 'one-of')) return undefined;
  return {
    span: place.span,
    blocks: [
      paragraph({ text: place.at === 'key' ? place.text : String(place.path.at(-1)), bold: true }, { text: `: ${said(shape.doc, say)}` }),
      ...(shape.kind === 'one-of' ? [paragraph({ text: say('There are: {words}.', { words: shape.values.join(', ') }) })] : []),
      ...(shape.kind === 'list' ? [paragraph({ text: say('Such as {example}.', { example: shape.example }) })] : []),
    ],
    actions: [],
  };
}

function paragraph(...inline: readonly Inline[]): Card['blocks'][number] {
  return { kind: 'paragraph', inline };
}

function list(links: Links, { mentions }: Finding, say: Say): Card['blocks'][number] {
  return { kind: 'list', items: mentions.slice(0, MOST_LISTED).map((at): readonly Inline[] => [{ text: excerpt(links, at, EXCERPT, say) }, { text: ' · ' }, ...placeOf(links, at, undefined, say)]) };
}

const MOST_LISTED = 8;
const EXCERPT = 60;

/** Where what stands at the place is found: all passages of a decision, the mentions of a name. A path of a document is `document`. */
export function settingsTargetsAt(yaml: string, offset: number, { links, states, decisions }: Dictionary): { readonly from: Span; readonly to: readonly Located[] } | undefined {
  const place = placeAt(yaml, offset);
  if (!place) return undefined;
  if (place.path[0] === 'decisions') {
    const decision = decisions.find(({ item }) => contains(item, { start: offset, end: offset }));
    const finding = decision && states.findingOf(decision);
    return finding && { from: place.span, to: finding.mentions };
  }
  if (place.at === 'key' && place.path.length === 2 && place.path[0] === 'documents') {
    const document = [...links.documents.keys()].find((id) => id === place.text.replace(/^\.\//u, ''));
    return document && { from: place.span, to: [{ document, start: 0, end: 0 }] };
  }
  if (place.at === 'value' && place.path[0] === 'entities') {
    const [first] = links.calledSo(place.text)[0]?.mentions ?? [];
    return first && { from: place.span, to: [first] };
  }
  return undefined;
}

// From a document's own mentions to what they were linked to.
import type { FigureMention } from '../extract/figures';
import type { Interval } from '../extract/interval';
import { valueOf } from './candidates';
import type { Quantity } from './claims';
import type { Links } from './corpus';
import type { DocumentId } from './document';
import type { Entity } from './entities';
import { findingsOf, type Finding } from './findings';
import type { Utterance } from './utterances';

interface Lookup {
  /** By the index of the figure, quote or local entity in its document. */
  readonly quantityOf: (document: DocumentId, figure: number) => Quantity | undefined;
  readonly utteranceOf: (document: DocumentId, quote: number) => Utterance | undefined;
  readonly entityOf: (document: DocumentId, local: number) => Entity | undefined;
  /** What an entity is quoted with, by the entity's id. */
  readonly saidBy: (entity: string) => readonly Utterance[];
  /** The figure's value with what the dossier knows of the day of writing. */
  readonly valueOf: (document: DocumentId, figure: FigureMention) => Interval | undefined;
  readonly findings: readonly Finding[];
  readonly findingsIn: (document: DocumentId) => readonly Finding[];
}

const lookups = new WeakMap<Links, Lookup>();

/** Made once for each state of the corpus. */
export function lookupOf(links: Links): Lookup {
  const known = lookups.get(links);
  if (known) return known;
  const made = lookup(links);
  lookups.set(links, made);
  return made;
}

function lookup(links: Links): Lookup {
  let findings: readonly Finding[] | undefined;
  let byDocument: Map<DocumentId, Finding[]> | undefined;
  return {
    quantityOf: links.quantityOf,
    utteranceOf: links.utteranceOf,
    entityOf: links.entityOf,
    saidBy: links.saidBy,
    valueOf(id, figure) {
      const document = links.documents.get(id);
      return document && valueOf(figure, links.dayOf(id))?.value;
    },
    get findings() {
      return (findings ??= findingsOf(links));
    },
    findingsIn(document) {
      byDocument ??= groupByDocument(this.findings);
      return byDocument.get(document) ?? [];
    },
  };
}

function groupByDocument(findings: readonly Finding[]): Map<DocumentId, Finding[]> {
  const groups = new Map<DocumentId, Finding[]>();
  for (const finding of findings) {
    for (const document of new Set(finding.mentions.map((at) => at.document))) append(groups, document, finding);
  }
  return groups;
}

function append<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

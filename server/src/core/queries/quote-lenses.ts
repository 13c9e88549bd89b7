// The line above a quotation: how many sources carry it, how many of these are independent, and how many changed its words.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import { lookupOf } from '../corpus/lookup';
import type { Wording } from '../corpus/utterances';
import { english, type Say } from '../say';
import { countedWithIndependent, sourcesAmong } from './places';

interface QuoteLens {
  readonly at: Located;
  /** "4 sources, 2 independent, 1 reworded" */
  readonly title: string;
}

/** In order of start; only quotations that another source carries, a continued one at its first paragraph. */
export function quoteLenses(links: Links, document: DocumentId, say: Say = english): readonly QuoteLens[] {
  const { utteranceOf } = lookupOf(links);
  return (links.documents.get(document)?.quotes ?? []).flatMap(({ kind, start, end, continues }, index): QuoteLens[] => {
    const utterance = kind === 'quote' && continues === undefined ? utteranceOf(document, index) : undefined;
    const carriers = sourcesAmong(links, utterance?.witnesses.map((witness) => witness.document) ?? []);
    if (!utterance || carriers.size < (document === links.draft ? 1 : 2)) return [];
    const count = (wording: Wording): number => new Set(utterance.witnesses.filter((witness) => witness.wording === wording).map((witness) => witness.document)).size;
    const [reworded, meaning] = [count('reworded'), count('meaning')];
    const notes = [reworded > 0 ? `, ${say('{count} reworded', { count: reworded })}` : '', meaning > 0 ? `, ${say('{count} with another meaning', { count: meaning })}` : ''];
    return [{ at: { document, start, end }, title: `${countedWithIndependent(links, carriers, say)}${notes.join('')}` }];
  });
}

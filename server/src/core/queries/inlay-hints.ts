// What a reader may want to see behind the words themselves: what another source says instead, and who “he” is.
import type { Links } from '../corpus/corpus';
import type { DocumentId, SourceDocument } from '../corpus/document';
import type { Located } from '../corpus/entities';
import { lookupOf } from '../corpus/lookup';
import type { SpeakerRule } from '../extract/quotes';
import { english, type Say } from '../say';
import type { Span } from '../text/span';
import { shorten } from './excerpts';
import { nameOfSource, placeOf } from './places';
import { problemsOf } from './problems';

interface InlayText {
  /** It stands right before this. */
  readonly offset: number;
  /** One after the other; a part with `at` leads there. */
  readonly parts: readonly { readonly text: string; readonly at?: Located }[];
  readonly tooltip: string;
}

const MOST_VALUES = 3;
const LONGEST_VALUE = 40;

/** In order of offset; only those inside `seen`. */
export function inlayHints(links: Links, id: DocumentId, seen: Span, say: Say = english): readonly InlayText[] {
  const document = links.documents.get(id);
  if (!document) return [];
  return [...otherValues(links, id, say), ...speakers(links, document, say)].filter(({ offset }) => offset >= seen.start && offset <= seen.end).sort((a, b) => a.offset - b.offset);
}

/** Behind a figure that another source contradicts: “≠ over 160 signatories in 004”. */
function otherValues(links: Links, id: DocumentId, say: Say): InlayText[] {
  return problemsOf(links, id, undefined, say).filter(({ code }) => code === 'figure-conflict' || code === 'date-conflict').map(({ end, related, message }): InlayText => ({
    offset: end,
    parts: related.slice(0, MOST_VALUES).flatMap(({ document, start, end: to }, i) => [
      { text: i === 0 ? '≠ ' : ', ' },
      { text: say('{words} in {source}', { words: wordsAt(links, { document, start, end: to }), source: nameOfSource(links, document) }), at: { document, start, end: to } },
    ]),
    tooltip: message,
  }));
}

/** Rules that found a speaker whom the words around the quotation do not name. */
const unnamed: ReadonlySet<SpeakerRule> = new Set(['pronoun', 'role', 'continued', 'following']);

/** Behind a quotation of “he”, “the minister” or nobody that its own sentence names. */
function speakers(links: Links, { id, quotes, source: { text } }: SourceDocument, say: Say): InlayText[] {
  const { utteranceOf } = lookupOf(links);
  return quotes.flatMap(({ kind, end, speaker }, index): InlayText[] => {
    if (kind !== 'quote' || !speaker || !unnamed.has(speaker.rule)) return [];
    const at = { document: id, start: speaker.at.start, end: speaker.at.end };
    const name = utteranceOf(id, index)?.speaker ?? speaker.name;
    const place = placeOf(links, at, undefined, say).map((part) => part.text).join('');
    return [{ offset: /^[”"’'»]/u.test(text.slice(end, end + 1)) ? end + 1 : end, parts: [{ text: `— ${shorten(name, LONGEST_VALUE)}`, at }], tooltip: say('Said by {name}; the text says so in {place}.', { name, place }) }];
  });
}

function wordsAt(links: Links, { document, start, end }: Located): string {
  return shorten((links.documents.get(document)?.source.text.slice(start, end) ?? '').replace(/\s+/gu, ' '), LONGEST_VALUE);
}

// The differences in wording between two witnesses of an utterance, each with a little context.
import type { Links } from '../corpus/corpus';
import type { Located } from '../corpus/entities';

export interface Change {
  /** `meaning`: a negation or number; `word`: a content word; `small`: function words and punctuation; `spelling`: defence, defense. */
  readonly kind: 'meaning' | 'word' | 'small' | 'spelling';
  readonly here: string;
  readonly there: string;
  /** The words right before and behind, the same in both. */
  readonly before: string;
  readonly after: string;
}

/** In order of the text of `here`. */
export function changesOf(_links: Links, _here: Located, _there: Located): readonly Change[] {
  return [];
}

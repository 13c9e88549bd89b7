// What the last word of a name says of its type: "Ministry", "River", "Treaty".
import headKindsYaml from '../../../../lexicon/head-kinds.yaml';
import surnameHeadsYaml from '../../../../lexicon/surname-heads.yaml';
import { classReader, wordSet } from '../../lexicon';
import type { SourceText } from '../../text/source-text';
import type { EntityType } from '../names';
import { Is } from './word-classes';
import type { Words } from './words';

/** Heads that are surnames as well. */
export const surnameHeads = wordSet(surnameHeadsYaml, 'surname-heads');

/** The heads of one kind; head-kinds.yaml says what each is. */
export const headsOf = classReader(headKindsYaml, 'head-kinds');

/** What the last word says of a run of two or more words. */
export function headType(source: SourceText, words: Words, from: number, to: number): EntityType | undefined {
  let last = to - 1;
  if (source.tokens.text(last) === '.') last--;
  const word = words.at(last);
  if (last === from) return undefined;
  if (word.classes & Is.companyEnding) return 'organization';
  if (word.classes & Is.agreement) return /^conventions?$/.test(word.lower) && words.at(last - 1).lower === 'national' ? 'event' : 'agreement';
  // "Xolani Woods", "Quill Post": a surname as well; the surroundings decide.
  if (last - from === 1 && surnameHeads.has(word.lower) && words.at(from).classes === 0) return undefined;
  if (word.classes & Is.organisationLast && !(word.classes & Is.placeLast && !(word.classes & Is.organisationFirst))) return 'organization';
  if (word.classes & Is.placeLast) return 'place';
  if (word.classes & Is.event) return 'event';
  return undefined;
}

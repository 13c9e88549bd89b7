// The languages that the server speaks to people. Sources are read in English whatever it speaks.
import german from '../l10n/de.yaml';
import { english, sayIn, type Say } from './core/say';

const languages: ReadonlyMap<string, Say> = new Map([['de', sayIn(german as Record<string, string>)]]);

/** By the first part of a locale such as “de-AT”; English for what is not known. */
export function sayFor(locale: string | undefined): Say {
  return languages.get(locale?.toLowerCase().split(/[-_]/u)[0] ?? '') ?? english;
}

// How much is read: bounds, each with its reason, and the settings that raise them.

import type { Say } from './core/say';

export interface Limits {
  /** Sources of one dossier. All are held in memory, about 200 KB each with what links them (docs/performance.md). */
  readonly sources: number;
  /** Files that are looked through for sources in one folder: somebody may open a home directory or a disk. */
  readonly files: number;
  /** Size of one source in megabytes: a thick book has 2, and an archive of mails in one file is no source. */
  readonly megabytes: number;
  /** Time for one source, in seconds for each megabyte that it begins; an ordinary one takes a tenth of that on a slow machine. */
  readonly seconds: number;
  /**
   * Names, figures and quotations of one source: each is linked with those of the others on the server's own thread, where nothing can
   * stop it, in 0.02 to 0.3 ms of processor time (docs/performance.md). A thick book has 50,000.
   */
  readonly mentions: number;
  /** Time in seconds in which a disk or a network share has to answer. */
  readonly answerSeconds: number;
  /** Disk space in megabytes for what was read, so that it need not be read again; 0 keeps nothing. */
  readonly cacheMegabytes: number;
}

export const defaultLimits: Limits = { sources: 12_000, files: 200_000, megabytes: 5, seconds: 10, mentions: 100_000, answerSeconds: 30, cacheMegabytes: 512 };

/** What the editor's settings `corroborate.limits` say; what is no positive number in them does not count. */
export function limitsIn(settings: unknown): Limits {
  const said = typeof settings === 'object' && settings !== null ? (settings as Readonly<Record<string, unknown>>) : {};
  const limit = (name: keyof Limits): number => {
    const value = said[name];
    return typeof value === 'number' && (value > 0 || (value === 0 && name === 'cacheMegabytes')) ? value : defaultLimits[name];
  };
  return {
    sources: limit('sources'), files: limit('files'), megabytes: limit('megabytes'), seconds: limit('seconds'),
    mentions: limit('mentions'), answerSeconds: limit('answerSeconds'), cacheMegabytes: limit('cacheMegabytes'),
  };
}

/** The end of a sentence that tells what was too much: where it can be raised. */
export function settingOf(name: keyof Limits, say: Say): string {
  return say('(setting {name})', { name: `corroborate.limits.${name}` });
}

// Counts what a change costs, in steps instead of time, so that a test can hold that it does not grow with the dossier.

export interface Work {
  /** Documents whose mentions were taken in. */
  documents: number;
  /** Entities, utterances and quantities that were put together, and name groups that were decided on. */
  groups: number;
  /** Figures and wordings that were compared with each other. */
  pairs: number;
  /** Wordings that were looked at because they have a run of words in common with another. */
  met: number;
  /** What was noted of names that stand, speak or serve alike, and names that were compared with each other for it. */
  names: number;
  /** Documents and phrases that were asked whom they mean by “the four countries”, and groups that were put together of them. */
  phrases: number;
  /** Texts that were held against others to find where they come from. */
  origins: number;
}

export function noWork(): Work {
  return { documents: 0, groups: 0, pairs: 0, met: 0, names: 0, phrases: 0, origins: 0 };
}

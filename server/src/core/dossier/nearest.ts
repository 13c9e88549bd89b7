// The known word that a mistyped one was probably meant to be.
import { editDistance } from '../text/edit-distance';

/** Undefined where none is near: one edit is allowed, or a third of the known word's length. Of equally near ones the first. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: { readonly word: string; readonly edits: number } | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > allowed(candidate)) continue;
    const edits = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (edits <= allowed(candidate) && edits < (best?.edits ?? Infinity)) best = { word: candidate, edits };
  }
  return best?.word;
}

function allowed(word: string): number {
  return Math.max(1, Math.floor(word.length / 3));
}

// Whether a figure of a text that was read anew is to all others what it was before: then what it was linked with stays.
import type { Candidate } from './candidate';

/** Whether both are compared with others alike. They may stand elsewhere in their text, and be another of its figures. */
export function comparesAlike(before: Candidate, now: Candidate): boolean {
  return alike(before, now, placesOfCandidate) && alike(before.mention, now.mention, placesOfMention)
    && alike(before.mention.claim, now.mention.claim, placesOfClaim)
    && alike(before.mention.claim.predicate, now.mention.claim.predicate, placesOfPredicate);
}

/** Whether it stands where it stood, so that what shows it need not be told. */
export function standsAlike(before: Candidate, now: Candidate): boolean {
  return before.start === now.start && before.end === now.end && before.figure === now.figure;
}

// What says only where something stands, or is looked into by itself.
const placesOfCandidate: ReadonlySet<keyof Candidate> = new Set(['start', 'end', 'figure', 'mention']);
const placesOfMention: ReadonlySet<keyof Candidate['mention']> = new Set(['start', 'end', 'claim']);
const placesOfClaim: ReadonlySet<keyof Candidate['mention']['claim']> = new Set(['predicate']);
const placesOfPredicate: ReadonlySet<keyof NonNullable<Candidate['mention']['claim']['predicate']>> = new Set(['at']);
const none: ReadonlySet<string> = new Set();

/** Of plain data: two that hold the same are alike, and what is undefined is as good as missing. */
function alike(a: unknown, b: unknown, but: ReadonlySet<string> = none): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => alike(item, b[i]));
  if (a instanceof Map) return b instanceof Map && a.size === b.size && [...a].every(([key, value]) => b.has(key) && alike(value, b.get(key)));
  if (a instanceof Set) return b instanceof Set && a.size === b.size && [...a].every((item) => b.has(item));
  const [one, other] = [a, b] as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  return Object.keys(one).every((key) => but.has(key) || alike(one[key], other[key]))
    && Object.keys(other).every((key) => but.has(key) || key in one || other[key] === undefined);
}

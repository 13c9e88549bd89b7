// How a word is written: in small letters, with a capital, in capitals alone.

/** `mixed` is McDonald, eBay, iPhone; `none` has no letters. */
export const Casing = { lower: 0, capital: 1, upper: 2, mixed: 3, none: 4 } as const;
export type Casing = (typeof Casing)[keyof typeof Casing];

/** A single capital letter counts as `capital`: "A", "I". */
export function casingOf(word: string): Casing {
  return plainCasingOf(word) ?? foreignCasingOf(word);
}

/** The same for a word of ASCII characters alone, as nearly all are: one look at each of them. Undefined for other words. */
function plainCasingOf(word: string): Casing | undefined {
  let upper = 0;
  let lower = 0;
  let regular = true; // each part has a capital only at its start, and the first part has one there
  let opensWord = true;
  let opensPart = true;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 127) return undefined;
    if (code === 39 || code === 45) { // ' and -
      opensPart = true;
      continue;
    }
    const capital = code >= 65 && code <= 90;
    if (capital) upper++;
    else if (code >= 97 && code <= 122) lower++;
    if (capital ? !opensPart : opensWord) regular = false;
    opensWord = opensPart = false;
  }
  if (upper + lower === 0) return Casing.none;
  if (lower === 0) return upper === 1 ? Casing.capital : Casing.upper;
  if (upper === 0) return Casing.lower;
  return regular ? Casing.capital : Casing.mixed;
}

function foreignCasingOf(word: string): Casing {
  const letters = word.replace(/[^\p{L}]/gu, '');
  if (!letters) return Casing.none;
  const upper = letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  if (upper) return letters.length === 1 ? Casing.capital : Casing.upper;
  if (letters === letters.toLowerCase()) return Casing.lower;
  const parts = word.split(/['’ʼ\-‑]/u).filter(Boolean);
  return parts.every((part, i) => /^\p{Lu}?[^\p{Lu}]*$/u.test(part) && (i > 0 || /^\p{Lu}/u.test(part))) ? Casing.capital : Casing.mixed;
}

// A quick number for a text: equal texts have equal numbers, different ones nearly always different ones.

/** FNV-1a over UTF-16 code units. */
export function hash32(text: string, seed = 0x811c9dc5): number {
  let sum = seed;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum;
}

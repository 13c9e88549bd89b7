// What the characters beside a quotation mark say of it: whether it opens, closes or is none.

/** Whether a mark behind this character opens: a blank, a bracket, a dash, another mark. */
export function opensAfter(code: number): boolean {
  return isBlank(code) || code === 0x28 || code === 0x5b || code === 0x7b || code === 0x2014 || code === 0x2013 || code === 0x2d || code === 0x2f
    || code === 0x201c || code === 0x2018 || code === 0xab || code === 0x3e;
}

/** Whether a mark before this character closes: a blank or any sign that is no letter, digit or bracket that opens. */
export function closesBefore(code: number): boolean {
  if (isBlank(code) || Number.isNaN(code)) return true;
  if (isDigit(code) || code === 0x28 || code === 0x5b || code === 0x24 || code === 0xa3 || code === 0x20ac || code === 0x2018 || code === 0x201c || code === 0x23 || code === 0x40) return false;
  return code < 128 ? !((code | 32) >= 97 && (code | 32) <= 122) : (code >= 0x2010 && code <= 0x206f) || code === 0xbb;
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

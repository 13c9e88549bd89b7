// Text of a source as it may be shown, and as one line of a table or report: what could break the line, hide or turn around its letters is shown as a mark.

/** Controls, halves of surrogate pairs, direction marks and overrides, and invisible operators: nobody reads them, and some reorder what stands around. */
const CONTROLS = /(?!\s)[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb]/gu;

/** Blanks and line breaks that follow each other become one blank. Most texts have none, and are given back as they are. */
export function collapsed(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** Line breaks become one blank, with the blanks around them; other blanks stay. */
export function unbroken(text: string): string {
  return text.replace(/[\s\u0085]+/gu, (blanks) => (/[\r\n\u0085\u2028\u2029]/u.test(blanks) ? ' ' : blanks));
}

/** A control becomes U+FFFD, so that a source cannot turn around or hide what stands beside its words; blanks and line breaks stay. */
export function harmless(text: string): string {
  return text.replace(CONTROLS, '\ufffd');
}

/** White space becomes one blank, a control U+FFFD: an article must not reach outside of its cell. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u0085]+/gu, ' ').trim().replace(CONTROLS, '\ufffd');
}

// Finds what stands between single marks, ‘so’ or 'so', and tells those marks from apostrophes.
import elidedWordsYaml from '../../../../lexicon/elided-words.yaml';
import { wordSet } from '../../lexicon';
import type { SourceText } from '../../text/source-text';
import { TokenKind } from '../../text/tokens';
import type { MarkedStretch } from './marks';
import { closesBefore, isDigit, opensAfter, trimmed } from './neighbours';

/** How many tokens a stretch between single marks may have: an apostrophe must not pair with one far away. */
const SINGLE_MOST = 200;

/** Words that are written with an apostrophe in front. */
const elided = wordSet(elidedWordsYaml, 'elided-words');

/** Adds the stretches between single marks that stand outside the double ones. */
export function withSingles(source: SourceText, doubles: readonly MarkedStretch[]): MarkedStretch[] {
  const { text, tokens, paragraphs } = source;
  const all: MarkedStretch[] = [];
  let double = 0;
  let paragraph = 0;
  for (let i = 0; i < tokens.length; i++) {
    const start = tokens.start(i);
    let current = doubles[double];
    while (current && current.outerEnd <= start) {
      all.push(current);
      current = doubles[++double];
    }
    if (tokens.kind(i) !== TokenKind.mark || (current && current.outerStart <= start) || !isSingle(text.charCodeAt(start), true)) continue;
    while (paragraph + 1 < paragraphs.length && (paragraphs[paragraph + 1]?.start ?? 0) <= start) paragraph++;
    const limit = Math.min(paragraphs[paragraph]?.end ?? start, current?.outerStart ?? Infinity);
    const closer = singleCloser(source, i, limit);
    if (closer < 0) continue;
    const span = trimmed(text, start + 1, tokens.start(closer));
    if (span.start < span.end) all.push({ ...span, outerStart: start, outerEnd: tokens.end(closer), closed: true, single: true, paragraph, continues: false });
    i = closer;
  }
  for (; double < doubles.length; double++) all.push(doubles[double] as MarkedStretch);
  return all;
}

/** The token that closes the single mark at token `open`, or -1 where that is an apostrophe. */
function singleCloser({ text, tokens }: SourceText, open: number, limit: number): number {
  const start = tokens.start(open);
  if (start > 0 && !opensAfter(text.charCodeAt(start - 1))) return -1;
  if (tokens.start(open + 1) !== start + 1 || isDigit(text.charCodeAt(start + 1))) return -1; // ’90s, and a mark that stands free
  if (elided.has(tokens.lower(open + 1))) return -1;
  let possessive = -1;
  for (let i = open + 2; i < tokens.length && i < open + SINGLE_MOST; i++) {
    const at = tokens.start(i);
    if (at >= limit) break;
    if (tokens.kind(i) !== TokenKind.mark || !isSingle(text.charCodeAt(at), false)) continue;
    if (!tokens.glued(i) && !/[,.;]/.test(text.charAt(at + 1))) continue;
    if (at + 1 < limit && !closesBefore(text.charCodeAt(at + 1))) continue;
    const before = text.charAt(at - 1);
    // “the ministers’ call”: a plural possessive looks like a closing mark.
    if (before === 's' && /\s\p{Ll}/u.test(text.slice(at + 1, at + 3))) {
      if (possessive < 0) possessive = i;
      continue;
    }
    return i;
  }
  return possessive;
}

function isSingle(code: number, open: boolean): boolean {
  return code === 0x27 || (open ? code === 0x2018 || code === 0x201b || code === 0x201a : code === 0x2019 || code === 0x2018);
}

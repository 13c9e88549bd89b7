// A passage in corroborate.yaml: its words, and those before and behind it.
import type { TextQuote } from '../text/text-quote';
import { unsaid } from '../say';
import type { MappingReaders, ValueReader } from './yaml-reader';

const context: ValueReader<string> = (node, report, name) => report.text(node, name, true);
const textQuoteParts: MappingReaders<TextQuote> = { text: (node, report, name) => report.text(node, name), before: context, after: context };

/** Undefined where it has no words of its own. */
export const readTextQuote: ValueReader<TextQuote> = (node, report) => {
  const { text, before = '', after = '' } = report.mapping(node, unsaid('part of a passage'), textQuoteParts);
  return text === undefined ? undefined : { text, before, after };
};

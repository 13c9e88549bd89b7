// The setting `severities`: how loud each kind of finding is.
import { findingCodes, type FindingCode } from '../corpus/finding-codes';
import { unsaid } from '../say';
import { oneOf } from './one-of';
import type { ValueReader } from './yaml-reader';

/** `off`: a finding of this kind is not told as a problem; its card still shows what each source says. */
export const levels = ['warning', 'information', 'off'] as const;
export type Level = (typeof levels)[number];

const level = oneOf(levels, unsaid('level'));

export const readSeverities: ValueReader<ReadonlyMap<FindingCode, Level>> = (node, report, name) => {
  const severities = new Map<FindingCode, Level>();
  for (const { key, keyNode, value } of report.pairs(node, unsaid('code'))) {
    const code = findingCodes.find((known) => known === key);
    if (code === undefined) report.unknown(keyNode, unsaid('code'), key, findingCodes);
    const read = value && level(value, report, name);
    if (code !== undefined && read !== undefined) severities.set(code, read);
  }
  return severities;
};

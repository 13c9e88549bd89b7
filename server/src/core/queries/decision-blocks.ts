// What a card says first of a finding that is decided, or that has changed since.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Finding } from '../corpus/findings';
import { lookupOf } from '../corpus/lookup';
import type { Category, Decision } from '../dossier/decisions';
import type { Span } from '../text/span';
import type { Block, Inline } from './card';
import { quoted } from './excerpts';
import type { FindingStates } from './finding-states';
import { changedMessage } from './problems';

/** As they stand behind “Decided:”. */
export const categoryWords: Readonly<Record<Category, string>> = {
  'different-quantity': 'different things', 'different-date': 'different dates', superseded: 'the newer one holds',
  'source-dispute': 'the sources really disagree', 'use-this-one': 'one source is right', 'wrong-reading': 'misread by Corroborate',
};

/** One paragraph for each finding about what stands at the span. */
export function decisionBlocks(links: Links, states: FindingStates, document: DocumentId, span: Span): readonly Block[] {
  return lookupOf(links).findingsIn(document).filter((finding) => isAbout(finding, document, span)).flatMap((finding): Block[] => {
    const state = states.stateOf(finding);
    if (state.state === 'open') return [];
    if (state.state === 'decided') return [{ kind: 'paragraph', inline: [{ text: 'Decided: ', bold: true }, ...decisionInline(state.decision)] }];
    const [lead = '', rest = ''] = changedMessage(links, finding, state.changes).split(/(?<=:) /u);
    return [{ kind: 'paragraph', inline: [{ text: `${lead} `, bold: true }, { text: `${rest} You had decided: ` }, ...decisionInline(state.decision)] }];
  });
}

function isAbout(finding: Finding, document: DocumentId, span: Span): boolean {
  // A post is a span of its own; the card is the person's.
  const mentions = finding.kind === 'role' ? finding.conflict.entity.mentions : finding.mentions;
  return mentions.some((at) => at.document === document && at.start === span.start && at.end === span.end);
}

function decisionInline(decision: Decision): Inline[] {
  return [{ text: decisionText(decision) }];
}

/** "different things. “133 had signed by 1999.” (Ada Roe, 2025-03-20)" */
export function decisionText({ category, use, reason, by, date }: Decision): string {
  const which = use === undefined ? '' : `, ${quoted(use)}`;
  const who = [by, date].filter((part) => part !== undefined).join(', ');
  return `${categoryWords[category]}${which}.${reason === undefined ? '' : ` ${quoted(reason)}`}${who === '' ? '' : ` (${who})`}`;
}

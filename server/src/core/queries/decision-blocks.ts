// What a card says first of a finding that is decided, or that has changed since.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Finding } from '../corpus/findings';
import { lookupOf } from '../corpus/lookup';
import type { Category, Decision } from '../dossier/decisions';
import type { Span } from '../text/span';
import { english, type Say } from '../say';
import type { Block, Inline } from './card';
import { quoted } from './excerpts';
import type { FindingStates } from './finding-states';
import { changedMessage } from './problems';

/** As they stand behind “Decided:”. */
export function categoryWords(say: Say): Readonly<Record<Category, string>> {
  return {
    'different-quantity': say('different things'), 'different-date': say('different dates'), superseded: say('the newer one holds'),
    'source-dispute': say('the sources really disagree'), 'use-this-one': say('one source is right'), 'wrong-reading': say('misread by Corroborate'),
  };
}

/** One paragraph for each finding about what stands at the span. */
export function decisionBlocks(links: Links, states: FindingStates, document: DocumentId, span: Span, say: Say = english): readonly Block[] {
  return lookupOf(links).findingsIn(document).filter((finding) => isAbout(finding, document, span)).flatMap((finding): Block[] => {
    const state = states.stateOf(finding);
    if (state.state === 'open') return [];
    if (state.state === 'decided') return [{ kind: 'paragraph', inline: [{ text: say('Decided:'), bold: true }, { text: ' ' }, ...decisionInline(state.decision, say)] }];
    const [lead = '', rest = ''] = changedMessage(links, finding, state.changes, say).split(/(?<=:) /u);
    return [{ kind: 'paragraph', inline: [{ text: `${lead} `, bold: true }, { text: `${rest} ${say('You had decided:')} ` }, ...decisionInline(state.decision, say)] }];
  });
}

function isAbout(finding: Finding, document: DocumentId, span: Span): boolean {
  // A post is a span of its own; the card is the person's.
  const mentions = finding.kind === 'role' ? finding.conflict.entity.mentions : finding.mentions;
  return mentions.some((at) => at.document === document && at.start === span.start && at.end === span.end);
}

function decisionInline(decision: Decision, say: Say): Inline[] {
  return [{ text: decisionText(decision, say) }];
}

/** "different things. “133 had signed by 1999.” (Ada Roe, 2025-03-20)" */
export function decisionText({ category, use, reason, by, date }: Decision, say: Say = english): string {
  const which = use === undefined ? '' : `, ${quoted(use, say)}`;
  const who = [by, date].filter((part) => part !== undefined).join(', ');
  return `${categoryWords(say)[category]}${which}.${reason === undefined ? '' : ` ${quoted(reason, say)}`}${who === '' ? '' : ` (${who})`}`;
}

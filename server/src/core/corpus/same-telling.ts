// Whether a finding that was made anew says in each source what it said before, so that nobody has to be told again.
import type { Links } from './corpus';
import type { DocumentId } from './document';
import { verdictBehind, voiceAt, type Finding } from './findings';

/**
 * All that the messages of a finding come of, beside its values and the places of its mentions, and beside the words that
 * stand around these; undefined where that is more than can be said in short.
 */
export function ingredientsOf(links: Links, finding: Finding): string | undefined {
  if (finding.kind === 'figure') {
    const { figures, pairsKey } = finding.quantity;
    return [pairsKey(verdictBehind(finding.code)), ...figures.map(({ document, value: { min, max } }) => `${document} ${min} ${max}`)].join('\n');
  }
  if (finding.kind !== 'quote') return undefined;
  if (finding.code === 'quote-altered') {
    // Wordings are compared with what stands right beside them: a bracket, a blank.
    return finding.mentions.map(({ document, start, end, wording }) => `${wording} ${links.documents.get(document)?.source.text.slice(Math.max(0, start - 2), end + 1) ?? ''}`).join('\n');
  }
  return finding.mentions.map((at) => {
    const voice = voiceAt(links, at);
    return `${voice?.entity?.id ?? ''} ${voice?.entity?.canonical ?? ''} ${voice?.attribution.name ?? ''}`;
  }).join('\n');
}

/** Whether both say the same of the same places; in the changed documents the places may have moved. */
export function samePlaces(before: Finding, now: Finding, changed: ReadonlySet<DocumentId>): boolean {
  return before.id === now.id && before.severity === now.severity && before.claim === now.claim && before.mentions.length === now.mentions.length
    && now.values.every((value, i) => value === before.values[i])
    && now.mentions.every(({ document, start, end }, i) => {
      const other = before.mentions[i];
      return other?.document === document && (changed.has(document) || (other.start === start && other.end === end));
    });
}

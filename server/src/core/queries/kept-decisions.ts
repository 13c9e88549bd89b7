// Holds decisions against findings while the sources change: matched again is only what the change can have to do with.
import type { Links } from '../corpus/corpus';
import type { DocumentId, SourceDocument } from '../corpus/document';
import { inOrder } from '../corpus/finding-index';
import type { Finding } from '../corpus/findings';
import type { FindingState, WrittenDecision } from '../dossier/decisions';
import { changesSince, exactly, keysOfDecision, keysOfFinding, likeliest, Passages } from './decision-match';

/** What all decisions together say. */
interface Outcome {
  readonly states: ReadonlyMap<Finding, FindingState>;
  readonly findingOf: (decision: WrittenDecision) => Finding | undefined;
  /** In the file's order. The same array as long as they are the same. */
  readonly orphans: readonly WrittenDecision[];
  readonly replaced: readonly WrittenDecision[];
}

/** A finding by its passages. `soFar`: what became of it while sources are still unread, when nothing is gone yet. */
interface Likely {
  readonly finding: Finding;
  readonly state: FindingState;
  readonly soFar: FindingState;
}

/** What was made of one decision by itself, whatever others say; undefined where it has to be matched again. */
interface Kept {
  readonly decision: WrittenDecision;
  readonly keys: ReturnType<typeof keysOfDecision>;
  readonly decided: FindingState;
  exact?: Finding | 'none' | undefined;
  likely?: Likely | 'none' | undefined;
}

export class KeptDecisions {
  #decisions: readonly WrittenDecision[] = [];
  #kept: readonly Kept[] = [];
  #byId = new Map<string, Kept[]>();
  #byLikely = new Map<string, Kept[]>();
  /** Findings by what a decision on them may have, each group in the order of all findings once it was asked for. */
  readonly #groups = new Map<string, Set<Finding>>();
  readonly #keys = new Map<Finding, readonly string[]>();
  #documents: ReadonlyMap<DocumentId, SourceDocument> = new Map();
  #outcome: Outcome | undefined;
  #complete = false;
  #touched = new Set<DocumentId>();

  update(links: Links, decisions: readonly WrittenDecision[], complete: boolean): Outcome {
    const passages = new Passages(links);
    const changed = this.#takeFindings(links, passages);
    if (decisions !== this.#decisions) this.#takeDecisions(decisions);
    else {
      if (this.#outcome && changed.size === 0 && complete === this.#complete) return this.#outcome;
      for (const key of changed) {
        for (const kept of this.#byId.get(key) ?? []) kept.exact = undefined;
        for (const kept of this.#byLikely.get(key) ?? []) kept.likely = undefined;
      }
    }
    this.#complete = complete;
    const before = this.#outcome;
    const outcome = this.#assemble(passages, before);
    for (const [finding, state] of outcome.states) if (before?.states.get(finding) !== state) this.#touch(finding);
    for (const finding of before?.states.keys() ?? []) if (!outcome.states.has(finding)) this.#touch(finding);
    return (this.#outcome = outcome);
  }

  takeTouched(): ReadonlySet<DocumentId> {
    const touched = this.#touched;
    this.#touched = new Set();
    return touched;
  }

  #touch({ mentions }: Finding): void {
    for (const { document } of mentions) this.#touched.add(document);
  }

  /** Gives the keys of findings that came, went, or stand in a text that has changed. */
  #takeFindings(links: Links, passages: Passages): ReadonlySet<string> {
    const findings = new Set(links.findings);
    const gone = [...this.#keys.keys()].filter((finding) => !findings.has(finding));
    const other = new Set<Finding>();
    for (const [id, document] of links.documents) {
      if (this.#keys.size === 0 || this.#documents.get(id) === document) continue;
      for (const finding of links.findingsIn(id)) if (this.#keys.has(finding)) other.add(finding);
    }
    this.#documents = new Map(links.documents);
    const changed = new Set<string>();
    for (const finding of [...gone, ...other]) {
      for (const key of this.#keys.get(finding) ?? []) {
        changed.add(key);
        const group = this.#groups.get(key);
        if (group?.delete(finding) && group.size === 0) this.#groups.delete(key);
      }
      this.#keys.delete(finding);
    }
    for (const finding of findings) {
      if (this.#keys.has(finding)) continue;
      const keys = keysOfFinding(finding, passages);
      this.#keys.set(finding, keys);
      for (const key of keys) {
        changed.add(key);
        const group = this.#groups.get(key);
        if (group) group.add(finding);
        else this.#groups.set(key, new Set([finding]));
      }
    }
    return changed;
  }

  #takeDecisions(decisions: readonly WrittenDecision[]): void {
    this.#decisions = decisions;
    this.#kept = decisions.map((decision) => ({ decision, keys: keysOfDecision(decision), decided: { state: 'decided', decision } }));
    this.#byId = new Map();
    this.#byLikely = new Map();
    const enter = (index: Map<string, Kept[]>, key: string, kept: Kept): void => {
      const group = index.get(key);
      if (group) group.push(kept);
      else index.set(key, [kept]);
    };
    for (const kept of this.#kept) {
      enter(this.#byId, kept.keys.id, kept);
      for (const key of kept.keys.likely) enter(this.#byLikely, key, kept);
    }
  }

  #group(key: string): readonly Finding[] {
    const group = this.#groups.get(key);
    return !group ? [] : group.size === 1 ? [...group] : [...group].sort(inOrder);
  }

  /** The file's order decides who of several holds: by id the last one, by passages the first one for which nothing has changed. */
  #assemble(passages: Passages, before: Outcome | undefined): Outcome {
    const holders = new Map<Finding, Kept>();
    const states = new Map<Finding, FindingState>();
    const [orphans, replaced]: [WrittenDecision[], WrittenDecision[]] = [[], []];
    const give = (finding: Finding, kept: Kept, state: FindingState): void => {
      const holder = holders.get(finding);
      if (holder) replaced.push(holder.decision);
      holders.set(finding, kept);
      states.set(finding, state);
    };
    const pending: Kept[] = [];
    for (const kept of this.#kept) {
      kept.exact ??= exactly(kept.decision, this.#group(kept.keys.id), passages) ?? 'none';
      if (kept.exact === 'none') pending.push(kept);
      else give(kept.exact, kept, kept.decided);
    }
    for (const kept of pending) {
      const likely = (kept.likely ??= this.#likelyOf(kept, passages) ?? 'none');
      if (likely === 'none') orphans.push(kept.decision);
      else if (states.get(likely.finding)?.state === 'decided') replaced.push(kept.decision);
      else give(likely.finding, kept, this.#complete ? likely.state : likely.soFar);
    }
    let about: ReadonlyMap<WrittenDecision, Finding> | undefined;
    return {
      states,
      findingOf: (decision) => (about ??= new Map([...holders].map(([finding, kept]) => [kept.decision, finding]))).get(decision),
      orphans: before && sameItems(before.orphans, orphans) ? before.orphans : orphans,
      replaced: before && sameItems(before.replaced, replaced) ? before.replaced : replaced,
    };
  }

  #likelyOf({ decision, keys, decided }: Kept, passages: Passages): Likely | undefined {
    const finding = likeliest(decision, keys.likely.flatMap((key) => this.#group(key)), passages);
    if (!finding) return undefined;
    const all = changesSince(decision, finding, passages);
    const stateFor = ([first, ...more]: typeof all): FindingState => (first ? { state: 'changed', decision, changes: [first, ...more] } : decided);
    return { finding, state: stateFor(all), soFar: stateFor(all.filter(({ kind }) => kind !== 'gone')) };
  }
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

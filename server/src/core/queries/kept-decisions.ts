// Holds decisions against findings while the sources change: matched again is only what the change can have to do with it.
import type { Links } from '../corpus/corpus';
import type { DocumentId, SourceDocument } from '../corpus/document';
import { inOrder } from '../corpus/finding-index';
import type { Finding } from '../corpus/findings';
import type { FindingState, WrittenDecision } from '../dossier/decisions';
import { changesSince, exactly, keysOfDecision, keysOfFinding, likeliest, Passages, type Match } from './decision-match';

/** What all decisions together say; `stateOf` and `findingOf` say it of the moment at which they are asked. */
interface Outcome {
  readonly stateOf: (finding: Finding) => FindingState | undefined;
  readonly findingOf: (decision: WrittenDecision) => Finding | undefined;
  readonly decided: Iterable<readonly [Finding, FindingState]>;
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
  /** Its place in the file. */
  readonly order: number;
  readonly keys: ReturnType<typeof keysOfDecision>;
  readonly decided: FindingState;
  exact?: Match | 'none' | undefined;
  likely?: Likely | 'none' | undefined;
}

/** Who of those that are about a finding holds, and the others. */
interface Held {
  readonly holder: Kept;
  readonly state: FindingState;
  readonly replaced: ReadonlySet<Kept>;
}

/** Findings that have a key in common. */
interface Group {
  readonly findings: Set<Finding>;
  /** In the order of all findings, once somebody has asked. */
  sorted?: readonly Finding[] | undefined;
}

/** The findings of one key that went and came. One that stands in another text now did both. */
interface GroupChange {
  readonly gone: Set<Finding>;
  readonly made: Set<Finding>;
}

export class KeptDecisions {
  #decisions: readonly WrittenDecision[] = [];
  #kept = new Map<WrittenDecision, Kept>();
  readonly #byId = new Map<string, Kept[]>();
  readonly #byLikely = new Map<string, Kept[]>();
  readonly #groups = new Map<string, Group>();
  readonly #keys = new Map<Finding, readonly string[]>();
  readonly #byName = new Map<string, Finding>();
  readonly #inDocument = new Map<DocumentId, readonly Finding[]>();
  /** Texts in which the findings were looked at; undefined before the first look. */
  #documents: Map<DocumentId, SourceDocument> | undefined;
  /** The decisions on each finding, and who of them holds. */
  readonly #about = new Map<Finding, Set<Kept>>();
  readonly #held = new Map<Finding, Held>();
  readonly #orphans = new OrderedKept();
  readonly #replaced = new OrderedKept();
  #complete = false;
  #touched = new Set<DocumentId>();

  /** `touched`: documents that changed since the last time, and those in which findings came, went or changed; all without it. */
  update(links: Links, decisions: readonly WrittenDecision[], complete: boolean, touched?: Iterable<DocumentId>): Outcome {
    const passages = new Passages(links);
    const changed = this.#takeFindings(links, passages, touched);
    const doubtful = decisions === this.#decisions ? this.#doubtful(changed, passages) : this.#takeDecisions(decisions);
    const unsettled = this.#match(doubtful, passages);
    if (complete !== this.#complete) for (const finding of this.#about.keys()) unsettled.add(finding);
    this.#complete = complete;
    this.#settle(unsettled);
    return {
      stateOf: (finding) => this.#held.get(finding)?.state,
      findingOf: (decision) => {
        const kept = this.#kept.get(decision);
        const finding = kept && findingOf(kept);
        return finding && this.#held.get(finding)?.holder === kept ? finding : undefined;
      },
      decided: this.#decided(),
      orphans: this.#orphans.all,
      replaced: this.#replaced.all,
    };
  }

  #decided(): Iterable<readonly [Finding, FindingState]> {
    const held = this.#held;
    return { *[Symbol.iterator]() {
      for (const [finding, { state }] of held) yield [finding, state];
    } };
  }

  takeTouched(): ReadonlySet<DocumentId> {
    const touched = this.#touched;
    this.#touched = new Set();
    return touched;
  }

  /** Gives the findings that came, went, or stand in a text that has changed, by key. */
  #takeFindings(links: Links, passages: Passages, touched: Iterable<DocumentId> | undefined): ReadonlyMap<string, GroupChange> {
    const [gone, made] = [new Set<Finding>(), new Set<Finding>()];
    const before = this.#documents;
    const texts = (this.#documents ??= new Map<DocumentId, SourceDocument>());
    for (const id of before && touched ? touched : new Set([...texts.keys(), ...links.documents.keys()])) {
      const [known, now] = [this.#inDocument.get(id) ?? [], links.findingsIn(id)];
      const text = links.documents.get(id);
      const isOther = texts.get(id) !== text;
      if (text) texts.set(id, text);
      else texts.delete(id);
      if (now.length > 0) this.#inDocument.set(id, now);
      else this.#inDocument.delete(id);
      const there = new Set(now);
      for (const finding of known) if (isOther || !there.has(finding)) gone.add(finding);
      for (const finding of now) if (isOther || !this.#keys.has(finding)) made.add(finding);
    }
    const changes = new Map<string, GroupChange>();
    const changeAt = (key: string): GroupChange => {
      const known = changes.get(key);
      if (known) return known;
      const change: GroupChange = { gone: new Set(), made: new Set() };
      changes.set(key, change);
      return change;
    };
    for (const finding of gone) {
      for (const key of this.#keys.get(finding) ?? []) {
        changeAt(key).gone.add(finding);
        const group = this.#groups.get(key);
        if (group) group.sorted = undefined;
        if (group?.findings.delete(finding) && group.findings.size === 0) this.#groups.delete(key);
      }
      this.#keys.delete(finding);
      if (this.#byName.get(finding.id) === finding) this.#byName.delete(finding.id);
    }
    for (const finding of made) {
      const keys = keysOfFinding(finding, passages);
      this.#keys.set(finding, keys);
      this.#byName.set(finding.id, finding);
      for (const key of keys) {
        changeAt(key).made.add(finding);
        const group = this.#groups.get(key);
        if (group) group.sorted = undefined;
        if (group) group.findings.add(finding);
        else this.#groups.set(key, { findings: new Set([finding]) });
      }
    }
    return changes;
  }

  #takeDecisions(decisions: readonly WrittenDecision[]): Iterable<Kept> {
    this.#decisions = decisions;
    for (const finding of this.#held.keys()) this.#touch(finding);
    this.#kept = new Map(decisions.map((decision, order) => [decision, { decision, order, keys: keysOfDecision(decision), decided: { state: 'decided', decision } }]));
    for (const index of [this.#byId, this.#byLikely, this.#about, this.#held]) index.clear();
    this.#orphans.clear();
    this.#replaced.clear();
    const enter = (index: Map<string, Kept[]>, key: string, kept: Kept): void => {
      const group = index.get(key);
      if (group) group.push(kept);
      else index.set(key, [kept]);
    };
    for (const kept of this.#kept.values()) {
      enter(this.#byId, kept.keys.id, kept);
      for (const key of kept.keys.likely) enter(this.#byLikely, key, kept);
    }
    return this.#kept.values();
  }

  /** The decisions that may be about another finding now. What is surely about one that is still there is not looked at. */
  #doubtful(changed: ReadonlyMap<string, GroupChange>, passages: Passages): Set<Kept> {
    const doubtful = new Set<Kept>();
    for (const [key, { gone, made }] of changed) {
      for (const kept of this.#byId.get(key) ?? []) {
        const { exact } = kept;
        if (exact && exact !== 'none' && !gone.has(exact.finding) && (exact.sure || exactly(kept.decision, made, passages, exact) === exact)) continue;
        doubtful.add(kept);
      }
      for (const kept of this.#byLikely.get(key) ?? []) {
        if (kept.exact === 'none') doubtful.add(kept);
        else kept.likely = undefined;
      }
    }
    return doubtful;
  }

  /** Matches decisions anew. Gives the findings that they were about, and those that they are about now. */
  #match(doubtful: Iterable<Kept>, passages: Passages): Set<Finding> {
    const unsettled = new Set<Finding>();
    for (const kept of doubtful) {
      const before = findingOf(kept);
      if (before) {
        unsettled.add(before);
        const others = this.#about.get(before);
        if (others?.delete(kept) && others.size === 0) this.#about.delete(before);
      }
      const { decision, keys } = kept;
      const own = this.#byName.get(decision.finding);
      const likeOwn = own && exactly(decision, [own], passages);
      kept.exact = likeOwn?.sure ? likeOwn : (exactly(decision, this.#groups.get(keys.id)?.findings ?? [], passages) ?? 'none');
      kept.likely = kept.exact === 'none' ? (this.#likelyOf(kept, passages) ?? 'none') : undefined;
      const now = findingOf(kept);
      this.#orphans.put(kept, now === undefined);
      if (!now) continue;
      unsettled.add(now);
      const others = this.#about.get(now);
      if (others) others.add(kept);
      else this.#about.set(now, new Set([kept]));
    }
    return unsettled;
  }

  #settle(unsettled: ReadonlySet<Finding>): void {
    const lost = new Map<string, FindingState>();
    const others: { readonly finding: Finding; readonly now: FindingState | undefined }[] = [];
    for (const finding of unsettled) {
      const before = this.#held.get(finding);
      const now = this.#holderOf([...(this.#about.get(finding) ?? [])].sort((a, b) => a.order - b.order));
      if (now) this.#held.set(finding, now);
      else this.#held.delete(finding);
      // One that was matched anew may be replaced on another finding by now.
      for (const kept of before?.replaced ?? []) this.#replaced.put(kept, this.#isReplaced(kept));
      for (const kept of now?.replaced ?? []) this.#replaced.put(kept, true);
      if (before?.state === now?.state) continue;
      others.push({ finding, now: now?.state });
      if (before && !now) lost.set(finding.id, before.state);
    }
    // A finding that was made anew and is decided as before says nothing else; where its words are others, that is told anyway.
    const same = new Set(others.flatMap(({ finding, now }) => (now && lost.get(finding.id) === now ? [finding.id] : [])));
    for (const { finding } of others) if (!same.has(finding.id)) this.#touch(finding);
  }

  #isReplaced(kept: Kept): boolean {
    const finding = findingOf(kept);
    return finding !== undefined && (this.#held.get(finding)?.replaced.has(kept) ?? false);
  }

  /** The file's order decides who of several holds: by id the last one, by passages the first one for which nothing has changed. */
  #holderOf(about: readonly Kept[]): Held | undefined {
    const replaced = new Set<Kept>();
    let held: { readonly holder: Kept; readonly state: FindingState } | undefined;
    const give = (holder: Kept, state: FindingState): void => {
      if (held) replaced.add(held.holder);
      held = { holder, state };
    };
    for (const kept of about) if (kept.exact !== 'none') give(kept, kept.decided);
    for (const kept of about) {
      if (kept.exact !== 'none' || !kept.likely || kept.likely === 'none') continue;
      if (held?.state.state === 'decided') replaced.add(kept);
      else give(kept, this.#complete ? kept.likely.state : kept.likely.soFar);
    }
    return held && { ...held, replaced };
  }

  #touch({ mentions }: Finding): void {
    for (const { document } of mentions) this.#touched.add(document);
  }

  #group(key: string): readonly Finding[] {
    const group = this.#groups.get(key);
    return group ? (group.sorted ??= [...group.findings].sort(inOrder)) : [];
  }

  #likelyOf({ decision, keys, decided }: Kept, passages: Passages): Likely | undefined {
    const finding = likeliest(decision, keys.likely.flatMap((key) => this.#group(key)), passages);
    if (!finding) return undefined;
    const all = changesSince(decision, finding, passages);
    const stateFor = ([first, ...more]: typeof all): FindingState => (first ? { state: 'changed', decision, changes: [first, ...more] } : decided);
    return { finding, state: stateFor(all), soFar: stateFor(all.filter(({ kind }) => kind !== 'gone')) };
  }
}

/** The finding that a decision is about by itself. */
function findingOf({ exact, likely }: Kept): Finding | undefined {
  if (exact && exact !== 'none') return exact.finding;
  return exact === 'none' && likely && likely !== 'none' ? likely.finding : undefined;
}

/** Some of the decisions, in the file's order for whoever asks; the same array as long as they are the same. */
class OrderedKept {
  readonly #kept = new Set<Kept>();
  #all: readonly WrittenDecision[] | undefined = [];

  put(kept: Kept, isIn: boolean): void {
    if (this.#kept.has(kept) === isIn) return;
    if (isIn) this.#kept.add(kept);
    else this.#kept.delete(kept);
    this.#all = undefined;
  }

  clear(): void {
    if (this.#kept.size > 0) this.#all = undefined;
    this.#kept.clear();
  }

  get all(): readonly WrittenDecision[] {
    return (this.#all ??= [...this.#kept].sort((a, b) => a.order - b.order).map(({ decision }) => decision));
  }
}

// Holds decisions against findings while the sources change: matched again is only what the change can have to do with it.
import type { Links } from '../corpus/corpus';
import type { DocumentId, SourceDocument } from '../corpus/document';
import { inOrder } from '../corpus/finding-index';
import type { Finding, FindingCount } from '../corpus/findings';
import type { FindingState, WrittenDecision } from '../dossier/decisions';
import { SetsByKey } from '../sets-by-key';
import { changesSince, exactly, keysOfDecision, keysOfFinding, likeliest, Passages, type Match } from './decision-match';

/** How many findings of one kind are decided, or have changed since. */
export interface DecidedCount extends FindingCount {
  readonly state: FindingState['state'];
}

/** What all decisions together say; `stateOf` and `findingOf` say it of the moment at which they are asked. */
interface Outcome {
  readonly stateOf: (finding: Finding) => FindingState | undefined;
  readonly findingOf: (decision: WrittenDecision) => Finding | undefined;
  readonly decidedCounts: Iterable<DecidedCount>;
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

/** What was made of one decision by itself, whatever others say. */
interface Kept {
  readonly decision: WrittenDecision;
  /** Its place in the file. */
  readonly order: number;
  readonly keys: ReturnType<typeof keysOfDecision>;
  readonly decided: FindingState;
  /** `aside`: it is about what another text says, and about none of the findings here; undefined before the first look. */
  exact?: Match | 'none' | 'aside' | undefined;
  /** Looked for only where `exact` is `none`. */
  likely?: Likely | undefined;
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

const nowhere: ReadonlySet<string> = new Set();

export class KeptDecisions {
  #decisions: readonly WrittenDecision[] = [];
  #kept = new Map<WrittenDecision, Kept>();
  /** By the very id of their finding. */
  readonly #called = new SetsByKey<string, Kept>();
  /** Decisions that another finding may fit as well or better, by their ids without a number: numbers are told out anew as texts change. */
  readonly #unsure = new SetsByKey<string, Kept>();
  /** Decisions that no finding fits by its id, by the keys of those that they may be about: what comes there has them looked at again. */
  readonly #seeking = new SetsByKey<string, Kept>();
  /** Decisions of whose very id there is no finding. */
  readonly #unnamed = new Set<Kept>();
  /** Ids of the findings that are told elsewhere. */
  #elsewhere: ReadonlySet<string> = nowhere;
  readonly #groups = new Map<string, Group>();
  readonly #keys = new Map<Finding, readonly string[]>();
  readonly #byName = new Map<string, Finding>();
  readonly #inDocument = new Map<DocumentId, readonly Finding[]>();
  /** Texts in which the findings were looked at; undefined before the first look. */
  #documents: Map<DocumentId, SourceDocument> | undefined;
  /** The decisions on each finding, and who of them holds. */
  readonly #about = new SetsByKey<Finding, Kept>();
  readonly #held = new Map<Finding, Held>();
  readonly #counts = new Map<string, DecidedCount>();
  readonly #orphans = new OrderedKept();
  readonly #replaced = new OrderedKept();
  #complete = false;
  #touched = new Set<DocumentId>();

  /**
   * `touched`: documents that changed since the last time, and those in which findings came, went or changed; all without it.
   * `elsewhere` gives the ids of findings of other texts: a decision on one of them that is none here is about nothing here.
   */
  update(links: Links, decisions: readonly WrittenDecision[], complete: boolean, touched?: Iterable<DocumentId>, elsewhere: () => ReadonlySet<string> = () => nowhere): Outcome {
    const passages = new Passages(links);
    const isSame = decisions === this.#decisions;
    const changed = this.#takeFindings(links, passages, touched, isSame);
    if (!isSame) this.#takeDecisions(decisions);
    const before = this.#elsewhere;
    this.#elsewhere = this.#unnamed.size > 0 ? elsewhere() : nowhere;
    const doubtful = isSame ? this.#doubtful(changed, before, passages) : this.#kept.values();
    const unsettled = this.#match(doubtful, passages);
    if (complete !== this.#complete) for (const finding of this.#held.keys()) unsettled.add(finding);
    this.#complete = complete;
    this.#settle(unsettled);
    return {
      stateOf: (finding) => this.#held.get(finding)?.state,
      findingOf: (decision) => {
        const kept = this.#kept.get(decision);
        const finding = kept && findingOf(kept);
        return finding && this.#held.get(finding)?.holder === kept ? finding : undefined;
      },
      decidedCounts: { [Symbol.iterator]: () => this.#counts.values() },
      orphans: this.#orphans.all,
      replaced: this.#replaced.all,
    };
  }

  takeTouched(): ReadonlySet<DocumentId> {
    const touched = this.#touched;
    this.#touched = new Set();
    return touched;
  }

  /** Gives the findings that came, went, or stand in a text that has changed, by key, to whom that matters: all decisions that are new are looked at anyway. */
  #takeFindings(links: Links, passages: Passages, touched: Iterable<DocumentId> | undefined, matters: boolean): ReadonlyMap<string, GroupChange> {
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
        if (matters) changeAt(key).gone.add(finding);
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
        if (matters) changeAt(key).made.add(finding);
        const group = this.#groups.get(key);
        if (group) group.sorted = undefined;
        if (group) group.findings.add(finding);
        else this.#groups.set(key, { findings: new Set([finding]) });
      }
    }
    for (const { id } of [...gone, ...made]) for (const kept of this.#called.of(id)) this.#noteName(kept);
    return changes;
  }

  #noteName(kept: Kept): void {
    if (this.#byName.has(kept.decision.finding)) this.#unnamed.delete(kept);
    else this.#unnamed.add(kept);
  }

  #takeDecisions(decisions: readonly WrittenDecision[]): void {
    this.#decisions = decisions;
    for (const finding of this.#held.keys()) this.#touch(finding);
    this.#kept = new Map(decisions.map((decision, order) => [decision, { decision, order, keys: keysOfDecision(decision), decided: { state: 'decided', decision } }]));
    for (const index of [this.#called, this.#unsure, this.#seeking, this.#unnamed, this.#about, this.#held, this.#counts]) index.clear();
    this.#orphans.clear();
    this.#replaced.clear();
    for (const kept of this.#kept.values()) {
      this.#called.add(kept.decision.finding, kept);
      this.#noteName(kept);
    }
  }

  /** The decisions that may be about another finding now. What is surely about one that is still there is not looked at. */
  #doubtful(changed: ReadonlyMap<string, GroupChange>, elsewhereBefore: ReadonlySet<string>, passages: Passages): Set<Kept> {
    const doubtful = new Set<Kept>();
    for (const [key, { gone, made }] of changed) {
      for (const finding of gone) for (const kept of this.#about.of(finding)) doubtful.add(kept);
      for (const kept of this.#unsure.of(key)) {
        const { exact, decision } = kept;
        const holds = typeof exact === 'object' && !gone.has(exact.finding) && exactly(decision, made, passages, exact) === exact;
        if (!holds || this.#elsewhere.has(decision.finding)) doubtful.add(kept);
      }
      for (const kept of this.#seeking.of(key)) doubtful.add(kept);
    }
    for (const [one, other] of [[elsewhereBefore, this.#elsewhere], [this.#elsewhere, elsewhereBefore]] as const) {
      for (const id of one) if (!other.has(id)) for (const kept of this.#called.of(id)) doubtful.add(kept);
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
        this.#about.delete(before, kept);
      }
      kept.exact = this.#exactOf(kept, passages);
      kept.likely = kept.exact === 'none' ? this.#likelyOf(kept, passages) : undefined;
      put(this.#unsure, kept.keys.id, kept, typeof kept.exact !== 'object' || !kept.exact.sure);
      for (const key of kept.keys.likely) put(this.#seeking, key, kept, kept.exact === 'none');
      const now = findingOf(kept);
      this.#orphans.put(kept, now === undefined && kept.exact !== 'aside');
      if (!now) continue;
      unsettled.add(now);
      this.#about.add(now, kept);
    }
    return unsettled;
  }

  #exactOf(kept: Kept, passages: Passages): Kept['exact'] {
    const { decision, keys } = kept;
    const own = this.#byName.get(decision.finding);
    if (!own && this.#elsewhere.has(decision.finding)) return 'aside';
    const likeOwn = own && exactly(decision, [own], passages);
    return likeOwn?.sure ? likeOwn : (exactly(decision, this.#groups.get(keys.id)?.findings ?? [], passages) ?? 'none');
  }

  #settle(unsettled: ReadonlySet<Finding>): void {
    const lost = new Map<string, FindingState>();
    const others: { readonly finding: Finding; readonly now: FindingState | undefined }[] = [];
    for (const finding of unsettled) {
      const before = this.#held.get(finding);
      const now = this.#holderOf([...this.#about.of(finding)].sort((a, b) => a.order - b.order));
      if (now) this.#held.set(finding, now);
      else this.#held.delete(finding);
      this.#count(finding, before, -1);
      this.#count(finding, now, 1);
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

  #count({ code, severity }: Finding, held: Held | undefined, by: 1 | -1): void {
    if (!held) return;
    const { state } = held.state;
    const kind = `${code} ${severity} ${state}`;
    const count = (this.#counts.get(kind)?.count ?? 0) + by;
    if (count > 0) this.#counts.set(kind, { code, severity, state, count });
    else this.#counts.delete(kind);
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
    for (const kept of about) if (typeof kept.exact === 'object') give(kept, kept.decided);
    for (const kept of about) {
      if (!kept.likely) continue;
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
    const candidates = keys.likely.flatMap((key) => this.#group(key));
    const finding = candidates.length > 0 ? likeliest(decision, candidates, passages) : undefined;
    if (!finding) return undefined;
    const all = changesSince(decision, finding, passages);
    const stateFor = ([first, ...more]: typeof all): FindingState => (first ? { state: 'changed', decision, changes: [first, ...more] } : decided);
    return { finding, state: stateFor(all), soFar: stateFor(all.filter(({ kind }) => kind !== 'gone')) };
  }
}

function put<K>(index: SetsByKey<K, Kept>, key: K, kept: Kept, isIn: boolean): void {
  if (isIn) index.add(key, kept);
  else index.delete(key, kept);
}

/** The finding that a decision is about by itself. */
function findingOf({ exact, likely }: Kept): Finding | undefined {
  return typeof exact === 'object' ? exact.finding : likely?.finding;
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

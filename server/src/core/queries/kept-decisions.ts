// Holds decisions against findings while the sources change: matched again is only what the change can have to do with it.
import type { Links } from '../corpus/corpus';
import type { DocumentId, SourceDocument } from '../corpus/document';
import type { Finding, FindingCount } from '../corpus/findings';
import type { FindingState, WrittenDecision } from '../dossier/decisions';
import { SetsByKey } from '../sets-by-key';
import { changesSince, exactly, keysOfDecision, likeliest, Passages, type Match } from './decision-match';
import { FindingsByKey, type GroupChange } from './findings-by-key';

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
  /** Made when they are first looked for: most decisions are found by name. */
  keys?: ReturnType<typeof keysOfDecision>;
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

/** Findings that went and came since the last look; by key as well, where they are known by keys. */
interface FindingChanges {
  readonly gone: ReadonlySet<Finding>;
  readonly byKey: ReadonlyMap<string, GroupChange>;
}

const nowhere: ReadonlySet<string> = new Set();
const nobody: ReadonlySet<Kept> = new Set();

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
  /** Undefined as long as every decision is found by name: keys of thousands of findings take a while to make. */
  #byKey: FindingsByKey | undefined;
  /** All findings: no two share an id. */
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
    const changes = this.#takeFindings(links, passages, touched);
    if (!isSame) this.#takeDecisions(decisions);
    const before = this.#elsewhere;
    this.#elsewhere = this.#unnamed.size > 0 ? elsewhere() : nowhere;
    const doubtful = isSame ? this.#doubtful(changes, before, passages) : this.#kept.values();
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

  /** What came, went, or stands in a text that has changed. */
  #takeFindings(links: Links, passages: Passages, touched: Iterable<DocumentId> | undefined): FindingChanges {
    const [gone, made] = [new Set<Finding>(), new Set<Finding>()];
    const before = this.#documents;
    const texts = (this.#documents ??= new Map<DocumentId, SourceDocument>());
    for (const id of before && touched ? touched : new Set([...texts.keys(), ...links.documents.keys()])) {
      const [known, now] = [this.#inDocument.get(id), links.findingsIn(id)];
      const text = links.documents.get(id);
      const isOther = texts.get(id) !== text;
      if (text) texts.set(id, text);
      else texts.delete(id);
      if (now.length > 0) this.#inDocument.set(id, now);
      else this.#inDocument.delete(id);
      if (known) {
        const there = isOther ? undefined : new Set(now);
        for (const finding of known) if (!there?.has(finding)) gone.add(finding);
      }
      for (const finding of now) if (isOther || this.#byName.get(finding.id) !== finding) made.add(finding);
    }
    for (const finding of gone) if (this.#byName.get(finding.id) === finding) this.#byName.delete(finding.id);
    for (const finding of made) this.#byName.set(finding.id, finding);
    for (const some of [gone, made]) for (const { id } of some) for (const kept of this.#called.of(id)) this.#noteName(kept);
    return { gone, byKey: this.#byKey?.change(gone, made, passages) ?? new Map<string, GroupChange>() };
  }

  #noteName(kept: Kept): void {
    if (this.#byName.has(kept.decision.finding)) this.#unnamed.delete(kept);
    else this.#unnamed.add(kept);
  }

  #takeDecisions(decisions: readonly WrittenDecision[]): void {
    this.#decisions = decisions;
    for (const finding of this.#held.keys()) this.#touch(finding);
    this.#kept = new Map(decisions.map((decision, order) => [decision, { decision, order, decided: { state: 'decided', decision } }]));
    for (const index of [this.#called, this.#unsure, this.#seeking, this.#unnamed, this.#about, this.#held, this.#counts]) index.clear();
    this.#orphans.clear();
    this.#replaced.clear();
    for (const kept of this.#kept.values()) {
      this.#called.add(kept.decision.finding, kept);
      this.#noteName(kept);
    }
  }

  /** The decisions that may be about another finding now. What is surely about one that is still there is not looked at. */
  #doubtful({ gone: allGone, byKey }: FindingChanges, elsewhereBefore: ReadonlySet<string>, passages: Passages): Set<Kept> {
    const doubtful = new Set<Kept>();
    for (const finding of allGone) for (const kept of this.#about.of(finding)) doubtful.add(kept);
    for (const [key, { gone, made }] of byKey) {
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
      this.#listen(kept, passages);
      const now = findingOf(kept);
      this.#orphans.put(kept, now === undefined && kept.exact !== 'aside');
      if (!now) continue;
      unsettled.add(now);
      this.#about.add(now, kept);
    }
    return unsettled;
  }

  /** Has the decision looked at again when findings come that may fit it better. */
  #listen(kept: Kept, passages: Passages): void {
    const isUnsure = typeof kept.exact !== 'object' || !kept.exact.sure;
    if (isUnsure) this.#findingsByKey(passages);
    else if (!kept.keys) return;
    const { id, likely } = keysOf(kept);
    put(this.#unsure, id, kept, isUnsure);
    for (const key of likely) put(this.#seeking, key, kept, kept.exact === 'none');
  }

  #exactOf(kept: Kept, passages: Passages): Kept['exact'] {
    const { decision } = kept;
    const own = this.#byName.get(decision.finding);
    if (!own && this.#elsewhere.has(decision.finding)) return 'aside';
    const likeOwn = own && exactly(decision, [own], passages);
    return likeOwn?.sure ? likeOwn : (exactly(decision, this.#findingsByKey(passages).of(keysOf(kept).id), passages) ?? 'none');
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
    const [first] = about;
    if (about.length === 1 && first && typeof first.exact === 'object') return { holder: first, state: first.decided, replaced: nobody };
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

  #findingsByKey(passages: Passages): FindingsByKey {
    return (this.#byKey ??= new FindingsByKey(this.#byName.values(), passages));
  }

  #likelyOf(kept: Kept, passages: Passages): Likely | undefined {
    const { decision, decided } = kept;
    const findings = this.#findingsByKey(passages);
    const candidates = keysOf(kept).likely.flatMap((key) => findings.inOrder(key));
    const finding = candidates.length > 0 ? likeliest(decision, candidates, passages) : undefined;
    if (!finding) return undefined;
    const all = changesSince(decision, finding, passages);
    const stateFor = ([first, ...more]: typeof all): FindingState => (first ? { state: 'changed', decision, changes: [first, ...more] } : decided);
    return { finding, state: stateFor(all), soFar: stateFor(all.filter(({ kind }) => kind !== 'gone')) };
  }
}

function keysOf(kept: Kept): ReturnType<typeof keysOfDecision> {
  return (kept.keys ??= keysOfDecision(kept.decision));
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

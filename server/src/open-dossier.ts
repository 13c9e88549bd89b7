// One dossier that is open: its settings, its documents as far as they have been read, and what links them.
import { Corpus, type Links } from './core/corpus/corpus';
import { documentId, readDocument, type DocumentFacts, type DocumentId, type SourceDocument } from './core/corpus/document';
import type { Steps } from './core/corpus/steps';
import { withoutFigures } from './core/corpus/ignored-figures';
import { lookupOf } from './core/corpus/lookup';
import type { Decision, KnownEntries, WrittenDecision } from './core/dossier/decisions';
import { defaultDossier, nameRulesOf, parseDossier, type Dossier, type DossierProblem } from './core/dossier/dossier';
import { noWords, wordsFor, type OwnWord } from './core/extract/figures/own-words';
import { noRules, rulesFor, type NameRules } from './core/extract/names/rules';
import { allOpen, findingStates, StatesKeeper, type FindingStates } from './core/queries/finding-states';
import { KeptProblems } from './core/queries/kept-problems';
import { problemsOf, type Problem } from './core/queries/problems';
import { Pointers } from './core/queries/pointers';
import { tokensOf } from './core/queries/tokens';
import { english, type Say } from './core/say';
import { LineIndex } from './core/text/line-index';
import type { Span } from './core/text/span';
import type { TextQuote } from './core/text/text-quote';
import { packing } from './core/snapshot/packed-links';
import { packingProblems, unpackProblems } from './core/snapshot/packed-problems';
import { unpackLinks } from './core/snapshot/unpacked-links';
import type { DossierSnapshot, ReadElsewhere, ReadingJob, RecalledSnapshot } from './document-reader';
import { DraftCorpus } from './draft-corpus';
import { pathMatcher } from './globs';
import { joinKey } from './keys';
import { defaultLimits, settingOf } from './limits';
import type { FoundDossier } from './membership';
import type { ReadResult } from './source-files';

type ProblemCode = Problem['code'] | 'decision-changed' | 'decision-orphan' | 'source-unread' | 'source-encoding' | 'dossier';

/** What the user is told of one file. */
export interface FileProblem extends Span {
  readonly code: ProblemCode;
  readonly severity: Problem['severity'];
  readonly message: string;
  readonly related: Problem['related'];
  readonly finding?: string;
}

/** `remark`: the text was read, but something about it is to be told. */
interface Entry {
  readonly text?: string;
  readonly remark?: string | undefined;
  readonly unread?: string;
  /** Whether reading it took too much time or memory. */
  readonly givenUp?: true;
  readonly facts: DocumentFacts;
  /** What corroborate.yaml says of names, as far as it can matter to the text. */
  readonly rules: NameRules;
  /** What it adds to the lexicons, as far as it can matter to the text. */
  readonly words: readonly OwnWord[];
  readonly ignored: readonly TextQuote[];
}

/** What an earlier run has found in the sources that are what they were then. */
interface Recalled {
  readonly snapshot: DossierSnapshot;
  readonly links: Links;
  /** Whether it leaves something out: sources that changed since, with all that is to be told of them and others. */
  readonly isPartial: boolean;
  /** Undefined where they are told in other words or under other settings now. */
  problemsOf: ReturnType<typeof unpackProblems> | undefined;
}

/** What the user is told of corroborate.yaml: in order of start, with the lines that the spans point into. */
interface SettingsTold {
  readonly problems: readonly FileProblem[];
  readonly lines: LineIndex;
}

const noFacts: DocumentFacts = {};
const none: readonly FileProblem[] = [];

export class OpenDossier {
  readonly folder: string;
  settings: Dossier;
  /** Whether the files have been listed, so that a name in the settings can be called wrong. */
  listed = false;
  /** The text that `settingsProblems` points into; undefined without a corroborate.yaml. */
  settingsText: string | undefined;
  /** Whether anything has changed since this was last set to false. */
  changed = true;
  /** Whether that text could not be read, so that `settings` and the places in them are older. */
  settingsBroken = false;
  /** What was read of single decisions. */
  entries: KnownEntries = new Map();
  #good: Dossier | undefined;
  /** What is to be told of a file that could be read. */
  #settingsRemark: string | undefined;
  #mistakes: readonly DossierProblem[] = [];
  #named: ReadonlyMap<string, Span> = new Map();
  readonly #corpus = new Corpus();
  #recalled: Recalled | undefined;
  /** Sources that changed since, and are still in it. */
  readonly #leftOut = new Set<DocumentId>();
  /** Sources that it leaves out, each by itself. */
  readonly #alone = new Map<string, Corpus>();
  readonly #linksOfOne = new WeakSet<Links>();
  readonly #draftCorpus = new DraftCorpus();
  readonly #pointers = new Pointers();
  readonly #keptProblems = new KeptProblems();
  /** How many findings were told of each draft when its problems were last asked for. */
  readonly #openInDraft = new Map<string, number>();
  /** Which of the entries are drafts. */
  readonly #drafts = new Set<string>();
  readonly #touched = new Set<string>();
  /** Sources whose findings have not been held against the decisions since they changed. */
  readonly #unmatched = new Set<DocumentId>();
  #toldSettings: Dossier | undefined;
  readonly #entries = new Map<string, Entry | undefined>();
  /** Sources that are still to be read. */
  readonly #awaited = new Set<string>();
  readonly #log: (message: string) => void;
  readonly #read: typeof readDocument;
  readonly #say: Say;
  #failed = false;
  readonly #language: string;
  readonly #mostMentions: () => number;
  #linked: { readonly links: Links; readonly at: number; readonly took: number } | undefined;
  #decided = new WeakMap<Links, { readonly settings: Dossier; readonly complete: boolean; readonly states: FindingStates }>();
  #settingsTold: SettingsTold & { readonly mistakes: readonly DossierProblem[]; readonly loose: readonly FileProblem[]; readonly text: string } | undefined;
  #loose: Pick<FindingStates, 'orphans' | 'replaced'> & { readonly told: readonly FileProblem[] } | undefined;
  readonly #keeper = new StatesKeeper();
  readonly #draftKeeper = new StatesKeeper();

  constructor({ folder, sources }: FoundDossier, log: (message: string) => void, read: typeof readDocument = readDocument, say: Say = english, language = '', mostMentions = () => defaultLimits.mentions) {
    this.folder = folder;
    this.settings = { ...defaultDossier, sources };
    this.#log = log;
    this.#read = read;
    this.#say = say;
    this.#language = language;
    this.#mostMentions = mostMentions;
  }

  /**
   * Takes what corroborate.yaml says now; undefined where there is none. A file that cannot be read, or that is no YAML while
   * somebody writes in it, leaves the last settings that could be read in force: a dossier must not change with each bracket.
   */
  useSettings(read: ReadResult | undefined, sources: readonly string[]): void {
    if (read?.ok && read.text === this.settingsText && read.problem === this.#settingsRemark) return;
    const before = this.#good;
    this.#settingsRemark = read?.ok ? read.problem : undefined;
    if (read?.ok) {
      const { dossier, problems, named, entries, broken } = parseDossier(read.text, this.entries, this.#say);
      if (!broken) this.#good = dossier;
      this.settings = (broken ? before : undefined) ?? dossier;
      this.entries = broken ? this.entries : entries;
      this.#mistakes = broken && before ? problems.map((problem, i) => (i === 0 ? { ...problem, message: this.#withLastGood(problem.message) } : problem)) : problems;
      this.#named = named;
      this.settingsBroken = broken;
    } else {
      if (!read) this.#good = undefined;
      this.settings = (read ? before : undefined) ?? { ...defaultDossier, sources };
      this.#mistakes = read ? [{ start: 0, end: 0, message: before ? this.#withLastGood(read.problem) : `${read.problem} ${this.#say('The default settings hold.')}` }] : [];
      this.#named = new Map();
      this.settingsBroken = read !== undefined;
    }
    this.settingsText = read?.ok ? read.text : undefined;
    this.changed = true;
    if (this.#recalled) this.#recalled.problemsOf = undefined;
    for (const [path, entry] of this.#entries) if (entry?.text !== undefined) this.setText(path, entry.text, entry.remark);
  }

  #withLastGood(message: string): string {
    const unused = ` ${this.#say('Nothing of it is used.')}`;
    return `${message.endsWith(unused) ? message.slice(0, -unused.length) : message} ${this.#say('The last settings that could be read hold.')}`;
  }

  /** Mistakes in corroborate.yaml, in order of start. */
  get settingsProblems(): readonly DossierProblem[] {
    const missing = this.listed ? [...this.#named].filter(([path]) => !this.#entries.has(path)) : [];
    const remark = this.#settingsRemark === undefined ? [] : [{ start: 0, end: 0, message: this.#settingsRemark }];
    return [...remark, ...this.#mistakes, ...missing.map(([path, span]) => ({ ...span, message: this.#say('There is no source “{path}” in this dossier.', { path }) }))].sort((a, b) => a.start - b.start);
  }

  /** What is to be told of corroborate.yaml. The same object until that changes: whoever edits a source has not a file of thousands of decisions gone through. */
  get settingsTold(): SettingsTold {
    const [text, mistakes, loose] = [this.settingsText ?? '', this.settingsProblems, this.looseDecisions];
    const known = this.#settingsTold;
    if (known && known.text === text && known.loose === loose && sameProblems(known.mistakes, mistakes)) return known;
    const problems = [...mistakes.map((problem): FileProblem => ({ ...problem, code: 'dossier', severity: 'warning', related: [] })), ...loose].sort((a, b) => a.start - b.start);
    const told = { text, mistakes, loose, problems, lines: known?.text === text ? known.lines : new LineIndex(text) };
    this.#settingsTold = told;
    return told;
  }

  /** Decisions of which no source says anything any more, and those that a later one replaces; in order of start. */
  get looseDecisions(): readonly FileProblem[] {
    // Their places are in a text that is not there any more.
    if (this.settingsBroken) return none;
    const { orphans, replaced } = this.statesOf(this.links);
    if (this.#loose?.orphans === orphans && this.#loose.replaced === replaced) return this.#loose.told;
    const told = (code: ProblemCode, severity: Problem['severity'], message: string) => ({ at }: WrittenDecision): FileProblem => ({ ...at, code, severity, message, related: [] });
    const all = [
      ...orphans.filter(({ quotes }) => quotes.length > 0).map(told('decision-orphan', 'information', this.#say('No source says this any more. The decision is kept until you delete it.'))),
      ...orphans.filter(({ quotes }) => quotes.length === 0).map(told('dossier', 'warning', this.#say('There is no finding of this name. “corroborate check --format json” prints their names.'))),
      ...replaced.map(told('dossier', 'warning', this.#say('The same is decided once more, and that decision holds. Delete one of them.'))),
    ].sort((a, b) => a.start - b.start);
    this.#loose = { orphans, replaced, told: all };
    return all;
  }

  /** How many sources there are. Those that have not been read yet among them. */
  get size(): number {
    return this.#entries.size - this.#drafts.size;
  }

  /** The sources, in order of path. Those that have not been read yet among them. */
  get paths(): readonly string[] {
    return [...this.#entries.keys()].filter((path) => !this.#drafts.has(path)).sort();
  }

  /** The user's own texts, which are no sources, in order of path. Those that have not been read yet among them. */
  get drafts(): readonly string[] {
    return [...this.#drafts].sort();
  }

  /** Findings that are told in drafts, as last told: to ask about each of several drafts again costs as much as an edit. */
  get openInDrafts(): number {
    return this.drafts.reduce((sum, path) => sum + (this.document(path) ? (this.#openInDraft.get(path) ?? 0) : 0), 0);
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  /** What the settings call a file; undefined where they do not name it. */
  kindOf(path: string): 'source' | 'draft' | undefined {
    if (this.settings.drafts.length > 0 && pathMatcher(this.settings.drafts)(path)) return 'draft';
    return pathMatcher(this.settings.sources)(path) ? 'source' : undefined;
  }

  /** Names a document that is still to be read; one that was a source and is a draft now, or the reverse, is read again. */
  expect(path: string, isDraft: boolean): void {
    if (this.#drafts.has(path) !== isDraft) this.remove(path);
    if (isDraft) this.#drafts.add(path);
    if (!this.#entries.has(path)) this.#enter(path, undefined);
  }

  /** Has the document read again as if it had never been. */
  forget(path: string): void {
    if (this.#entries.has(path)) this.#enter(path, undefined);
  }

  #enter(path: string, entry: Entry | undefined): void {
    this.#entries.set(path, entry);
    if (entry || this.#drafts.has(path)) this.#awaited.delete(path);
    else this.#awaited.add(path);
  }

  isRead(path: string): boolean {
    return this.#entries.get(path) !== undefined;
  }

  remove(path: string): void {
    if (!this.#entries.delete(path)) return;
    this.#awaited.delete(path);
    this.#pointers.note(path, []);
    this.#take(path, undefined);
    this.#drafts.delete(path);
    this.#touch(path);
  }

  /** What has to be read to take a text in; undefined where text and facts are those that were read before. */
  jobFor(path: string, text: string): ReadingJob | undefined {
    const facts = this.settings.documents.get(path) ?? noFacts;
    const before = this.#entries.get(path);
    const rules = rulesFor(text, nameRulesOf(this.settings));
    const words = wordsFor(text, this.settings.lexicon);
    const known = before?.text === text && sameFacts(before.facts, facts) && sameRules(before.rules, rules) && sameWords(before.words, words) && sameQuotes(before.ignored, this.settings.ignore.figures);
    return known ? undefined : { path, text, facts, rules, words };
  }

  /** Whether the document took too much time or memory. */
  isGivenUp(path: string): boolean {
    return this.#entries.get(path)?.givenUp === true;
  }

  /**
   * Does nothing where text and facts are those that were read before. `read` is what reading a job elsewhere gave; it counts
   * if that is still the job.
   */
  setText(path: string, text: string, remark?: string, read?: { readonly job: ReadingJob; readonly gave: ReadElsewhere }): void {
    const job = this.jobFor(path, text);
    if (!job) {
      const before = this.#entries.get(path);
      if (!before || before.remark === remark) return;
      this.#enter(path, { ...before, remark });
      this.#touch(path);
      return;
    }
    const { facts, rules, words } = job;
    const ignored = this.settings.ignore.figures;
    this.#touch(path);
    const elsewhere = read && read.job.text === text && sameFacts(read.job.facts, facts) && sameRules(read.job.rules, rules) && sameWords(read.job.words, words) ? read.gave : undefined;
    if (elsewhere && 'problem' in elsewhere) {
      this.#take(path, undefined);
      this.#enter(path, { text, facts, rules, words, ignored, unread: elsewhere.problem, givenUp: true });
      return;
    }
    // Reading it here would stop all else; whoever reads elsewhere may try again.
    const before = this.#entries.get(path);
    if (before?.givenUp && !elsewhere) {
      this.#enter(path, { ...before, text, facts, rules, words, ignored });
      return;
    }
    try {
      const document = elsewhere?.document ?? this.#read(documentId(path), text, facts, rules, words);
      const refused = this.#tooMany(document);
      this.#take(path, refused === undefined ? withoutFigures(document, ignored) : undefined);
      this.#enter(path, { text, facts, rules, words, ignored, ...(remark !== undefined && { remark }), ...(refused !== undefined && { unread: refused }) });
    } catch (error) {
      // A defect of ours must cost one document, not the dossier. The text is kept, so that it is not tried again unchanged.
      this.#log(`${joinKey(this.folder, path)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      this.#take(path, undefined);
      this.#enter(path, { text, facts, rules, words, ignored, unread: this.#say('Not read: Corroborate stumbled over this text. The log says how.') });
    }
  }

  /** Why what was found in a document is not linked with the others, where it is so much that linking it would stop all else. */
  #tooMany({ mentions: count }: SourceDocument): string | undefined {
    const most = this.#mostMentions();
    return count <= most ? undefined : this.#say('Not compared: this text has {count} names, figures and quotations, more than the {most} that are linked {setting}.', { count, most, setting: settingOf('mentions', this.#say) });
  }

  /** Puts what was read where it belongs; undefined for what is gone or unreadable. */
  #take(path: string, document: SourceDocument | undefined): void {
    const id = documentId(path);
    if (this.#drafts.has(path)) {
      if (document) this.#draftCorpus.update(document);
      else this.#draftCorpus.remove(id);
      // A decision on what it says may be about nothing now.
      this.#decided = new WeakMap();
      return;
    }
    if (this.#recalled) this.#leftOut.add(id);
    if (document) this.#corpus.update(document);
    else this.#corpus.remove(id);
    this.#draftCorpus.followSource(id, document);
  }

  #touch(path: string): void {
    this.changed = true;
    this.#touched.add(path);
  }

  setUnread(path: string, problem: string): void {
    if (this.#entries.get(path)?.unread === problem) return;
    this.#touch(path);
    this.#take(path, undefined);
    this.#enter(path, { unread: problem, facts: noFacts, rules: noRules, words: noWords, ignored: [] });
  }

  document(path: string): SourceDocument | undefined {
    return this.#drafts.has(path) ? this.#draftCorpus.get(documentId(path)) : this.#corpus.get(documentId(path));
  }

  /**
   * What is linked, for a question about one document while others are still being read. It may lack the latest of those,
   * so that linking takes a tenth of the time at most, but never an edit of the document itself.
   */
  linksFor(path: string): Links {
    if (this.#drafts.has(path) || this.#recalledNow()) return this.linksOf(path);
    const last = this.#linked;
    const isRecent = last && performance.now() - last.at < 10 * last.took;
    return isRecent && last.links.documents.get(documentId(path)) === this.document(path) ? last.links : this.links;
  }

  /**
   * The paths of which something else may be to be told than when this was last asked, those that are gone among them; all
   * where corroborate.yaml has changed.
   */
  takeTouched(): ReadonlySet<string> {
    this.statesOf(this.links);
    const touched = new Set([...this.#touched, ...this.#keeper.takeTouched()]);
    this.#touched.clear();
    // Whatever changes in a source may be told in any draft. A draft alone changes nothing elsewhere.
    if ([...touched].some((path) => !this.#drafts.has(path))) for (const path of this.#drafts) touched.add(path);
    if (this.#failed || this.settings !== this.#toldSettings) for (const path of this.#entries.keys()) touched.add(path);
    this.#toldSettings = this.#failed ? undefined : this.settings;
    return touched;
  }

  /** One step of what makes cards quick; false where all is ready. */
  prepare(): boolean {
    return this.#guarded('', () => this.#linkOn() || this.#corpus.prepare() || this.#draftCorpus.prepare(), false);
  }

  /**
   * Links the documents while what was found before is shown, so that an edit finds all in place: one step; false when all is done.
   * Where nothing was left out, it ends with what is shown already.
   */
  #linkOn(): boolean {
    const recalled = this.#recalledNow();
    if (!recalled) return false;
    this.#linked = undefined;
    try {
      if (!this.#corpus.linkOn()) return true;
    } catch {
      // The next to ask for links meets the same defect, and says how.
      this.#forgetRecalled();
      this.changed = true;
      return false;
    }
    this.#forgetRecalled();
    // Views may show more now. What is told already is the same, but for a part that was left out.
    this.changed = true;
    if (!recalled.isPartial) this.#corpus.takeTouched();
    this.#matchAll();
    return false;
  }

  /** All that the sources were read from, in order of path; undefined while some are still unread. */
  get jobs(): readonly ReadingJob[] | undefined {
    if (!this.complete) return undefined;
    return this.paths.flatMap((path) => {
      const entry = this.#entries.get(path);
      return entry?.text === undefined || entry.unread !== undefined ? [] : [{ path, text: entry.text, facts: entry.facts, rules: entry.rules, words: entry.words }];
    });
  }

  /** What links them depends on this as well. */
  get ignored(): string {
    return JSON.stringify(this.settings.ignore.figures);
  }

  /** Whether what links the documents is an earlier run's. */
  get isRecalled(): boolean {
    return this.#recalled !== undefined;
  }

  /** Whether that leaves something out. */
  get isPartial(): boolean {
    return this.#recalledNow()?.isPartial ?? false;
  }

  /** Takes what an earlier run has found in the same sources, or in those of them that are unchanged. */
  recall({ snapshot, unchanged }: RecalledSnapshot): void {
    const documents = new Map((unchanged ? [...unchanged].sort() : this.paths).flatMap((path): [DocumentId, SourceDocument][] => {
      const document = this.document(path);
      return document ? [[document.id, document]] : [];
    }));
    this.#recallIn(documents, snapshot, unchanged !== undefined);
    this.#matchAll();
  }

  #recallIn(documents: ReadonlyMap<DocumentId, SourceDocument>, snapshot: DossierSnapshot, isPartial: boolean): Recalled {
    const { links, problems, told } = snapshot;
    return this.#recalled = { snapshot, links: unpackLinks(links, documents), isPartial, problemsOf: told !== '' && told === this.#told ? unpackProblems(problems) : undefined };
  }

  /** Without the sources that changed before all were linked. Where few are left, what is shown of them is worth less than the wait. */
  #recalledNow(): Recalled | undefined {
    const recalled = this.#recalled;
    if (!recalled || this.#leftOut.size === 0) return recalled;
    const documents = new Map([...recalled.links.documents].filter(([id]) => !this.#leftOut.has(id)));
    this.#leftOut.clear();
    if (documents.size * 2 < this.size) {
      this.#forgetRecalled();
      return undefined;
    }
    for (const id of documents.keys()) this.#unmatched.add(id);
    return this.#recallIn(documents, recalled.snapshot, true);
  }

  #forgetRecalled(): void {
    this.#recalled = undefined;
    this.#leftOut.clear();
    this.#alone.clear();
  }

  /** A source that is left out, by itself. */
  #linksAlone(path: string): Links {
    const document = this.document(path);
    let corpus = this.#alone.get(path);
    if (!corpus) this.#alone.set(path, (corpus = new Corpus()));
    if (document && corpus.get(document.id) !== document) corpus.update(document);
    const { links } = corpus;
    this.#linksOfOne.add(links);
    return links;
  }

  /** Holds all findings against the decisions: each is another object than before. */
  #matchAll(): void {
    for (const id of this.links.documents.keys()) this.#unmatched.add(id);
    this.statesOf(this.links);
  }

  /** What is to be kept for the next run, in steps; nothing may change between them. */
  *packing(): Steps<DossierSnapshot> {
    const { links } = this;
    const problems = yield* packingProblems([...links.documents.keys()], (id) => problemsOf(links, id, this.statesOf(links), this.#say));
    return { links: yield* packing(links), problems, told: this.#told };
  }

  /** All that words and severities of problems depend on beside the sources; empty where drafts have a say in what decisions are about. */
  get #told(): string {
    return this.#drafts.size > 0 ? '' : JSON.stringify([this.#language, this.settingsText ?? null]);
  }

  /** Never throws: where linking fails, nothing is linked, and the log says why. */
  get links(): Links {
    const recalled = this.#recalledNow();
    if (recalled) return recalled.links;
    try {
      const began = performance.now();
      const { links } = this.#corpus;
      this.#failed = false;
      if (links !== this.#linked?.links) this.#linked = { links, at: performance.now(), took: performance.now() - began };
      return links;
    } catch (error) {
      if (!this.#failed) this.#log(`${this.folder}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      this.#failed = true;
      return new Corpus().links;
    }
  }

  /** What is linked, for a question about one document: a draft stands beside the sources only there. Never throws. */
  linksOf(path: string): Links {
    if (!this.#drafts.has(path)) return this.isPartial && !this.links.documents.has(documentId(path)) ? this.#linksAlone(path) : this.links;
    return this.#guarded(path, () => this.#draftCorpus.linksWith(documentId(path), () => this.paths.flatMap((source) => this.document(source) ?? [])), new Corpus().links);
  }

  /** Whether all sources that the settings name have been read and linked. */
  get complete(): boolean {
    return this.listed && this.#awaited.size === 0 && !this.isPartial;
  }

  /** What became of each finding, and the decisions that are about none. */
  statesOf(links: Links): FindingStates {
    const known = this.#decided.get(links);
    const { settings, complete } = this;
    if (known?.settings === settings && known.complete === complete) return known.states;
    const states = this.#linksOfOne.has(links) ? findingStates(links, settings.decisions, complete, settings.severities) : links.draft === undefined ? this.#statesOfSources(links) : this.#statesWithDraft(links);
    this.#decided.set(links, { settings, complete, states });
    return states;
  }

  #statesOfSources(links: Links): FindingStates {
    const { changed, told, renewed } = this.#corpus.takeTouched();
    this.#keptProblems.forget(links, changed);
    for (const id of [...changed, ...told]) this.#touched.add(id);
    for (const id of changed) for (const path of this.#pointers.into(id)) this.#touched.add(path);
    for (const id of [...changed, ...renewed]) this.#unmatched.add(id);
    const states = this.#keeper.update(links, this.settings.decisions, this.complete, this.settings.severities, this.#unmatched, () => this.#findingsInDrafts());
    this.#unmatched.clear();
    return states;
  }

  #statesWithDraft(links: Links): FindingStates {
    const { decisions, severities } = this.settings;
    return this.#draftKeeper.update(links, decisions, this.complete, severities, this.#draftCorpus.takeTouched());
  }

  /** Ids of what is told of drafts: about the sources a decision on that would be held for changed or gone. */
  #findingsInDrafts(): ReadonlySet<string> {
    return new Set(this.drafts.flatMap((path) => this.linksOf(path).findingsIn(documentId(path)).map(({ id }) => id)));
  }

  /** In order of start. */
  problemsOf(path: string): readonly FileProblem[] {
    const entry = this.#entries.get(path);
    if (!entry) return [];
    if (entry.unread !== undefined) return [about('source-unread', `${entry.unread} ${this.#drafts.has(path) ? this.#say('It is not checked against the sources.') : this.#say('The other sources are compared without it.')}`)];
    const findings = this.#guarded(path, () => {
      const links = this.linksOf(path);
      const known = links === this.#recalled?.links ? this.#recalledProblems(this.#recalled, documentId(path)) : undefined;
      const problems = known ?? this.#linkedProblems(path, links);
      this.#pointers.note(path, problems);
      if (this.#drafts.has(path)) this.#openInDraft.set(path, new Set(problems.map(({ finding }) => finding)).size);
      return problems;
    }, []);
    return entry.remark === undefined ? findings : [about('source-encoding', entry.remark), ...findings];
  }

  #linkedProblems(path: string, links: Links): readonly Problem[] {
    const states = this.statesOf(links);
    // A draft is told anew each time, since any source may have a part in it.
    const isOfSources = links.draft === undefined && !this.#linksOfOne.has(links);
    return problemsOf(links, documentId(path), states, this.#say, isOfSources ? this.#keptProblems : undefined);
  }

  #recalledProblems({ links, isPartial, problemsOf: recalled }: Recalled, id: DocumentId): readonly Problem[] | undefined {
    const problems = recalled?.(id);
    if (!problems || !isPartial) return problems;
    const there = new Set(links.findingsIn(id).map((finding) => finding.id));
    return problems.filter(({ finding }) => there.has(finding));
  }

  /** What was found and is decided, with the decision, in order of start. */
  decidedIn(path: string): readonly (FileProblem & { readonly decision: Decision })[] {
    if (this.#entries.get(path)?.text === undefined) return [];
    const links = this.linksOf(path);
    const decisions = new Map(lookupOf(links).findingsIn(documentId(path)).flatMap((finding) => {
      const state = this.statesOf(links).stateOf(finding);
      return state.state === 'decided' ? [[finding.id, state.decision] as const] : [];
    }));
    if (decisions.size === 0) return [];
    return this.#guarded(path, () => problemsOf(links, documentId(path), { ...allOpen, severityOf: this.statesOf(links).severityOf }), []).flatMap((problem) => {
      const decision = decisions.get(problem.finding);
      return decision ? [{ ...problem, decision }] : [];
    });
  }

  /** Changes when a document's colours do. */
  coloursOf(path: string): string {
    return this.#guarded(path, () => {
      const links = this.linksOf(path);
      return JSON.stringify(tokensOf(links, documentId(path), undefined, this.statesOf(links)));
    }, '');
  }

  /** Sources that could not be read, in order of path. */
  get unread(): readonly { readonly path: string; readonly message: string }[] {
    return this.#said(this.paths, (entry) => entry.unread);
  }

  get unreadDrafts(): readonly { readonly path: string; readonly message: string }[] {
    return this.#said(this.drafts, (entry) => entry.unread);
  }

  /** What is to be told of sources and drafts that were read, in order of path. */
  get remarks(): readonly { readonly path: string; readonly message: string }[] {
    return this.#said([...this.paths, ...this.drafts], (entry) => entry.remark);
  }

  #said(paths: readonly string[], what: (entry: Entry) => string | undefined): readonly { readonly path: string; readonly message: string }[] {
    return paths.flatMap((path) => {
      const entry = this.#entries.get(path);
      const message = entry && what(entry);
      return message === undefined ? [] : [{ path, message }];
    });
  }

  /** The lines that a document's spans point into. */
  linesOf(path: string): LineIndex {
    return this.document(path)?.source.lines ?? new LineIndex('');
  }

  #guarded<T>(path: string, query: () => T, otherwise: T): T {
    try {
      return query();
    } catch (error) {
      this.#log(`${joinKey(this.folder, path)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return otherwise;
    }
  }
}

function about(code: ProblemCode, message: string): FileProblem {
  return { start: 0, end: 0, code, severity: 'information', message, related: [] };
}

function sameProblems(a: readonly DossierProblem[], b: readonly DossierProblem[]): boolean {
  return a.length === b.length && a.every(({ start, end, message }, i) => start === b[i]?.start && end === b[i]?.end && message === b[i]?.message);
}

function sameFacts(a: DocumentFacts, b: DocumentFacts): boolean {
  return a === b || (a.title === b.title && a.publisher === b.publisher && a.published === b.published && a.author === b.author && a.url === b.url && a.reliability === b.reliability);
}

function sameQuotes(a: readonly TextQuote[], b: readonly TextQuote[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function sameRules(a: NameRules, b: NameRules): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function sameWords(a: readonly OwnWord[], b: readonly OwnWord[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

// The one object that the language server, the command line and tests ask: dossiers, kept up to date with files and open buffers.
import { ReadingApart } from './reading-apart';
import type { Links } from './core/corpus/corpus';
import { documentId, type DocumentId, type readDocument } from './core/corpus/document';
import { dossierFile } from './core/dossier/dossier';
import { english, type Say } from './core/say';
import { hash32 } from './core/text/hash';
import { LineIndex } from './core/text/line-index';
import { pathMatcher } from './globs';
import type { DocumentReader, ReadElsewhere, ReadingJob } from './document-reader';
import { isWithin, joinKey, lastName, parentKey, pathInside } from './keys';
import { defaultLimits, settingOf, type Limits } from './limits';
import { findDossiers, isNearest, liesInNamedFolder, type FoundDossier, type Root } from './membership';
import { OpenDossier, type FileProblem } from './open-dossier';
import { tooLarge, type ReadResult, type SourceFiles } from './source-files';
import { BACKGROUND_MS, TimeSlice } from './time-slice';

/** Why not all of a folder is read, in a sentence that says what to do. */
interface LimitMet {
  readonly folder: string;
  readonly message: string;
}

interface ServiceOptions {
  readonly files: SourceFiles;
  /** One line for the log: what was left out and why, and defects of ours. */
  readonly log: (message: string) => void;
  /** Quiet time in milliseconds before `onChange` is called. */
  readonly debounce?: number;
  /** What makes cards quick is prepared when it is done. */
  readonly onChange?: (change: Change) => void | Promise<void>;
  /** How a document is read; what throws costs one document. */
  readonly readDocument?: typeof readDocument;
  /** Reads documents elsewhere, as far as it pays; without it all are read here. */
  readonly reader?: DocumentReader;
  readonly limits?: Limits;
  /** Called with a sentence for the user where a limit keeps sources of a folder out of the comparison. */
  /** Whether folders may still be named: until `rootsAreNamed` nothing is said of what other sources lack. */
  readonly awaitsRoots?: boolean;
  readonly onLimit?: (folder: string, message: string) => void;
  /** Called when reading begins, while it goes on, and once with `read === total` when it is over. */
  readonly onProgress?: (read: number, total: number) => void;
  /** Problems are said with it; English without. */
  readonly say?: Say;
  /** Names that language. */
  readonly language?: string;
}

/** What a round of analysis brought. */
export interface Change {
  /** Keys of the files whose problems are not what they were, in order. Files that are gone among them. */
  readonly problems: readonly string[];
  /** Whether the colours of an open document changed without an edit of its own. */
  readonly colours: boolean;
}

/** A document with the dossier that it belongs to. */
export interface Found {
  readonly dossier: OpenDossier;
  readonly id: DocumentId;
  readonly links: Links;
  readonly lines: LineIndex;
}

/** Files that are read at one time: enough to hide a slow disk or a client's answer, few enough for any limit on open files. */
const READ_AHEAD = 8;
/** Quiet time before what was found is kept anew: for the next run a few changed sources are soon read again. */
const KEEP_AFTER_MS = 300_000;
/** The fingerprint of a file of which nothing is told. */
const NOTHING = '';

export class DossierService {
  readonly #options: ServiceOptions;
  readonly #say: Say;
  readonly #roots = new Map<string, Root>();
  readonly #dossiers = new Map<string, OpenDossier>();
  /** Dossier folders by root. */
  readonly #foldersOf = new Map<string, ReadonlySet<string>>();
  /** Documents that no dossier has, in one dossier for each folder; only while they are open. */
  readonly #loose = new Map<string, OpenDossier>();
  /** Texts of open documents, which count instead of the disk's. */
  readonly #buffers = new Map<string, string>();
  readonly #edited = new Set<string>();
  readonly #apart: ReadingApart;
  /** How long reading an open document took last, in milliseconds. */
  readonly #took = new Map<string, number>();
  /** Files that did not answer in time, and folders that could not be listed for it. */
  readonly #late = new Set<string>();
  /** Open documents that no listing has found on a disk: saving one may make a dossier. */
  readonly #unsaved = new Set<string>();
  #configured: readonly string[] = [];
  #limits: Limits;
  readonly #files: SourceFiles;

  /** Roots to be listed, with the keys at which something happened. */
  readonly #toScan = new Map<string, Set<string>>();
  readonly #toRead = new Map<string, { readonly dossier: OpenDossier; readonly path: string }>();
  #read = 0;
  #total = 0;
  #work: Promise<void> | undefined;
  #paused = false;
  #awaitsRoots: boolean;
  #isScanning = false;
  #scanned: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #onIdle: (() => void)[] = [];
  readonly #told = new Map<string, string>();
  /** Of what is told of a corroborate.yaml, which may be thousands of decisions. */
  readonly #settingsPrints = new WeakMap<OpenDossier['settingsTold'], string>();
  /** Of what findings say: one problem that is the same object points to the same places. */
  readonly #problemPrints = new WeakMap<FileProblem, string>();
  /** Of which dossiers something may have been told. */
  #settled: readonly OpenDossier[] = [];
  readonly #limitsTold = new Set<string>();
  /** By what was listed; a listing that meets no limit takes its entry away. */
  readonly #limitsMet = new Map<string, LimitMet>();
  readonly #coloured = new Map<string, { readonly text: string; readonly colours: string }>();
  /** Counts what may have changed anything. */
  #changes = 0;
  /** Dossiers of which it was looked up what an earlier run has found. */
  readonly #lookedUp = new WeakSet<OpenDossier>();
  /** In which state of its sources a dossier was kept. */
  readonly #kept = new WeakMap<OpenDossier, string>();
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.#say = options.say ?? english;
    this.#limits = options.limits ?? defaultLimits;
    this.#awaitsRoots = options.awaitsRoots ?? false;
    this.#apart = new ReadingApart(options.reader, (key, job, gave) => this.#takeApart(key, job, gave));
    const { files } = options;
    this.#files = {
      read: files.read.bind(files),
      list: async (root, globs, limits) => {
        const listed = await files.list(root, globs, limits);
        if (listed.leftOut.some(({ late }) => late)) this.#late.add(root);
        this.#meetLimits(`${root}\n${globs.join('\n')}`, root, listed.leftOut.flatMap(({ problem, limit }) => (limit ? [problem] : [])));
        return listed;
      },
    };
    files.onAnswer?.((root) => this.#askAgain(root));
  }

  /** The folders have been named, if there are any. Until then an open document stands alone, and nobody knows what others say. */
  rootsAreNamed(): void {
    this.#awaitsRoots = false;
  }

  /** Opens a folder and everything in it that membership.ts calls a dossier. */
  addRoot(root: Root): void {
    this.#roots.set(root.folder, root);
    this.#scan(root.folder);
  }

  removeRoot(folder: string): void {
    if (!this.#roots.delete(folder)) return;
    this.#foldersOf.delete(folder);
    this.#dropForeign();
    this.#scanAround(folder);
    for (const key of this.#buffers.keys()) if (isWithin(folder, key)) this.#place(key);
    this.#settleSoon();
  }

  /** Globs from the editor's settings that make a workspace folder a dossier, none by default; and how much is read. */
  configure(sources: readonly string[], limits: Limits = this.#limits): void {
    const before = JSON.stringify([this.#configured, this.#limits]);
    if (JSON.stringify([sources, limits]) === before) return;
    const isTighter = limits.megabytes < this.#limits.megabytes || limits.mentions < this.#limits.mentions;
    this.#configured = sources;
    this.#limits = limits;
    // What was too large may be read now, and the other way round; what is being read began with the old limits.
    for (const dossier of this.dossiers) {
      const left = new Set([...dossier.unread, ...dossier.unreadDrafts].map(({ path }) => path));
      for (const path of documentsOf(dossier)) {
        if (!isTighter && !left.has(path) && dossier.isRead(path)) continue;
        dossier.forget(path);
        this.#enqueue(dossier, path);
      }
    }
    this.rescan();
  }

  /** Lists all files anew. What is known and unchanged is not read again. */
  rescan(): void {
    for (const folder of this.#roots.keys()) this.#scan(folder);
  }

  /** The text of an open document, at opening and after each edit. It is analysed when next asked for, or after the quiet time. */
  setBuffer(key: string, text: string): void {
    const isNew = !this.#buffers.has(key);
    this.#buffers.set(key, text);
    if (isNew) this.#unsaved.add(key);
    if (lastName(key) === dossierFile) this.#useBufferedSettings(key, text);
    else if (isNew) this.#place(key);
    this.#edited.add(key);
    this.#settleSoon();
  }

  /** The document is closed: what the disk has counts again. */
  dropBuffer(key: string): void {
    if (!this.#buffers.delete(key)) return;
    this.#unsaved.delete(key);
    this.#edited.delete(key);
    this.#took.delete(key);
    this.#apart.drop(key);
    this.#coloured.delete(key);
    const loose = this.#loose.get(parentKey(key));
    if (loose?.has(lastName(key))) {
      loose.remove(lastName(key));
      if (loose.paths.length === 0) this.#loose.delete(parentKey(key));
    }
    this.fileChanged(key);
    // A folder that is a dossier by membership's rule 4 is one no longer without an open document.
    for (const [root, folders] of this.#foldersOf) if (folders.has(root) && isWithin(root, key) && !this.#hasOpen(root)) this.#scan(root);
    this.#settleSoon();
  }

  /** Whether a file that came while its folder was being listed makes a dossier of its own, and the opened folder one no longer. */
  #isForAnother({ dossier: { folder, settingsText }, path }: { readonly dossier: OpenDossier; readonly path: string }): boolean {
    return this.#roots.has(folder) && settingsText === undefined && this.#configured.length === 0 && liesInNamedFolder(path);
  }

  /** A file or folder appeared, changed or went, as far as the caller knows; what really happened is looked up. */
  fileChanged(key: string): void {
    const known = this.#locate(key);
    const isNew = this.#unsaved.delete(key);
    if (known && !isNew && lastName(key) !== dossierFile && !this.#isForAnother(known)) return this.#enqueue(known.dossier, known.path);
    this.#scanAround(key);
  }

  /** A file went, or a folder with all that lay in it. */
  fileRemoved(key: string): void {
    for (const dossier of this.#dossiers.values()) {
      for (const path of documentsOf(dossier)) if (isWithin(key, joinKey(dossier.folder, path))) dossier.remove(path);
    }
    for (const buffer of this.#buffers.keys()) if (isWithin(key, buffer)) this.#unsaved.add(buffer);
    // A buffer that is still open keeps its document; listing finds that out.
    this.#scanAround(key);
    this.#settleSoon();
  }

  /** The document's dossier with everything that is known by now; undefined where the file is no source. Waits until files have been listed. */
  async find(key: string): Promise<Found | undefined> {
    if (!this.#locate(key)) await this.#scanned;
    this.#analyseEdits();
    // Until then every place in it would be another.
    while (this.#apart.has(key)) await this.#apart.settled(key);
    const known = this.#locate(key);
    if (!known) return undefined;
    const { dossier, path } = known;
    return dossier.document(path) && { dossier, id: documentId(path), links: this.#work ? dossier.linksFor(path) : dossier.linksOf(path), lines: dossier.linesOf(path) };
  }

  /** Keys of the folders that are open. */
  get roots(): readonly string[] {
    return [...this.#roots.keys()];
  }

  /** Every dossier, in order of folder; those of single open documents last, in whatever order these came to stand alone. */
  get dossiers(): readonly OpenDossier[] {
    return [this.#dossiers, this.#loose].flatMap((some) => [...some.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1)));
  }

  /** What is to be told of a file, a source or a corroborate.yaml, in order of start; with the lines that the spans point into. */
  problemsAt(key: string): { readonly problems: readonly FileProblem[]; readonly lines: LineIndex; readonly dossier?: OpenDossier } {
    const known = this.#locate(key);
    if (known) return { problems: known.dossier.problemsOf(known.path), lines: known.dossier.linesOf(known.path), dossier: known.dossier };
    const dossier = this.dossierAt(key);
    if (!dossier) return { problems: [], lines: new LineIndex('') };
    const { problems, lines } = dossier.settingsTold;
    return { problems, lines, dossier };
  }

  /** The dossier whose settings a file is; undefined for any other file. */
  dossierAt(settings: string): OpenDossier | undefined {
    return lastName(settings) === dossierFile ? this.#dossiers.get(parentKey(settings)) : undefined;
  }

  /** Reads no further than the files that are under way. What has been read is compared; `readOn` goes on with the rest. */
  pause(): void {
    if (this.#toRead.size > 0) this.#paused = true;
  }

  readOn(): void {
    this.#paused = false;
    if (!this.#work && this.#toRead.size > 0) this.#start();
  }

  /** Whether somebody has stopped the reading, and sources are still unread. */
  get paused(): boolean {
    return this.#paused && this.#toRead.size > 0;
  }

  get limits(): Limits {
    return this.#limits;
  }

  /** Whether sources are still to be listed or read, so that nothing can be said of what they lack. */
  get reading(): boolean {
    return this.#awaitsRoots || this.paused || this.#isPartial || (this.#work !== undefined && (this.#isScanning || this.#toScan.size > 0 || this.#toRead.size > 0 || this.#read < this.#total));
  }

  get progress(): { readonly read: number; readonly total: number } {
    return { read: this.#read, total: this.#total };
  }

  /** Resolves when everything has been listed, read and analysed, and `onChange` has been called. */
  async idle(): Promise<void> {
    if (!this.#work && this.#timer === undefined && !this.#isPartial && !this.#apart.isBusy) return;
    await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#keeping);
    for (const key of this.#buffers.keys()) this.#apart.drop(key);
    this.#toScan.clear();
    this.#toRead.clear();
    this.#options.reader?.dispose();
  }

  #locate(key: string): { readonly dossier: OpenDossier; readonly path: string } | undefined {
    for (let folder = parentKey(key); folder !== ''; folder = parentKey(folder)) {
      const dossier = this.#dossiers.get(folder);
      const path = pathInside(folder, key) ?? '';
      if (dossier?.has(path)) return { dossier, path };
    }
    const loose = this.#loose.get(parentKey(key));
    return loose?.has(lastName(key)) ? { dossier: loose, path: lastName(key) } : undefined;
  }

  /** While settings are being typed, files are listed anew only when `sources` or `drafts` has changed. */
  #useBufferedSettings(key: string, text: string): void {
    const dossier = this.#dossiers.get(parentKey(key));
    const globs = () => JSON.stringify([dossier?.settings.sources, dossier?.settings.drafts]);
    const before = globs();
    if (dossier?.settingsText !== undefined) dossier.useSettings({ ok: true, text }, dossier.settings.sources);
    if (dossier?.settingsText === undefined || globs() !== before) this.#scanAround(key);
  }

  #hasOpen(folder: string): boolean {
    return [...this.#buffers.keys()].some((key) => isWithin(folder, key) && lastName(key) !== dossierFile);
  }

  #scan(folder: string, touched?: string): void {
    const keys = this.#toScan.get(folder) ?? new Set();
    if (touched !== undefined) keys.add(touched);
    this.#toScan.set(folder, keys);
    if (!this.#work) this.#start();
  }

  #scanAround(key: string): void {
    for (const folder of this.#roots.keys()) if (isWithin(folder, key) || isWithin(key, folder)) this.#scan(folder, key);
  }

  #enqueue(dossier: OpenDossier, path: string): void {
    const key = joinKey(dossier.folder, path);
    if (!this.#toRead.has(key)) this.#total++;
    this.#toRead.set(key, { dossier, path });
    if (!this.#work) this.#start();
  }

  #start(): void {
    let scanned = (): void => undefined;
    this.#scanned = new Promise((resolve) => (scanned = resolve));
    this.#work = this.#run(scanned)
      .catch((error: unknown) => this.#options.log(`Reading stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`))
      .finally(() => {
        scanned();
        this.#work = undefined;
        // What was asked for after the last look at the queues.
        if (!this.#disposed && this.#toScan.size + (this.#paused ? 0 : this.#toRead.size) > 0) return this.#start();
        if (!this.paused) this.#read = this.#total = 0;
        this.#settleSoon();
      });
  }

  async #run(scanned: () => void): Promise<void> {
    const slice = new TimeSlice();
    // Events mostly come in bursts; one turn later the burst is here and is listed once.
    await Promise.resolve();
    const ahead = Math.max(READ_AHEAD, this.#options.reader?.ahead ?? 0);
    const underWay = new Map<string, Promise<void>>();
    while (!this.#disposed) {
      const [next] = this.#toScan;
      if (next !== undefined) {
        const [folder, touched] = next;
        this.#toScan.delete(folder);
        this.#isScanning = true;
        await this.#scanRoot(folder, touched);
        this.#isScanning = false;
        if (this.#toScan.size === 0) scanned();
        continue;
      }
      scanned();
      for (const [key, { dossier, path }] of this.#paused ? [] : this.#toRead) {
        if (underWay.size >= ahead) break;
        // A file that changed while it was read is read again afterwards: the later reading must not be overtaken.
        if (underWay.has(key)) continue;
        this.#toRead.delete(key);
        underWay.set(key, this.#readOne(key, dossier, path, slice).finally(() => {
          underWay.delete(key);
          this.#read++;
        }));
      }
      if (underWay.size === 0) break;
      this.#reportProgress();
      await Promise.race(underWay.values());
    }
    await Promise.all(underWay.values());
    this.#endReading();
    this.#reportProgress();
  }

  #endReading(): void {
    if (!this.paused && !this.#apart.isBusy) void this.#options.reader?.end();
  }

  async #readOne(key: string, dossier: OpenDossier, path: string, slice: TimeSlice): Promise<void> {
    const result = this.#buffers.has(key) ? undefined : await this.#files.read(dossier.folder, path, this.#limits);
    const job = result?.ok && this.#options.reader ? dossier.jobFor(path, result.text) : undefined;
    const gave = job && (await this.#options.reader?.read(dossier.folder, job));
    await slice.pause();
    this.#accept(key, dossier, path, result, job && gave && { job, gave });
  }

  /** A single file, such as one that was just saved, is read before a report of it could be seen. */
  #reportProgress(): void {
    if (this.#total > 1) this.#options.onProgress?.(this.#read, this.#total);
  }

  #accept(key: string, dossier: OpenDossier, path: string, result: ReadResult | undefined, read: Parameters<OpenDossier['setText']>[3]): void {
    // While the file was read it may have left the dossier, or have been opened; and the dossier may be gone, with the open text in another one by now.
    if (!dossier.has(path) || this.#locate(key)?.dossier !== dossier) return;
    const buffer = this.#buffers.get(key);
    if (buffer !== undefined) this.#takeBuffer(key, dossier, path, buffer);
    else if (result?.ok) dossier.setText(path, result.text, result.problem, read);
    else if (result?.gone) {
      dossier.remove(path);
      this.#options.log(`${key}: ${result.problem}`);
    } else if (result) {
      if (result.late) this.#late.add(key);
      dossier.setUnread(path, result.problem);
    }
  }

  /** Something on a disk answers that did not in time. */
  #askAgain(root: string): void {
    for (const key of [...this.#late].filter((late) => isWithin(root, late))) {
      this.#late.delete(key);
      this.fileChanged(key);
    }
  }

  async #scanRoot(folder: string, touched: ReadonlySet<string>): Promise<void> {
    const root = this.#roots.get(folder);
    if (!root) return;
    const files = this.#files;
    const found = (await findDossiers(files, root, this.#configured, this.#hasOpen(folder), this.#limits)) ?? this.#knownIn(folder);
    // The folder may have been closed meanwhile, here and after each wait below.
    if (this.#roots.get(folder) !== root) return;
    const before = new Set(this.#dossiers.keys());
    this.#foldersOf.set(folder, new Set(found.map((dossier) => dossier.folder)));
    for (const { folder: at, hasFile, sources } of found) {
      const read = hasFile ? await files.read(at, dossierFile, this.#limits) : undefined;
      if (this.#roots.get(folder) !== root) return;
      let dossier = this.#dossiers.get(at);
      if (!dossier) this.#dossiers.set(at, (dossier = this.#open({ folder: at, hasFile, sources })));
      const buffer = this.#buffers.get(joinKey(at, dossierFile));
      dossier.useSettings(hasFile && buffer !== undefined ? { ok: true, text: buffer } : read, sources);
    }
    this.#dropForeign();
    // Where one opened folder lies in another, a dossier that came or went here has taken or left sources there.
    const same = before.size === this.#dossiers.size && found.every(({ folder: at }) => before.has(at));
    if (!same) for (const other of this.#roots.keys()) if (other !== folder && (isWithin(other, folder) || isWithin(folder, other))) this.#scan(other);
    for (const { folder: at } of found) await this.#listDossier(at, touched);
    for (const key of this.#buffers.keys()) if (isWithin(folder, key)) this.#place(key);
    this.#settleSoon();
  }

  /** The dossiers of a root as they were: it does not answer now. */
  #knownIn(root: string): readonly FoundDossier[] {
    return [...(this.#foldersOf.get(root) ?? [])].flatMap((folder) => {
      const dossier = this.#dossiers.get(folder);
      return dossier ? [{ folder, hasFile: dossier.settingsText !== undefined || dossier.settingsBroken, sources: dossier.settings.sources }] : [];
    });
  }

  async #listDossier(folder: string, touched: ReadonlySet<string>): Promise<void> {
    const dossier = this.#dossiers.get(folder);
    if (!dossier) return;
    const { sources, drafts } = dossier.settings;
    const listed = await this.#files.list(folder, sources, this.#limits);
    const others = drafts.length > 0 ? await this.#files.list(folder, drafts, this.#limits) : { paths: [], leftOut: [] };
    const paths = [...listed.paths, ...others.paths];
    const leftOut = [...listed.leftOut, ...others.leftOut];
    if (this.#dossiers.get(folder) !== dossier) return;
    const appeared = this.#unsaved.size > 0 ? paths.filter((path) => this.#unsaved.delete(joinKey(folder, path))) : [];
    // By membership's rule 4 a file that was saved after the folders were looked for may lie in one that is a dossier of its own.
    if (appeared.length > 0 && this.#roots.has(folder) && dossier.settingsText === undefined) this.#scan(folder);
    const folders = new Set(this.#dossiers.keys());
    const open = [...this.#buffers.keys()].flatMap((key) => pathInside(folder, key) ?? []).filter((path) => dossier.kindOf(path) !== undefined && lastName(path) !== dossierFile);
    const mine = [...new Set([...open, ...paths])].filter((path) => lastName(path) !== dossierFile && isNearest(folder, joinKey(folder, path), folders));
    const isDraft = pathMatcher(drafts);
    const [mySources, myDrafts] = [mine.filter((path) => !isDraft(path)), mine.filter(isDraft)];
    const most = this.#limits.sources;
    this.#meetLimits(folder, folder, mySources.length <= most ? [] : [this.#say('{count} files are named as sources; the first {most} are compared. Narrow “sources” in corroborate.yaml, or raise the limit {setting}.', { count: mySources.length, most, setting: settingOf('sources', this.#say) })]);
    const members = new Set([...mySources.slice(0, most), ...myDrafts.slice(0, most)]);
    const isKept = (path: string): boolean => leftOut.some((left) => left.path === path || (left.late && (left.path === '' || isWithin(left.path, path))));
    for (const path of documentsOf(dossier)) if (!members.has(path) && !isKept(path)) dossier.remove(path);
    for (const path of members) dossier.expect(path, isDraft(path));
    // A folder may have come in the place of another, with other files under the same names.
    const unread = [...members].filter((path) => !dossier.isRead(path) || isBelow(touched, joinKey(folder, path)));
    if (unread.length > 0) this.#options.reader?.begin(folder, unread.length);
    for (const path of unread) this.#enqueue(dossier, path);
    dossier.listed = true;
    for (const { path, problem, limit } of leftOut) {
      if (members.has(path) || limit) continue;
      if (path !== '' && dossier.kindOf(path) !== undefined) {
        dossier.expect(path, isDraft(path));
        dossier.setUnread(path, problem);
      } else this.#options.log(`${joinKey(folder, path)}: ${problem}`);
    }
  }

  /** Why not all of a folder is read, as far as that holds now; in no order that means anything. */
  get limitsMet(): readonly LimitMet[] {
    return [...this.#limitsMet.values()].filter(({ folder }) => [...this.#roots.keys()].some((root) => isWithin(root, folder)));
  }

  #meetLimits(listing: string, folder: string, messages: readonly string[]): void {
    const [message] = messages;
    if (message === undefined) this.#limitsMet.delete(listing);
    else this.#limitsMet.set(listing, { folder, message });
    for (const one of messages) this.#tellLimit(folder, one);
  }

  /** Once each, however often the folder is listed. */
  #tellLimit(folder: string, message: string): void {
    const line = `${folder}: ${message}`;
    if (this.#limitsTold.has(line)) return;
    this.#limitsTold.add(line);
    this.#options.log(line);
    this.#options.onLimit?.(folder, message);
  }

  #open(found: FoundDossier): OpenDossier {
    return new OpenDossier(found, this.#options.log, this.#options.readDocument, this.#say, this.#options.language, () => this.#limits.mentions);
  }

  /** Gives an open document its place: in the dossier whose globs name it, else in a loose one. */
  #place(key: string): void {
    const known = this.#locate(key);
    const text = this.#buffers.get(key);
    if (text === undefined || lastName(key) === dossierFile) return;
    const folder = parentKey(key);
    const listed = known && known.dossier !== this.#loose.get(folder);
    if (listed) {
      this.#takeBuffer(key, known.dossier, known.path, text);
      this.#leaveLoose(key);
      return;
    }
    // The dossiers that are known do not have it. A listing that is under way may still find it.
    const root = [...this.#roots.values()].find((candidate) => isWithin(candidate.folder, key));
    const scannedAs = root && this.#foldersOf.get(root.folder);
    if (root && !scannedAs) return;
    const named = this.#nearestNaming(key);
    if (named) {
      named.dossier.expect(named.path, named.dossier.kindOf(named.path) === 'draft');
      this.#takeBuffer(key, named.dossier, named.path, text);
      this.#leaveLoose(key);
    } else {
      // Membership's rule 4 looks at open documents.
      if (root && scannedAs?.size === 0) this.#scan(root.folder);
      let loose = this.#loose.get(folder);
      if (!loose) this.#loose.set(folder, (loose = this.#open({ folder, hasFile: false, sources: [] })));
      this.#takeBuffer(key, loose, lastName(key), text);
    }
  }

  /** Takes the text of an open document: what is too large for a file is too large here, and what takes long is read elsewhere. */
  #takeBuffer(key: string, dossier: OpenDossier, path: string, text: string): void {
    // A letter has a byte at least: whatever is refused here would be refused on a disk.
    const refused = tooLarge(text.length, this.#limits, this.#say);
    const isLong = !refused && (dossier.isGivenUp(path) || (this.#options.reader?.takesLong(text, this.#took.get(key)) ?? false));
    const job = isLong ? dossier.jobFor(path, text) : undefined;
    if (job) {
      if (!dossier.has(path)) dossier.expect(path, dossier.kindOf(path) === 'draft');
      if (this.#apart.read(key, dossier.folder, job)) return;
    }
    this.#apart.drop(key);
    if (refused?.ok === false) return dossier.setUnread(path, refused.problem);
    const began = performance.now();
    dossier.setText(path, text);
    // Most calls bring nothing new and take no time.
    this.#took.set(key, Math.max(this.#took.get(key) ?? 0, performance.now() - began));
  }

  #takeApart(key: string, job: ReadingJob, gave: ReadElsewhere | undefined): void {
    const known = this.#locate(key);
    const text = this.#buffers.get(key);
    if (known && text === job.text) known.dossier.setText(known.path, text, undefined, gave && { job, gave });
    // Typed on, and nobody has looked yet.
    else if (known && text !== undefined) this.#takeBuffer(key, known.dossier, known.path, text);
    if (!this.#work) this.#endReading();
    this.#settleSoon();
  }

  #leaveLoose(key: string): void {
    const loose = this.#loose.get(parentKey(key));
    loose?.remove(lastName(key));
    if (loose?.paths.length === 0) this.#loose.delete(parentKey(key));
  }

  #nearestNaming(key: string): { readonly dossier: OpenDossier; readonly path: string } | undefined {
    for (let folder = parentKey(key); folder !== ''; folder = parentKey(folder)) {
      const dossier = this.#dossiers.get(folder);
      const path = pathInside(folder, key) ?? '';
      if (dossier) return dossier.kindOf(path) ? { dossier, path } : undefined;
    }
    return undefined;
  }

  /** Closes the dossiers that no root has any more. */
  #dropForeign(): void {
    const kept = new Set([...this.#foldersOf.values()].flatMap((folders) => [...folders]));
    for (const folder of this.#dossiers.keys()) if (!kept.has(folder)) this.#dossiers.delete(folder);
  }

  #analyseEdits(): void {
    for (const key of this.#edited) {
      const known = this.#locate(key);
      const text = this.#buffers.get(key);
      if (known && text !== undefined) {
        this.#takeBuffer(key, known.dossier, known.path, text);
        this.#edited.delete(key);
      }
    }
  }

  #settleSoon(): void {
    this.#changes++;
    clearTimeout(this.#timer);
    clearTimeout(this.#keeping);
    this.#timer = this.#keeping = undefined;
    if (this.#disposed) return;
    this.#timer = setTimeout(() => void this.#settle(), this.#options.debounce ?? 150);
  }

  /** Finds out what changed since the last time, and says so. */
  async #settle(): Promise<void> {
    const timer = this.#timer;
    // Reading settles again when it is over.
    if (this.#work) {
      this.#timer = undefined;
      return;
    }
    this.#analyseEdits();
    this.#edited.clear();
    const slice = new TimeSlice();
    const changed: string[] = [];
    let colours = false;
    const { dossiers } = this;
    const news = dossiers.filter((dossier) => dossier.changed);
    for (const dossier of news) {
      dossier.changed = false;
      await this.#recall(dossier);
      for (const path of [...dossier.takeTouched(), dossierFile]) {
        const key = joinKey(dossier.folder, path);
        if (this.#tell(key, this.#fingerprint(key))) changed.push(key);
        await slice.pause();
      }
    }
    if (news.length > 0) for (const key of this.#buffers.keys()) colours = this.#recolour(key) || colours;
    if (dossiers.length !== this.#settled.length || dossiers.some((dossier, i) => dossier !== this.#settled[i])) {
      // Of dossiers that are gone nothing is to be told any more.
      for (const key of [...this.#told.keys()]) if (!this.#isKnown(key) && this.#tell(key, NOTHING)) changed.push(key);
      this.#settled = dossiers;
    }
    if (this.#disposed) return;
    const told = this.#options.onChange?.({ problems: changed.sort(), colours });
    // A change during the pauses has set a new timer.
    if (this.#timer === timer) this.#timer = undefined;
    if (this.#timer === undefined && !this.#work && !this.#isPartial && !this.#apart.isBusy) for (const resolve of this.#onIdle.splice(0)) resolve();
    // Ten thousand messages take their time, and nothing is to stand between them.
    await told;
    if (this.#options.onChange) await this.#prepare();
  }

  /** Once all sources are read for the first time: what an earlier run has found in the same ones need not be found again. */
  async #recall(dossier: OpenDossier): Promise<void> {
    const { reader } = this.#options;
    // Where nobody waits for changes, all is linked when it is asked for.
    if (!reader || !this.#options.onChange || this.#lookedUp.has(dossier)) return;
    const { jobs, ignored } = dossier;
    if (!jobs) return;
    this.#lookedUp.add(dossier);
    const state = reader.stateOf(jobs, ignored);
    const changes = this.#changes;
    const found = state && (await reader.recall(dossier.folder, state));
    if (!found || changes !== this.#changes) return;
    dossier.recall(found);
    this.#kept.set(dossier, found.unchanged ? '' : state.name);
  }

  /** Keeps what was found for the next run: the first time at once, later when nobody has changed anything for a while. */
  #keepSoon(): void {
    const changes = this.#changes;
    clearTimeout(this.#keeping);
    const isFirst = this.dossiers.some((dossier) => !this.#kept.has(dossier));
    this.#keeping = setTimeout(() => void (async () => {
      for (const dossier of this.dossiers) if (this.#isQuiet(changes)) await this.#keep(dossier, changes);
    })().catch((error: unknown) => this.#options.log(`What was found could not be kept: ${String(error)}`)), isFirst ? 0 : KEEP_AFTER_MS);
    // A process that is done with everything else is not to stay for five minutes for it. Browsers have numbers here.
    if (typeof this.#keeping === 'object') this.#keeping.unref();
  }

  /** Whether some sources are not linked yet with those of which an earlier run has found everything. */
  get #isPartial(): boolean {
    return this.dossiers.some(({ isPartial }) => isPartial);
  }

  #isQuiet(changes: number): boolean {
    return !this.#disposed && !this.#work && this.#timer === undefined && changes === this.#changes;
  }

  async #keep(dossier: OpenDossier, changes: number): Promise<void> {
    const { reader } = this.#options;
    const { jobs, ignored } = dossier;
    if (!reader || !jobs || dossier.isRecalled) return;
    const state = reader.stateOf(jobs, ignored);
    const before = this.#kept.get(dossier);
    this.#kept.set(dossier, before ?? '');
    if (!state || state.name === before) return;
    const slice = new TimeSlice(BACKGROUND_MS);
    const steps = dossier.packing();
    for (let step = steps.next(); this.#isQuiet(changes); step = steps.next()) {
      if (step.done) {
        this.#kept.set(dossier, state.name);
        return reader.keep(dossier.folder, state, step.value);
      }
      await slice.pause();
    }
  }

  /** Makes ready what only cards ask for, as long as nothing else is to be done. */
  async #prepare(): Promise<void> {
    const slice = new TimeSlice(BACKGROUND_MS);
    const changes = this.#changes;
    for (const dossier of this.dossiers) {
      while (this.#isQuiet(changes) && dossier.prepare()) await slice.pause();
      // What had been left out is to be told now.
      if (this.#isQuiet(changes) && dossier.changed) return this.#settleSoon();
    }
    if (this.#isQuiet(changes) && this.#options.reader) this.#keepSoon();
  }

  /** Whether it is not what was told of the file before; nothing is kept of files without problems. */
  #tell(key: string, told: string): boolean {
    if ((this.#told.get(key) ?? NOTHING) === told) return false;
    if (told === NOTHING) this.#told.delete(key);
    else this.#told.set(key, told);
    return true;
  }

  #isKnown(key: string): boolean {
    return this.#locate(key) !== undefined || (lastName(key) === dossierFile && this.#dossiers.has(parentKey(key)));
  }

  /** Changes with every field of a problem and with the lines and columns that it points to, in this file and in others. */
  #fingerprint(key: string): string {
    const settings = this.dossierAt(key)?.settingsTold;
    const known = settings && this.#settingsPrints.get(settings);
    if (known !== undefined) return known;
    const print = this.#printOf(key);
    if (settings) this.#settingsPrints.set(settings, print);
    return print;
  }

  #printOf(key: string): string {
    const { problems, lines, dossier } = this.problemsAt(key);
    if (problems.length === 0) return NOTHING;
    const told = problems.map((problem) => {
      const print = this.#problemPrints.get(problem) ?? printed(JSON.stringify([
        problem,
        lines.positionAt(problem.start),
        lines.positionAt(problem.end),
        problem.related.map((at) => [dossier?.linesOf(at.document).positionAt(at.start), dossier?.linesOf(at.document).positionAt(at.end)]),
      ]));
      // Others may be the same in a text whose lines are others.
      if (problem.finding !== undefined) this.#problemPrints.set(problem, print);
      return print;
    }).join(' ');
    // All that is told of ten thousand files would take sixty megabytes.
    return printed(told);
  }

  #recolour(key: string): boolean {
    const text = this.#buffers.get(key);
    const known = text === undefined ? undefined : this.#locate(key);
    if (!known || text === undefined) return false;
    const before = this.#coloured.get(key);
    const colours = known.dossier.coloursOf(known.path);
    this.#coloured.set(key, { text, colours });
    return before?.colours !== colours && (before === undefined || before.text === text);
  }
}

function printed(text: string): string {
  return `${hash32(text)} ${hash32(text, 0x9dc5811c)} ${text.length}`;
}

/** Sources and drafts. */
function documentsOf({ paths, drafts }: OpenDossier): readonly string[] {
  return [...paths, ...drafts];
}

/** Whether the file lies in one of the folders. */
function isBelow(folders: ReadonlySet<string>, key: string): boolean {
  if (folders.size > 0) for (let at = parentKey(key); at !== ''; at = parentKey(at)) if (folders.has(at)) return true;
  return false;
}

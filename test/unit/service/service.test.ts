// The service keeps dossiers up to date with files and open buffers.
import assert from 'node:assert/strict';
import test from 'node:test';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { defaultLimits } from '../../../server/src/limits';
import { memoryFiles } from '../../../server/src/memory-files';
import { DossierService, type Change } from '../../../server/src/service';
import type { ReadResult, SourceFiles } from '../../../server/src/source-files';

interface Bench {
  readonly service: DossierService;
  readonly contents: Map<string, string | Uint8Array>;
  readonly changes: Change[];
  readonly logged: string[];
  /** Every file that was read, in order. */
  readonly reads: string[];
}

/** A service over files in memory, with the workspace folder `w/sources` open and read. */
async function bench(contents: Readonly<Record<string, string | Uint8Array>>, wrap: (files: SourceFiles) => SourceFiles = (files) => files): Promise<Bench> {
  const map = new Map(Object.entries(contents).map(([path, text]) => [`w/sources/${path}`, text]));
  const reads: string[] = [];
  const changes: Change[] = [];
  const logged: string[] = [];
  const inner = wrap(memoryFiles(map));
  const files: SourceFiles = {
    list: (root, globs, limits) => inner.list(root, globs, limits),
    read: (root, path, limits) => {
      reads.push(path);
      return inner.read(root, path, limits);
    },
  };
  const service = new DossierService({ files, log: (message) => logged.push(message), debounce: 1, onChange: (change) => void changes.push(change) });
  service.addRoot({ folder: 'w/sources', kind: 'workspace' });
  await service.idle();
  return { service, contents: map, changes, logged, reads };
}

const textOf = async ({ service }: Bench, path: string): Promise<string | undefined> => {
  const found = await service.find(`w/sources/${path}`);
  return found?.dossier.document(found.id)?.source.text;
};
const pathsOf = ({ service }: Bench): readonly string[] => service.dossiers.flatMap(({ paths }) => paths);

test('all sources of a folder are read once', async () => {
  const it = await bench({ 'a.txt': 'One.', 'b/c.txt': 'Two.', 'd.md': 'No source.' });
  assert.deepEqual(pathsOf(it), ['a.txt', 'b/c.txt']);
  assert.deepEqual(it.reads.sort(), ['a.txt', 'b/c.txt']);
  assert.equal(await textOf(it, 'b/c.txt'), 'Two.');
  assert.equal(await textOf(it, 'd.md'), undefined);
});

test('an open buffer wins over the disk, survives changes there, and gives way when it is closed', async () => {
  const it = await bench({ 'a.txt': 'Disk.' });
  it.service.setBuffer('w/sources/a.txt', 'Buffer.');
  assert.equal(await textOf(it, 'a.txt'), 'Buffer.');
  it.contents.set('w/sources/a.txt', 'Disk again.');
  it.service.fileChanged('w/sources/a.txt');
  it.service.rescan();
  await it.service.idle();
  assert.equal(await textOf(it, 'a.txt'), 'Buffer.');
  it.service.dropBuffer('w/sources/a.txt');
  await it.service.idle();
  assert.equal(await textOf(it, 'a.txt'), 'Disk again.');
});

test('a buffer that is opened while its file is being read wins as well', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const files = memoryFiles(new Map([['w/sources/a.txt', 'Disk.']]));
  const service = new DossierService({
    files: { list: (...folder) => files.list(...folder), read: async (...file) => held.then(() => files.read(...file)) },
    log: () => undefined,
    debounce: 1,
  });
  service.addRoot({ folder: 'w/sources', kind: 'workspace' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  service.setBuffer('w/sources/a.txt', 'Buffer.');
  release();
  await service.idle();
  const found = await service.find('w/sources/a.txt');
  assert.equal(found?.dossier.document(found.id)?.source.text, 'Buffer.');
});

test('the text of an edit is there for the very next question', async () => {
  const it = await bench({ 'a.txt': 'Old.' });
  it.service.setBuffer('w/sources/a.txt', 'New.');
  it.service.setBuffer('w/sources/a.txt', 'Newer.');
  assert.equal(await textOf(it, 'a.txt'), 'Newer.');
});

test('files that appear, change and go are followed', async () => {
  const it = await bench({ 'a.txt': 'One.' });
  it.contents.set('w/sources/b.txt', 'Two.');
  it.service.fileChanged('w/sources/b.txt');
  await it.service.idle();
  assert.deepEqual(pathsOf(it), ['a.txt', 'b.txt']);
  it.contents.set('w/sources/b.txt', 'Three.');
  it.service.fileChanged('w/sources/b.txt');
  await it.service.idle();
  assert.equal(await textOf(it, 'b.txt'), 'Three.');
  it.contents.delete('w/sources/a.txt');
  it.service.fileRemoved('w/sources/a.txt');
  await it.service.idle();
  assert.deepEqual(pathsOf(it), ['b.txt']);
});

test('a folder that goes takes along what lay in it, with one event for the folder alone', async () => {
  const it = await bench({ 'x/a.txt': 'One.', 'x/y/b.txt': 'Two.', 'xz.txt': 'Three.' });
  for (const key of [...it.contents.keys()]) if (key.startsWith('w/sources/x/')) it.contents.delete(key);
  it.service.fileRemoved('w/sources/x');
  await it.service.idle();
  assert.deepEqual(pathsOf(it), ['xz.txt']);
});

test('an unchanged file is not analysed again, and its problems are not told again', async () => {
  const it = await bench({ 'a.txt': 'One.' });
  const before = await it.service.find('w/sources/a.txt');
  it.service.fileChanged('w/sources/a.txt');
  await it.service.idle();
  const after = await it.service.find('w/sources/a.txt');
  assert.equal(after?.dossier.document(after.id), before?.dossier.document(before.id));
  assert.deepEqual(it.changes.at(-1), { problems: [], colours: false });
});

test('a source that cannot be read is a problem of its own, and the others are read', async () => {
  const it = await bench({ 'a.txt': 'One.', 'b.txt': Uint8Array.from([0, 1, 2]), 'c.txt': 'x' }, (files) => ({
    list: (...folder) => files.list(...folder),
    read: (root, path, limits): Promise<ReadResult> => (path === 'c.txt' ? Promise.resolve({ ok: false, problem: 'Not read: there is no permission to read this file.' }) : files.read(root, path, limits)),
  }));
  assert.equal(await textOf(it, 'a.txt'), 'One.');
  const told = (path: string): unknown => it.service.problemsAt(`w/sources/${path}`).problems.map(({ code, severity, message }) => [code, severity, message]);
  assert.deepEqual(told('b.txt'), [['source-unread', 'information', 'Not read: this file is not text. The other sources are compared without it.']]);
  assert.deepEqual(told('c.txt'), [['source-unread', 'information', 'Not read: there is no permission to read this file. The other sources are compared without it.']]);
  assert.deepEqual(it.changes.flatMap(({ problems }) => problems), ['w/sources/b.txt', 'w/sources/c.txt']);
});

test('a file that goes between listing and reading is logged and left out', async () => {
  const it = await bench({ 'a.txt': 'One.' }, (files) => ({
    list: async (root, globs, limits) => ({ paths: [...(await files.list(root, globs, limits)).paths, ...(globs.includes('**/*.txt') ? ['gone.txt'] : [])], leftOut: [] }),
    read: (...file) => files.read(...file),
  }));
  assert.deepEqual(pathsOf(it), ['a.txt']);
  assert.deepEqual(it.logged, ['w/sources/gone.txt: Not read: the file is gone.']);
});

test('corroborate.yaml decides on sources and facts, as it is in the editor', async () => {
  const it = await bench({ 'corroborate.yaml': 'sources: ["*.md"]\n', 'a.txt': 'One.', 'b.md': 'Two.' });
  assert.deepEqual(pathsOf(it), ['b.md']);
  it.service.setBuffer('w/sources/corroborate.yaml', 'sources: ["*.txt"]\ndocuments: { a.txt: { publisher: The Paper } }\n');
  await it.service.idle();
  assert.deepEqual(pathsOf(it), ['a.txt']);
  const found = await it.service.find('w/sources/a.txt');
  assert.equal(found?.links.documents.get(found.id)?.facts.publisher, 'The Paper');
  it.service.dropBuffer('w/sources/corroborate.yaml');
  await it.service.idle();
  assert.deepEqual(pathsOf(it), ['b.md']);
});

test('mistakes in corroborate.yaml are told of that file, and go when it is mended or deleted', async () => {
  const it = await bench({ 'corroborate.yaml': 'source: x\n', 'a.txt': 'One.' });
  const key = 'w/sources/corroborate.yaml';
  assert.deepEqual(it.service.problemsAt(key).problems.map(({ code, severity, message }) => [code, severity, message]), [['dossier', 'warning', 'Unknown setting “source”. Did you mean “sources”?']]);
  assert.deepEqual(it.changes.at(-1)?.problems, [key]);
  it.contents.delete(key);
  it.service.fileRemoved(key);
  await it.service.idle();
  assert.deepEqual(it.changes.at(-1)?.problems, [key]);
  assert.deepEqual(it.service.problemsAt(key).problems, []);
  assert.deepEqual(pathsOf(it), ['a.txt'], 'the folder is still a dossier by its name');
});

test('a document that corroborate.yaml names and that is not there is told, until it is', async () => {
  const it = await bench({ 'corroborate.yaml': 'documents: { a.txt: { title: A }, b.txt: { title: B } }\n', 'a.txt': 'One.' });
  const told = (): unknown => it.service.problemsAt('w/sources/corroborate.yaml').problems.map(({ start, end, message }) => [start, end, message]);
  assert.deepEqual(told(), [[34, 39, 'There is no source “b.txt” in this dossier.']]);
  it.contents.set('w/sources/b.txt', 'Two.');
  it.service.fileChanged('w/sources/b.txt');
  await it.service.idle();
  assert.deepEqual(told(), []);
  assert.deepEqual(it.changes.at(-1)?.problems, ['w/sources/corroborate.yaml']);
});

test('a corroborate.yaml that is no text leaves the default settings', async () => {
  const it = await bench({ 'corroborate.yaml': Uint8Array.from([0, 0, 0]), 'a.txt': 'One.' });
  assert.deepEqual(pathsOf(it), ['a.txt']);
  assert.deepEqual(it.service.problemsAt('w/sources/corroborate.yaml').problems.map(({ message }) => message), ['Not read: this file is not text. The default settings hold.']);
});

test('a text that the analysis stumbles over costs that text alone, is not tried again unchanged, and is read when it changes', async () => {
  let tries = 0;
  const logged: string[] = [];
  const service = new DossierService({
    files: memoryFiles(new Map([['w/sources/a.txt', 'One.'], ['w/sources/b.txt', 'Cursed.']])),
    log: (message) => logged.push(message),
    debounce: 1,
    readDocument: (id, text, facts) => {
      if (text === 'Cursed.') throw new Error(`try ${++tries}`);
      return readDocument(id, text, facts);
    },
  });
  service.addRoot({ folder: 'w/sources', kind: 'workspace' });
  await service.idle();
  assert.equal((await service.find('w/sources/a.txt'))?.links.documents.size, 1);
  assert.equal(await service.find('w/sources/b.txt'), undefined);
  assert.deepEqual(service.problemsAt('w/sources/b.txt').problems.map(({ code, message }) => [code, message]), [
    ['source-unread', 'Not read: Corroborate stumbled over this text. The log says how. The other sources are compared without it.'],
  ]);
  assert.match(logged.join(), /^w\/sources\/b\.txt: Error: try 1/u);
  service.fileChanged('w/sources/b.txt');
  await service.idle();
  assert.equal(tries, 1);
  service.setBuffer('w/sources/b.txt', 'Mended.');
  assert.equal((await service.find('w/sources/b.txt'))?.links.documents.size, 2);
  await service.idle();
  assert.deepEqual(service.problemsAt('w/sources/b.txt').problems, []);
});

test('a folder with more files than can be compared is compared in part, and is told of once, with what to do', async () => {
  const map = new Map(['a', 'b', 'c'].map((name) => [`w/sources/${name}.txt`, 'One.']));
  const told: string[] = [];
  const service = new DossierService({ files: memoryFiles(map), log: () => undefined, debounce: 1, limits: { ...defaultLimits, sources: 2 }, onLimit: (folder, message) => told.push(`${folder}: ${message}`) });
  service.addRoot({ folder: 'w/sources', kind: 'workspace' });
  await service.idle();
  service.rescan();
  await service.idle();
  assert.deepEqual(service.dossiers.flatMap(({ paths }) => paths), ['a.txt', 'b.txt']);
  assert.deepEqual(told, ['w/sources: 3 files are named as sources; the first 2 are compared. Narrow “sources” in corroborate.yaml, or raise the limit (setting corroborate.limits.sources).']);
  assert.deepEqual(service.limitsMet.map(({ folder }) => folder), ['w/sources']);
  service.configure([], { ...defaultLimits, sources: 3 });
  await service.idle();
  assert.deepEqual(service.dossiers.flatMap(({ paths }) => paths), ['a.txt', 'b.txt', 'c.txt']);
  assert.deepEqual(service.limitsMet, [], 'what stands in no way any more is not said any more');
});

test('a folder that does not answer for a while loses nothing: what was read of it stays, and the user is told why nothing is new', async () => {
  const map = new Map([['w/sources/a.txt', 'One.'], ['w/sources/corroborate.yaml', 'sources: ["*.txt", "*.md"]\n'], ['w/sources/b.md', 'Two.']]);
  const files = memoryFiles(map);
  const late = { path: '', problem: 'Not read: the folder did not answer.', limit: true, late: true } as const;
  let isThere = true;
  const told: string[] = [];
  const service = new DossierService({
    files: {
      list: (...folder) => (isThere ? files.list(...folder) : Promise.resolve({ paths: [], leftOut: [late] })),
      read: (...file) => (isThere ? files.read(...file) : Promise.resolve({ ok: false, problem: 'Not read: the file did not answer.' })),
    },
    log: () => undefined, debounce: 1, onLimit: (folder, message) => told.push(`${folder}: ${message}`),
  });
  service.addRoot({ folder: 'w', kind: 'workspace' });
  await service.idle();
  const texts = (): unknown => service.dossiers.map(({ folder, links }) => [folder, ...[...links.documents.values()].map(({ source }) => source.text)]);
  const before = texts();
  assert.deepEqual(before, [['w/sources', 'One.', 'Two.']]);
  isThere = false;
  service.rescan();
  await service.idle();
  assert.deepEqual(texts(), before);
  assert.deepEqual(told, ['w: Not read: the folder did not answer.', 'w/sources: Not read: the folder did not answer.']);
  assert.deepEqual(service.problemsAt('w/sources/corroborate.yaml').problems.map(({ message }) => message), ['Not read: the file did not answer. The last settings that could be read hold.']);
  isThere = true;
  map.delete('w/sources/b.md');
  service.rescan();
  await service.idle();
  assert.deepEqual(texts(), [['w/sources', 'One.']]);
});

test('a source that was too large is read when the limit is raised', async () => {
  const map = new Map([['w/sources/a.txt', 'word '.repeat(30_000)], ['w/sources/b.txt', 'One.']]);
  const service = new DossierService({ files: memoryFiles(map), log: () => undefined, debounce: 1, limits: { ...defaultLimits, megabytes: 0.1 } });
  service.addRoot({ folder: 'w/sources', kind: 'workspace' });
  await service.idle();
  assert.deepEqual(service.problemsAt('w/sources/a.txt').problems.map(({ message }) => message), [
    'Not read: this file has 1 MB, more than the 0.1 MB that a source may have (setting corroborate.limits.megabytes). The other sources are compared without it.',
  ]);
  service.configure([], defaultLimits);
  await service.idle();
  assert.deepEqual(service.problemsAt('w/sources/a.txt').problems, []);
  assert.equal((await service.find('w/sources/a.txt'))?.links.documents.size, 2);
});

test('typing in corroborate.yaml lists files again only when the sources change', async () => {
  let lists = 0;
  const it = await bench({ 'corroborate.yaml': 'sources: ["*.txt"]\n', 'a.txt': 'One.' }, (files) => ({
    list: (...folder) => {
      lists++;
      return files.list(...folder);
    },
    read: (...file) => files.read(...file),
  }));
  const before = lists;
  it.service.setBuffer('w/sources/corroborate.yaml', 'sources: ["*.txt"]\ndocuments: { a.txt: { title: T } }\n');
  await it.service.idle();
  assert.equal(lists, before);
  assert.equal((await it.service.find('w/sources/a.txt'))?.dossier.document(documentId('a.txt'))?.facts.title, 'T');
  it.service.setBuffer('w/sources/corroborate.yaml', 'sources: ["*.md"]\n');
  await it.service.idle();
  assert.ok(lists > before);
  assert.deepEqual(pathsOf(it), []);
});

test('documents that stand alone are listed in one order, whichever of them was opened first', async () => {
  for (const keys of [['v/a.txt', 'u/b.txt'], ['u/b.txt', 'v/a.txt']]) {
    const { service } = await bench({ 'a.txt': 'One.' });
    for (const key of keys) service.setBuffer(key, 'Ada Lindqvist came.');
    await service.idle();
    assert.deepEqual(service.dossiers.map(({ folder }) => folder), ['w/sources', 'u', 'v']);
    service.dispose();
  }
});

test('an open document that no dossier names is one by itself while it is open', async () => {
  const it = await bench({ 'a.txt': 'One.' });
  it.service.setBuffer('elsewhere/x.txt', 'Alone.');
  assert.equal((await it.service.find('elsewhere/x.txt'))?.links.documents.size, 1);
  it.service.dropBuffer('elsewhere/x.txt');
  await it.service.idle();
  assert.equal(await it.service.find('elsewhere/x.txt'), undefined);
  assert.equal(it.service.dossiers.length, 1);
});

test('a workspace folder that is removed takes its dossiers along and clears their problems', async () => {
  const it = await bench({ 'a.txt': Uint8Array.from([0]) });
  it.service.removeRoot('w/sources');
  await it.service.idle();
  assert.deepEqual(it.service.dossiers, []);
  assert.deepEqual(it.changes.at(-1)?.problems, ['w/sources/a.txt']);
});

test('a folder that is closed while it is being listed stays closed', async () => {
  for (const turns of [0, 1, 2, 3, 5, 8, 13]) {
    const service = new DossierService({ files: memoryFiles(new Map([['w/sources/a.txt', 'One.'], ['w/sources/corroborate.yaml', '']])), log: () => undefined, debounce: 1 });
    service.addRoot({ folder: 'w/sources', kind: 'workspace' });
    for (let i = 0; i < turns; i++) await Promise.resolve();
    service.removeRoot('w/sources');
    await service.idle();
    assert.deepEqual(service.dossiers, [], `closed after ${turns} turns`);
  }
});

test('one saved file is no progress to report, several are', async () => {
  const reports: string[] = [];
  const contents = new Map([['w/sources/a.txt', 'One.'], ['w/sources/b.txt', 'Two.']]);
  const service = new DossierService({ files: memoryFiles(contents), log: () => undefined, debounce: 1, onProgress: (read, total) => reports.push(`${read}/${total}`) });
  service.addRoot({ folder: 'w/sources', kind: 'workspace' });
  await service.idle();
  assert.deepEqual(reports, ['0/2', '2/2']);
  service.fileChanged('w/sources/a.txt');
  await service.idle();
  assert.equal(reports.length, 2);
});

test('reading gives way: timers run while a thousand files are read', async () => {
  const article = 'the ships that lay in the harbour left it by night and nobody saw where they went. '.repeat(200);
  const files = memoryFiles(new Map(Array.from({ length: 1000 }, (_, i) => [`w/sources/${i}.txt`, `${i} ${article}`])));
  const progress: number[] = [];
  const service = new DossierService({ files, log: () => undefined, debounce: 1, onProgress: (read) => progress.push(read) });
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  service.addRoot({ folder: 'w/sources', kind: 'workspace' });
  while (progress.at(-1) !== 1000) await new Promise((resolve) => setTimeout(resolve, 5));
  clearInterval(timer);
  service.dispose();
  assert.ok(turns > 10, `${turns} turns`);
  assert.ok(progress.every((read, i) => i === 0 || read >= (progress[i - 1] ?? 0)), 'progress only rises');
});

/** A service over files that can be changed, told of the workspace folders that are opened. */
async function over(disk: Map<string, string>, ...roots: readonly string[]): Promise<DossierService> {
  const service = new DossierService({ files: memoryFiles(disk), log: assert.fail, debounce: 1 });
  for (const folder of roots) service.addRoot({ folder, kind: 'workspace' });
  await service.idle();
  return service;
}
const shape = ({ dossiers }: DossierService): readonly string[] => dossiers.map(({ folder, paths, complete }) => `${folder}: ${paths.join(', ')}${complete ? '' : ' …'}`);

test('an open document that is saved for the first time makes its folder a dossier where its place does', async () => {
  const disk = new Map([['w/desk/corroborate.yaml', '']]);
  const service = await over(disk, 'w');
  service.setBuffer('w/sources/a.txt', 'New.');
  await service.idle();
  disk.set('w/sources/a.txt', 'New.');
  service.fileChanged('w/sources/a.txt');
  await service.idle();
  assert.deepEqual(shape(service), ['w/desk: ', 'w/sources: a.txt']);
});

test('a folder that is a dossier only because a text in it was open is none once that is closed', async () => {
  const service = await over(new Map([['w/a.txt', 'One.'], ['w/b.txt', 'Two.']]), 'w');
  service.setBuffer('w/a.txt', 'One.');
  await service.idle();
  assert.deepEqual(shape(service), ['w: a.txt, b.txt']);
  service.dropBuffer('w/a.txt');
  await service.idle();
  assert.deepEqual(shape(service), []);
});

test('where one opened folder lies in another, each source is in one dossier, and all are read', async () => {
  const service = await over(new Map([['w/corroborate.yaml', ''], ['w/b.txt', 'Two.'], ['w/sources/a.txt', 'One.']]), 'w', 'w/sources');
  assert.deepEqual(shape(service), ['w: b.txt', 'w/sources: a.txt']);
  service.removeRoot('w/sources');
  await service.idle();
  assert.deepEqual(shape(service), ['w: b.txt, sources/a.txt']);
});

test('a folder that comes in the place of another brings its own texts', async () => {
  const disk = new Map([['w/sources/sub/a.txt', 'Old.']]);
  const service = await over(disk, 'w');
  disk.set('w/sources/sub/a.txt', 'New.');
  service.fileChanged('w/sources/sub');
  await service.idle();
  assert.equal((await service.find('w/sources/sub/a.txt'))?.dossier.document(documentId('sub/a.txt'))?.source.text, 'New.');
});

test('a source that a lower limit makes too large is refused at once', async () => {
  const service = await over(new Map([['w/sources/a.txt', 'Much too long.']]), 'w');
  service.configure([], { ...defaultLimits, megabytes: 1e-6 });
  await service.idle();
  assert.deepEqual(service.problemsAt('w/sources/a.txt').problems.map(({ code }) => code), ['source-unread']);
});

test('a folder that is being listed counts as being read, and so do folders that are still to be named', async () => {
  const files = memoryFiles(new Map([['w/sources/a.txt', 'One.']]));
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const service = new DossierService({ files: { ...files, list: async (...folder) => answered.then(() => files.list(...folder)) }, log: () => undefined, debounce: 1, awaitsRoots: true });
  assert.ok(service.reading, 'folders may still be named');
  service.addRoot({ folder: 'w/sources', kind: 'workspace' });
  service.rootsAreNamed();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(service.reading, 'nobody knows yet what is in the folder');
  answer();
  await service.idle();
  assert.ok(!service.reading);
});

test('a text that is saved in a new folder of sources while its folder is being listed makes that folder a dossier', async () => {
  const map = new Map<string, string>();
  const files = memoryFiles(map);
  const service = new DossierService({
    files: {
      ...files,
      list: async (folder, globs, limits) => {
        const listed = await files.list(folder, globs, limits);
        // It comes right after the look for folders of that name.
        if (globs.some((glob) => glob.includes('sources/**'))) map.set('w/sources/a.txt', 'One.');
        return listed;
      },
    },
    log: () => undefined, debounce: 1,
  });
  service.setBuffer('w/sources/a.txt', 'One.');
  service.addRoot({ folder: 'w', kind: 'workspace' });
  await service.idle();
  service.fileChanged('w/sources/a.txt');
  await service.idle();
  assert.deepEqual(service.dossiers.map(({ folder }) => folder), ['w/sources']);
});

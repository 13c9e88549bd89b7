// Drafts, the user's own texts, are checked against the sources and leave no trace among them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { documentId } from '../../../server/src/core/corpus/document';
import { hoverAt } from '../../../server/src/core/queries/hover';
import { exportAnalysis } from '../../../server/src/core/queries/export';
import { plainCard } from '../../../server/src/core/queries/plain-card';
import { memoryFiles } from '../../../server/src/memory-files';
import { OpenDossier } from '../../../server/src/open-dossier';
import { DossierService, type Change } from '../../../server/src/service';
import { randomOf } from '../../bench/random';

const SETTINGS = 'w/corroborate.yaml';
const WITH = 'sources: ["*.txt"]\ndrafts: ["draft/*.md"]\n';
const WITHOUT = 'sources: ["*.txt"]\n';
const fire = (vessels: number): string => `The fire in the harbour of Lindhaven destroyed ${vessels} vessels on Sunday, the harbour office said.`;
const quote = (word: string): string => `“The crews ${word} every rope on the northern quay before midnight,” Ada Lindt, the mayor of Lindhaven, said.`;
const SOURCES = { 'w/a.txt': `${fire(12)}\n\n${quote('cut')}`, 'w/b.txt': `On Sunday 12 vessels were destroyed in the harbour of Lindhaven by the fire, said the harbour office.\n\n${quote('cut')}` };

async function bench(files: Readonly<Record<string, string>>) {
  const contents = new Map(Object.entries({ ...SOURCES, ...files }));
  const changes: Change[] = [];
  const service = new DossierService({ files: memoryFiles(contents), log: () => undefined, debounce: 1, onChange: (change) => void changes.push(change) });
  service.addRoot({ folder: 'w', kind: 'workspace' });
  await service.idle();
  const codes = (path: string): readonly string[] => service.problemsAt(`w/${path}`).problems.map(({ code }) => code);
  const exported = (): string => JSON.stringify(exportAnalysis(service.dossiers[0]?.links ?? assert.fail()));
  const write = async (key: string, text: string): Promise<void> => {
    contents.set(key, text);
    service.fileChanged(key);
    await service.idle();
  };
  return { service, contents, changes, codes, exported, write };
}

test('a draft with a wrong figure gets the problem, no source does, and the analysis of the sources is the same to the byte', async () => {
  const it = await bench({ [SETTINGS]: WITH, 'w/draft/mine.md': fire(19) });
  const { problems, lines } = it.service.problemsAt('w/draft/mine.md');
  assert.deepEqual(problems.map(({ code, message }) => [code, message]), [['figure-conflict', 'No source says 19 vessels: 12 vessels in a.']]);
  assert.equal(lines.positionAt(problems[0]?.start ?? 0).column, fire(19).indexOf('19'));
  assert.ok(problems[0]?.related.every(({ document }) => document !== 'draft/mine.md'));
  assert.deepEqual([it.codes('a.txt'), it.codes('b.txt')], [[], []]);
  assert.deepEqual(it.service.dossiers.flatMap(({ paths, drafts, size }) => [paths, drafts, size]), [['a.txt', 'b.txt'], ['draft/mine.md'], 2]);
  assert.equal(it.exported(), (await bench({ [SETTINGS]: WITHOUT })).exported());
});

test('a draft of one sentence is compared with every source, though it shares few words with any', async () => {
  const long = `${fire(12)}\n\nThe crews had fought the flames from four boats, while families watched from windows above the quay. Insurers expect claims from owners, chandlers and the ferry company. The minister promised help, and the church opened its hall to those who slept aboard. Two cranes, a warehouse full of timber, several nets and ropes were lost as well. Engineers doubt whether the pier can carry lorries, buses or trains again. Schools stay closed until Thursday, because smoke still hangs between the houses.`;
  const files = { 'w/a.txt': long, 'w/b.txt': long, 'w/draft/mine.md': 'In Lindhaven, where neighbours whisper and gulls circle above the wet roofs, 19 vessels were destroyed.' };
  const it = await bench({ [SETTINGS]: WITH, ...files });
  assert.deepEqual(it.service.problemsAt('w/draft/mine.md').problems.map(({ message }) => message), ['No source says 19 vessels: 12 vessels in a.']);
  const asSource = await bench({ [SETTINGS]: 'sources: ["*.txt", "draft/*.md"]\n', ...files });
  assert.deepEqual(asSource.codes('draft/mine.md'), [], 'a source as short as that may tell of anything');
});

test('a quotation that a draft words otherwise is told in the draft alone', async () => {
  const it = await bench({ [SETTINGS]: WITH, 'w/draft/mine.md': quote('tied') });
  assert.deepEqual([it.codes('draft/mine.md'), it.codes('a.txt'), it.codes('b.txt')], [['quote-altered'], [], []]);
});

test('where a source has the draft’s figure too, it is the sources that disagree', async () => {
  const it = await bench({ [SETTINGS]: WITH, 'w/b.txt': fire(19), 'w/draft/mine.md': fire(19) });
  assert.deepEqual(it.service.problemsAt('w/draft/mine.md').problems.map(({ message }) => message), ['Sources disagree: 19 vessels here, 12 vessels in a.']);
});

test('a card asked for in a draft counts the sources alone', async () => {
  const it = await bench({ [SETTINGS]: WITH, 'w/draft/mine.md': fire(12) });
  const found = (await it.service.find('w/draft/mine.md')) ?? assert.fail();
  assert.deepEqual(it.codes('draft/mine.md'), []);
  const card = plainCard(hoverAt(found.links, found.id, fire(12).indexOf('12'), false) ?? assert.fail());
  assert.match(card, /2 of 2 sources/);
});

test('two drafts are not compared with each other', async () => {
  const files = { 'w/draft/one.md': fire(15), 'w/draft/two.md': fire(19) };
  const messages = async (settings: string): Promise<readonly string[]> => (await bench({ [SETTINGS]: settings, ...files })).service.problemsAt('w/draft/two.md').problems.map(({ message }) => message);
  assert.deepEqual(await messages(WITH), ['No source says 19 vessels: 12 vessels in a.']);
  assert.deepEqual(await messages('sources: ["*.txt", "draft/*.md"]\n'), ['Sources disagree: 19 vessels here, 12 vessels in a, 15 vessels in one.'], 'as sources they are');
});

test('corroborate.yaml adds and removes a draft, and makes a source of it', async () => {
  const it = await bench({ [SETTINGS]: WITHOUT, 'w/draft/mine.md': fire(19) });
  const before = it.exported();
  assert.deepEqual(it.codes('draft/mine.md'), []);
  await it.write(SETTINGS, WITH);
  assert.deepEqual([it.codes('draft/mine.md'), it.codes('a.txt')], [['figure-conflict'], []]);
  await it.write(SETTINGS, 'sources: ["*.txt", "draft/*.md"]\n');
  assert.deepEqual([it.codes('draft/mine.md'), it.codes('a.txt')], [['figure-conflict'], ['figure-conflict']]);
  await it.write(SETTINGS, 'sources: ["*.txt", "draft/*.md"]\ndrafts: ["draft/*.md"]\n');
  assert.deepEqual([it.codes('draft/mine.md'), it.codes('a.txt')], [['figure-conflict'], []], 'what both name is a draft');
  await it.write(SETTINGS, WITHOUT);
  assert.deepEqual([it.codes('draft/mine.md'), it.exported() === before], [[], true]);
  assert.equal(await it.service.find('w/draft/mine.md'), undefined);
});

test('one of two drafts that becomes a source is compared with the other, and stays one when the other has been asked about', async () => {
  const it = await bench({ [SETTINGS]: WITH, 'w/draft/one.md': fire(15), 'w/draft/two.md': fire(19) });
  const told = (): readonly string[] => it.service.problemsAt('w/draft/two.md').problems.map(({ message }) => message);
  assert.deepEqual([told().length, it.codes('draft/one.md')], [1, ['figure-conflict']]);
  await it.write(SETTINGS, 'sources: ["*.txt", "draft/one.md"]\ndrafts: ["draft/two.md"]\n');
  assert.deepEqual(told(), ['No source says 19 vessels: 12 vessels in a, 15 vessels in one.']);
  await it.write('w/draft/two.md', fire(20));
  assert.deepEqual(told(), ['No source says 20 vessels: 12 vessels in a, 15 vessels in one.']);
});

test('an edit of a source changes what is told of the draft, and an open draft is checked as it is typed', async () => {
  const it = await bench({ [SETTINGS]: WITH, 'w/draft/mine.md': fire(12) });
  assert.deepEqual(it.codes('draft/mine.md'), []);
  it.changes.length = 0;
  it.service.setBuffer('w/a.txt', fire(15));
  it.service.setBuffer('w/b.txt', fire(15));
  await it.service.idle();
  assert.ok(it.changes.some(({ problems }) => problems.includes('w/draft/mine.md')));
  assert.match(it.service.problemsAt('w/draft/mine.md').problems[0]?.message ?? '', /15 vessels/);
  it.changes.length = 0;
  it.service.setBuffer('w/draft/mine.md', `A new first line.\n\n${fire(15)}`);
  await it.service.idle();
  assert.deepEqual(it.changes.flatMap(({ problems }) => problems), ['w/draft/mine.md']);
  assert.deepEqual(it.codes('draft/mine.md'), []);
  it.contents.delete('w/draft/mine.md');
  it.service.dropBuffer('w/draft/mine.md');
  await it.service.idle();
  assert.deepEqual(it.service.dossiers.flatMap(({ drafts }) => drafts), []);
});

test('a draft that is made in the editor and not saved yet is checked', async () => {
  const it = await bench({ [SETTINGS]: WITH });
  it.service.setBuffer('w/draft/new.md', fire(19));
  await it.service.idle();
  assert.deepEqual([it.codes('draft/new.md'), it.codes('a.txt')], [['figure-conflict'], []]);
});

test('a decision on what the draft says silences it there and is no loose one', async () => {
  const it = await bench({ [SETTINGS]: WITH, 'w/draft/mine.md': fire(19) });
  const { finding } = it.service.problemsAt('w/draft/mine.md').problems[0] ?? assert.fail();
  await it.write(SETTINGS, `${WITH}decisions:\n  - { finding: "${finding ?? ''}", category: different-date, quotes: [{ text: 19 vessels }] }\n`);
  assert.deepEqual([it.codes('draft/mine.md'), it.codes('a.txt'), it.codes('corroborate.yaml')], [[], [], []]);
  assert.equal(it.service.dossiers[0]?.decidedIn('draft/mine.md').length, 1);
});

test('what is told of drafts is counted, each finding once, and no more when it is mended, decided or gone', async () => {
  const twice = `${fire(19)}\n\n“The crews tied every rope on the northern quay before midnight,” Ada Lindt, the mayor of Lindhaven, said.\n\n${fire(19)}`;
  const it = await bench({ [SETTINGS]: WITH, 'w/draft/mine.md': twice, 'w/draft/other.md': fire(17) });
  const [dossier] = it.service.dossiers;
  assert.ok(dossier);
  assert.deepEqual([it.codes('draft/mine.md').length, dossier.openInDrafts], [3, 3]);
  await it.write('w/draft/mine.md', twice.replace('tied', 'cut'));
  assert.equal(dossier.openInDrafts, 2);
  const { finding } = it.service.problemsAt('w/draft/other.md').problems[0] ?? {};
  await it.write(SETTINGS, `${WITH}decisions:\n  - { finding: ${finding ?? ''}, category: superseded }\n`);
  assert.equal(dossier.openInDrafts, 1);
  await it.write(SETTINGS, WITHOUT);
  assert.equal(dossier.openInDrafts, 0);
});

test('a draft that cannot be read says so and is not counted among the sources that cannot', async () => {
  const contents = new Map<string, string | Uint8Array>([...Object.entries(SOURCES), [SETTINGS, WITH], ['w/draft/mine.md', new Uint8Array(400)]]);
  const service = new DossierService({ files: memoryFiles(contents), log: () => undefined, debounce: 1 });
  service.addRoot({ folder: 'w', kind: 'workspace' });
  await service.idle();
  const [dossier] = service.dossiers;
  assert.deepEqual([dossier?.unread.length, dossier?.unreadDrafts.map(({ path }) => path)], [0, ['draft/mine.md']]);
  assert.match(dossier?.problemsOf(documentId('draft/mine.md'))[0]?.message ?? '', /It is not checked against the sources\.$/);
});

test('a decision on what the draft said is told of once the draft says something else, and no more when it says that again', async () => {
  const it = await bench({ [SETTINGS]: WITH, 'w/draft/mine.md': fire(19) });
  const { finding } = it.service.problemsAt('w/draft/mine.md').problems[0] ?? assert.fail();
  const edit = async (text: string): Promise<readonly (readonly string[])[]> => {
    it.service.setBuffer('w/draft/mine.md', text);
    await it.service.idle();
    return [it.codes('draft/mine.md'), it.codes('a.txt'), it.codes('corroborate.yaml')];
  };
  await it.write(SETTINGS, `${WITH}decisions:\n  - { finding: "${finding ?? ''}", category: different-date, quotes: [{ text: 19 vessels, before: "Lindhaven destroyed", after: "on Sunday, the harbour" }] }\n`);
  assert.deepEqual(await edit('Nothing of the kind.'), [[], [], ['decision-orphan']]);
  assert.deepEqual(await edit(fire(19)), [[], [], []]);
});

test('after any edits of sources and of two drafts, what is told of each draft is what a fresh look would tell', () => {
  const random = randomOf(11);
  const texts = new Map<string, string>();
  const parts = [fire(12), fire(15), fire(19), quote('cut'), quote('tied'), 'Nobody knew why.'];
  const settingsFor = (decisions: readonly string[]): string => `${WITH}decisions:\n${decisions.map((finding) => `  - { finding: "${finding}", category: different-date, quotes: [{ text: 19 vessels }, { text: 12 vessels }] }\n`).join('')}`;
  const fresh = (yaml: string): OpenDossier => {
    const dossier = new OpenDossier({ folder: 'w', hasFile: true, sources: ['*.txt'] }, assert.fail);
    dossier.useSettings({ ok: true, text: yaml }, []);
    for (const path of texts.keys()) dossier.expect(path, path.startsWith('draft/'));
    for (const [path, text] of texts) dossier.setText(path, text);
    dossier.listed = true;
    return dossier;
  };
  const plain = (dossier: OpenDossier): unknown => [...texts.keys()].map((path) => [path, dossier.problemsOf(path), dossier.decidedIn(path)]);
  for (const path of ['a.txt', 'b.txt', 'c.txt', 'draft/one.md', 'draft/two.md']) texts.set(path, fire(12));
  texts.set('draft/one.md', fire(19));
  const [{ finding = '' } = {}] = fresh(WITH).problemsOf('draft/one.md');
  let decided = 0;
  for (const yaml of [settingsFor([finding]), settingsFor([finding, finding.replace('19', '17')])]) {
    const kept = fresh(yaml);
    for (let step = 0; step < 40; step++) {
      const path = [...texts.keys()][random(texts.size)] ?? '';
      const text = Array.from({ length: 1 + random(2) }, () => parts[random(parts.length)] ?? '').join('\n\n');
      texts.set(path, text);
      kept.setText(path, text);
      kept.takeTouched();
      assert.deepEqual([plain(kept), kept.looseDecisions], [plain(fresh(yaml)), fresh(yaml).looseDecisions]);
      decided += kept.decidedIn('draft/one.md').length + kept.decidedIn('draft/two.md').length;
    }
  }
  assert.ok(decided > 5, `${decided} decided`);
});

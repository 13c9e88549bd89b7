// A change to corroborate.yaml is in force at once, open or saved, and costs the reading of those documents alone that it can matter to.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readDocument } from '../../../server/src/core/corpus/document';
import { memoryFiles } from '../../../server/src/memory-files';
import { DossierService } from '../../../server/src/service';

const SETTINGS = 'w/corroborate.yaml';
const MERGED = 'entities: [{ name: Ada Roe, aliases: [Ada Lindt] }]\n';

async function bench(): Promise<{ service: DossierService; contents: Map<string, string>; read: string[]; names: () => string[] }> {
  const contents = new Map([[SETTINGS, 'sources: ["*.txt"]\n'], ['w/a.txt', 'They met Ada Roe.'], ['w/b.txt', 'They met Ada Lindt.'], ['w/c.txt', 'Nobody came.']]);
  const read: string[] = [];
  const service = new DossierService({
    files: memoryFiles(contents), log: assert.fail, debounce: 1,
    readDocument: (id, ...rest) => {
      read.push(id);
      return readDocument(id, ...rest);
    },
  });
  service.addRoot({ folder: 'w', kind: 'workspace' });
  await service.idle();
  read.length = 0;
  return { service, contents, read, names: () => service.dossiers[0]?.links.entities.map(({ canonical, mentions }) => `${canonical} ×${mentions.length}`) ?? [] };
}

test('a merge that is typed but not saved holds, and its undoing as well', async () => {
  const { service, read, names } = await bench();
  assert.deepEqual(names(), ['Ada Roe ×1', 'Ada Lindt ×1']);
  service.setBuffer(SETTINGS, MERGED);
  assert.deepEqual(names(), ['Ada Roe ×2']);
  assert.deepEqual(read, ['a.txt', 'b.txt'], 'the third text has nothing to do with it');
  service.setBuffer(SETTINGS, 'sources: ["*.txt"]\n');
  await service.idle();
  assert.deepEqual(names(), ['Ada Roe ×1', 'Ada Lindt ×1']);
});

test('a merge that is saved by another program holds', async () => {
  const { service, contents, names } = await bench();
  contents.set(SETTINGS, MERGED);
  service.fileChanged(SETTINGS);
  await service.idle();
  assert.deepEqual(names(), ['Ada Roe ×2']);
});

test('a word that is added to the lexicon changes what is found, and costs the reading of those documents alone that hold it', async () => {
  const { service, contents, read } = await bench();
  for (const [path, vessels] of [['w/d.txt', '12 pontoons'], ['w/e.txt', '19 vessels']] as const) {
    contents.set(path, `The fire in the harbour of Lindhaven destroyed ${vessels} on Sunday, the harbour office said.`);
    service.fileChanged(path);
  }
  await service.idle();
  const found = (): string[] => service.dossiers[0]?.problemsOf('e.txt').map(({ code }) => code) ?? [];
  assert.deepEqual(found(), []);
  read.length = 0;
  service.setBuffer(SETTINGS, 'sources: ["*.txt"]\nlexicon: { units: { vessel: [pontoon] } }\n');
  assert.deepEqual(found(), ['figure-conflict']);
  assert.deepEqual(read, ['d.txt'], 'the other texts hold no such word');
  service.setBuffer(SETTINGS, 'sources: ["*.txt"]\nlexicon: { units: { vessel: [scow] } }\n');
  await service.idle();
  assert.deepEqual(found(), []);
});

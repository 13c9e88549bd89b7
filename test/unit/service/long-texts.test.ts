// Open documents that are too large, or take too long: told by one problem, read elsewhere where somebody reads, and nobody else waits.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { readDocument, documentId } from '../../../server/src/core/corpus/document';
import type { DocumentReader, ReadElsewhere, ReadingJob } from '../../../server/src/document-reader';
import { defaultLimits } from '../../../server/src/limits';
import { memoryFiles } from '../../../server/src/memory-files';
import { DossierService } from '../../../server/src/service';

const fire = (injured: number): string => `A fire in the old warehouse in Narva injured ${injured} workers on Monday, the fire brigade said.`;
const long = (injured: number, more = ''): string => `${fire(injured)}\n\n${'The harbour was quiet. '.repeat(10)}${more}`;

/** Reads apart what is longer than 200 letters; each text waits until the test answers for it. */
class Elsewhere implements DocumentReader {
  readonly ahead = 8;
  readonly asked: { readonly job: ReadingJob; readonly answer: (gave?: ReadElsewhere) => void }[] = [];
  ended = 0;

  takesLong(text: string): boolean {
    return text.length > 200;
  }

  read(_folder: string, job: ReadingJob, apart = false): Promise<ReadElsewhere | undefined> {
    if (!apart) return Promise.resolve(undefined);
    return new Promise((resolve) => this.asked.push({ job, answer: resolve }));
  }

  /** Answers what was asked first as a thread does. */
  answer(): void {
    const next = this.asked.shift();
    assert.ok(next, 'something is being read');
    const { path, text, facts, rules, words } = next.job;
    next.answer({ document: readDocument(documentId(path), text, facts, rules, words) });
  }

  end(): Promise<void> {
    this.ended++;
    return Promise.resolve();
  }

  begin(): void {}
  stateOf(): undefined {}
  recall(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  keep(): Promise<void> {
    return Promise.resolve();
  }
  dispose(): void {}
}

async function opened(reader: Elsewhere): Promise<DossierService> {
  const service = new DossierService({ files: memoryFiles(new Map([['w/sources/a.txt', fire(12)], ['w/sources/b.txt', fire(9)]])), debounce: 0, log: (line) => assert.fail(line), reader, onChange: () => undefined });
  // Else what it means to keep later would keep the test alive for minutes.
  after(() => service.dispose());
  service.addRoot({ folder: 'w', kind: 'workspace' });
  await service.idle();
  return service;
}

const codes = (service: DossierService, key: string): readonly string[] => service.problemsAt(key).problems.map(({ code }) => code);
const turns = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 0));
};

test('while a long text that is typed in is read elsewhere, other documents are answered and told of, and it is answered when it is read', async () => {
  const reader = new Elsewhere();
  const service = await opened(reader);
  assert.deepEqual(codes(service, 'w/sources/a.txt'), ['figure-conflict']);
  service.setBuffer('w/sources/a.txt', long(9));
  let found: string | undefined;
  const question = service.find('w/sources/a.txt').then((answer) => (found = answer?.links.documents.get(answer.id)?.source.text));
  assert.ok(await service.find('w/sources/b.txt'));
  service.setBuffer('w/sources/b.txt', fire(20));
  await turns();
  assert.deepEqual(codes(service, 'w/sources/b.txt'), ['figure-conflict'], 'against what was read last');
  assert.equal(found, undefined);
  reader.answer();
  await question;
  assert.equal(found, long(9));
  await service.idle();
  assert.ok(reader.ended > 0, 'the threads are not kept');
});

test('what was typed while the text was read is read as well, and only that counts', async () => {
  const reader = new Elsewhere();
  const service = await opened(reader);
  service.setBuffer('w/sources/a.txt', long(9));
  await turns();
  service.setBuffer('w/sources/a.txt', long(9, 'It is quiet still.'));
  await turns();
  reader.answer();
  await turns();
  assert.equal(reader.asked[0]?.job.text, long(9, 'It is quiet still.'));
  // Once more, and nobody has looked at it when the answer comes.
  service.setBuffer('w/sources/a.txt', long(20));
  reader.answer();
  await turns();
  reader.answer();
  await service.idle();
  assert.equal((await service.find('w/sources/a.txt'))?.links.documents.get(documentId('a.txt'))?.source.text, long(20));
  assert.deepEqual(codes(service, 'w/sources/a.txt'), ['figure-conflict']);
});

test('a text that takes too long while it is typed in is given up on with one problem, the others go on, and a shorter one is read again', async () => {
  const reader = new Elsewhere();
  const service = await opened(reader);
  service.setBuffer('w/sources/a.txt', long(9));
  await turns();
  reader.asked.shift()?.answer({ problem: 'Not read: reading this text took longer than 10 seconds.' });
  await service.idle();
  assert.deepEqual(service.problemsAt('w/sources/a.txt').problems.map(({ code, message }) => [code, message]), [['source-unread', 'Not read: reading this text took longer than 10 seconds. The other sources are compared without it.']]);
  assert.deepEqual(codes(service, 'w/sources/b.txt'), []);
  assert.equal(await service.find('w/sources/a.txt'), undefined);
  service.setBuffer('w/sources/a.txt', fire(12));
  await turns();
  reader.answer();
  await service.idle();
  assert.deepEqual(codes(service, 'w/sources/a.txt'), ['figure-conflict']);
});

test('a long text that is closed while it is read, or that nobody can read elsewhere, keeps nobody waiting', async () => {
  const reader = new Elsewhere();
  const service = await opened(reader);
  service.setBuffer('w/sources/a.txt', long(9));
  const question = service.find('w/sources/a.txt');
  await turns();
  service.dropBuffer('w/sources/a.txt');
  await question;
  await service.idle();
  assert.deepEqual(codes(service, 'w/sources/a.txt'), ['figure-conflict'], 'the disk’s text counts again');
  service.setBuffer('w/sources/b.txt', long(12));
  await turns();
  for (const { answer } of reader.asked.splice(0)) answer();
  await service.idle();
  assert.deepEqual(codes(service, 'w/sources/b.txt'), []);
  service.setBuffer('v/loose.txt', long(12));
  await turns();
  reader.answer();
  await service.idle();
  assert.ok(await service.find('v/loose.txt'), 'a document that no dossier has');
});

test('an open text that is larger than a source may be is not read, and is when the limit is raised or the text cut', async () => {
  const reader = new Elsewhere();
  const service = await opened(reader);
  service.configure([], { ...defaultLimits, megabytes: 0.001 });
  await service.idle();
  const large = `${fire(9)}\n\n${'Quiet. '.repeat(200)}`;
  service.setBuffer('w/sources/a.txt', large);
  await service.idle();
  assert.deepEqual(service.problemsAt('w/sources/a.txt').problems.map(({ message }) => message), ['Not read: this file has 1 MB, more than the 0.001 MB that a source may have (setting corroborate.limits.megabytes). The other sources are compared without it.']);
  assert.deepEqual(reader.asked, []);
  service.configure([], defaultLimits);
  await turns();
  reader.answer();
  await service.idle();
  assert.deepEqual(codes(service, 'w/sources/a.txt'), []);
  service.configure([], { ...defaultLimits, megabytes: 0.001 });
  await service.idle();
  assert.deepEqual(codes(service, 'w/sources/a.txt'), ['source-unread']);
  service.setBuffer('w/sources/a.txt', fire(12));
  await service.idle();
  assert.deepEqual(codes(service, 'w/sources/a.txt'), ['figure-conflict']);
});

test('a text that has more names, figures and quotations than are linked is left out with one problem, and compared when the limit is raised or the text cut', async () => {
  const service = await opened(new Elsewhere());
  const many = [9, 9].map(fire).join('\n\n');
  service.setBuffer('w/sources/a.txt', many);
  await service.idle();
  const found = (await service.find('w/sources/a.txt'))?.links.documents.get(documentId('a.txt'));
  assert.ok(found);
  const count = found.names.mentions.length + found.figures.length + found.quotes.length;
  service.configure([], { ...defaultLimits, mentions: count });
  await service.idle();
  assert.deepEqual(codes(service, 'w/sources/b.txt'), [], 'as many as may be');
  service.configure([], { ...defaultLimits, mentions: count - 1 });
  await service.idle();
  assert.deepEqual(service.problemsAt('w/sources/a.txt').problems.map(({ message }) => message), [
    `Not compared: this text has ${count} names, figures and quotations, more than the ${count - 1} that are linked (setting corroborate.limits.mentions). The other sources are compared without it.`,
  ]);
  assert.equal(await service.find('w/sources/a.txt'), undefined);
  service.setBuffer('w/sources/a.txt', fire(12));
  await service.idle();
  assert.deepEqual(['a', 'b'].map((name) => codes(service, `w/sources/${name}.txt`)), [['figure-conflict'], ['figure-conflict']]);
  // A document that no dossier has, too.
  const keys = ['w/sources/a.txt', 'v/loose.txt'];
  for (const key of keys) service.setBuffer(key, many);
  await service.idle();
  assert.deepEqual([...keys, 'w/sources/b.txt'].map((key) => codes(service, key)), [['source-unread'], ['source-unread'], []]);
  service.configure([], defaultLimits);
  await service.idle();
  assert.deepEqual(keys.map((key) => codes(service, key)), [[], []]);
});

// Disks that answer late or never: how many of their files are asked for, who is refused, and who is told when one answers.
import assert from 'node:assert/strict';
import test from 'node:test';
import { defaultLimits } from '../../../server/src/limits';
import { Late, SlowDisks } from '../../../server/src/node/slow-disks';

/** A disk whose files answer when the test says so. */
class Files {
  readonly told: string[] = [];
  readonly disks = new SlowDisks((root) => this.told.push(root));
  readonly asked: string[] = [];
  readonly #answers = new Map<string, (text: string) => void>();

  /** What became of the question: its text, or “late”. */
  read(root: string, name: string, answerSeconds = 60): Promise<string> {
    const path = `${root}/${name}`;
    return this.disks.ask(root, path, { ...defaultLimits, answerSeconds }, () => 'late', () => {
      this.asked.push(path);
      return new Promise<string>((resolve) => this.#answers.set(path, resolve));
    }).catch((error: unknown) => {
      assert.ok(error instanceof Late);
      return error.message;
    });
  }

  answer(path: string): void {
    this.#answers.get(path)?.(`text of ${path}`);
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** With Node's four threads. */
const MOST = 3;
delete process.env['UV_THREADPOOL_SIZE'];

test('so many files of a disk are asked for at a time, each of the others in its turn, and another disk does not wait', async () => {
  const files = new Files();
  const texts = Array.from({ length: 7 }, (_, i) => files.read('/share', `${i}`));
  await turn();
  assert.deepEqual(files.asked, ['/share/0', '/share/1', '/share/2']);
  const near = files.read('/near', 'a');
  await turn();
  assert.deepEqual(files.asked.slice(MOST), ['/near/a']);
  files.answer('/near/a');
  assert.equal(await near, 'text of /near/a');
  for (let i = 0; i < 7; i++) {
    files.answer(`/share/${i}`);
    assert.equal(await texts[i], `text of /share/${i}`);
    await turn();
  }
  assert.deepEqual(files.told, [], 'nothing was late');
});

test('a file that is late by itself costs no other; where as many are late as may be asked for, the rest is refused at once and nobody is asked', async () => {
  const files = new Files();
  assert.equal(await files.read('/share', 'slow', 0.001), 'late');
  assert.equal(await files.read('/share', 'slow'), 'late', 'it is asked for already');
  const other = files.read('/share', 'other');
  await turn();
  files.answer('/share/other');
  assert.equal(await other, 'text of /share/other');
  assert.deepEqual(await Promise.all([files.read('/share', 'a', 0.001), files.read('/share', 'b', 0.001)]), ['late', 'late']);
  const before = files.asked.length;
  assert.deepEqual(await Promise.all(Array.from({ length: 1000 }, (_, i) => files.read('/share/below', `${i}`))), Array.from({ length: 1000 }, () => 'late'));
  assert.equal(files.asked.length, before);
  assert.deepEqual(files.told, []);
  // All who were refused may ask again.
  files.answer('/share/slow');
  await turn();
  assert.deepEqual(files.told.sort(), ['/share', '/share/below']);
  const again = files.read('/share/below', '7');
  await turn();
  files.answer('/share/below/7');
  assert.equal(await again, 'text of /share/below/7');
});

test('who waits for a turn is refused as soon as nothing answers any more', async () => {
  const files = new Files();
  const late = Array.from({ length: MOST }, (_, i) => files.read('/share', `${i}`, 0.01));
  const waiting = files.read('/share', 'waiting');
  assert.deepEqual(await Promise.all([...late, waiting]), Array.from({ length: MOST + 1 }, () => 'late'));
  assert.ok(!files.asked.includes('/share/waiting'));
});

test('a folder whose name begins as another’s is another disk', async () => {
  const files = new Files();
  await Promise.all(Array.from({ length: MOST }, (_, i) => files.read('/share', `${i}`, 0.001)));
  const near = files.read('/share-two', 'a');
  await turn();
  files.answer('/share-two/a');
  assert.equal(await near, 'text of /share-two/a');
  assert.equal(await files.read('/share', 'a'), 'late');
});

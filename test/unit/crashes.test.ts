// How often a server that stops is started again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Crashes } from '../../client/src/crashes';

const second = 1000;

test('the fifth crash within three minutes is the last', () => {
  const crashes = new Crashes();
  assert.deepEqual([0, 10, 20, 30, 40].map((time) => crashes.mayRestart(time * second)), [true, true, true, true, false]);
});

test('crashes that lie further apart are forgotten', () => {
  const crashes = new Crashes();
  assert.ok([0, 60, 120, 180, 240, 300, 360, 420].every((time) => crashes.mayRestart(time * second)));
});

test('a restart by hand begins to count anew', () => {
  const crashes = new Crashes();
  for (const time of [0, 10, 20, 30, 40]) crashes.mayRestart(time * second);
  crashes.forget();
  assert.equal(crashes.mayRestart(50 * second), true);
});

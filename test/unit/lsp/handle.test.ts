// The wrapper round every handler.
import assert from 'node:assert/strict';
import test from 'node:test';
import { CancellationTokenSource, ResponseError } from 'vscode-languageserver/node';
import { handle, react } from '../../../server/src/lsp/handle';

test('a handler that fails is logged and answered with nothing', async () => {
  const logged: string[] = [];
  const answer = handle((message) => logged.push(message), 'hover', null, () => {
    throw new TypeError('a defect');
  });
  assert.equal(await answer({}, new CancellationTokenSource().token), null);
  assert.match(logged.join(), /hover failed: TypeError: a defect/u);
});

test('a request that is cancelled before its turn is not worked on', async () => {
  let worked = 0;
  const source = new CancellationTokenSource();
  const pending = handle(() => undefined, 'hover', null, () => worked++)({}, source.token);
  source.cancel();
  const outcome = await pending;
  assert.ok(outcome instanceof ResponseError && outcome.code === -32800);
  assert.equal(worked, 0);
});

test('a request that is cancelled at work is not answered', async () => {
  const source = new CancellationTokenSource();
  const outcome = await handle<object, string>(() => undefined, 'hover', '', () => {
    source.cancel();
    return 'too late';
  })({}, source.token);
  assert.ok(outcome instanceof ResponseError);
});

test('a notification that fails is logged, also when it fails later', async () => {
  const logged: string[] = [];
  await react((message) => logged.push(message), 'edit', () => Promise.reject(new Error('later')))({});
  await react((message) => logged.push(message), 'open', () => {
    throw new Error('at once');
  })({});
  assert.match(logged.join(), /edit failed: Error: later.*open failed: Error: at once/su);
});

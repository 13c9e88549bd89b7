// Expressions that are put together when the program starts take linear time; those that stand in the code are held to it by the lint.
import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from 'scslre';

/** Everything that is built by `new RegExp` while the modules of the server's core are loaded. */
async function builtExpressions(): Promise<readonly RegExp[]> {
  const built: RegExp[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [pattern, flags]: [string, string?]) {
      const made = new target(pattern, flags);
      built.push(made);
      return made;
    },
  });
  await import('../../server/src/service').finally(() => (globalThis.RegExp = original));
  return built;
}

test('no expression that is made of the words of a lexicon takes more than linear time', async () => {
  const built = await builtExpressions();
  assert.ok(built.length >= 8, `${built.length} expressions`);
  for (const { source, flags } of built) {
    const { reports } = analyse({ source, flags }, { reportTypes: { Move: true, Self: true, Trade: true } });
    assert.deepEqual(reports.map(({ type, character }) => `${type} at ${character.pick}`), [], source.slice(0, 300));
  }
});

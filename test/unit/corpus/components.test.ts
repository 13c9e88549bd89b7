// What hangs together after links came and went, beside a plain search through all links.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Components } from '../../../server/src/core/corpus/components';
import { randomOf } from '../../bench/random';

interface Node {
  readonly name: number;
}

/** Random links among a few nodes, several changes before each look, held against a search from scratch. */
function follow(seed: number, nodes: number, rounds: number, dense: number): void {
  const random = randomOf(seed);
  const components = new Components<Node>();
  const links = new Map<Node, Set<Node>>();
  let all: Node[] = [];
  let last = 0;
  for (let round = 0; round < rounds; round++) {
    for (let change = random(4); change >= 0; change--) {
      const [a, b] = [all[random(all.length || 1)], all[random(all.length || 1)]];
      if (all.length < nodes && random(3) === 0) {
        const node = { name: last++ };
        all.push(node);
        links.set(node, new Set());
        components.touch(node);
      } else if (a && random(8) === 0) {
        for (const other of links.get(a) ?? []) {
          components.part(a, other);
          links.get(other)?.delete(a);
        }
        links.delete(a);
        all = all.filter((node) => node !== a);
        components.remove(a);
      } else if (a && b && a !== b) {
        const isLinked = links.get(a)?.has(b);
        if (isLinked && random(dense) > 0) continue;
        if (isLinked) components.part(a, b);
        else components.join(a, b);
        for (const [one, other] of [[a, b], [b, a]] as const) {
          if (isLinked) links.get(one)?.delete(other);
          else links.get(one)?.add(other);
        }
      }
    }
    const made = components.renew();
    assert.equal(new Set(made.flat()).size, made.flat().length, 'no node is in two components');
    for (const node of all) {
      const reached = new Set([node]);
      for (const one of reached) for (const other of links.get(one) ?? []) reached.add(other);
      assert.deepEqual(new Set(components.membersOf(node)), reached);
      for (const other of all) assert.equal(components.areOne(node, other), reached.has(other));
    }
    for (const members of made) for (const node of members) assert.deepEqual(new Set(components.membersOf(node)), new Set(members));
  }
}

test('components are those of a fresh search after any series of changes', () => {
  for (let seed = 1; seed <= 40; seed++) follow(seed, 4 + (seed % 12), 60, 1 + (seed % 4));
});

test('of many that hang together those that a change did not touch are not searched again', () => {
  const components = new Components<Node>();
  const nodes = Array.from({ length: 2000 }, (_, name): Node => ({ name }));
  nodes.forEach((node, i) => {
    for (const step of [1, 2, 3]) components.join(node, nodes[(i + step) % nodes.length] ?? node);
  });
  assert.equal(components.renew().length, 1);
  const [one, other] = [nodes[700], nodes[701]];
  assert.ok(one && other);
  const before = components.membersOf(one);
  components.part(one, other);
  const [members] = components.renew();
  assert.equal(members?.length, nodes.length);
  // The search ends at the few that lie around the two; the others come as they stood before.
  const others = new Set(members.slice(30));
  assert.deepEqual([...others], before.filter((node) => others.has(node)));
});

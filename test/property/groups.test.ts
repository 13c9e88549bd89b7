// After any series of changes the groups that phrases mean are those of a fresh reading, asked after each change or seldom.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Corpus, type Links } from '../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../server/src/core/corpus/document';

/** Who is counted, listed and called something, and phrases that count them. */
const sentences = [
  'Norway and Sweden met.', 'Ministers from Norway, Sweden and Finland met.', 'Norway met the Baltic states.', 'The Baltic states (Estonia, Latvia and Lithuania) met.', 'The Baltic states (Estonia and Latvia) met.',
  'Grumbold Ltd met Quill Inc.', 'Grumbold met Norway.', 'Karl Brandt met Peter Lindt.', 'Minister Karl Brandt and Minister Peter Lindt met.', 'Minister Brandt spoke.', 'The minister, Peter Lindt, spoke.', 'Senator Karl Brandt left.',
  'The two countries agreed.', 'Both nations agreed.', 'All three countries left.', 'These four nations left.', 'Both companies agreed.', 'The two men left.', 'The two ministers left.', 'Both ministers agreed.', 'Both sides agreed.',
  'The Baltic states left.', 'Finland, Estonia, Latvia and Lithuania were there.', 'Estonia and Latvia were there.',
];
const text = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 5 }).map((some) => some.join(' '));
const step = fc.record({ at: fc.nat({ max: 4 }), text: fc.option(text, { freq: 6 }), isAsked: fc.boolean(), isPrepared: fc.boolean() });

function shown(links: Links): unknown {
  const { all, meantBy, withMember } = links.groups;
  return JSON.parse(JSON.stringify({
    all: all.map((group) => ({ ...group, uses: [...group.uses], members: group.members.map(({ id }) => id) })),
    meant: [...links.documents.values()].map(({ id, groups }) => groups.map((_, index) => {
      const meant = meantBy(id, index);
      return meant && { group: meant.group.id, at: meant.members.at, members: meant.members.entities.map((entity) => entity.id) };
    })),
    within: links.entities.map((entity) => withMember(entity)),
  }));
}

test('the groups after any changes are those of a fresh reading', () => {
  let found = 0;
  fc.assert(fc.property(fc.array(step, { minLength: 2, maxLength: 10 }), (steps) => {
    const corpus = new Corpus();
    const now = new Map<string, string>();
    steps.forEach(({ at, text: written, isAsked, isPrepared }, i) => {
      const path = `${at}.txt`;
      if (written === null) {
        now.delete(path);
        corpus.remove(documentId(path));
      } else {
        now.set(path, written);
        corpus.update(readDocument(documentId(path), written));
      }
      const { links } = corpus;
      for (let n = 0; isPrepared && n < 5; n++) corpus.prepare();
      if (!isAsked && i < steps.length - 1) return;
      const fresh = new Corpus();
      for (const [other, all] of now) fresh.update(readDocument(documentId(other), all));
      assert.deepEqual(shown(links), shown(fresh.links));
      found += links.groups.all.length;
    });
  }), { numRuns: Number(process.env['CHANGES_RUNS'] ?? 300) });
  assert.ok(found > 0, 'some phrases mean a group');
});

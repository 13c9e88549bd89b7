// What holds for the origins of any texts.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { documentId, readDocument, type DocumentId, type SourceDocument } from '../../server/src/core/corpus/document';
import { independentOf, originsOf } from '../../server/src/core/corpus/independence';

const parts = [
  'A fire broke out in the harbour of Lindhaven late on Monday and burnt for six hours before it was put out.',
  'Forty people left their homes while the brigade cooled two tanks of oil that stand beside the old quay.',
  'Nobody was hurt, and the cause is still being looked into by the port office and two engineers.',
  'Ferries to the islands sailed again before noon on the next day, with half of their usual load.',
  '“We shall look into every one of these tanks before the winter, and into the pipes,” said Anna Holt.',
  'The mayor thanked the crews in a short speech and promised new rules for the storage of fuel.',
];
const text = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
const texts = fc.array(text, { minLength: 1, maxLength: 6 });

const dossier = (all: readonly string[], nameOf = (i: number): string => `${i}.txt`): ReadonlyMap<DocumentId, SourceDocument> =>
  new Map(all.map((one, i) => [documentId(nameOf(i)), readDocument(documentId(nameOf(i)), one)]));

test('which texts share an origin does not depend on the names of files or their order', () => {
  fc.assert(fc.property(texts, (all) => {
    const shapeOf = (nameOf: (i: number) => string): string[] => {
      const { originOf } = originsOf(dossier(all, nameOf));
      return all.map((one, i) => `${one}\n${all.filter((_, j) => originOf(documentId(nameOf(i))) === originOf(documentId(nameOf(j)))).sort().join('\n')}`).sort();
    };
    assert.deepEqual(shapeOf((i) => `${all.length - i}.txt`), shapeOf((i) => `${i}.txt`));
  }), { numRuns: 300 });
});

test('an origin is its own, a copy adds none, and part of a text is shared both ways', () => {
  fc.assert(fc.property(texts, (all) => {
    const documents = dossier(all);
    const { originOf, partlyShared } = originsOf(documents);
    for (const id of documents.keys()) {
      assert.equal(originOf(originOf(id)), originOf(id));
      for (const other of partlyShared(id)) assert.ok(partlyShared(other).includes(id) && originOf(other) !== originOf(id));
    }
    const count = independentOf(documents, documents.keys());
    assert.ok(count >= 1 && count <= documents.size);
    const copied = dossier([...all, `${parts.slice(0, 4).join(' ')} ${parts[5]}`, `${parts.slice(0, 4).join(' ')} ${parts[5]}`]);
    const once = dossier([...all, `${parts.slice(0, 4).join(' ')} ${parts[5]}`]);
    assert.equal(independentOf(copied, copied.keys()), independentOf(once, once.keys()));
  }), { numRuns: 300 });
});

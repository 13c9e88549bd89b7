// What holds for the origins of any texts.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { usualBounds } from '../../server/src/core/corpus/bounds';
import { Corpus, type Links } from '../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../server/src/core/corpus/document';
import { linksOf } from '../unit/corpus/linked';

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

const dossier = (all: readonly string[], nameOf = (i: number): string => `${i}.txt`): Links =>
  linksOf(all.map((one, i) => readDocument(documentId(nameOf(i)), one)));

test('which texts share an origin does not depend on the names of files or their order', () => {
  fc.assert(fc.property(texts, (all) => {
    const shapeOf = (nameOf: (i: number) => string): string[] => {
      const { origins } = dossier(all, nameOf);
      return all.map((one, i) => `${one}\n${all.filter((_, j) => origins.originOf(documentId(nameOf(i))) === origins.originOf(documentId(nameOf(j)))).sort().join('\n')}`).sort();
    };
    assert.deepEqual(shapeOf((i) => `${all.length - i}.txt`), shapeOf((i) => `${i}.txt`));
  }), { numRuns: 300 });
});

test('an origin is its own, a copy adds none, and part of a text is shared both ways', () => {
  fc.assert(fc.property(texts, (all) => {
    const { documents, origins } = dossier(all);
    for (const id of documents.keys()) assert.equal(origins.originOf(origins.originOf(id)), origins.originOf(id));
    for (const [one, other] of origins.partlyShared(new Set(documents.keys()))) assert.ok(one < other && origins.originOf(one) !== origins.originOf(other));
    const count = origins.independentOf(documents.keys());
    assert.ok(count >= 1 && count <= documents.size);
    const copied = dossier([...all, `${parts.slice(0, 4).join(' ')} ${parts[5]}`, `${parts.slice(0, 4).join(' ')} ${parts[5]}`]);
    const once = dossier([...all, `${parts.slice(0, 4).join(' ')} ${parts[5]}`]);
    assert.equal(copied.origins.independentOf(copied.documents.keys()), once.origins.independentOf(once.documents.keys()));
  }), { numRuns: 300 });
});

test('after each edit of a text the origins of all are what a fresh look would find', () => {
  const edit = fc.record({ at: fc.nat({ max: 7 }), text: fc.option(fc.tuple(text, fc.constantFrom('', ' More will follow.', '\n\nBy The Associated Press', ' Edition 2.')).map((pair) => pair.join('')), { freq: 9 }) });
  fc.assert(fc.property(fc.array(edit, { minLength: 2, maxLength: 12 }), fc.constantFrom(1, 2, 3, 8), (edits, textsOfRun) => {
    const bounds = { ...usualBounds, textsOfRun };
    const corpus = new Corpus(bounds);
    const now = new Map<string, string>();
    for (const { at, text: written } of edits) {
      const id = documentId(`${at}.txt`);
      if (written === null) {
        now.delete(id);
        corpus.remove(id);
      } else {
        now.set(id, written);
        corpus.update(readDocument(id, written));
      }
      const fresh = new Corpus(bounds);
      for (const [path, all] of now) fresh.update(readDocument(documentId(path), all));
      const told = ({ documents, origins }: Links): unknown => [[...documents.keys()].map((one) => origins.originOf(one)), origins.sharedTexts()];
      assert.deepEqual(told(corpus.links), told(fresh.links));
    }
  }), { numRuns: 120 });
});

// Runs the marker fixtures for the linking of names and for groups: each file under test/fixtures/names and test/fixtures/groups is a
// whole dossier, written as test/unit/fixtures.test.ts says. Behind the carets stands the entity's id, and every name that is linked,
// or every phrase that means a group, must be marked.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Corpus, type Links } from '../../../server/src/core/corpus/corpus';
import type { Entity } from '../../../server/src/core/corpus/entities';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';

const fixtures = join(process.cwd(), 'test', 'fixtures');
const MARKER = /^(\s*)(\^+) (\S+)$/;
const kinds = [
  { folder: 'names', found: (links: Links): readonly Entity[] => links.entities },
  { folder: 'groups', found: (links: Links): readonly Entity[] => links.groups.all },
];

for (const { folder: name, found: entitiesIn } of kinds) for (const file of readdirSync(join(fixtures, name)).sort()) {
  const folder = join(fixtures, name);
  const [head = '', ...parts] = readFileSync(join(folder, file), 'utf8').split(/^=== /m);
  test(`${file}: ${head.replace(/^#\s*/u, '').trim()}`, () => {
    const corpus = new Corpus();
    const expected: string[] = [];
    for (const part of parts) {
      const [path = '', ...lines] = part.trimEnd().split('\n');
      const text: string[] = [];
      for (const line of lines) {
        const [, before, carets, id] = MARKER.exec(line) ?? [];
        if (before !== undefined && carets && id) expected.push(`${path}, line ${text.length}: “${text.at(-1)?.slice(before.length, before.length + carets.length)}” at ${before.length} is ${id}`);
        else text.push(line);
      }
      corpus.update(readDocument(documentId(path), text.join('\n')));
    }
    const { documents } = corpus.links;
    const found = entitiesIn(corpus.links).flatMap(({ id, mentions }) => mentions.map(({ document, start, end }) => {
      const source = documents.get(document)?.source;
      const at = source?.lines.positionAt(start);
      return `${document}, line ${(at?.line ?? 0) + 1}: “${source?.text.slice(start, end)}” at ${at?.column} is ${id}`;
    }));
    assert.ok(expected.length > 0 || /^#\s*Veto/u.test(head));
    assert.deepEqual(found.sort(), expected.sort());
  });
}

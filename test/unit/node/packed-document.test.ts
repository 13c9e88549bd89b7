// A document that went through bytes is the document that was read.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { noRules } from '../../../server/src/core/extract/names/rules';
import type { ReadingJob } from '../../../server/src/document-reader';
import { packDocument, unpackDocument } from '../../../server/src/node/packed-document';

test('packing and unpacking leaves nothing out and changes nothing', () => {
  const rules = { entities: [{ name: 'United Nations', type: 'organization', aliases: ['UN'], not: [] }], ignored: ['RELATED'] } as const;
  const texts = readdirSync('seeds').filter((name) => name.endsWith('.txt')).map((name) => readFileSync(`seeds/${name}`, 'utf8'));
  const jobs = (text: string): readonly ReadingJob[] => [{ path: '2025-03-18.txt', text, facts: { published: '2025-03-19' }, rules, words: [{ word: 'tank', kind: 'noun', of: 'vehicle' }] }, { path: 'a.txt', text, facts: {}, rules: noRules, words: [] }];
  for (const text of [...texts, '', 'One word', '\ud800 “unpaired” \udfff\r\n\r\nEn’t 1,000 of 2,500', `${' '.repeat(70_000)}Behind a long gap.`]) {
    for (const job of jobs(text)) {
      const document = readDocument(documentId(job.path), text, job.facts, job.rules, job.words);
      assert.deepStrictEqual(unpackDocument(packDocument(document), job), document);
    }
  }
});

// A worker thread that reads documents: takes jobs, gives them back packed.
import { parentPort } from 'node:worker_threads';
import { documentId, readDocument } from '../core/corpus/document';
import type { ReadingJob } from '../document-reader';
import { packDocument } from './packed-document';

/** The document as bytes; undefined where a defect of ours made reading it fail: the server's own thread then says how. */
export type Answer = 'ready' | Uint8Array | undefined;

/** Call in a thread that reading-pool.ts has started. */
export function serveJobs(): void {
  parentPort?.on('message', ({ path, text, facts, rules, words }: ReadingJob) => {
    let answer: Answer;
    try {
      answer = packDocument(readDocument(documentId(path), text, facts, rules, words));
    } catch {
      answer = undefined;
    }
    parentPort?.postMessage(answer);
  });
  parentPort?.postMessage('ready' satisfies Answer);
}

// Reads the texts of a folder with one engine and says how many words it did in how many seconds of processor time.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { Corpus } from '../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../server/src/core/corpus/document';
import { problemsOf } from '../../server/src/core/queries/problems';

/** In the order of the table. `reading` is what is done to each document alone, `analysis` all of it with what links them. */
export const engines = ['analysis', 'reading', 'wink-nlp', 'compromise', 'read-and-split'] as const;
export type Engine = (typeof engines)[number];

export interface Speed {
  readonly engine: Engine;
  readonly words: number;
  readonly seconds: number;
}

const PASSES = 3;
/** Where an engine is slow, its share of the texts, in words: enough for a steady rate. */
const SAMPLE = 40_000;

/** The median of three passes after one to warm up. Processor time, because other programs may run beside this one. */
export function measure(engine: Engine, folder: string): Speed {
  const paths = textsIn(folder);
  const all = paths.map((path) => readFileSync(join(folder, path), 'utf8'));
  const run = runners[engine];
  const sample = all.slice(0, lengthOfSample(all));
  const part = engine === 'compromise' ? sample.length : all.length;
  run(folder, paths.slice(0, sample.length), sample);
  const seconds = Array.from({ length: PASSES }, () => {
    const before = process.cpuUsage();
    run(folder, paths.slice(0, part), all.slice(0, part));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  }).sort((a, b) => a - b);
  return { engine, words: countWords(all.slice(0, part)), seconds: seconds[(PASSES - 1) / 2] ?? 0 };
}

type Runner = (folder: string, paths: readonly string[], texts: readonly string[]) => void;

const wink = winkNLP(model);
const runners: Readonly<Record<Engine, Runner>> = {
  analysis: analyse,
  reading: (folder, paths) => {
    for (const path of paths) readDocument(documentId(path), readFileSync(join(folder, path), 'utf8'));
  },
  'wink-nlp': (_folder, _paths, texts) => {
    for (const text of texts) wink.readDoc(text);
  },
  // Its tagging alone: what is asked of it afterwards would only take longer.
  compromise: (_folder, _paths, texts) => {
    for (const text of texts) compromise(text);
  },
  'read-and-split': (folder, paths) => {
    for (const path of paths) readFileSync(join(folder, path), 'utf8').split(/\s+/u);
  },
};

/** Every folder that holds texts is a dossier, as with folders named “sources”; generated stories lie in folders of one dossier. */
function analyse(folder: string, paths: readonly string[]): void {
  for (const [, members] of dossiersOf(paths)) {
    const corpus = new Corpus();
    for (const path of members) corpus.update(readDocument(documentId(path), readFileSync(join(folder, path), 'utf8')));
    const { links } = corpus;
    for (const path of members) problemsOf(links, documentId(path));
  }
}

function dossiersOf(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const dossier = path.startsWith('story-') ? '' : dirname(path);
    const members = found.get(dossier);
    if (members) members.push(path);
    else found.set(dossier, [path]);
  }
  return found;
}

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.txt')).map((path) => path.replaceAll('\\', '/')).sort();
}

function lengthOfSample(texts: readonly string[]): number {
  let words = 0;
  const enough = texts.findIndex((text) => (words += text.split(/\s+/u).length) > SAMPLE);
  return enough < 0 ? texts.length : enough + 1;
}

function countWords(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (text.match(/\S+/gu)?.length ?? 0), 0);
}

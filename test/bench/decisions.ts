// `npm run bench:decisions`: what thousands of decisions cost a dossier, as a ratio to the same dossier with none.
import { parseArgs } from 'node:util';
import { lookupOf } from '../../server/src/core/corpus/lookup';
import { categories, type Decision } from '../../server/src/core/dossier/decisions';
import { editDecisions } from '../../server/src/core/dossier/edit-decisions';
import { apply } from '../../server/src/core/dossier/edited';
import { quotesOf } from '../../server/src/core/queries/finding-states';
import { OpenDossier } from '../../server/src/open-dossier';
import { generate, type GeneratedSource } from './generator';
import { milliseconds, percentile, table } from './table';

/** Times in milliseconds. */
interface Run {
  /** From the texts and the settings to the problems of every file. */
  readonly read: number;
  /** One edit of one source to its problems and those of corroborate.yaml, the median of many. */
  readonly edit: number;
}

const EDITS = 15;
const ROUNDS = 3;

function main(): void {
  const { values } = parseArgs({ options: { sources: { type: 'string', default: '500' }, decisions: { type: 'string', default: '5000' } } });
  const [size, count] = [Number(values.sources), Number(values.decisions)];
  const sources = [...generate(size, 1)];
  const { yaml, decided } = settingsWith(sources, count);
  process.stdout.write(`${sources.length} sources; ${count} decisions (${decided} on findings that are there), ${Math.round(yaml.length / 1024)} KB of corroborate.yaml\n`);
  run(sources, '');
  // In turns, so that what else the machine does falls on both.
  const runs = Array.from({ length: ROUNDS }, () => ({ none: run(sources, ''), all: run(sources, yaml) }));
  const median = (of: (one: (typeof runs)[number]) => number): number => percentile(runs.map(of), 0.5) ?? 0;
  const row = (name: string, of: (one: Run) => number): readonly string[] => {
    const [none, all] = [median((one) => of(one.none)), median((one) => of(one.all))];
    return [name, milliseconds(none), milliseconds(all), (all / none).toFixed(2)];
  };
  process.stdout.write(`\n${table([['', 'none', `${count}`, 'ratio'], row('read everything', ({ read }) => read), row('one edit', ({ edit }) => edit)])}\n`);
}

/** Decisions on as many findings as there are, and for the rest on findings that have gone. */
function settingsWith(sources: readonly GeneratedSource[], count: number): { readonly yaml: string; readonly decided: number } {
  const dossier = opened(sources, '');
  const { links } = dossier;
  const findings = lookupOf(links).findings.slice(0, count);
  const decision = (finding: string, i: number, quotes: Decision['quotes']): Decision => ({
    finding, verdict: 'accepted', category: categories[i % categories.length] ?? 'source-dispute', reason: `Asked the press office on day ${i}; both figures are right, of two days.`, by: 'Ines Ferro', date: '2025-03-20', quotes,
  });
  const decisions = [
    ...findings.map((finding, i) => decision(finding.id, i, quotesOf(links, finding))),
    ...Array.from({ length: count - findings.length }, (_, i) => decision(`figure-conflict/person-gone/${i}+${i + 1}`, i, [{ text: `${i} boats`, before: 'the harbour had lost', after: 'in that winter' }, { text: `${i + 1} boats`, before: 'the harbour had lost', after: 'by the spring' }])),
  ];
  const edited = editDecisions('', { kind: 'decide', decisions: decisions.map((one) => ({ decision: one })) });
  if (!edited.ok) throw new Error(edited.problem);
  return { yaml: apply('', edited.change), decided: findings.length };
}

function opened(sources: readonly GeneratedSource[], yaml: string): OpenDossier {
  const dossier = new OpenDossier({ folder: 'bench', hasFile: true, sources: ['**/*.txt'] }, (message) => process.stderr.write(`${message}\n`));
  dossier.useSettings({ ok: true, text: yaml }, ['**/*.txt']);
  for (const { path, text } of sources) dossier.setText(path, text);
  dossier.listed = true;
  return dossier;
}

function run(sources: readonly GeneratedSource[], yaml: string): Run {
  let began = performance.now();
  const dossier = opened(sources, yaml);
  for (const path of dossier.paths) dossier.problemsOf(path);
  let told = dossier.looseDecisions.length;
  const read = performance.now() - began;
  const times: number[] = [];
  for (let i = 0; i < EDITS; i++) {
    const source = sources[(i * 37) % sources.length];
    if (!source) continue;
    began = performance.now();
    dossier.setText(source.path, `${source.text}\nEdited ${i} times.\n`);
    dossier.problemsOf(source.path);
    told += dossier.looseDecisions.length;
    times.push(performance.now() - began);
  }
  if (yaml === '' && told > 0) throw new Error('nothing was decided, yet decisions are told of');
  return { read, edit: percentile(times, 0.5) ?? 0 };
}

main();

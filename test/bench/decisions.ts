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

/** Processor time in milliseconds: what else the machine does stays out of it. */
interface Run {
  /** From the texts and the settings to the problems of every file. */
  readonly read: number;
  /** Many edits, each of one source, to its problems and those of all others of which something else is to be told, and of corroborate.yaml. */
  readonly edits: number;
}

const EDITS = 100;
/** What a dossier with decisions may cost, to the same one with none. */
const MOST = 1.1;

function main(): void {
  const { values } = parseArgs({ options: { sources: { type: 'string', default: '500' }, decisions: { type: 'string', default: '5000' }, rounds: { type: 'string', default: '6' } } });
  const [size, count, rounds] = [Number(values.sources), Number(values.decisions), Number(values.rounds)];
  const [articles, briefs] = [[...generate(size, 1)], shortStories(count)];
  const ratios = [
    ...compare('Most decisions are on findings that have gone', articles, count, rounds),
    ...compare('Most decisions are on findings that are there', briefs, count, rounds),
  ];
  process.stdout.write(`\n${ratios.every((ratio) => ratio <= MOST) ? 'Within' : 'ABOVE'} ${MOST}.\n`);
  if (ratios.some((ratio) => ratio > MOST)) process.exitCode = 1;
}

/** Gives the ratios. */
function compare(title: string, sources: readonly GeneratedSource[], count: number, rounds: number): readonly number[] {
  const { yaml, decided } = settingsWith(sources, count);
  process.stdout.write(`\n${title}: ${sources.length} sources; ${count} decisions (${decided} on findings), ${Math.round(yaml.length / 1024)} KB of corroborate.yaml\n`);
  run(sources, yaml);
  // In turns, so that what else the machine does falls on both; each as often behind itself as behind the other, whose memory is given back meanwhile.
  const runs = Array.from({ length: rounds }, (_, i) => {
    const first = run(sources, i % 2 === 0 ? '' : yaml);
    const second = run(sources, i % 2 === 0 ? yaml : '');
    return i % 2 === 0 ? { none: first, all: second } : { none: second, all: first };
  });
  const measures = [['read everything', ({ read }: Run) => read, 1], ['one edit', ({ edits }: Run) => edits, EDITS]] as const;
  const rows = measures.map(([name, of, times]) => {
    const [none, all] = [percentile(runs.map((one) => of(one.none)), 0.5) ?? 0, percentile(runs.map((one) => of(one.all)), 0.5) ?? 0];
    return { ratio: all / none, row: [name, milliseconds(none / times), milliseconds(all / times), (all / none).toFixed(2)] };
  });
  process.stdout.write(`${table([['processor time', 'none', `${count}`, 'ratio'], ...rows.map(({ row }) => row)])}\n`);
  return rows.map(({ ratio }) => ratio);
}

/** Stories of two sources, each of which differ in two figures or more: as many as it takes for so many findings. */
function shortStories(findings: number): readonly GeneratedSource[] {
  const starts = ['Al', 'Bre', 'Cor', 'Dun', 'Es', 'Fal', 'Gor', 'Hel', 'Is', 'Jor', 'Kel', 'Lan', 'Mor', 'Nar', 'Os', 'Pel', 'Quin', 'Ras', 'Sel', 'Tor', 'Ur', 'Val', 'Wes', 'Yar', 'Zel', 'Bas', 'Cul', 'Drom', 'Eg', 'Fin', 'Gal', 'Hud', 'In', 'Jas', 'Kur', 'Lum', 'Mis', 'Nod', 'Or', 'Pim', 'Rud', 'Sven', 'Tul', 'Ul', 'Vor', 'Wim'];
  const middles = ['an', 'ber', 'dor', 'fen', 'gar', 'len', 'mar', 'nes', 'ros', 'tam', 'vin'];
  const ends = ['by', 'dale', 'ford', 'gate', 'ham', 'mouth', 'stad', 'ton', 'vik', 'wick'];
  const name = (i: number): string => `${starts[i % starts.length] ?? ''}${middles[Math.floor(i / starts.length) % middles.length] ?? ''}${ends[Math.floor(i / starts.length / middles.length) % ends.length] ?? ''}`;
  const PARTS = 10;
  return Array.from({ length: Math.ceil(findings / PARTS) }, (_, story) => {
    const places = Array.from({ length: PARTS }, (__, part) => name(story * PARTS + part));
    const told = (more: number): string => places.map((place, i) => `The ${place} Treaty has been signed by ${31 + ((story + 7 * i) % 90) + more} nations, the ${place} office said.`).join('\n\n');
    return [0, 11].map((more) => ({ path: `story-${String(story).padStart(5, '0')}/source-${more}.txt`, text: `The treaties of ${places[0] ?? ''}\n\n${told(more)}\n` }));
  }).flat();
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
  globalThis.gc?.();
  let began = process.cpuUsage();
  const since = (): number => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
  const dossier = opened(sources, yaml);
  for (const path of dossier.takeTouched()) dossier.problemsOf(path);
  let told = dossier.looseDecisions.length;
  const read = since();
  globalThis.gc?.();
  began = process.cpuUsage();
  for (let i = 0; i < EDITS; i++) {
    const source = sources[(i * 37) % sources.length];
    if (!source) continue;
    // No figure: sources with one each would come to disagree on it, and that would be most of what is measured.
    dossier.setText(source.path, `Seen by the desk.\n\n${source.text}`);
    for (const path of dossier.takeTouched()) dossier.problemsOf(path);
    told += dossier.looseDecisions.length;
  }
  if (yaml === '' && told > 0) throw new Error('nothing was decided, yet decisions are told of');
  return { read, edits: since() };
}

main();

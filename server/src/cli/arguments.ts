// What the arguments ask for, checked.
import { parseArgs } from 'node:util';
import { nearest } from '../core/dossier/nearest';
import { defaultLimits, limitsIn, type Limits } from '../limits';
import { reportParts, type ReportPart } from '../core/report/report';
import { reportFormats, type ReportFormat } from '../core/report/write-report';

const checkFormats = ['text', 'json', 'sarif'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** How a folder is to be read where somebody said so. */
export interface Reading {
  /** Folder for what was read, to be quicker the next time. */
  readonly cache?: string;
  readonly limits?: Limits;
}

export type Command =
  | { readonly name: 'help' | 'version' | 'lsp' }
  | { readonly name: 'check'; readonly folder: string; readonly format: CheckFormat; readonly all: boolean; readonly reading?: Reading }
  | { readonly name: 'export'; readonly folder: string; readonly reading?: Reading }
  | { readonly name: 'report'; readonly folder: string; readonly reading?: Reading; readonly format: ReportFormat; readonly parts: readonly ReportPart[]; readonly all: boolean }
  | { readonly name: 'explain'; readonly finding: string; readonly folder: string; readonly reading?: Reading }
  /** `problem` is one sentence. */
  | { readonly name: 'misused'; readonly problem: string };

const commands = ['check', 'explain', 'export', 'report', 'lsp'] as const;
const flags = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' }, format: { type: 'string' }, what: { type: 'string' }, all: { type: 'boolean' }, stdio: { type: 'boolean' }, cache: { type: 'string' }, limit: { type: 'string', multiple: true } } as const;

/** Which flags each command takes. */
const flagsOf: Readonly<Record<(typeof commands)[number], readonly string[]>> = {
  check: ['format', 'all', 'cache', 'limit'], explain: ['cache', 'limit'], export: ['format', 'cache', 'limit'], report: ['format', 'what', 'all', 'cache', 'limit'], lsp: ['stdio'],
};

/** Never throws. */
export function parseArguments(args: readonly string[]): Command {
  const { values, positionals, tokens } = parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: false, tokens: true });
  if (values.help === true || positionals[0] === 'help') return { name: 'help' };
  if (values.version === true) return { name: 'version' };
  const [word, ...places] = positionals;
  if (word === undefined) return misused('a command is missing: check, explain, export, report or lsp.');
  const name = commands.find((command) => command === word);
  if (!name) return misused(`there is no command “${word}”.${hint(word, commands)}`);
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!flagsOf[name].includes(token.name)) return misused(`${name} has no option “${token.rawName}”.${hint(token.name, flagsOf[name], '--')}`);
    if (token.name === 'stdio' && token.value !== undefined) return misused('--stdio takes no value.');
    if (token.name === 'all' && token.value !== undefined) return misused('--all takes no value.');
    if (token.name === 'what' && !token.value) return misused('--what needs a value, such as “--what quotes”.');
    if (token.name === 'cache' && !token.value) return misused('--cache needs a folder, such as “--cache ~/.cache/corroborate”.');
    if (token.name === 'limit' && limitIn(token.value) === undefined) return misused(`--limit needs one of ${Object.keys(defaultLimits).join(', ')} with a number, such as “--limit megabytes=50”.`);
    if (token.name === 'format' && !token.value) return misused('--format needs a value, such as “--format json”.');
  }
  const finding = name === 'explain' ? places.shift() : undefined;
  const [folder, ...rest] = places;
  if (rest.length > 0) return misused(`${name} takes one folder, and “${rest[0] ?? ''}” is a second one.`);
  const said = tokens.flatMap((token) => {
    const limit = token.kind === 'option' && token.name === 'limit' ? limitIn(token.value) : undefined;
    return limit ? [limit] : [];
  });
  const reading: Reading = { ...(typeof values.cache === 'string' && { cache: values.cache }), ...(said.length > 0 && { limits: limitsIn(Object.fromEntries(said)) }) };
  const read = Object.keys(reading).length > 0 ? { reading } : {};
  switch (name) {
    case 'lsp':
      if (folder !== undefined) return misused('lsp takes no folder; the editor says which ones are open.');
      return values.stdio === true ? { name } : misused('lsp speaks over standard input and output only: “corroborate lsp --stdio”.');
    case 'explain':
      return finding === undefined ? misused('explain needs a finding: its id, or a place such as “001.txt:18”.') : { name, finding, folder: folder ?? '.', ...read };
    case 'export':
      if (values.format !== undefined && values.format !== 'json') return misused(`export cannot write “${String(values.format)}”; the format is json.`);
      return folder === undefined ? misused('export needs a folder: “corroborate export --format json FOLDER”.') : { name, folder, ...read };
    case 'report': {
      const format = reportFormats.find((known) => known === (values.format ?? 'markdown'));
      if (!format) return misused(`report cannot write “${String(values.format)}”; the formats are ${reportFormats.join(', ')}.`);
      const part = reportParts.find((known) => known === values.what);
      if (values.what !== undefined && !part) return misused(`report knows no “${String(values.what)}”; it can show ${reportParts.join(', ')}.`);
      // A file of comma-separated values is one table.
      return { name, folder: folder ?? '.', format, parts: part ? [part] : format === 'csv' ? ['figures'] : reportParts, all: values.all === true, ...read };
    }
    case 'check': {
      const format = checkFormats.find((known) => known === (values.format ?? 'text'));
      if (!format) return misused(`check cannot write “${String(values.format)}”; the formats are text, json and sarif.`);
      return { name, folder: folder ?? '.', format, all: values.all === true, ...read };
    }
  }
}

/** “megabytes=50” as name and number. */
function limitIn(value: string | undefined): readonly [string, number] | undefined {
  const [name = '', number = ''] = (value ?? '').split('=');
  return name in defaultLimits && /^\d+(?:\.\d+)?$/u.test(number) ? [name, Number(number)] : undefined;
}

function misused(problem: string): Command {
  return { name: 'misused', problem };
}

function hint(word: string, known: readonly string[], prefix = ''): string {
  const meant = nearest(word, known);
  return meant ? ` Did you mean “${prefix}${meant}”?` : '';
}

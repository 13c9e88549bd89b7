// What the arguments ask for, checked.
import { parseArgs } from 'node:util';
import { nearest } from '../core/dossier/nearest';
import { reportParts, type ReportPart } from '../core/report/report';
import { reportFormats, type ReportFormat } from '../core/report/write-report';

export type CheckFormat = 'text' | 'json';

export type Command =
  | { readonly name: 'help' | 'version' | 'lsp' }
  | { readonly name: 'check'; readonly folder: string; readonly format: CheckFormat }
  | { readonly name: 'export'; readonly folder: string }
  | { readonly name: 'report'; readonly folder: string; readonly format: ReportFormat; readonly parts: readonly ReportPart[]; readonly all: boolean }
  | { readonly name: 'explain'; readonly finding: string; readonly folder: string }
  /** `problem` is one sentence. */
  | { readonly name: 'misused'; readonly problem: string };

const commands = ['check', 'explain', 'export', 'report', 'lsp'] as const;
const flags = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' }, format: { type: 'string' }, what: { type: 'string' }, all: { type: 'boolean' }, stdio: { type: 'boolean' } } as const;

/** Which flags each command takes. */
const flagsOf: Readonly<Record<(typeof commands)[number], readonly string[]>> = { check: ['format'], explain: [], export: ['format'], report: ['format', 'what', 'all'], lsp: ['stdio'] };

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
    if (token.name === 'format' && !token.value) return misused('--format needs a value, such as “--format json”.');
  }
  const finding = name === 'explain' ? places.shift() : undefined;
  const [folder, ...rest] = places;
  if (rest.length > 0) return misused(`${name} takes one folder, and “${rest[0] ?? ''}” is a second one.`);
  switch (name) {
    case 'lsp':
      if (folder !== undefined) return misused('lsp takes no folder; the editor says which ones are open.');
      return values.stdio === true ? { name } : misused('lsp speaks over standard input and output only: “corroborate lsp --stdio”.');
    case 'explain':
      return finding === undefined ? misused('explain needs a finding: its id, or a place such as “001.txt:18”.') : { name, finding, folder: folder ?? '.' };
    case 'export':
      if (values.format !== undefined && values.format !== 'json') return misused(`export cannot write “${String(values.format)}”; the format is json.`);
      return folder === undefined ? misused('export needs a folder: “corroborate export --format json FOLDER”.') : { name, folder };
    case 'report': {
      const format = reportFormats.find((known) => known === (values.format ?? 'markdown'));
      if (!format) return misused(`report cannot write “${String(values.format)}”; the formats are ${reportFormats.join(', ')}.`);
      const part = reportParts.find((known) => known === values.what);
      if (values.what !== undefined && !part) return misused(`report knows no “${String(values.what)}”; it can show ${reportParts.join(', ')}.`);
      // A file of comma-separated values is one table.
      return { name, folder: folder ?? '.', format, parts: part ? [part] : format === 'csv' ? ['figures'] : reportParts, all: values.all === true };
    }
    case 'check': {
      const format = values.format ?? 'text';
      if (format !== 'text' && format !== 'json') return misused(`check cannot write “${String(format)}”; the formats are text and json.`);
      return { name, folder: folder ?? '.', format };
    }
  }
}

function misused(problem: string): Command {
  return { name: 'misused', problem };
}

function hint(word: string, known: readonly string[], prefix = ''): string {
  const meant = nearest(word, known);
  return meant ? ` Did you mean “${prefix}${meant}”?` : '';
}

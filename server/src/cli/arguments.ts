// What the arguments ask for, checked.
import { parseArgs } from 'node:util';
import { nearest } from '../core/dossier/nearest';

export type CheckFormat = 'text' | 'json';

export type Command =
  | { readonly name: 'help' | 'version' | 'lsp' }
  | { readonly name: 'check'; readonly folder: string; readonly format: CheckFormat }
  | { readonly name: 'export'; readonly folder: string }
  | { readonly name: 'explain'; readonly finding: string; readonly folder: string }
  /** `problem` is one sentence. */
  | { readonly name: 'misused'; readonly problem: string };

const commands = ['check', 'explain', 'export', 'lsp'] as const;
const flags = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' }, format: { type: 'string' }, stdio: { type: 'boolean' } } as const;

/** Which flags each command takes. */
const flagsOf: Readonly<Record<(typeof commands)[number], readonly string[]>> = { check: ['format'], explain: [], export: ['format'], lsp: ['stdio'] };

/** Never throws. */
export function parseArguments(args: readonly string[]): Command {
  const { values, positionals, tokens } = parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: false, tokens: true });
  if (values.help === true || positionals[0] === 'help') return { name: 'help' };
  if (values.version === true) return { name: 'version' };
  const [word, ...places] = positionals;
  if (word === undefined) return misused('a command is missing: check, explain, export or lsp.');
  const name = commands.find((command) => command === word);
  if (!name) return misused(`there is no command “${word}”.${hint(word, commands)}`);
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!flagsOf[name].includes(token.name)) return misused(`${name} has no option “${token.rawName}”.${hint(token.name, flagsOf[name], '--')}`);
    if (token.name === 'stdio' && token.value !== undefined) return misused('--stdio takes no value.');
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

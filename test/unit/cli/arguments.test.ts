// The command line's arguments.
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseArguments } from '../../../server/src/cli/arguments';
import { defaultLimits } from '../../../server/src/limits';

test('check takes a folder and a format, and has defaults for both', () => {
  assert.deepEqual(parseArguments(['check']), { name: 'check', folder: '.', format: 'text', all: false });
  assert.deepEqual(parseArguments(['check', 'f', '--format=json']), { name: 'check', folder: 'f', format: 'json', all: false });
  assert.deepEqual(parseArguments(['check', '--format', 'text', 'f']), { name: 'check', folder: 'f', format: 'text', all: false });
});

test('export takes its folder before or behind its format', () => {
  const wanted = { name: 'export', folder: 'f' };
  for (const args of [['export', '--format', 'json', 'f'], ['export', 'f', '--format', 'json'], ['export', 'f']]) assert.deepEqual(parseArguments(args), wanted);
});

test('lsp, help and version', () => {
  assert.deepEqual(parseArguments(['lsp', '--stdio']), { name: 'lsp' });
  for (const args of [['--help'], ['-h'], ['help'], ['check', '--help']]) assert.deepEqual(parseArguments(args), { name: 'help' });
  for (const args of [['--version'], ['-v']]) assert.deepEqual(parseArguments(args), { name: 'version' });
});

test('a folder whose name begins with a dash goes behind two dashes', () => {
  assert.deepEqual(parseArguments(['check', '--', '-odd']), { name: 'check', folder: '-odd', format: 'text', all: false });
});

test('wrong use is one sentence that names what is wrong', () => {
  const cases: readonly (readonly [string[], RegExp])[] = [
    [[], /a command is missing/u],
    [['chek'], /no command “chek”\. Did you mean “check”\?/u],
    [['frobnicate'], /no command “frobnicate”\.$/u],
    [['check', '--fromat', 'json'], /no option “--fromat”\. Did you mean “--format”\?/u],
    [['check', '-x'], /no option “-x”/u],
    [['check', '--format'], /--format needs a value/u],
    [['check', '--format', 'xml'], /cannot write “xml”/u],
    [['check', 'a', 'b'], /“b” is a second one/u],
    [['check', '--stdio'], /check has no option “--stdio”/u],
    [['export'], /export needs a folder/u],
    [['export', 'f', '--format', 'text'], /the format is json/u],
    [['lsp'], /lsp --stdio/u],
    [['lsp', '--stdio', 'f'], /lsp takes no folder/u],
    [['lsp', '--stdio=1'], /takes no value/u],
  ];
  for (const [args, problem] of cases) {
    const command = parseArguments(args);
    assert.equal(command.name, 'misused', args.join(' '));
    assert.match(command.name === 'misused' ? command.problem : '', problem);
    assert.match(command.name === 'misused' ? command.problem : '', /^[^\n]+[.?”]$/u, 'one line');
  }
});

test('a cache and limits go to every command that reads a folder', () => {
  assert.deepEqual(parseArguments(['check', 'f', '--cache', 'c', '--limit', 'megabytes=50', '--limit=seconds=0.5']), {
    name: 'check', folder: 'f', format: 'text', all: false, reading: { cache: 'c', limits: { ...defaultLimits, megabytes: 50, seconds: 0.5 } },
  });
  for (const args of [['check', '--limit'], ['check', '--limit', 'megabytes'], ['check', '--limit', 'bytes=5'], ['export', 'f', '--limit', 'megabytes=many'], ['check', '--cache']]) {
    assert.equal(parseArguments(args).name, 'misused', args.join(' '));
  }
});

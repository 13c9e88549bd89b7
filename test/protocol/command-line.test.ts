// The built command line: output, exit codes, pipes, and the language server that it can be.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { complaints, fingerprint, makeBadFolder } from './bad-folder';
import { Client, copySeeds, inFolder, seeds, uriOf } from './client';

const cli = join(process.cwd(), 'dist/cli.js');

function run(...args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: status, out: stdout, err: stderr };
}

test('check prints the conflict on the seeds as a compiler does, and ends with 1', () => {
  const { code, out, err } = run('check', seeds);
  assert.equal(code, 1);
  assert.equal(err, '');
  assert.match(out, /^001_59ed66a336430b7a\.txt:18:\d+: warning figure-conflict: .+\n {4}004_a7fb4cd9c6b7e9bb\.txt:\d+:\d+: .+$/mu);
  assert.match(out, /\n\n1 disagreement(?: and \d+ notes?)? in 5 sources\.\n$/u);
  for (const line of out.trimEnd().split('\n').slice(0, -2)) assert.match(line, /^(?: {4})?[^:]+:\d+:\d+: /u);
});

test('check as JSON says the same with lines and columns', () => {
  const { code, out } = run('check', '--format', 'json', seeds);
  assert.equal(code, 1);
  const { version, summary, findings } = JSON.parse(out) as { version: number; summary: string; findings: { path: string; line: number; code: string; related: { path: string }[] }[] };
  assert.equal(version, 1);
  assert.match(summary, /in 5 sources\.$/u);
  assert.deepEqual(findings.filter((one) => one.code === 'figure-conflict').map(({ path, line, related }) => [path, line, related.map((at) => at.path)]), [
    ['001_59ed66a336430b7a.txt', 18, ['004_a7fb4cd9c6b7e9bb.txt']],
    ['004_a7fb4cd9c6b7e9bb.txt', 21, ['001_59ed66a336430b7a.txt']],
  ]);
});

test('what is decided is counted, listed with --all, and suppressed in SARIF; only what is open makes the exit code', async () => {
  await inFolder((scratch) => {
    const folder = copySeeds(scratch);
    const decision = (finding: string, more: string) => `  - finding: ${finding}\n    category: different-date\n${more}`;
    const { findings } = JSON.parse(run('check', '--format', 'json', folder).out) as { findings: { finding: string; code: string }[] };
    const ids = [...new Set(findings.map(({ finding }) => finding))];
    const conflict = ids.find((id) => id.startsWith('figure-conflict/')) ?? '';
    const settings = join(folder, 'corroborate.yaml');
    const before = readFileSync(settings, 'utf8');
    writeFileSync(settings, `${before}\ndecisions:\n${decision(conflict, '    by: Ines Ferro\n    reason: 133 had signed by 1999\n')}`);
    const some = run('check', folder);
    assert.ok(!some.out.includes('figure-conflict'));
    assert.match(some.out, new RegExp(`in 5 sources\\. ${ids.length} findings, 1 decided\\.\\n$`, 'u'));
    const all = run('check', '--all', folder).out;
    assert.match(all, /^001_59ed66a336430b7a\.txt:18:\d+: decided figure-conflict: Sources disagree: .*\n {4}accepted by Ines Ferro: 133 had signed by 1999\n {4}004_/mu);
    const json = JSON.parse(run('check', '--format', 'json', folder).out) as { decided: { finding: string; decision: object }[] };
    assert.deepEqual(json.decided.map(({ finding, decision: made }) => [finding, made]), Array(2).fill([conflict, { category: 'different-date', reason: '133 had signed by 1999', by: 'Ines Ferro' }]));
    const { version, runs: [log] } = JSON.parse(run('check', '--format', 'sarif', folder).out) as { version: string; runs: { results: { ruleId: string; suppressions: { kind: string; justification: string }[]; locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[] }[] }[] };
    assert.equal(version, '2.1.0');
    assert.deepEqual(log?.results.filter(({ suppressions }) => suppressions.length > 0).map(({ ruleId, suppressions, locations }) => [ruleId, suppressions[0]?.kind, suppressions[0]?.justification, locations[0]?.physicalLocation.region.startLine]), [
      ['figure-conflict', 'external', 'accepted by Ines Ferro: 133 had signed by 1999', 18], ['figure-conflict', 'external', 'accepted by Ines Ferro: 133 had signed by 1999', 21],
    ]);
    assert.match(run('explain', conflict, folder).out, /^Decided: different dates\. “133 had signed by 1999” \(Ines Ferro\)$/mu);
    writeFileSync(settings, `${before}\ndecisions:\n${ids.map((id) => decision(id, '')).join('')}`);
    const none = run('check', folder);
    assert.deepEqual([none.code, none.out], [0, `Nothing open in 5 sources. ${ids.length} findings, ${ids.length} decided.\n`]);
    return Promise.resolve();
  });
});

test('explain says why, by the place that check prints and by the id that JSON carries', () => {
  const byPlace = run('explain', '001_59ed66a336430b7a.txt:18', seeds);
  assert.equal(byPlace.code, 0);
  assert.match(byPlace.out, /^warning figure-conflict\nfigure-conflict\/country-signed\//u);
  assert.match(byPlace.out, /Read as: 133$/mu);
  assert.match(byPlace.out, /^Compared because both count countries, both speak of signing/mu);
  assert.match(byPlace.out, /^Not compared: .*Joining is a later step than signing\.$/mu);
  const { findings } = JSON.parse(run('check', '--format', 'json', seeds).out) as { findings: { code: string; finding: string }[] };
  const id = findings.find(({ code }) => code === 'figure-conflict')?.finding ?? '';
  assert.equal(run('explain', id, seeds).out, byPlace.out);
});

test('explain of what was not found is one sentence and exit code 2', () => {
  const { code, out, err } = run('explain', 'figure-conflict/none', seeds);
  assert.deepEqual({ code, out }, { code: 2, out: '' });
  assert.match(err, /^corroborate: nothing found is called “figure-conflict\/none”/u);
});

test('export prints the same bytes every time, and every mention is the text that it says', () => {
  const first = run('export', '--format', 'json', seeds);
  assert.equal(first.code, 0);
  assert.equal(first.err, '');
  assert.equal(run('export', '--format', 'json', `${seeds}/`).out, first.out);
  const analysis = JSON.parse(first.out) as { version: number; documents: { path: string }[]; quotes: unknown[] };
  assert.equal(analysis.version, 1);
  assert.equal(analysis.documents.length, 5);
  assert.ok(analysis.quotes.length > 0);
});

test('report prints the comparison in three formats, one part or all', () => {
  const markdown = run('report', seeds);
  assert.deepEqual([markdown.code, markdown.err], [0, '']);
  for (const heading of ['# Comparison: 5 sources', '## Figures', '## Quotations', '## Timeline']) assert.ok(markdown.out.includes(`${heading}\n`), heading);
  assert.match(run('report', '--format', 'html', seeds).out, /^<!DOCTYPE html>\n.*<\/html>\n$/s);
  assert.match(run('report', '--format', 'csv', '--what', 'quotes', seeds).out, /^\ufeff"Quotation","Speaker","Result","Sources","Decision","Caliber\.Az"/u);
  const timeline = run('report', '--what', 'timeline', seeds).out;
  assert.ok(timeline.includes('## Timeline') && !timeline.includes('## Figures'));
  assert.ok(run('report', '--what', 'figures', '--all', seeds).out.includes('One source only'));
  assert.match(run('report', '--what', 'names', seeds).err, /report knows no “names”; it can show figures, quotes, timeline\./u);
  assert.match(run('report', '--format', 'pdf', seeds).err, /the formats are markdown, csv, html\./u);
});

test('a folder without sources is no finding', () => inFolder((folder) => {
  assert.deepEqual(run('check', folder), { code: 0, out: 'No sources here: there are no .txt files.\n', err: '' });
  assert.deepEqual((JSON.parse(run('export', folder).out) as { documents: unknown[] }).documents, []);
  writeFileSync(join(folder, 'a.txt'), 'No \0 text.');
  assert.deepEqual(run('check', folder), { code: 0, out: 'No sources here: none of the .txt files could be read.\n', err: 'a.txt: Not read: this file is not text.\n' });
  writeFileSync(join(folder, 'corroborate.yaml'), 'sources: ["articles/*.txt"]\n');
  assert.deepEqual(run('check', folder), { code: 0, out: 'No sources here: no file that “sources” names could be read.\n', err: '' });
  return Promise.resolve();
}));

// To root no file is locked, so the program runs as nobody then, from a place that nobody may read.
const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const noLocks = process.platform === 'win32' && 'Windows has no such permissions';

/** `use` gets a folder that everyone may enter, and a way to run the program in it without privileges. */
function withoutPrivileges(use: (folder: string, runThere: typeof run) => void): Promise<void> {
  return inFolder((folder) => {
    chmodSync(folder, 0o755);
    const program = join(folder, 'cli.js');
    copyFileSync(cli, program);
    mkdirSync(join(folder, 'texts'));
    use(join(folder, 'texts'), (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', cwd: folder, ...unprivileged });
      return { code: status, out: stdout, err: stderr };
    });
    return Promise.resolve();
  });
}

test('a file and a folder below that may not be read are one sentence each, and the others are compared', { skip: noLocks }, () => withoutPrivileges((folder, runThere) => {
  writeFileSync(join(folder, 'a.txt'), 'A text.\n');
  writeFileSync(join(folder, 'locked.txt'), 'A secret.\n', { mode: 0o000 });
  mkdirSync(join(folder, 'shut'));
  writeFileSync(join(folder, 'shut/b.txt'), 'Another secret.\n');
  chmodSync(join(folder, 'shut'), 0o000);
  const { code, out, err } = runThere('check', folder);
  chmodSync(join(folder, 'shut'), 0o700);
  assert.deepEqual({ code, out }, { code: 0, out: 'No disagreements in 1 source.\n' });
  assert.deepEqual(err.trimEnd().split('\n'), [
    'locked.txt: Not read: there is no permission to read this file.',
    'shut: Not read: there is no permission to read this folder.',
  ]);
}));

test('a folder that may not be listed ends every command with 2 and one sentence', { skip: noLocks }, () => withoutPrivileges((folder, runThere) => {
  writeFileSync(join(folder, 'a.txt'), 'A text.\n');
  chmodSync(folder, 0o000);
  const ends = [['check', folder], ['export', folder], ['explain', 'a.txt:1', folder]].map((args) => runThere(...args));
  chmodSync(folder, 0o700);
  for (const end of ends) assert.deepEqual(end, { code: 2, out: '', err: `corroborate: “${folder}” was not read: there is no permission to read this folder.\n` });
}));

test('files that are deleted while the folder is read are one sentence each, and the rest is compared', { timeout: 120_000 }, () => inFolder(async (folder) => {
  const names = Array.from({ length: 2000 }, (_, i) => `${String(i).padStart(4, '0')}.txt`);
  let complained = 0;
  // Deleting has to go on while files are read, however long the program takes to start: slower until it did.
  for (let pause = 1; complained === 0 && pause <= 32; pause *= 2) {
    for (const name of names) writeFileSync(join(folder, name), `Text number ${name.slice(0, 4)} tells of something else.\n`);
    const child = spawn(process.execPath, [cli, 'check', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    let out = '', err = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    // From the last file on, which is read last.
    const doomed = names.slice(1000).reverse();
    while (doomed.length > 0) {
      for (const name of doomed.splice(0, 5)) rmSync(join(folder, name));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    assert.equal(await ended, 0);
    assert.equal(readdirSync(folder).length, 1000);
    const told = err.split('\n').filter((line) => line !== '');
    for (const line of told) assert.match(line, /^1\d{3}\.txt: Not read: the file is gone\.$/u);
    complained = told.length;
    const read = Number(/^No disagreements in (\d+) sources\.\n$/u.exec(out)?.[1]);
    assert.ok(read >= 1000 && read + complained <= 2000, `${read} were read and ${complained} complained of`);
  }
  assert.ok(complained > 0, 'some were deleted between listing and reading');
}));

test('bad sources are one sentence each on standard error, the others are analysed, and nothing is written', () => inFolder((folder) => {
  const sources = makeBadFolder(folder);
  const before = fingerprint(folder);
  for (const command of ['check', 'export']) {
    const { code, out, err } = run(command, sources);
    assert.equal(code, 0, 'files that cannot be read are no findings');
    assert.ok(out.includes(command === 'check' ? 'No disagreements in 6 sources.' : 'We will rebuild the old harbour bridge'));
    assert.deepEqual(err.trimEnd().split('\n'), [
      ...Object.entries(complaints).map(([path, message]) => `${path}: ${message}`),
      'corroborate.yaml:2:1: This line is indented differently from the ones it belongs to, or a bracket above is not closed.',
      'latin.txt: This file is not in UTF-8; it was read as Windows-1252. If letters look wrong, save it as UTF-8.',
      'round: Not read: this is a link, and links are not followed.',
    ].sort());
  }
  assert.deepEqual(fingerprint(folder), before);
  return Promise.resolve();
}));

test('a folder below with its own corroborate.yaml is compared on its own', () => inFolder((folder) => {
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'a.txt'), 'A text.\n');
  writeFileSync(join(folder, 'other/b.txt'), 'Another text.\n');
  writeFileSync(join(folder, 'other/corroborate.yaml'), 'sources: ["*.txt"]\n');
  assert.match(run('check', folder).out, /in 2 sources\.\n$/u);
  const { code, out, err } = run('export', folder);
  assert.equal(code, 0);
  assert.deepEqual((JSON.parse(out) as { documents: { path: string }[] }).documents.map(({ path }) => path), ['a.txt']);
  assert.equal(err, 'other: Not part of this export: this folder has its own corroborate.yaml.\n');
  return Promise.resolve();
}));

test('the folder itself may be given by a link, by a relative path and with a slash', () => inFolder((folder) => {
  mkdirSync(join(folder, 'real'));
  writeFileSync(join(folder, 'real/a.txt'), 'A text.\n');
  symlinkSync('real', join(folder, 'link'));
  for (const path of ['link', 'real/', './real/../real']) assert.match(run('check', join(folder, path)).out, /in 1 source\.\n$/u, path);
  return Promise.resolve();
}));

test('wrong use ends with 2 and two lines on standard error', () => {
  for (const args of [[], ['chek'], ['check', '--colour'], ['check', 'a', 'b'], ['export'], ['check', '--format', 'xml'], ['lsp']]) {
    const { code, out, err } = run(...args);
    assert.equal(code, 2, args.join(' '));
    assert.equal(out, '');
    assert.match(err, /^corroborate: [^\n]+\nTry “corroborate --help”\.\n$/u);
  }
  for (const folder of [join(seeds, 'nowhere'), join(seeds, '001_59ed66a336430b7a.txt')]) {
    const { code, out, err } = run('check', folder);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /^corroborate: [^\n]+\n$/u);
  }
});

test('help and version go to standard output and end with 0', () => {
  const help = run('--help');
  assert.equal(help.code, 0);
  for (const word of ['check', 'export', 'lsp --stdio', 'corroborate.yaml', 'Exit status']) assert.ok(help.out.includes(word), word);
  assert.match(run('--version').out, /^corroborate \d+\.\d+\.\d+\n$/u);
});

test('a large export arrives whole through a pipe that is read late', { timeout: 60_000 }, () => inFolder(async (folder) => {
  // The first paragraph is the title, which the export prints whole. No two words are the same: nothing is to be compared here.
  const word = (n: number): string => [...n.toString(26)].map((digit) => 'kqwertyuiopasdfghjlzxcvbnm'[parseInt(digit, 26)]).join('');
  for (let i = 0; i < 20; i++) writeFileSync(join(folder, `${i}.txt`), Array.from({ length: 3000 }, (_, k) => word(i * 3000 + k)).join(' '));
  const child = spawn(process.execPath, [cli, 'export', folder], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  assert.equal(await ended, 0);
  const text = Buffer.concat(parts).toString('utf8');
  assert.ok(text.length > 200_000, `${text.length} is more than a pipe holds`);
  assert.equal((JSON.parse(text) as { documents: unknown[] }).documents.length, 20);
}));

test('a reader that has seen enough is no error', async () => {
  const child = spawn(process.execPath, [cli, 'export', seeds], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  await new Promise((resolve) => child.once('close', resolve));
  assert.equal(err, '');
});

test('“corroborate lsp --stdio” is the language server', async () => {
  const client = new Client([cli, 'lsp', '--stdio']);
  const ready = client.ready();
  await client.connection.sendRequest('initialize', { processId: process.pid, rootUri: uriOf(seeds), capabilities: {}, initializationOptions: { status: true } });
  await client.connection.sendNotification('initialized', {});
  await ready;
  assert.equal(client.statuses.at(-1)?.total, 5);
  assert.equal(await client.stop(), 0);
});

// The comparison table, the timeline and reports, asked of the built server as its client asks.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import {
  comparedAtMethod, comparedDossiersMethod, comparisonMethod, reportMethod, timelineMethod,
  type ComparedAtResult, type ComparedDossiersResult, type ComparisonParams, type ComparisonResult, type ReportParams, type ReportResult, type TimelineResult,
} from '../../server/src/protocol';
import { Client, copySeeds, inFolder, inSeed, seeds, uriOf } from './client';

const page = { show: ['disagree', 'look', 'agree'], from: 0, rows: 50, firstSource: 0, columns: 20 } as const;

test('a place in a source leads to its dossier and its row, and the row to places in sources', async () => {
  const client = await Client.start({ folders: [seeds] });
  const { uri, position } = inSeed('001_59ed66a336430b7a.txt', '133 nations');
  const at = await client.connection.sendRequest<ComparedAtResult>(comparedAtMethod, { uri, position });
  assert.deepEqual([at?.folder, at?.what], [uriOf(seeds), 'figures']);
  const params: ComparisonParams = { folder: at?.folder ?? '', what: 'figures', ...page, row: at?.row ?? '' };
  const found = await client.connection.sendRequest<ComparisonResult>(comparisonMethod, params);
  const statement = found?.rows.find(({ id }) => id === at?.row)?.cells.flatMap(({ statements }) => statements).find(({ says }) => says === '133 nations');
  assert.equal(statement?.at.uri, uri);
  assert.deepEqual(statement.at.range.start, position);
  const quote = inSeed('004_a7fb4cd9c6b7e9bb.txt', 'With this decision, we are sending');
  assert.equal((await client.connection.sendRequest<ComparedAtResult>(comparedAtMethod, quote))?.what, 'quotes');
  const events = await client.connection.sendRequest<TimelineResult>(timelineMethod, { folder: uriOf(seeds), from: 2, events: 3 });
  assert.deepEqual(events?.events.map(({ when }) => when), ['1997', '3 December 1997', '1999']);
  await client.stop();
});

test('dossiers are listed, and an unknown one is answered with nothing', async () => {
  const client = await Client.start({ folders: [seeds] });
  assert.deepEqual(await client.connection.sendRequest<ComparedDossiersResult>(comparedDossiersMethod, {}), [{ folder: uriOf(seeds), name: 'seeds', sources: 5 }]);
  assert.equal(await client.connection.sendRequest<ComparisonResult>(comparisonMethod, { folder: uriOf('/nowhere'), what: 'figures', ...page }), null);
  assert.equal(await client.connection.sendRequest<TimelineResult>(timelineMethod, { folder: uriOf('/nowhere'), from: 0, events: 3 }), null);
  assert.equal(await client.connection.sendRequest<ComparedAtResult>(comparedAtMethod, { uri: uriOf('/nowhere/a.txt'), position: { line: 0, character: 0 } }), null);
  await client.stop();
});

test('a report is refused where it would overwrite a source, the settings, or be read as a source', async () => {
  await inFolder(async (scratch) => {
    const folder = copySeeds(scratch);
    const client = await Client.start({ folders: [folder] });
    const report = (target: string): Promise<ReportResult> => {
      const params: ReportParams = { folder: uriOf(folder), parts: ['figures'], format: 'markdown', all: false, target: uriOf(target) };
      return client.connection.sendRequest<ReportResult>(reportMethod, params);
    };
    const problem = async (name: string): Promise<string> => {
      const result = await report(join(folder, name));
      return 'problem' in result ? result.problem : 'none';
    };
    assert.match(await problem('004_a7fb4cd9c6b7e9bb.txt'), /is one of your sources, and sources are never changed/u);
    assert.match(await problem('new.txt'), /would be read as a source there/u);
    assert.match(await problem('corroborate.yaml'), /holds your decisions/u);
    assert.equal(await problem('comparison.md'), 'none');
    const outside = await report(join(scratch, 'comparison.txt'));
    assert.ok('text' in outside && outside.text.startsWith('# Comparison: 5 sources'));
    await client.stop();
  });
});

test('two dossiers are compared each on its own', async () => {
  await inFolder(async (scratch) => {
    for (const [name, count] of [['north', '12'], ['south', '15']] as const) {
      mkdirSync(join(scratch, name));
      writeFileSync(join(scratch, name, 'corroborate.yaml'), 'sources: ["*.txt"]\n');
      writeFileSync(join(scratch, name, 'a.txt'), `The flood in the valley of the Tarn left ${count} people dead, the mayor said.`);
    }
    const client = await Client.start({ folders: [scratch] });
    const dossiers = await client.connection.sendRequest<ComparedDossiersResult>(comparedDossiersMethod, {});
    assert.deepEqual(dossiers.map(({ name, sources }) => [name, sources]), [['north', 1], ['south', 1]]);
    const rows = await client.connection.sendRequest<ComparisonResult>(comparisonMethod, { folder: dossiers[1]?.folder ?? '', what: 'figures', ...page, show: ['single'] });
    assert.deepEqual(rows?.rows.map(({ cells }) => cells[0]?.statements[0]?.says), ['15 people']);
    await client.stop();
  });
});

// Reports: the same data as Markdown, CSV and HTML, and nothing of an article that is more than text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDossier } from '../../../server/src/core/dossier/dossier';
import { findingStates } from '../../../server/src/core/queries/finding-states';
import { makeReport, reportParts } from '../../../server/src/core/report/report';
import { reportFormats, writeReport } from '../../../server/src/core/report/write-report';
import { dossierOf } from '../queries/dossiers';
import { readSeeds } from '../queries/seeds';

const seeds = makeReport(readSeeds(), reportParts);

/** Comma-separated values after RFC 4180. */
function parseCsv(csv: string): string[][] {
  return csv.replace(/^\ufeff/, '').split('\r\n').slice(0, -1).map((line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, field = '']) => field.replace(/""/g, '"')));
}

test('each format holds every claim, value and source of the sample', () => {
  for (const format of reportFormats) {
    const text = writeReport(seeds, format).replace(/<[^>]*>/g, '');
    for (const words of ['Countries that signed the Ottawa Convention', '133 nations', 'over 160 signatories', 'more than 160 countries', 'joining, not signing', 'Caliber.Az', '2 sources, both independent']) {
      assert.ok(text.includes(words), `${format}: ${words}`);
    }
  }
});

test('what one source alone gives is counted, and shown when asked for', () => {
  assert.match(writeReport(seeds, 'markdown'), /\n\d+ figures that one source alone gives are left out\.\n/);
  const all = makeReport(readSeeds(), ['figures'], { all: true });
  assert.equal(all.tables[0]?.leftOut, 0);
  assert.ok(writeReport(all, 'markdown').includes('One source only'));
});

test('the Markdown is a table with one column a source, disagreements with their sentences below, and a timeline', () => {
  const text = writeReport(seeds, 'markdown');
  assert.match(text, /^# Comparison: 5 sources\n/);
  assert.match(text, /\n\| Claim \| Result \| Caliber\.Az \| Breaking Defense \| 002 \| 003 \| 004 \|\n\|(?: :-- \|){7}\n\| Countries that signed the Ottawa Convention \| ≠ Disagree; 2 sources, both independent \| more than 160 countries \(joining, not signing\) \| ≠ 133 nations \| – \| – \| ≠ over 160 signatories/);
  assert.match(text, /\n\*\*≠ Disagree: Countries that signed the Ottawa Convention\*\*\n\n- Caliber\.Az, line 12: “As of 2025/);
  assert.match(text, /\n### 1997\n\n- \*\*1997 \(year only\)\*\* · “/);
});

test('the CSV has as many fields in each row, and one part only', () => {
  const rows = parseCsv(writeReport(seeds, 'csv'));
  assert.deepEqual(rows[0], ['Claim', 'About', 'Result', 'Sources', 'Decision', 'Caliber.Az', 'Breaking Defense', '002', '003', '004']);
  assert.deepEqual(rows[1], ['Countries that signed the Ottawa Convention', '', 'Disagree', '2 sources, both independent', '', 'more than 160 countries (joining, not signing), line 12', '≠ 133 nations, line 18', '', '', '≠ over 160 signatories (read as more than 160), line 21']);
  assert.ok(rows.every((row) => row.length === rows[0]?.length));
  const timeline = parseCsv(writeReport(makeReport(readSeeds(), ['timeline']), 'csv'));
  assert.ok(timeline.length > 15 && timeline.every((row) => row.length === 9));
});

test('the HTML page needs nothing else: no script, no address, a policy that forbids both', () => {
  const page = writeReport(seeds, 'html');
  assert.doesNotMatch(page, /<script|<link|<img|<iframe|\son\w+=|url\(|@import|https?:|javascript:/i);
  assert.match(page, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">/);
  assert.match(page, /prefers-color-scheme: dark/);
  assert.match(page, /@media print/);
});

/** What an article could say to become more than text, where it is shown as a name, a noun or a sentence. */
const hostile = {
  'a.txt': '=1+1 On 3 May 2021 the <img src=x onerror=alert(1)> flood left 12 people dead in [Tarn](command:evil) | at http://evil.example/ and www.evil.example, `rm` said **Anna** <b>Holt</b> &lt; "then".',
  'b.txt': '=1+1 On 5 May 2021 the <img src=x onerror=alert(1)> flood left 15 people dead in [Tarn](command:evil) | at http://evil.example/ and www.evil.example, `rm` said **Anna** <b>Holt</b> &lt; "then".',
};
const facts = { 'a.txt': { publisher: '=HYPERLINK("http://evil.example")' }, 'b.txt': { publisher: '@<script>alert(1)</script>|[x](y)' } };

test('in HTML an article’s tags are text', () => {
  const page = writeReport(makeReport(dossierOf(hostile, facts), reportParts, { all: true }), 'html');
  assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
  const tags = new Set([...page.matchAll(/<\/?([a-z][\w-]*)/gi)].map(([, name]) => name?.toLowerCase()));
  assert.deepEqual([...tags].filter((tag) => ['script', 'img', 'a'].includes(tag ?? '')), []);
  assert.ok(!/<b>Holt/.test(page));
});

test('in Markdown an article’s marks, tags and addresses are text', () => {
  const text = writeReport(makeReport(dossierOf(hostile, facts), reportParts, { all: true }), 'markdown');
  assert.doesNotMatch(text, /<(?:img|script|b)\b/);
  assert.doesNotMatch(text, /(?<!\\)\[[^\]]*(?<!\\)\]\(/);
  assert.doesNotMatch(text, /https?:\/\/|\bwww\.|(?<!\\)`|(?<!\\)@/);
  const tables = text.split('\n').filter((line) => line.startsWith('| '));
  assert.ok(tables.length > 3);
  const bars = (line: string) => [...line.matchAll(/(?<!\\)\|/g)].length;
  for (const line of tables) assert.ok([4, 5].includes(bars(line)), line);
});

test('in CSV no cell is a formula', () => {
  for (const part of reportParts) {
    const rows = parseCsv(writeReport(makeReport(dossierOf(hostile, facts), [part], { all: true }), 'csv'));
    assert.ok(rows.length > 1 || part === 'quotes', part);
    for (const cell of rows.flat()) assert.doesNotMatch(cell, /^\s*[=+\-@\t\r＝＋－＠]/, part);
  }
  const [head] = parseCsv(writeReport(makeReport(dossierOf(hostile, facts), ['figures']), 'csv'));
  assert.deepEqual(head?.slice(5), ['\'=HYPERLINK("http://evil.example")', '\'@<script>alert(1)</script>|[x](y)']);
});

test('what was decided stands beside the result', () => {
  const links = readSeeds();
  const decided = `decisions:\n  - finding: figure-conflict/country-signed/133+160-up\n    verdict: accepted\n    category: different-quantity\n    reason: =133 had signed by 1999\n`;
  const reportOf = (yaml: string, format: (typeof reportFormats)[number]): string => {
    const states = findingStates(links, parseDossier(yaml).dossier.decisions);
    return writeReport(makeReport(links, ['figures'], { states }), format).replace(/<[^>]*>/g, '');
  };
  for (const format of reportFormats) assert.match(reportOf(decided, format), /Decided: different things\. “=133 had signed by 1999”/, format);
  assert.ok(!reportOf('', 'markdown').includes('Decided'));
});

test('a dossier without sources, or with one, makes a report too', () => {
  for (const format of reportFormats) {
    for (const links of [dossierOf({}), dossierOf({ 'a.txt': 'It rained.' }), dossierOf({ 'a.txt': '' })]) assert.ok(writeReport(makeReport(links, reportParts), format).length > 0, format);
  }
  assert.match(writeReport(makeReport(dossierOf({}), reportParts), 'markdown'), /No two sources are compared here\./);
});

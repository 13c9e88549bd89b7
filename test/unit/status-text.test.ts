// The status item's words for each state that the server reports.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusText as textOf } from '../../client/src/status-text';
import type { Status } from '../../server/src/protocol';

const english = (text: string, values: Record<string, string | number> = {}): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
const statusText = (status: Parameters<typeof textOf>[0]) => textOf(status, english);

const read: Status = { state: 'ready', read: 5, total: 5, disagreements: 0, notes: 0, decided: 0 };

test('while sources are read the item counts them', () => {
  assert.equal(statusText({ ...read, state: 'reading', read: 3 })?.text, '$(loading~spin) Reading 3 of 5');
});

test('the item counts disagreements first and notes after them', () => {
  assert.equal(statusText({ ...read, disagreements: 1, notes: 2 })?.text, '$(law) 1 disagreement, 2 notes');
  assert.equal(statusText({ ...read, disagreements: 2 })?.text, '$(law) 2 disagreements');
  assert.equal(statusText({ ...read, notes: 1 })?.text, '$(law) No disagreements, 1 note');
});

test('where all is decided nothing is open, and that is said', () => {
  assert.equal(statusText({ ...read, decided: 3 })?.text, '$(law) Nothing open, 3 decided');
  assert.equal(statusText({ ...read, decided: 3, notes: 1 })?.text, '$(law) No disagreements, 1 note');
});

test('what is told in drafts comes behind what is open among the sources', () => {
  assert.equal(statusText({ ...read, disagreements: 1, notes: 2, inDrafts: 3 })?.text, '$(law) 1 disagreement, 2 notes, 3 in your draft');
  assert.equal(statusText({ ...read, inDrafts: 1 })?.text, '$(law) No disagreements, 1 in your draft');
  assert.equal(statusText({ ...read, decided: 3, inDrafts: 1 })?.text, '$(law) No disagreements, 1 in your draft');
});

test('sources that do not disagree are said to, and a click leads to the findings', () => {
  assert.equal(statusText(read)?.text, '$(law) No disagreements');
  assert.equal(statusText(read)?.command, 'corroborate.findings.focus');
});

test('reading that was stopped says how far it came, and a click goes on', () => {
  const paused = statusText({ ...read, state: 'paused', read: 3, disagreements: 1 });
  assert.equal(paused?.text, '$(debug-pause) Read 3 of 5: read on');
  assert.equal(paused.command, 'corroborate.readOn');
  assert.match(paused.tooltip, /So far: 1 disagreement\./);
});

test('without sources the item is hidden', () => {
  assert.equal(statusText({ ...read, read: 0, total: 0 }), undefined);
});

test('a mistake in corroborate.yaml goes before what was found, even without sources', () => {
  assert.equal(statusText({ ...read, disagreements: 1, problem: 'corroborate.yaml: line 12' })?.text, '$(warning) corroborate.yaml: line 12');
  assert.equal(statusText({ ...read, read: 0, total: 0, problem: 'corroborate.yaml: line 1' })?.text, '$(warning) corroborate.yaml: line 1');
});

test('a stopped server leads to its log', () => {
  assert.equal(statusText('stopped')?.text, '$(error) Stopped: show log');
  assert.equal(statusText('stopped')?.command, 'corroborate.showLog');
});

test('screen readers are given the words without icons', () => {
  for (const status of ['stopped', read, { ...read, state: 'reading', read: 3 }, { ...read, problem: 'corroborate.yaml: line 12' }] as const) {
    assert.match(statusText(status)?.spoken ?? '', /^Corroborate: [^$]+$/);
  }
});

test('where a limit keeps sources out, the item says so for as long as it holds, and its hover what to do', () => {
  const said = statusText({ ...read, disagreements: 1, limit: '/work: 3 files are named as sources; the first 2 are compared.' });
  assert.equal(said?.text, '$(warning) 1 disagreement, not all sources read');
  assert.equal(said.tooltip, '/work: 3 files are named as sources; the first 2 are compared. Click for the log.');
  assert.equal(said.command, 'corroborate.showLog');
});

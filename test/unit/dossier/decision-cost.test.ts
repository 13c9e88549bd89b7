// What an edit costs in a dossier with thousands of decisions, counted in steps of work: no clock is asked.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Decision } from '../../../server/src/core/dossier/decisions';
import { editDecisions } from '../../../server/src/core/dossier/edit-decisions';
import { apply } from '../../../server/src/core/dossier/edited';
import { quotesOf } from '../../../server/src/core/queries/finding-states';
import { OpenDossier } from '../../../server/src/open-dossier';
import { workOf } from '../../property/counted-work';

const STORIES = 60;
const syllables = ['bar', 'len', 'dor', 'kest', 'mar', 'ten', 'ros', 'vel'];
const nameOf = (n: number): string => {
  const word = [n, n >> 3, n >> 6].map((part) => syllables[part & 7] ?? '').join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
};
/** One of two reports on one of many treaties; the numbers are the same in every seventh story, as small numbers are. */
const report = (story: number, more: number): string => [1, 2, 3].map((part) =>
  `The ${nameOf(story * 4 + part)} Treaty has been signed by ${31 + (story % 7) + part + more} nations, the ${nameOf(story * 4 + part)} office said.`).join('\n\n');
const sources = Array.from({ length: STORIES }, (_, story) => [0, 11].map((more) => [`${story}-${more}.txt`, report(story, more)] as const)).flat();
const EDITED = '7-0.txt';

function opened(yaml: string, draft?: string): OpenDossier {
  const dossier = new OpenDossier({ folder: 'desk', hasFile: true, sources: ['*.txt'] }, assert.fail);
  dossier.useSettings({ ok: true, text: yaml }, ['*.txt']);
  for (const [path, text] of sources) dossier.setText(path, text);
  if (draft !== undefined) {
    dossier.expect('draft/mine.md', true);
    dossier.setText('draft/mine.md', draft);
  }
  dossier.listed = true;
  return dossier;
}

/** Settings with decisions on the findings of so many stories, and so many on findings that have gone. */
function settings({ stories, gone, drafts = '' }: { readonly stories: readonly number[]; readonly gone: number; readonly drafts?: string }): string {
  const { links } = opened('');
  const decision = (finding: string, quotes: Decision['quotes']): { readonly decision: Decision } => ({ decision: { finding, verdict: 'accepted', category: 'source-dispute', quotes } });
  const found = links.findings.filter(({ mentions: [first] }) => first && stories.includes(Number(first.document.split('-')[0])));
  assert.equal(found.length, stories.length * 3);
  const decisions = [
    ...found.map((finding) => decision(finding.id, quotesOf(links, finding))),
    ...Array.from({ length: gone }, (_, i) => decision(`figure-conflict/boat-lost/${i + 40}+${i + 41}`, [{ text: `${i + 40} boats`, before: 'the harbour had lost', after: 'by the spring' }])),
  ];
  const base = `sources: ["*.txt"]\n${drafts}`;
  const edited = editDecisions(base, { kind: 'decide', decisions });
  assert.ok(edited.ok);
  return decisions.length > 0 ? apply(base, edited.change) : base;
}

/** An edit as the server goes about it: who is to be told something else, and what. Gives the steps of the last of three. */
function costOfEdit(dossier: OpenDossier): number {
  const tellAll = (): number => [...dossier.takeTouched()].reduce((sum, path) => sum + dossier.problemsOf(path).length, dossier.settingsTold.problems.length);
  tellAll();
  const edit = (n: number): number => workOf(() => {
    dossier.setText(EDITED, `Edited ${n} times.\n\n${report(7, 0)}`);
    tellAll();
  });
  return [1, 2, 3].map(edit).at(-1) ?? 0;
}

const all = Array.from({ length: STORIES }, (_, story) => story);

test('an edit costs the same with decisions on every finding, and on a thousand that have gone, as with those on its own story and one that has gone', () => {
  // Without any that has gone it costs less: no finding is looked for by its words then.
  const few = costOfEdit(opened(settings({ stories: [7], gone: 1 })));
  const many = costOfEdit(opened(settings({ stories: all, gone: 1000 })));
  assert.ok(few > 0 && many <= 1.01 * few, `${few} steps with 4 decisions, ${many} with ${3 * STORIES + 1000}`);
});

test('an edit of a source whose findings are all decided costs little more than without a decision', () => {
  const [none, decided] = [costOfEdit(opened(settings({ stories: [], gone: 0 }))), costOfEdit(opened(settings({ stories: all, gone: 1000 })))];
  assert.ok(decided <= 1.1 * none, `${none} steps with none, ${decided} with all`);
});

test('beside a draft as well', () => {
  const DRAFTS = 'drafts: ["draft/*.md"]\n';
  const [few, many] = [{ stories: [7, 9], gone: 1 }, { stories: all, gone: 1000 }].map((decided) => costOfEdit(opened(settings({ ...decided, drafts: DRAFTS }), report(9, 5))));
  assert.ok(few !== undefined && many !== undefined && many <= 1.01 * few, `${few} steps with 7 decisions, ${many} with ${3 * STORIES + 1000}`);
});

test('what is told of corroborate.yaml is put together again only where it is something else', () => {
  const dossier = opened(settings({ stories: all, gone: 20 }));
  const { problems, lines } = dossier.settingsTold;
  assert.equal(problems.length, 20);
  dossier.setText(EDITED, `Edited.\n\n${report(7, 0)}`);
  assert.deepEqual([dossier.settingsTold.problems === problems, dossier.settingsTold.lines === lines], [true, true]);
  dossier.setText(EDITED, 'Nothing of it is left.');
  assert.equal(dossier.settingsTold.problems.length, 23);
  assert.equal(dossier.settingsTold.lines, lines);
});

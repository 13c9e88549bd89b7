// Every kind of finding can be decided: it leaves the problems of all sources and stays on its card and in the view, with the decision.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingCodes, type FindingCode } from '../../../server/src/core/corpus/finding-codes';
import { categories } from '../../../server/src/core/dossier/decisions';
import { editDecisions } from '../../../server/src/core/dossier/edit-decisions';
import { apply } from '../../../server/src/core/dossier/edited';
import { choicesFor, decisionChange, findingsAt } from '../../../server/src/core/queries/decision-choices';
import { hoverAt } from '../../../server/src/core/queries/hover';
import { plainCard } from '../../../server/src/core/queries/plain-card';
import { findingsView } from '../../../server/src/core/queries/views/findings';
import { documentId } from '../../../server/src/core/corpus/document';
import { OpenDossier } from '../../../server/src/open-dossier';
import { everyLine } from './views/outline';

const fire = (figure: string, day = 'Monday'): string => `A fire in the old harbour warehouse in Lindhaven injured ${figure} workers on ${day}, the fire brigade said.`;
const march = (party: string, figure: string): string => `${party} said ${figure} workers were injured in the march in Lindhaven on Monday.`;
const promise = (words: string, speaker = 'Ines Ferro'): string => `“${words} and every worker keeps the place he has,” said ${speaker} on Friday.`;
const post = (title: string): string => `The ${title} Ines Ferro met the harbour’s workers.`;
const chief = (name: string): string => `General ${name} spoke to the workers.`;

/** Two sources of which the first says one thing and the second another, and the day on which each was published. */
const examples: Readonly<Record<FindingCode, readonly [here: string, there: string, days?: readonly [string, string]]>> = {
  'figure-conflict': [fire('12'), fire('9')],
  'date-conflict': [fire('12', '17 March 2025'), fire('12', '18 March 2025')],
  'figure-tension': [fire('more than 100'), fire('164')],
  'figure-superseded': [fire('12'), fire('19'), ['2024-05-03', '2024-05-05']],
  'figure-falls': [fire('19'), fire('12'), ['2024-05-03', '2024-05-05']],
  'figure-disputed': [march('Police', '12'), march('The organisers', '19')],
  'quote-altered': [promise('We will not close the harbour for the winter,'), promise('We will close the harbour for the winter,')],
  'quote-misattributed': [promise('We will not close the harbour for the winter,'), promise('We will not close the harbour for the winter,', 'Paul Lindt')],
  'role-conflict': [post('Foreign Minister'), post('Defence Minister')],
  'name-variant': [chief('Vaiksnoras'), chief('Vaikshnoras')],
};

function opened([here, there, days]: (typeof examples)[FindingCode]): { readonly dossier: OpenDossier; readonly settings: string } {
  const settings = days ? `documents:\n  here.txt: { published: ${days[0]} }\n  there.txt: { published: ${days[1]} }\n` : '';
  const dossier = new OpenDossier({ folder: 'desk', hasFile: true, sources: ['*.txt'] }, assert.fail);
  dossier.useSettings({ ok: true, text: settings }, ['*.txt']);
  dossier.setText('here.txt', `In Lindhaven\n\n${here}\n`);
  dossier.setText('there.txt', `In Lindhaven\n\n${there}\n`);
  dossier.listed = true;
  return { dossier, settings };
}

for (const code of findingCodes) {
  test(`${code}: with each category it is decided in both sources, and stays on the card and in the view`, () => {
    for (const category of categories) {
      const { dossier, settings } = opened(examples[code]);
      const problem = dossier.problemsOf('here.txt').find((one) => one.code === code) ?? assert.fail('nothing is found');
      const { links } = dossier;
      const states = dossier.statesOf(links);
      const finding = findingsAt(links, states, documentId('here.txt'), problem.start)[0] ?? assert.fail('nothing to decide on');
      assert.equal(finding.id, problem.finding);
      const choices = choicesFor(links, states, finding, documentId('here.txt'));
      assert.deepEqual([choices.state, choices.categories.map((one) => one.category), choices.pairs.map(({ document }) => document)], ['open', categories, ['there.txt']]);
      const edited = editDecisions(settings, decisionChange(links, states, [finding], { category, reason: 'Asked the office.', by: 'Ada Roe' }));
      assert.ok(edited.ok);
      dossier.useSettings({ ok: true, text: apply(settings, edited.change) }, ['*.txt']);
      assert.deepEqual(dossier.settingsTold.problems, []);
      for (const path of ['here.txt', 'there.txt']) {
        assert.ok(dossier.problemsOf(path).every((one) => one.finding !== finding.id), path);
        assert.ok(dossier.decidedIn(path).some((one) => one.finding === finding.id && one.decision.category === category), path);
      }
      const now = dossier.statesOf(dossier.links);
      // Two posts of one person are told on that person's card.
      const at = code === 'role-conflict' ? (dossier.document('here.txt')?.source.text.indexOf('Ines Ferro') ?? -1) : problem.start;
      const card = hoverAt(dossier.links, documentId('here.txt'), at, false, now);
      assert.match(card ? plainCard(card) : '', /Decided: .*“Asked the office\.” \(Ada Roe\)/u);
      const line = everyLine(findingsView(dossier.links, 'kind', now)).find((one) => one.finding === finding.id);
      assert.equal(line?.kind, 'decided-finding');
      assert.match(line.tooltip ?? '', /^Decided: .*“Asked the office\.” \(Ada Roe\)$/mu);
    }
  });
}

// Writing corroborate.yaml: what is offered where the cursor (|) stands, what a card says there, and where it leads.
import assert from 'node:assert/strict';
import test from 'node:test';
import { settingsCardAt, settingsTargetsAt, suggestionsAt, type Dictionary } from '../../../server/src/core/queries/settings-help';
import { english } from '../../../server/src/core/say';
import { OpenDossier } from '../../../server/src/open-dossier';
import { textOf } from './seeds';

const signed = 'The Harbour Treaty, which was opened in Lisbon, has been signed by 133 nations, Ines Ferro said.';
const signatories = 'The Harbour Treaty, which was opened in Lisbon, now has over 160 signatories, Ines Ferro said.';
const ID = 'figure-conflict/country-signed/133+160-up';
const DECIDED = `decisions:\n  - finding: ${ID}\n    category: different-date\n    by: Ada Roe\n    quotes:\n      - { text: 133 nations, before: signed by }\n`;

function dictionaryOf(yaml: string): Dictionary {
  const dossier = new OpenDossier({ folder: 'desk', hasFile: true, sources: ['*.txt'] }, assert.fail);
  dossier.setText('a.txt', signed);
  dossier.setText('more/b c.txt', signatories);
  dossier.listed = true;
  dossier.useSettings({ ok: true, text: yaml }, []);
  return { say: english, links: dossier.links, states: dossier.statesOf(dossier.links), decisions: dossier.settings.decisions, documents: dossier.paths };
}

/** What is offered at the bar, and the file after the first of them that begins so is taken. */
function offered(marked: string): { readonly labels: readonly string[]; readonly take: (label: string) => string } {
  const offset = marked.indexOf('|');
  const yaml = marked.replace('|', '');
  const all = suggestionsAt(yaml, offset, dictionaryOf(yaml));
  return {
    labels: all.map(({ label }) => label),
    take: (label) => {
      const chosen = all.find((one) => one.label === label);
      assert.ok(chosen, `${label} is not among ${all.map((one) => one.label).join(', ')}`);
      return yaml.slice(0, chosen.span.start) + chosen.text + yaml.slice(chosen.span.end);
    },
  };
}

test('settings are offered at the start of a line, without those that are there', () => {
  assert.deepEqual(offered('|').labels, ['sources', 'drafts', 'documents', 'entities', 'ignore', 'severities', 'lexicon', 'decisions']);
  assert.deepEqual(offered('sources: ["*.txt"]\nd|\nignore: {}\n').labels, ['drafts', 'documents', 'entities', 'severities', 'lexicon', 'decisions']);
  assert.equal(offered('sources: ["*.txt"]\nd|').take('documents'), 'sources: ["*.txt"]\ndocuments: ');
  assert.equal(offered('sou|: ["*.txt"]\n').take('sources'), 'sources: ["*.txt"]\n');
});

test('classes of nouns and steps of ladders are offered in the lexicon', () => {
  assert.ok(offered('lexicon:\n  units:\n    |\n').labels.includes('vessel'));
  assert.ok(offered('lexicon:\n  predicates:\n    |\n').labels.includes('signed'));
});

test('paths of documents and what can be said of them', () => {
  assert.deepEqual(offered('documents:\n  |\n').labels, ['a.txt', 'more/b c.txt']);
  assert.equal(offered('documents:\n  mo|').take('more/b c.txt'), 'documents:\n  more/b c.txt: ');
  assert.deepEqual(offered('documents:\n  a.txt: { publisher: X, | }\n').labels, ['title', 'published', 'author', 'url', 'reliability']);
  assert.deepEqual(offered('documents:\n  a.txt:\n    publisher: X\n    |\n').labels, ['title', 'published', 'author', 'url', 'reliability']);
});

test('names, kinds, codes and levels', () => {
  assert.ok(offered('entities:\n  - name: |\n').labels.includes('Ines Ferro'));
  assert.deepEqual(offered('entities:\n  - name: X\n    |\n').labels, ['type', 'aliases', 'not']);
  assert.ok(offered('entities:\n  - { name: X, aliases: [Y, Harbour T|] }\n').take('Harbour Treaty').endsWith('aliases: [Y, Harbour Treaty] }\n'));
  assert.deepEqual(offered('entities:\n  - { name: X, type: p| }\n').labels, ['person', 'organization', 'place', 'agreement', 'event', 'other']);
  assert.ok(offered('entities:\n  - name: X\n    aliases: [Y, |]\n').labels.includes('Harbour Treaty'));
  assert.ok(offered('ignore:\n  entities:\n    - |\n').labels.includes('Ines Ferro'));
  assert.ok(offered('severities:\n  figure-conflict: off\n  |\n').labels.every((label) => label !== 'figure-conflict'));
  assert.deepEqual(offered('severities:\n  figure-conflict: |\n').labels, ['warning', 'information', 'off']);
});

test('the parts of a decision: open findings, categories, who decided before', () => {
  assert.deepEqual(offered('decisions:\n  - finding: |\n').labels, [ID]);
  assert.deepEqual(offered('decisions:\n  - finding: figure-|\n').take(ID), `decisions:\n  - finding: ${ID}\n`);
  assert.deepEqual(offered(`${DECIDED}  - finding: |\n`).labels, [], 'what is decided is not offered');
  assert.deepEqual(offered(`${DECIDED}    |\n`).labels, ['verdict', 'reason', 'use', 'date']);
  assert.deepEqual(offered('decisions:\n  - |\n').labels, ['finding', 'verdict', 'category', 'reason', 'use', 'by', 'date', 'quotes']);
  assert.deepEqual(offered('decisions:\n  - finding: x/y/z\n    category: |\n').labels, ['different-quantity', 'different-date', 'superseded', 'source-dispute', 'use-this-one', 'wrong-reading']);
  assert.deepEqual(offered(`${DECIDED}  - finding: x/y/z\n    by: |\n`).labels, ['Ada Roe']);
});

test('where anything may stand nothing is offered', () => {
  for (const marked of ['documents:\n  a.txt: { title: | }\n', 'documents:\n  a.txt:\n    published: 2025|\n', '# so|\n', `sources: ["|"]\n`]) assert.deepEqual(offered(marked).labels, [], marked);
});

const at = (yaml: string, words: string, inside = 1): number => yaml.indexOf(words) + inside;

test('a key has a card that says what it means; a finding’s name one that says what it is and what became of it', () => {
  const yaml = `sources: ["*.txt"]\n${DECIDED}`;
  const card = (words: string): string => textOf(settingsCardAt(yaml, at(yaml, words), dictionaryOf(yaml)));
  assert.match(card('sources'), /^sources: Which files are compared/u);
  assert.match(card('category'), /There are: different-quantity, /u);
  assert.match(card('before'), /^before: What stands before them/u);
  assert.equal(card(ID), '133 nations (a) or over 160 signatories (b c)\nDecided: different dates. (Ada Roe)\n- “…in Lisbon, has been signed by 133 nations, Ines Ferro said.” · a, line 1\n- “…in Lisbon, now has over 160 signatories, Ines Ferro said.” · b c, line 1');
  const orphan = yaml.replace(ID, 'figure-conflict/person-killed/1+2').replace('133 nations', '7 ships');
  assert.equal(textOf(settingsCardAt(orphan, at(orphan, 'figure-conflict'), dictionaryOf(orphan))), 'No finding has this name now.');
});

test('a decision leads to its passages, a path to its document, a name to its first mention', () => {
  const yaml = `documents: { a.txt: {} }\nentities: [{ name: Ines Ferro }]\n${DECIDED}`;
  const to = (words: string) => settingsTargetsAt(yaml, at(yaml, words), dictionaryOf(yaml))?.to.map(({ document, start, end }) => [document, start, end]);
  for (const words of [ID, 'different-date', 'Ada Roe', '133 nations']) assert.deepEqual(to(words), [['a.txt', 67, 78], ['more/b c.txt', 56, 76]], words);
  assert.deepEqual(to('a.txt'), [['a.txt', 0, 0]]);
  assert.deepEqual(to('Ines Ferro'), [['a.txt', 80, 90]]);
  assert.equal(to('documents'), undefined);
});

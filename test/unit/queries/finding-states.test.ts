// Decisions hold for what the sources say, wherever it stands; they open again when that changes, and are never dropped.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus, type Links } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { lookupOf } from '../../../server/src/core/corpus/lookup';
import type { Category, WrittenDecision } from '../../../server/src/core/dossier/decisions';
import { findingStates, quotesOf, StatesKeeper } from '../../../server/src/core/queries/finding-states';

const linksOf = (texts: Readonly<Record<string, string>>): Links => {
  const corpus = new Corpus();
  for (const [path, text] of Object.entries(texts)) corpus.update(readDocument(documentId(path), text));
  return corpus.links;
};

/** The decision that an editor would write on the only finding. */
function decide(links: Links, category: Category = 'different-date'): WrittenDecision {
  const [finding, ...more] = lookupOf(links).findings;
  assert.ok(finding && more.length === 0, JSON.stringify(lookupOf(links).findings.map(({ id }) => id)));
  const nowhere = { start: 0, end: 0 };
  return { finding: finding.id, verdict: 'accepted', category, quotes: quotesOf(links, finding), at: nowhere, item: nowhere };
}

/** The state of every finding, with what changed. */
function states(links: Links, decisions: readonly WrittenDecision[], complete = true): string[] {
  const { stateOf, orphans } = findingStates(links, decisions, complete);
  return [
    ...lookupOf(links).findings.map((finding) => {
      const state = stateOf(finding);
      return state.state === 'changed' ? `changed: ${state.changes.map((change) => [change.kind, 'before' in change ? change.before : '', 'now' in change ? change.now : ''].filter(Boolean).join(' ')).join(', ')}` : state.state;
    }),
    ...orphans.map(() => 'orphan'),
  ];
}

const signed = 'The Harbour Treaty, which was opened in Lisbon, has been signed by 133 nations, its office said.';
const signatories = 'The Harbour Treaty, which was opened in Lisbon, now has over 160 signatories, its office said.';
const filler = 'The office opened late on Monday.\n\nNobody knew why, and nobody asked.';
const more = 'The paper was put before the public in the old town hall, where the mayor and the whole council had come to hear what it said. Most of them left before the end.';
/** As plain-text mail has it. */
const wrapped = (text: string, width: number, eol: string): string => text.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'gu'), `$1${eol}`).trimEnd();
const before = linksOf({ 'a.txt': signed, 'b.txt': signatories });
const decision = decide(before);

/** What the same sources look like after something that is no matter to the decision. */
const sameAsBefore: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'nothing at all': { 'a.txt': signed, 'b.txt': signatories },
  'an edit above': { 'a.txt': `${filler}\n\n${signed}`, 'b.txt': signatories },
  'an edit in the same sentence': { 'a.txt': signed.replace('its office said', 'we hear'), 'b.txt': signatories },
  'a paragraph that was moved': { 'a.txt': `${signed}\n\n${filler}`, 'b.txt': `${filler}\n\n${signatories}` },
  'files that were renamed, also so that they stand in another order': { 'z/1.txt': signed, 'a.txt': signatories },
  'a text that was wrapped anew, with other line ends': { 'a.txt': wrapped(`${signed} ${more}`, 50, '\r\n'), 'b.txt': wrapped(`${signatories} ${more}`, 62, '\n  ') },
  'a third source with the same value': { 'a.txt': signed, 'b.txt': signatories, 'c.txt': signed.replace('nations', 'countries') },
};
for (const [what, texts] of Object.entries(sameAsBefore)) {
  test(`a decision holds after ${what}`, () => assert.deepEqual(states(linksOf(texts), [decision]), ['decided']));
}

test('it is open again when a value changes, and says which', () => {
  assert.deepEqual(states(linksOf({ 'a.txt': signed.replace('133', '134'), 'b.txt': signatories }), [decision]), ['changed: value 133 nations 134 nations']);
  assert.deepEqual(states(linksOf({ 'a.txt': signed.replace('133', '134'), 'b.txt': signatories.replace('160', '170') }), [decision]), ['changed: value 133 nations 134 nations, value over 160 signatories over 170 signatories']);
});

test('it is open again when a source joins with another value, not when one joins with the same', () => {
  assert.deepEqual(states(linksOf({ 'a.txt': signed, 'b.txt': signatories, 'c.txt': signed.replace('133', '151') }), [decision]), ['changed: joined 151 nations']);
  assert.deepEqual(states(linksOf({ 'a.txt': signed, 'b.txt': signatories, 'c.txt': signed.replace('nations', 'countries') }), [decision]), ['decided']);
});

test('it is open again when one of three values is gone, but not while sources are still being read', () => {
  const three = linksOf({ 'a.txt': signed, 'b.txt': signatories, 'c.txt': signed.replace('133', '151') });
  assert.deepEqual(states(before, [decide(three)]), ['changed: gone 151 nations']);
  assert.deepEqual(states(before, [decide(three)], false), ['decided']);
});

test('it is an orphan when its finding is gone, and holds again when it is back', () => {
  const alone = linksOf({ 'a.txt': signed });
  assert.deepEqual(states(alone, [decision]), ['orphan']);
  assert.deepEqual(states(alone, [decision], false), []);
  assert.deepEqual(states(linksOf({ 'a.txt': signed, 'b.txt': signatories.replace('over 160', '133') }), [decision]), ['orphan'], 'the sources agree by now');
});

const ship = (who: string, count: number) => `The ferry Halcyon sank off Brindle Point on Monday in heavy seas, and ${count} people were killed, ${who} said.\n\nDivers searched the hull through the night. The ferry had left Osterby with passengers for the islands.`;
const pit = (who: string, count: number) => `A gallery collapsed in the Karsk coal mine after a gas explosion, and ${count} people were killed, ${who} said.\n\nRescue teams dug through rubble towards the shaft. The owners closed every pit of the region.`;

test('of two findings with one claim and the same values each has a decision of its own', () => {
  const ferry = { 'ferry-a.txt': ship('the coast guard', 12), 'ferry-b.txt': ship('its captain', 19) };
  const mine = { 'mine-a.txt': pit('the mining union', 19), 'mine-b.txt': pit('a miner', 12) };
  const two = linksOf({ ...ferry, ...mine });
  const ids = lookupOf(two).findings.map(({ id }) => id);
  assert.equal(ids.length, 2, ids.join(' '));
  assert.equal(new Set(ids).size, 2, ids.join(' '));
  const [onFerry, onMine] = [decide(linksOf(ferry)), decide(linksOf(mine))];
  assert.equal(onFerry.finding, onMine.finding, 'the ids alone do not tell them apart');
  for (const one of [onFerry, onMine]) {
    const { stateOf } = findingStates(two, [one]);
    const decided = lookupOf(two).findings.filter((finding) => stateOf(finding).state === 'decided');
    assert.deepEqual(decided.map(({ mentions }) => mentions[0]?.document), [one === onFerry ? 'ferry-a.txt' : 'mine-a.txt']);
  }
  assert.deepEqual(states(two, [onFerry, onMine]), ['decided', 'decided']);
});

test('of a long quotation any word counts, whatever is written down of it', () => {
  const promise = (end: string) => `“We will keep the harbour open through the long winter, as we have in every winter before it, and every worker keeps the place that he has ${end},” said Ines Ferro on Friday.\n`;
  const links = linksOf({ 'a.txt': promise('today'), 'b.txt': promise('now and always') });
  const quotation = decide(links);
  assert.ok(quotation.quotes.every(({ text }) => text.length <= 81));
  assert.deepEqual(states(links, [quotation]), ['decided']);
  const [state = ''] = states(linksOf({ 'a.txt': promise('today'), 'b.txt': promise('not now') }), [quotation]);
  assert.match(state, /^changed/);
});

test('an edit above a passage that is decided has no other source looked at again, one that changes the value has', () => {
  const corpus = new Corpus();
  const put = (path: string, text: string): Links => {
    corpus.update(readDocument(documentId(path), text));
    return corpus.links;
  };
  put('b.txt', signatories);
  const decisions = [decide(put('a.txt', signed))];
  const keeper = new StatesKeeper();
  const look = (links: Links): string[] => {
    const { changed, renewed } = corpus.takeTouched();
    keeper.update(links, decisions, true, new Map(), new Set([...changed, ...renewed]));
    return [...keeper.takeTouched()].sort();
  };
  assert.deepEqual(look(corpus.links), ['a.txt', 'b.txt']);
  assert.deepEqual(look(put('a.txt', `${filler}\n\n${signed}`)), []);
  assert.deepEqual(look(put('a.txt', signed.replace('133', '131'))), ['a.txt', 'b.txt']);
});

const derailed = (killed: string, injured: string): string => `${killed} people were killed and ${injured} people were injured when a train left the rails near Osterby on Monday.`;

test('the killed and the injured are two findings, and a decision on one leaves the other open', () => {
  const links = linksOf({ 'a.txt': derailed('Seven', '30'), 'b.txt': derailed('Nine', '41') });
  const { findings } = lookupOf(links);
  assert.deepEqual(findings.map(({ id }) => id), ['figure-conflict/person-injured/30+41', 'figure-conflict/person-killed/7+9']);
  const [injured] = findings;
  assert.ok(injured);
  const nowhere = { start: 0, end: 0 };
  const onInjured: WrittenDecision = { finding: injured.id, verdict: 'accepted', category: 'different-date', quotes: quotesOf(links, injured), at: nowhere, item: nowhere };
  assert.deepEqual(states(links, [onInjured]), ['decided', 'open']);
  assert.deepEqual(states(linksOf({ 'a.txt': derailed('Eight', '30'), 'b.txt': derailed('Nine', '41') }), [onInjured]), ['decided', 'open'], 'other numbers of killed are no matter to it');
});

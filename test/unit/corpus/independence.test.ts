// Copies and rewrites of one text are one origin; reports of one event are not.
import assert from 'node:assert/strict';
import test from 'node:test';
import { documentId, readDocument, type DocumentFacts } from '../../../server/src/core/corpus/document';
import { linksOf } from './linked';

type Source = readonly [id: string, text: string, facts?: DocumentFacts];
const dossier = (...sources: readonly Source[]) => linksOf(sources.map(([id, text, facts]) => readDocument(documentId(id), text, facts)));
const groups = (...sources: readonly Source[]): string[] => {
  const { documents, origins } = dossier(...sources);
  const ids = [...documents.keys()].sort();
  return [...new Set(ids.map((id) => ids.filter((other) => origins.originOf(other) === origins.originOf(id)).join('=')))].sort();
};

const wire = 'A fire broke out in the harbour of Lindhaven late on Monday and burnt for six hours. Forty people left their homes while the brigade cooled two tanks of oil. '
  + 'Nobody was hurt, and the cause is still being looked into by the port office. Ferries to the islands sailed again before noon on the next day.';
const other = 'Residents of Lindhaven woke to thick smoke on Tuesday after a warehouse near the quay went up in flames. A port worker saw the first sparks under the roof. '
  + 'The mayor thanked the crews in a short speech and promised new rules for the storage of fuel. Traffic was led round the old town until the evening.';
const half = `${wire.slice(0, wire.indexOf('Nobody'))}${other}`;

test('a copy with another headline has the origin of its model, a report in other words has its own', () => {
  assert.deepEqual(groups(['a', wire], ['b', `Fire in Lindhaven\n\n${wire}`], ['c', other]), ['a=b', 'c']);
});

test('a shortened copy has the origin of the whole text', () => {
  assert.deepEqual(groups(['a', wire.slice(0, wire.indexOf('Ferries'))], ['b', wire], ['c', wire.slice(wire.indexOf('Forty'))]), ['a=b=c']);
});

test('a text that shares less than half is partly derived and counts on its own', () => {
  const { origins } = dossier(['a', wire], ['b', half], ['c', other.replaceAll('the', 'a')]);
  const [a, b] = [documentId('a'), documentId('b')];
  assert.notEqual(origins.originOf(a), origins.originOf(b));
  assert.deepEqual(origins.partlyShared(new Set([b, a])), [[a, b]]);
});

test('two rewrites that credit one agency are one origin, with two agencies they are two', () => {
  const partly = `LINDHAVEN (AP) — ${half}`;
  assert.deepEqual(groups(['a', `LINDHAVEN (AP) — ${wire}`], ['b', partly]), ['a=b']);
  assert.deepEqual(groups(['a', `Fire in Lindhaven\nBy The Associated Press\n${wire}`], ['b', partly]), ['a=b']);
  assert.deepEqual(groups(['a', wire, { publisher: 'Associated Press' }], ['b', partly]), ['a=b']);
  assert.deepEqual(groups(['a', `LINDHAVEN (Reuters) — ${wire}`], ['b', partly]), ['a', 'b']);
});

test('an agency that is only spoken of in a sentence, or credited by texts without a common word, joins nothing', () => {
  assert.deepEqual(groups(['a', wire], ['b', `${half}\n\nThe mayor told Reuters that the rules come in May.`]), ['a', 'b']);
  assert.deepEqual(groups(['a', `LINDHAVEN (AP) — ${wire}`], ['b', `LINDHAVEN (AP) — ${other}`]), ['a', 'b']);
});

test('a long quotation in common makes no copy', () => {
  const said = `\n\n“${other.replaceAll('. ', ', and ')}” said Anna Holt.`;
  assert.deepEqual(groups(['a', `${wire}${said}`], ['b', `The council of Lindhaven met for three hours behind closed doors. Its speaker read a long paper on the damage.${said}`]), ['a', 'b']);
});

test('the origins do not depend on the names or the order of the files', () => {
  const sources: readonly Source[] = [['a', wire], ['b', `${wire} More will follow.`], ['c', other], ['d', half]];
  const shape = (renamed: readonly Source[]): string[][] => {
    const { origins } = dossier(...renamed);
    return renamed.map(([id]) => renamed.filter(([with_]) => origins.originOf(documentId(with_)) === origins.originOf(documentId(id))).map(([, text]) => text).sort());
  };
  assert.deepEqual(shape(sources.map(([id, text]) => [`z${9 - id.charCodeAt(0) % 7}`, text])), shape(sources));
  assert.deepEqual(groups(...sources.toReversed()), groups(...sources));
});

test('hundreds of copies are one origin beside the one report of its own', () => {
  const { documents, origins } = dossier(['x', other], ...Array.from({ length: 300 }, (_, i): Source => [`copy${i}`, `${wire} Edition ${i}.`]));
  assert.equal(origins.independentOf(documents.keys()), 2);
});

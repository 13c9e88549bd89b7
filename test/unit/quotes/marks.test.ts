// Where a quotation begins and ends, whatever marks the writer used.
import assert from 'node:assert/strict';
import test from 'node:test';
import { first, marked, quoted, read } from './quoted';

test('each family of marks closes with its own mark', () => {
  for (const [open, close] of [['“', '”'], ['"', '"'], ['«', '»'], ['„', '“'], ["''", "''"], ['``', "''"], ['「', '」'], ['»', '«'], ['”', '”']]) {
    assert.deepEqual(marked(`${open}The bridge is closed for now,${close} said Anna Holt.`), ['The bridge is closed for now,'], `${open}…${close}`);
  }
});

test('the span lies between the marks and holds the comma but no blanks', () => {
  const { start, end, closed } = first('" The bridge is closed, " said Holt.');
  assert.deepEqual([start, end, closed], [2, 23, true]);
});

test('a straight mark closes a curly one, and the next quotation is not turned inside out', () => {
  assert.deepEqual(marked('“The bridge is closed," the statement reads. "We ask drivers to wait until noon.”'),
    ['The bridge is closed,', 'We ask drivers to wait until noon.']);
});

test('a curly mark closes a straight one', () => {
  assert.deepEqual(marked('"The bridge is closed to all,” she said. The road is open.'), ['The bridge is closed to all,']);
});

test('blanks on the wrong side of straight marks do not matter', () => {
  assert.deepEqual(marked('"The bridge is closed. "\n"We will open it at noon, "he said.\nThe road is open.'), ['The bridge is closed.', 'We will open it at noon,']);
});

test('a quotation inside a quotation belongs to the outer one', () => {
  assert.deepEqual(marked('“He told me ‘never again’ and left,” she said.'), ['He told me ‘never again’ and left,']);
  assert.deepEqual(marked('"He told me “never again” and left," she said.'), ['He told me “never again” and left,']);
  assert.deepEqual(marked('«He told me “never again” and left», she said.'), ['He told me “never again” and left']);
});

test('a mark that is never closed ends with its paragraph', () => {
  const text = 'He called it “a mistake that nobody should make again.\n\nThe council meets on Monday. It has nine members.';
  assert.deepEqual(marked(text), ['a mistake that nobody should make again.']);
  assert.equal(first(text).closed, false);
});

test('a stray closing mark opens nothing', () => {
  assert.deepEqual(marked('The council meets on Monday.” It has nine members.\n\n“We will see,” said Holt.'), ['We will see,']);
});

test('a quotation goes on in the next paragraph that opens with a mark again', () => {
  const { quotes } = read('“The bridge is closed. We are sorry.\n\n“It will open at noon,” said Holt.');
  assert.deepEqual(quotes.map(({ closed, continues }) => [closed, continues]), [[false, undefined], [true, 0]]);
});

test('where each line is a sentence, a quotation may take several lines', () => {
  const text = 'The storm came at night.\nIt took two roofs.\n"We heard it coming.\nThen the roof was gone," said Holt.\nNobody was hurt.\nThe road is open.';
  assert.deepEqual(marked(text), ['We heard it coming.\nThen the roof was gone,']);
});

test('apostrophes are no marks', () => {
  assert.deepEqual(marked("The ministers' call was the '90s talk of the town. It wasn't John's, 'tis the players' own."), []);
  assert.deepEqual(marked('The ministers’ call was the ’90s talk of the town. It wasn’t John’s, it was the players’ own.'), []);
});

test('single marks outside double ones set off words', () => {
  assert.deepEqual(marked('They see an ever-closing ‘window’ to prepare.'), ['window']);
  assert.deepEqual(marked("Mayor: 'We will open the bridge at noon'"), ['We will open the bridge at noon']);
  assert.deepEqual(marked('They praised ‘the ministers’ call to action’ today.'), ['the ministers’ call to action']);
});

test('feet, inches and seconds are no marks', () => {
  assert.deepEqual(marked('The wall is 6\' 2" high and 12" thick. It is 5\'10" at the gate.'), []);
  assert.deepEqual(marked("At 51° 30' 26'' north they stopped. The man, 6'2'', left."), []);
  assert.deepEqual(marked('“The gate is 5\'10" high,” she said.'), ['The gate is 5\'10" high,']);
});

test('a closing mark behind a year still closes', () => {
  assert.deepEqual(marked('He said it was "like the winter of 1947" again.'), ['like the winter of 1947']);
});

test('a paragraph behind > is quoted whole', () => {
  assert.deepEqual(quoted('The statement reads:\n\n> The bridge stays closed until further notice.\n\nThe mayor left.'), ['The bridge stays closed until further notice.']);
});

test('LF, CR LF and lone CR part paragraphs alike', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    assert.deepEqual(marked(`“The bridge is closed, she said.${end}${end}The road is open.${end}`), ['The bridge is closed, she said.'], JSON.stringify(end));
  }
});

test('a file of nothing but marks is read in linear time', { timeout: 60_000 }, () => {
  for (const piece of ['"', '“', '" "', '"a" ', '“a ', "'a ", '"a said he" ', '"a."\n', '> "\n', '"no" he said. ']) {
    const text = piece.repeat(Math.ceil(60_000 / piece.length));
    assert.ok(read(text).quotes.every(({ end }) => end <= text.length), piece);
  }
});

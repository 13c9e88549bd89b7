// Lines, paragraphs, sentences and tokens of texts as they come.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineIndex } from '../../../server/src/core/text/line-index';
import { readText } from '../../../server/src/core/text/source-text';
import { Tokens } from '../../../server/src/core/text/tokens';

const tokensOf = (text: string): string[] => {
  const tokens = Tokens.of(text);
  return Array.from({ length: tokens.length }, (_, i) => tokens.text(i));
};
const sentencesOf = (text: string): string[] => readText(text).sentences.map(({ start, end }) => text.slice(start, end));
const kindsOf = (text: string): string[] => readText(text).paragraphs.map(({ kind }) => kind);

test('lines end with LF, CR LF or a lone CR', () => {
  const lines = new LineIndex('a\nb\r\nc\rd');
  assert.equal(lines.count, 4);
  assert.deepEqual([0, 2, 5, 7].map((offset) => lines.positionAt(offset).line), [0, 1, 2, 3]);
});

test('offsets and positions lead to each other, and outside ones are moved inside', () => {
  const text = 'ab\r\n😀c\n';
  const lines = new LineIndex(text);
  for (const offset of [0, 1, 2, 4, 5, 6, 7, 8]) assert.equal(lines.offsetAt(lines.positionAt(offset)), offset);
  assert.equal(lines.offsetAt({ line: 99, column: 0 }), text.length);
  assert.equal(lines.offsetAt({ line: -1, column: 5 }), 0);
  assert.deepEqual(lines.positionAt(999), { line: 2, column: 0 });
});

test('names keep their inner marks, and a missing blank after a sentence parts two words', () => {
  assert.deepEqual(tokensOf("O'Neill of Caliber.Az and the U.S. AK-47"), ["O'Neill", 'of', 'Caliber.Az', 'and', 'the', 'U.S.', 'AK-47']);
  assert.deepEqual(tokensOf('the end.The start'), ['the', 'end', '.', 'The', 'start']);
});

test('numbers keep their separators', () => assert.deepEqual(tokensOf('1,250.5 and 7.6-magnitude'), ['1,250.5', 'and', '7.6', '-', 'magnitude']));

test('an abbreviation or an initial ends no sentence', () => {
  assert.deepEqual(sentencesOf('Gen. Kaspars met J. Doe on Mar. 3. They left.'), ['Gen. Kaspars met J. Doe on Mar. 3.', 'They left.']);
  assert.deepEqual(sentencesOf('It is in the U.S. The rest is not.'), ['It is in the U.S.', 'The rest is not.']);
});

test('a closing mark belongs to its sentence', () => assert.deepEqual(sentencesOf('“It holds.” They left.'), ['“It holds.”', 'They left.']));

test('headings, bylines, date lines, list items and teasers are told from prose', () => {
  assert.deepEqual(
    kindsOf('Nations leave the treaty\n\nBy Jane Doe\n\nMar 18, 2025 - 20:39\n\nFour nations have left the treaty today.\n\n  • One item here\n\nRELATED: Clearing land takes decades\n'),
    ['heading', 'byline', 'date', 'prose', 'bullet', 'teaser'],
  );
});

test('a line without letters is no heading', () => assert.deepEqual(kindsOf('The bridge is open\n\n\u00a00\n\nPeople crossed it on Monday.\n'), ['heading', 'prose', 'prose']));

test('the lines of a hard-wrapped text are one paragraph', () => {
  const text = `${'The ministers of the four countries said on Monday that they will'}\n${'leave the treaty because of the threat that they see at the border'}\n${'and that this is a signal to others who may want to follow them to'}\nthe door.\n\n${'A second paragraph stands behind a blank line and has some more of'}\nthe story.\n`;
  assert.equal(readText(text).paragraphs.length, 2);
});

test('every line of an unwrapped text is a paragraph', () => assert.equal(readText('One short line.\nAnother one.\nA third.').paragraphs.length, 3));

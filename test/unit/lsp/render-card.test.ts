// Cards as Markdown and as plain text. Text of a source must never act.
import assert from 'node:assert/strict';
import test from 'node:test';
import { documentId } from '../../../server/src/core/corpus/document';
import type { Block, Card, Inline } from '../../../server/src/core/queries/card';
import { plainCard } from '../../../server/src/core/queries/plain-card';
import { escapeMarkdown, markdownCard, type CardLinks } from '../../../server/src/lsp/render-card';

const at = { document: documentId('a.txt'), start: 3, end: 9 };
const links: CardLinks = { place: ({ document, start }) => `file:///${document}#${start}`, command: ({ kind }) => (kind === 'next-source' ? 'command:next?%5B%5D' : undefined) };
const card = (...blocks: Block[]): Card => ({ span: { start: 0, end: 1 }, blocks, actions: [] });
const paragraph = (...inline: Inline[]): Block => ({ kind: 'paragraph', inline });

test('paragraphs, lists and tables become Markdown', () => {
  const markdown = markdownCard(card(
    paragraph({ text: 'Hanno Pevkur', bold: true }, { text: ' is a person, ' }, { text: 'line 8', to: at }),
    { kind: 'list', items: [[{ text: 'one' }], [{ text: 'two', italic: true }]] },
    { kind: 'table', head: ['Source', 'Says'], rows: [[[{ text: 'A' }], [{ text: '133', bold: true }]]] },
  ), links);
  assert.equal(markdown, '**Hanno Pevkur** is a person\\, [line 8](file:///a.txt#3)\n\n- one\n- *two*\n\n| Source | Says |\n| :-- | :-- |\n| A | **133** |');
});

test('every punctuation character of Markdown is escaped, so that the text shows as it is', () => {
  const punctuation = '!"#$%\'()*+,-./:;=?@[\\]^_`{|}~';
  assert.equal(escapeMarkdown(punctuation), [...punctuation].map((mark) => `\\${mark}`).join(''));
  assert.equal(escapeMarkdown('<b>&amp;'), '&lt;b&gt;&amp;amp\\;');
});

test('a hostile source cannot write links, commands, images, HTML, code, icons or tables', () => {
  const hostile = [
    '[click](command:workbench.action.quit)', '![x](https://evil.example/p.png)', '<img src=x onerror=alert(1)>', '<https://evil.example>',
    '`code` ```block```', '$(alert) $(sync~spin)', '| a | b |', '# head', '1. one', '> quoted', '***', '&lt;b&gt;', 'https://evil.example', '\\[x](y)', '[a]: http://x',
  ];
  for (const text of hostile) {
    for (const markdown of [markdownCard(card(paragraph({ text })), links), markdownCard(card(paragraph({ text, to: at })), links), markdownCard(card({ kind: 'table', head: [text], rows: [[[{ text }]]] }), links)]) {
      // What is left after the escapes is only what this renderer writes itself.
      const bare = markdown.replace(/\\[!-/:-@[-`{-~]/gu, '').replace(/\]\(file:\/\/\/a\.txt#3\)/gu, '').replace(/&(?:lt|gt|amp);/gu, '');
      assert.doesNotMatch(bare.replace(/^\| (.*) \|$/gmu, '$1').replace(/^\[|:--/gu, ''), /[[\]()<>`$!|#*_]/u, markdown);
    }
  }
});

test('line breaks of every kind become a blank, so that no text begins a block of its own', () => {
  for (const breaks of ['\n', '\r\n', '\r', '\n\n\n', ' \n ', '\u2028', '\u2029', '\u0085']) {
    assert.equal(markdownCard(card({ kind: 'list', items: [[{ text: `a${breaks}b` }]] }), links), '- a b');
    assert.equal(plainCard(card(paragraph({ text: `a${breaks}b` }))), 'a b');
  }
});

test('a break and the blanks around it are one blank, and blanks without a break stay', () => {
  assert.equal(escapeMarkdown('a \r\n \u0085 \u2028b  c'), 'a b  c');
});

test('blanks at the ends of bold text stay outside the marks, which would not take effect otherwise', () => {
  assert.equal(markdownCard(card(paragraph({ text: 'a' }, { text: ' b ', bold: true }, { text: 'c' })), links), 'a **b** c');
  assert.equal(markdownCard(card(paragraph({ text: ' ', bold: true })), links), ' ');
});

test('only actions that the client has a command for are shown', () => {
  const markdown = markdownCard({ ...card(paragraph({ text: 'x' })), actions: [{ kind: 'next-source', title: 'Other figure', at }, { kind: 'all-mentions', title: 'All mentions', at }] }, links);
  assert.equal(markdown, 'x\n\n[Other figure](command:next?%5B%5D)');
});

test('plain text has no marks at all', () => {
  const plain = plainCard({ ...card(
    paragraph({ text: 'Bold', bold: true }, { text: ' [x] ' }, { text: 'line 8', to: at }),
    { kind: 'list', items: [[{ text: 'one' }], [{ text: 'two' }]] },
    { kind: 'table', head: ['Source', 'Says'], rows: [[[{ text: 'A' }], [{ text: '133' }]], [[{ text: 'B' }], [{ text: '160' }]]] },
  ), actions: [{ kind: 'next-source', title: 'Other figure', at }] });
  assert.equal(plain, 'Bold [x] line 8\n\n• one\n• two\n\nSource: A; Says: 133\nSource: B; Says: 160');
});

test('what would turn letters around, hide them or command a terminal is a mark, on cards and in the terminal', () => {
  const text = 'five\u202e nevele\u2066\u0007\u001b[31m\u200f, \tsix\u2069';
  const shown = 'five\ufffd nevele\ufffd\ufffd\ufffd[31m\ufffd, \tsix\ufffd';
  assert.equal(plainCard(card(paragraph({ text }))), shown);
  assert.equal(markdownCard(card(paragraph({ text })), links), escapeMarkdown(shown));
});

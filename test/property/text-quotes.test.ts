// Whether a passage is where a decision says it is told letter by letter; that must be what a comparison with the passage's own quote tells.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readText } from '../../server/src/core/text/source-text';
import { isQuoteAt, textQuoteOf, type TextQuote } from '../../server/src/core/text/text-quote';

/** Words, blanks of all kinds, and characters of two units that a cut can halve. */
const piece = fc.constantFrom('a', 'bb', 'ccc', 'treaty', '133', ' ', ' ', ' ', '  ', '\n', '\r\n', '\n\n', '\t', '\u00a0', ' '.repeat(40), '😀', '\ud83d', '\ude00', '“', '…');
const texts = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const change = fc.constantFrom<(quote: TextQuote) => TextQuote>(
  (quote) => quote, (quote) => quote, ({ text, before, after }) => ({ text, before: before.slice(1), after }), ({ text, before, after }) => ({ text, before, after: after.slice(0, -1) }),
  ({ text, before, after }) => ({ text, before: ` ${before}`, after }), ({ text, before, after }) => ({ text, before, after: `${after} ` }), ({ text, before, after }) => ({ text: `${text} `, before, after }),
  ({ text, before, after }) => ({ text, before: before.replace(' ', '  '), after: after.replace(' ', '\u00a0') }), ({ text, before, after }) => ({ text: text.replace(' ', '\n'), before, after }), ({ before, after }) => ({ text: '', before, after }),
);

test('a quote is where its passage is, and nowhere else', () => {
  let [there, elsewhere] = [0, 0];
  fc.assert(fc.property(texts, fc.nat(400), fc.nat(100), fc.nat(400), change, (text, start, length, other, changed) => {
    const source = readText(text);
    const span = { start: start % (text.length + 1), end: Math.min(text.length, (start % (text.length + 1)) + length) };
    const from = { start: other % (text.length + 1), end: Math.min(text.length, (other % (text.length + 1)) + length) };
    for (const quote of [changed(textQuoteOf(source, span)), textQuoteOf(source, from)]) {
      const is = JSON.stringify(textQuoteOf(source, span)) === JSON.stringify(quote);
      assert.equal(isQuoteAt(source, span, quote), is, JSON.stringify({ text, span, quote, own: textQuoteOf(source, span) }));
      if (is) there++;
      else elsewhere++;
    }
  }), { numRuns: Number(process.env['QUOTE_RUNS'] ?? 5000) });
  assert.ok(there > 1000 && elsewhere > 1000, `${there} there, ${elsewhere} elsewhere`);
});

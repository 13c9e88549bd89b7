// The grammar: what a source's form alone gives to colour, on the seeds and on lines made for the purpose.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const root = process.cwd();
const grammarFile = join(root, 'syntaxes/source-text.tmLanguage.json');
let grammar: IGrammar;

interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** The tokens of each line, without the grammar's own name, which every token carries. */
function tokenise(text: string): Token[][] {
  let state = INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes: scopes.slice(1).map((scope) => scope.replace(/\.source-text$/, '')) }));
  });
}

function seed(start: string): string {
  const names = { '000': '000_ae24d74319878b5b', '001': '001_59ed66a336430b7a', '002': '002_17f1a85ccdaf7feb', '003': '003_ab8ee8623a11ff01', '004': '004_a7fb4cd9c6b7e9bb' };
  return readFileSync(join(root, 'seeds', `${names[start as keyof typeof names]}.txt`), 'utf8');
}

/** What of the text carries the scope, in order; neighbours with equal innermost scope are one. */
function carrying(text: string, scope: string): string[] {
  return tokenise(text).flatMap((line) => {
    const found: string[] = [];
    let open = false;
    for (const token of line) {
      const has = token.scopes.some((name) => name === scope || name.startsWith(`${scope}.`));
      if (has && open) found[found.length - 1] += token.text;
      else if (has) found.push(token.text);
      open = has;
    }
    return found;
  });
}

before(async () => {
  const wasm = readFileSync(createRequire(join(root, 'package.json')).resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner: (patterns) => createOnigScanner(patterns), createOnigString: (text) => createOnigString(text) }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile)),
  });
  const loaded = await registry.loadGrammar('text.source-text');
  assert.ok(loaded);
  grammar = loaded;
});

describe('headlines', () => {
  test('the first line of a source is its headline', () => {
    for (const [file, headline] of [
      ['000', 'Poland, Baltic states inch closer to leaving Ottawa Treaty on landmine ban'],
      ['001', 'Citing Russian threat, Baltic and Polish defense ministers want out of anti-landmine treaty'],
      ['004', 'Nations Leave Convention Citing Escalating Russian Security Concerns'],
    ] as const) assert.deepEqual(carrying(seed(file), 'markup.bold.headline'), [headline], file);
  });

  test('a first line that is a sentence is no headline', () => {
    assert.deepEqual(carrying(seed('003'), 'markup.bold.headline'), []);
  });

  test('figures and quotations in a headline keep their scopes', () => {
    const headline = 'Mayor calls 1,200 new homes “a start”';
    assert.deepEqual(carrying(headline, 'markup.bold.headline'), [headline]);
    assert.deepEqual(carrying(headline, 'constant.numeric.figure'), ['1,200']);
    assert.deepEqual(carrying(headline, 'meta.quotation'), ['“a start”']);
  });
});

describe('datelines', () => {
  test('the place before the dash is coloured as a place', () => {
    assert.deepEqual(carrying(seed('001'), 'meta.dateline'), ['WASHINGTON — ']);
    assert.deepEqual(carrying(seed('001'), 'variable.other.constant.place'), ['WASHINGTON']);
  });

  test('an agency in brackets, a country and a date belong to the dateline', () => {
    const line = (text: string) => `Headline\n${text} The council met.`;
    assert.deepEqual(carrying(line('LONDON (AP) —'), 'entity.name.type.agency'), ['AP']);
    assert.deepEqual(carrying(line('KYIV, Ukraine (AP) —'), 'variable.other.constant.place'), ['KYIV', 'Ukraine']);
    assert.deepEqual(carrying(line('WARSAW, March 18 (Reuters) -'), 'constant.numeric.date'), ['March 18']);
    assert.deepEqual(carrying(line('WARSAW, March 18 (Reuters) -'), 'entity.name.type.agency'), ['Reuters']);
  });

  test('a name in capitals inside a sentence is no dateline', () => {
    assert.deepEqual(carrying('Headline\nThe NATO — an alliance — met.', 'meta.dateline'), []);
  });
});

describe('quotations', () => {
  test('every quotation of the seeds is found with its marks', () => {
    assert.deepEqual(carrying(seed('003'), 'meta.quotation').map((quote) => quote.slice(0, 30)), [
      '“Military threats to NATO memb',
      '“This decision will give our N',
      '“Talks and discussions have be',
    ]);
  });

  test('a curly opening mark may be closed by a straight one', () => {
    const [first, second] = carrying(seed('000'), 'meta.quotation');
    assert.equal(first, '“Military threats to NATO member states bordering Russia and Belarus have significantly increased,"');
    assert.ok(second?.startsWith('"We believe') && second.endsWith('Eastern flank.”'), second);
  });

  test('a mark without its partner ends with its line', () => {
    const text = 'Headline\n“We will never know, she said.\nThe town has 12 bridges.';
    assert.deepEqual(carrying(text, 'meta.quotation'), ['“We will never know, she said.']);
    assert.deepEqual(carrying(text, 'constant.numeric.figure'), ['12']);
  });

  test('an inch mark or an apostrophe opens nothing', () => {
    assert.deepEqual(carrying('Headline\nA 6" pipe in the mayor’s garden and the ’90s.', 'meta.quotation'), []);
  });

  test('single marks inside double ones do not end the outer quotation', () => {
    const text = 'Headline\n“They call it ‘the hole’ around here,” he said.';
    assert.deepEqual(carrying(text, 'meta.quotation.double'), ['“They call it ‘the hole’ around here,”']);
    assert.deepEqual(carrying(text, 'meta.quotation.single'), ['‘the hole’']);
  });

  test('a quotation is given no scope that a theme colours', () => {
    const scopes = new Set(tokenise(seed('000')).flat().filter(({ scopes }) => scopes[0]?.startsWith('meta.quotation')).flatMap(({ scopes }) => scopes));
    assert.ok(scopes.size > 0);
    for (const scope of scopes) assert.match(scope, /^(?:meta\.|punctuation\.definition\.quotation\.|constant\.numeric\.)/);
  });
});

describe('figures and dates', () => {
  test('the figures of a source are numbers, amounts and shares', () => {
    assert.deepEqual(carrying(seed('001'), 'constant.numeric.figure'), ['0', '133', '500,000', '$100']);
    assert.deepEqual(carrying(seed('004'), 'constant.numeric.figure'), ['160']);
    const text = 'Headline\nSome 4.5 per cent, 12%, €3 million, £2.4bn, 10 000 people and dozens of dogs.';
    assert.deepEqual(carrying(text, 'constant.numeric.figure'), ['4.5 per cent', '12%', '€3 million', '£2.4bn', '10 000', 'dozens']);
  });

  test('dates are whole, with their year', () => {
    assert.deepEqual(carrying(seed('000'), 'constant.numeric.date'), ['1997', 'March 18', '1997', 'December 3, 1997', '2025']);
    assert.deepEqual(carrying(seed('001'), 'constant.numeric.date'), ['Mar 18, 2025', '20:39', 'July 31, 2023', 'late 1990s', '2024']);
    assert.deepEqual(carrying(seed('003'), 'constant.numeric.date'), ['Tuesday', '1997', '2022', '1997']);
    const text = 'Headline\nOn 3 May 2021, 2021-05-04, at 9 a.m. or 21:30, in May 2021 and the mid-1980s.';
    assert.deepEqual(carrying(text, 'constant.numeric.date'), ['3 May 2021', '2021-05-04', '9 a.m.', '21:30', 'May 2021', 'mid-1980s']);
  });

  test('numbers in names are no figures', () => {
    assert.deepEqual(carrying('Headline\nTwo Su-27 jets, an F-15, the G7, COVID-19 and 9/11.', 'constant.numeric'), []);
  });

  test('figures take the scope that the semantic token of a figure takes', () => {
    const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { contributes: { semanticTokenScopes: { scopes: Record<string, string[]> }[] } };
    const scopes = contributes.semanticTokenScopes[0]?.scopes;
    assert.deepEqual([scopes?.figure, scopes?.date], [['constant.numeric'], ['constant.numeric']]);
  });
});

describe('what stands around the article', () => {
  test('teasers recede as comments', () => {
    assert.deepEqual(carrying(seed('001'), 'comment.line.teaser').map((line) => line.slice(0, 23)), ['RELATED: Clearing Ukrai', 'RELATED: Ticking clock:']);
  });

  test('a byline gives its author the colour of a person', () => {
    assert.deepEqual(carrying(seed('000'), 'support.function.author'), ['Khagan Isayev']);
  });

  test('bullets are marked, their text is not', () => {
    assert.deepEqual(carrying(seed('002'), 'punctuation.definition.list'), ['-', '-', '-']);
    assert.deepEqual(carrying(seed('004'), 'punctuation.definition.list'), ['•', '•', '•', '•', '•']);
  });
});

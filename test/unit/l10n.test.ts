// Texts in other languages: every text that client and server show is in every bundle, with the same names in braces, and none is left over.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { parse } from 'yaml';
import { problemsOf } from '../../server/src/core/queries/problems';
import { isWord, plural } from '../../server/src/core/queries/readings';
import { hoverAt } from '../../server/src/core/queries/hover';
import { plainCard } from '../../server/src/core/queries/plain-card';
import { english, sayIn } from '../../server/src/core/say';
import { documentId } from '../../server/src/core/corpus/document';
import { sayFor } from '../../server/src/languages';
import { dossierOf } from './queries/dossiers';

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

/** The texts that a folder's files hand to one of the functions; what is no plain text cannot be looked up and is told. */
function textsIn(folder: string, isOne: (called: string) => boolean): { readonly texts: readonly string[]; readonly strange: readonly string[] } {
  const texts: string[] = [], strange: string[] = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && isOne(node.expression.getText(source))) {
        const [text] = node.arguments;
        if (text && ts.isStringLiteral(text)) texts.push(text.text);
        else strange.push(`${file}: ${node.getText(source)}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { texts, strange };
}

const bundles = (folder: string, name: RegExp) => readdirSync(folder).filter((file) => name.test(file))
  .map((file) => [file, parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>] as const);

function agrees(texts: readonly string[], [file, bundle]: readonly [string, Readonly<Record<string, string>>]): void {
  assert.deepEqual(Object.keys(bundle).sort(), [...new Set(texts)].sort(), file);
  for (const [english, other] of Object.entries(bundle)) {
    assert.ok(other.trim() !== '', english);
    assert.deepEqual(names(other), names(english), english);
  }
}

/** What a reader sees of the lexicons: what is said of the counted, the steps' names, and the units that are words. */
function wordsOfLexicons(): readonly string[] {
  const lexicon = (name: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> => parse(readFileSync(`server/lexicon/${name}.yaml`, 'utf8')) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const rungs = Object.values(lexicon('predicates')).flatMap(({ rungs: all }) => Object.values(all as Readonly<Record<string, { says: string; step: string }>>));
  const units = Object.values(lexicon('units')).flatMap(Object.keys).filter((unit) => isWord(unit) && unit !== 'magnitude');
  return [...rungs.flatMap(({ says, step }) => [says, step]), ...units.flatMap((unit) => [unit, plural(unit)])];
}

describe('the client', () => {
  const isText = (called: string): boolean => called === 'l10n.t' || called === 't';
  const [extension, page] = [textsIn('client/src', isText), textsIn('client/webview', isText)];
  const texts = [...extension.texts, ...page.texts];
  const strange = [...extension.strange, ...page.strange];

  test('each text is in every bundle with the same names in braces, and no bundle has others', () => {
    assert.ok(texts.length > 50);
    const all = bundles('l10n', /^bundle\.l10n\.[\w-]+\.json$/);
    assert.ok(all.length > 0);
    for (const bundle of all) agrees(texts, bundle);
  });

  test('each text stands in the code as it is looked up', () => {
    assert.deepEqual(strange.filter((call) => !call.startsWith('translate.ts')), []);
  });

  test('what it shows goes through the bundles: no message, question or title is a plain text', () => {
    const shown = /(?:title|placeHolder|placeholder|prompt|label|description|detail|openLabel|saveLabel|tooltip|validationMessage)(?::| =) ['`][A-Za-z]|Message\(['`]/;
    const files = readdirSync('client/src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    assert.deepEqual(files.flatMap((file) => readFileSync(join('client/src', file), 'utf8').split('\n').filter((line) => shown.test(line.replace(/'Markdown'/g, ''))).map((line) => `${file}: ${line.trim()}`)), []);
  });
});

describe('the server', () => {
  const isText = (called: string): boolean => /(?:^|[.#])say$|^unsaid$/.test(called);
  const { texts: written, strange } = textsIn('server/src', isText);
  const texts = [...written, ...wordsOfLexicons()];
  const sources = { 'a.txt': 'In 1997, 133 nations signed the Ottawa Convention.\n', 'b.txt': 'The Ottawa Convention has over 160 signatories.\n' };

  test('each text is in every bundle with the same names in braces, and no bundle has others', () => {
    assert.ok(texts.length > 100);
    const all = bundles('server/l10n', /\.yaml$/);
    assert.ok(all.length > 0);
    for (const bundle of all) agrees(texts, bundle);
  });

  test('each text stands in the code as it is looked up, but for the words that lexicons hold', () => {
    assert.deepEqual(strange.filter((call) => !/^core\/(?:say|extract\/figures\/claim|queries\/readings)\.ts: /.test(call)), []);
  });

  test('no sentence stands in the code past the bundles, but for what only programs and the command line are told', () => {
    const files = readdirSync('server/src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.startsWith('cli/') && file !== 'memory-files.ts');
    const past = files.flatMap((file) => {
      const source = ts.createSourceFile(file, readFileSync(join('server/src', file), 'utf8'), ts.ScriptTarget.Latest);
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isImportDeclaration(node)) return;
        if (ts.isCallExpression(node) && isText(node.expression.getText(source))) return node.arguments.slice(1).forEach(visit);
        const text = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) ? node.text : ts.isTemplateExpression(node) ? node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('') : '';
        if (/^[\p{Lu}“].*[\p{L}}”] .*[.?!…]$/u.test(text)) found.push(`${file}: ${text}`);
        ts.forEachChild(node, visit);
      };
      visit(source);
      return found;
    });
    assert.deepEqual(past, ['lsp/server.ts: The server is initialised already.']);
  });

  test('a value with braces in it stays as the source has it', () => {
    assert.equal(english('{words} in {source}', { words: '{source} {x}', source: 'Reuters' }), '{source} {x} in Reuters');
    assert.equal(sayIn({})('no {value} given'), 'no {value} given');
  });

  test('a locale is known by its language, whatever the region; what is not known is English', () => {
    const said = (locale: string | undefined): string => sayFor(locale)('here');
    assert.deepEqual(['de', 'de-AT', 'DE_ch', 'en', 'fr', '', undefined].map(said), ['hier', 'hier', 'hier', 'here', 'here', 'here', 'here']);
  });

  test('problems are said in German with the same places, codes and ids as in English', () => {
    const links = dossierOf(sources);
    const inGerman = problemsOf(links, documentId('a.txt'), undefined, sayFor('de'));
    const inEnglish = problemsOf(links, documentId('a.txt'));
    assert.deepEqual(inGerman.map(({ message }) => message), ['Widerspruch: 133 nations hier, over 160 signatories in b.']);
    assert.deepEqual(inEnglish.map(({ message }) => message), ['Sources disagree: 133 nations here, over 160 signatories in b.']);
    const rest = (all: typeof inGerman): unknown => all.map(({ message: _, related, ...same }) => ({ ...same, related: related.map(({ message: __, ...at }) => at) }));
    assert.deepEqual(inGerman.flatMap(({ related }) => related.map(({ message }) => message)), ['„The Ottawa Convention has over 160 signatories.“']);
    assert.deepEqual(rest(inGerman), rest(inEnglish));
  });

  test('a card is said in German, and what the sources say stays as it is', () => {
    const card = hoverAt(dossierOf(sources), documentId('a.txt'), sources['a.txt'].indexOf('133'), false, undefined, sayFor('de'));
    assert.ok(card);
    const text = plainCard(card);
    for (const words of ['2 von 2 Quellen, beide unabhängig, nennen eine Zahl', 'Gelesen als', '133 nations', 'So, wie sie da stehen, können nicht alle stimmen.']) assert.ok(text.includes(words), `${words} in ${text}`);
  });
});

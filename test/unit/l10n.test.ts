// Texts in other languages: every text that the client shows is in every bundle, with the same names in braces, and none is left over.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

/** The texts that a folder's files hand to one of the functions; what is no plain text cannot be looked up and is told. */
function textsIn(folder: string, functions: ReadonlySet<string>): { readonly texts: readonly string[]; readonly strange: readonly string[] } {
  const texts: string[] = [], strange: string[] = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && functions.has(node.expression.getText(source))) {
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
  .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>] as const);

function agrees(texts: readonly string[], [file, bundle]: readonly [string, Readonly<Record<string, string>>]): void {
  assert.deepEqual(Object.keys(bundle).sort(), [...new Set(texts)].sort(), file);
  for (const [english, other] of Object.entries(bundle)) {
    assert.ok(other.trim() !== '', english);
    assert.deepEqual(names(other), names(english), english);
  }
}

describe('the client', () => {
  const { texts, strange } = textsIn('client/src', new Set(['l10n.t', 't']));

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

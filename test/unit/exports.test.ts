// What a file exports, another one imports: the rest is private, or dead.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import ts from 'typescript';

const folders = ['client/src', 'client/webview', 'server/src', 'test/unit', 'test/protocol', 'test/property'];

/** What VS Code calls, and nobody imports. */
const entries = new Set(['client/src/extension.ts', 'client/src/extension.browser.ts']);

/** Functions, classes and constants; a type may be exported for what a function beside it takes or gives. */
function exportsOf(file: ts.SourceFile): readonly string[] {
  return file.statements.flatMap((statement) => {
    if (!ts.canHaveModifiers(statement) || !ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText(file));
    return (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name ? [statement.name.text] : [];
  });
}

/** Each name with the file that it is imported from, types in `typeof` positions among them. */
function importsOf(file: ts.SourceFile): readonly string[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier) || !statement.moduleSpecifier.text.startsWith('.')) return [];
    const from = `${join(dirname(file.fileName), statement.moduleSpecifier.text)}.ts`;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || ts.isNamespaceImport(bindings)) return [`${from} *`];
    return bindings.elements.map(({ name, propertyName }) => `${from} ${(propertyName ?? name).text}`);
  });
}

test('what a file exports is imported by another one', () => {
  const names = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => join(folder, name)));
  const files = names.map((name) => ts.createSourceFile(name, readFileSync(name, 'utf8'), ts.ScriptTarget.Latest));
  const imported = new Set(files.flatMap(importsOf));
  assert.ok(imported.size > 300, 'the files are found and read');
  const unused = files.filter(({ fileName }) => !entries.has(fileName)).flatMap((file) => exportsOf(file)
    .filter((name) => !imported.has(`${file.fileName} ${name}`) && !imported.has(`${file.fileName} *`))
    .map((name) => `${file.fileName}: ${name}`));
  assert.deepEqual(unused, []);
});

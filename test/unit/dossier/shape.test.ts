// The table of what can stand in corroborate.yaml: the parser reads what it says, and the schema that is shipped is made of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { parseDossier } from '../../../server/src/core/dossier/dossier';
import { dossierShape, jsonSchemaOf, type Shape } from '../../../server/src/core/dossier/shape';

const schemaFile = 'schemas/corroborate.schema.json';
const schema = { $schema: 'http://json-schema.org/draft-07/schema#', title: 'corroborate.yaml', ...jsonSchemaOf(dossierShape) };

test('the schema that is shipped is the one that the table makes', () => {
  const shipped = readFileSync(join(process.cwd(), schemaFile), 'utf8');
  assert.equal(shipped, `${JSON.stringify(schema, null, 2)}\n`, `${schemaFile} is old; its text should be what this test made`);
});

const keyOf = ({ known, names }: Shape & { readonly kind: 'table' }): string => known?.[0] ?? (names === 'class' ? 'country' : 'a.txt');

/** A value as the table has it, and one that it cannot have, each as YAML in brackets. */
function samples(shape: Shape): { readonly good: string; readonly bad: string | undefined } {
  switch (shape.kind) {
    case 'text':
      return { good: shape.names === 'finding' ? 'figure-conflict/x/1+2' : shape.names === 'word' ? 'nation' : 'Some words', bad: '[x]' };
    case 'date':
      return { good: '2025-03-18', bad: 'today' };
    case 'one-of':
      return { good: shape.values[0] ?? '', bad: 'nonsense-word' };
    case 'list':
      return { good: `[${samples(shape.item).good}]`, bad: '7' };
    case 'table':
      return { good: `{ ${keyOf(shape)}: ${samples(shape.value).good} }`, bad: '[x]' };
    case 'map':
      return { good: `{ ${Object.entries(shape.keys).map(([key, value]) => `${key}: ${samples(value).good}`).join(', ')} }`, bad: '[x]' };
    case 'any':
      return { good: '{}', bad: undefined };
  }
}

/** Every key of the table with a way to write a file that has one value at its place and good ones everywhere else. */
function places(shape: Shape, write: (value: string) => string, path: string): { readonly path: string; readonly shape: Shape; readonly write: (value: string) => string }[] {
  const here = { path, shape, write };
  switch (shape.kind) {
    case 'list':
      return [here, ...places(shape.item, (value) => write(`[${value}]`), `${path}[]`)];
    case 'table':
      return [here, ...places(shape.value, (value) => write(`{ ${keyOf(shape)}: ${value} }`), `${path}.*`)];
    case 'map':
      return [here, ...Object.keys(shape.keys).flatMap((key) => places(shape.keys[key] ?? shape, (value) => write(`{ ${Object.entries(shape.keys).map(([other, inner]) => `${other}: ${other === key ? value : samples(inner).good}`).join(', ')} }`), `${path}.${key}`))];
    default:
      return [here];
  }
}

test('the parser takes what the table says and complains of anything else, at its place', () => {
  const all = places(dossierShape, (value) => value, '');
  assert.ok(all.length > 35, String(all.length));
  for (const { path, shape, write } of all) {
    const { good, bad } = samples(shape);
    assert.deepEqual(parseDossier(write(good)).problems.map(({ message }) => message).filter((message) => !/belongs to|own names/u.test(message)), [], path);
    if (bad === undefined || (shape.kind === 'map' && shape.orText === true && bad === 'x')) continue;
    const yaml = write(bad);
    const { problems } = parseDossier(yaml);
    assert.ok(problems.some(({ start, end }) => yaml.slice(start, end).includes(bad.replace(/^\[|\]$/gu, ''))), `${path}: ${yaml}\n${JSON.stringify(problems)}`);
  }
});

test('every key has a sentence that ends as one', () => {
  for (const { path, shape } of places(dossierShape, (value) => value, '')) assert.match(shape.doc, /^[A-Z“w].*[.…]$/u, path);
});

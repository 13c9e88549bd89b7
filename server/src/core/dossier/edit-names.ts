// What the user decides about a name, written into corroborate.yaml: one change of its text, everything else as it was.
import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import type { EntityType } from '../extract/names';
import { nameKey } from '../extract/names/groups';
import { formsOf } from '../extract/names/rules';
import { english, type Say } from '../say';
import { parseDossier, type Dossier } from './dossier';
import { difference, editRest, type Edited } from './edited';
import { addItem, addPair, appendLines, NotEditable, pairOf, removeItem, rootOf, setValue, valueOf, written } from './yaml-edit';

/** `entity` is a name that cards show. */
export type NameChange =
  | { readonly kind: 'same'; readonly entity: string; readonly form: string }
  | { readonly kind: 'apart'; readonly entity: string; readonly form: string }
  | { readonly kind: 'type'; readonly entity: string; readonly type: EntityType }
  | { readonly kind: 'rename'; readonly entity: string; readonly name: string }
  | { readonly kind: 'no-name'; readonly form: string };

/** `yaml` is the file's text, empty where there is no file. Never throws: what stands in the way is one plain sentence. */
export function editNames(yaml: string, change: NameChange, say: Say = english): Edited {
  try {
    if (holds(parseDossier(yaml).dossier, change)) return { ok: true, change: { start: 0, end: 0, text: '' } };
    const text = editRest(yaml, (rest) => changed(rest, change));
    if (!holds(parseDossier(text).dossier, change)) throw new NotEditable((say) => say('corroborate.yaml says something else about this name. Change it there.'));
    return { ok: true, change: difference(yaml, text) };
  } catch (error) {
    if (error instanceof NotEditable) return { ok: false, problem: error.why(say) };
    throw error;
  }
}

function changed(yaml: string, change: NameChange): string {
  switch (change.kind) {
    case 'same':
      return addForm(withoutForm(withoutForm(yaml, change.entity, 'not', change.form), undefined, 'aliases', change.form), change.entity, 'aliases', change.form);
    case 'apart':
      return addForm(withoutForm(yaml, change.entity, 'aliases', change.form), change.entity, 'not', change.form);
    case 'type':
      return setType(yaml, change.entity, change.type);
    case 'rename':
      return giveName(yaml, change.entity, change.name);
    case 'no-name':
      return ignoreForm(withoutForm(yaml, undefined, 'aliases', change.form), change.form);
  }
}

function holds({ entities, ignore }: Dossier, change: NameChange): boolean {
  const same = (a: string, b: string): boolean => nameKey(a) === nameKey(b);
  const ruleOf = (form: string) => entities.find((rule) => formsOf(rule).some((own) => same(own, form)));
  switch (change.kind) {
    case 'same':
      return ruleOf(change.form) !== undefined && ruleOf(change.form) === ruleOf(change.entity);
    case 'apart':
      return ruleOf(change.form) !== ruleOf(change.entity) && (ruleOf(change.entity)?.not.some((form) => same(form, change.form)) ?? false);
    case 'type':
      return ruleOf(change.entity)?.type === change.type;
    case 'rename':
      return ruleOf(change.entity)?.name === change.name;
    case 'no-name':
      return ignore.entities.some((form) => same(form, change.form));
  }
}

function entriesOf(root: YAMLMap | undefined): readonly YAMLMap[] {
  const list = root && valueOf(root, 'entities');
  return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
}

function textOf(node: unknown): string | undefined {
  return isScalar(node) ? (typeof node.value === 'string' ? node.value : (node.source ?? '')) : undefined;
}

/** The entry of that name. */
function entryOf(root: YAMLMap | undefined, entity: string): YAMLMap | undefined {
  return entriesOf(root).find((entry) => nameKey(textOf(valueOf(entry, 'name')) ?? '') === nameKey(entity));
}

function indexIn(list: YAMLSeq, form: string): number {
  return list.items.findIndex((item) => nameKey(textOf(item) ?? '') === nameKey(form));
}

function addForm(yaml: string, entity: string, key: 'aliases' | 'not', form: string): string {
  const root = rootOf(yaml);
  const entry = entryOf(root, entity);
  if (!entry) return addEntry(yaml, root, entity, key, `[${written(form)}]`);
  const list = valueOf(entry, key);
  if (list === undefined) return addPair(yaml, entry, key, `[${written(form, valueOf(entry, 'name'))}]`);
  if (!isSeq(list)) throw new NotEditable((say) => say('“{key}” of “{name}” in corroborate.yaml is no list. Mend it first.', { key, name: entity }));
  const text = written(form, list.items.at(-1));
  return indexIn(list, form) >= 0 ? yaml : addItem(yaml, list, [text], text);
}

/** Takes a form out of a list of one entry, or of all where none is named. */
function withoutForm(yaml: string, entity: string | undefined, key: 'aliases' | 'not', form: string): string {
  const root = rootOf(yaml);
  const entry = entriesOf(root).find((candidate) => (entity === undefined || candidate === entryOf(root, entity)) && listWith(candidate, key, form));
  const list = entry && valueOf(entry, key);
  return isSeq(list) ? withoutForm(removeItem(yaml, list, indexIn(list, form)), entity, key, form) : yaml;
}

function listWith(entry: YAMLMap, key: string, form: string): boolean {
  const list = valueOf(entry, key);
  return isSeq(list) && indexIn(list, form) >= 0;
}

function setType(yaml: string, entity: string, type: EntityType): string {
  const root = rootOf(yaml);
  const entry = entryOf(root, entity);
  return entry ? addPair(yaml, entry, 'type', type) : addEntry(yaml, root, entity, 'type', type);
}

function giveName(yaml: string, entity: string, name: string): string {
  const root = rootOf(yaml);
  const entry = entryOf(root, entity);
  if (!entry) return addEntry(yaml, root, name, 'aliases', `[${written(entity)}]`);
  const pair = pairOf(entry, 'name');
  if (!pair) return yaml;
  const renamed = setValue(yaml, pair, written(name, pair.value));
  // Another way to write the same name needs no alias.
  return nameKey(name) === nameKey(entity) ? renamed : addForm(withoutForm(renamed, name, 'aliases', name), name, 'aliases', entity);
}

function ignoreForm(yaml: string, form: string): string {
  const root = rootOf(yaml);
  const ignore = root && valueOf(root, 'ignore');
  if (ignore === undefined) return root?.flow || (root && pairOf(root, 'ignore')) ? addPair(yaml, root, 'ignore', `{ entities: [${written(form)}] }`) : appendLines(yaml, root, ['ignore:', `  entities: [${written(form)}]`]);
  if (!isMap(ignore)) throw new NotEditable((say) => say('“ignore” in corroborate.yaml is not written as “entities: […]”. Mend it first.'));
  const list = valueOf(ignore, 'entities');
  if (list === undefined) return addPair(yaml, ignore, 'entities', `[${written(form)}]`);
  if (!isSeq(list)) throw new NotEditable((say) => say('“entities” below “ignore” in corroborate.yaml is no list. Mend it first.'));
  const text = written(form, list.items.at(-1));
  return indexIn(list, form) >= 0 ? yaml : addItem(yaml, list, [text], text);
}

function addEntry(yaml: string, root: YAMLMap | undefined, name: string, key: string, value: string): string {
  const inline = `{ name: ${written(name)}, ${key}: ${value} }`;
  const lines = [`name: ${written(name)}`, `${key}: ${value}`];
  const list = root && valueOf(root, 'entities');
  if (list === undefined) {
    if (root?.flow || (root && pairOf(root, 'entities'))) return addPair(yaml, root, 'entities', `[${inline}]`);
    return appendLines(yaml, root, ['entities:', `  - ${lines[0] ?? ''}`, `    ${lines[1] ?? ''}`]);
  }
  if (!isSeq(list)) throw new NotEditable((say) => say('“entities” in corroborate.yaml is no list. Mend it first.'));
  const last = list.items.at(-1);
  return addItem(yaml, list, isMap(last) && last.flow ? [inline] : lines, inline);
}

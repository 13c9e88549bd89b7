// The settings `entities` and `ignore`: what the user says of names, and the mistakes in it.
import { isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import type { EntityType } from '../extract/names';
import { nameKey } from '../extract/names/groups';
import type { EntityRule } from '../extract/names/rules';
import type { TextQuote } from '../text/text-quote';
import { unsaid, type Sentence } from '../say';
import { readTextQuote } from './text-quotes';
import type { MappingReaders, ValueReader, YamlReport } from './yaml-reader';

export interface Ignored {
  /** Forms that are no names. */
  readonly entities: readonly string[];
  /** Passages that are not compared with anything; one without words around it is meant wherever it stands. */
  readonly figures: readonly TextQuote[];
}

/** As the file names them, in the order in which a message lists them. */
export const entityTypes: readonly EntityType[] = ['person', 'organization', 'place', 'agreement', 'event', 'other'];

const form: ValueReader<string> = (node, report, name) => {
  const text = report.text(node, name)?.replace(/\s+/gu, ' ');
  if (text === undefined || /[\p{L}\p{N}]/u.test(text)) return text;
  return report.at(node, (say) => say('A name needs a letter or a digit.'));
};
const forms: ValueReader<readonly string[]> = (node, report, name) => report.list(node, name, form, '[Ottawa Treaty, Mine Ban Treaty]');

const properties: MappingReaders<EntityRule> = {
  name: form,
  type: (node, report, name) => {
    const text = report.text(node, name);
    const type = entityTypes.find((known) => known === text) ?? (text === 'organisation' ? 'organization' : undefined);
    if (type !== undefined || text === undefined) return type;
    return report.unknown(node, unsaid('type'), text, entityTypes);
  },
  aliases: forms,
  not: forms,
};

interface Entry {
  readonly node: Node;
  readonly rule: EntityRule;
}

/**
 * In the file's order. An entry whose name is an alias in another one is absorbed by it: that is how two entries are made one
 * without losing a line. Any other form that two entries claim belongs to the first.
 */
export const readEntityRules: ValueReader<readonly EntityRule[]> = (node, report, name) => {
  const entries = report.list(node, name, (item): Entry | undefined => {
    const { name: canonical, type, aliases = [], not = [] } = report.mapping(item, unsaid('property'), properties);
    if (canonical !== undefined) return { node: item, rule: { name: canonical, ...(type && { type }), aliases, not } };
    return isMap(item) && item.has('name') ? undefined : report.at(item, (say) => say('An entity needs a name, such as “name: Ottawa Convention”.'));
  }, '[{ name: Ottawa Convention }]');
  return entries && withoutClaims(entries, report);
};

export const readIgnored: ValueReader<Ignored> = (node, report) => ({ entities: [], figures: [], ...report.mapping(node, unsaid('kind'), { entities: forms, figures: readFigures }) });

const readFigures: ValueReader<readonly TextQuote[]> = (node, report, name) =>
  report.list(node, name, (item) => (isMap(item) ? readTextQuote(item, report, name) : textAlone(report.text(item, name))), '["133 nations"]');

function textAlone(text: string | undefined): TextQuote | undefined {
  return text === undefined ? undefined : { text, before: '', after: '' };
}

function withoutClaims(entries: readonly Entry[], report: YamlReport): readonly EntityRule[] {
  const absorbedBy = absorptions(entries);
  const owners = new Map<string, string>();
  return entries.flatMap((entry) => {
    const { node, rule } = entry;
    if (absorbedBy.has(entry)) return [];
    const owner = owners.get(nameKey(rule.name));
    if (owner !== undefined) {
      report.at(itemOf(node, 'name', rule.name), taken(owner));
      return [];
    }
    owners.set(nameKey(rule.name), rule.name);
    const all = [entry, ...entries.filter((inner) => inner !== entry && absorber(absorbedBy, inner) === entry)];
    const aliases = all.flatMap((one) => [...(one === entry ? [] : [one.rule.name]), ...one.rule.aliases].filter((alias) => {
      const other = owners.get(nameKey(alias));
      if (other === undefined) owners.set(nameKey(alias), rule.name);
      else if (other !== rule.name) report.at(itemOf(one.node, 'aliases', alias), taken(other));
      return other === undefined;
    }));
    const not = all.flatMap((one) => one.rule.not.filter((form) => {
      const own = owners.get(nameKey(form)) === rule.name;
      if (own) report.at(itemOf(one.node, 'not', form), (say) => say('“{name}” is one of this entity’s own names. Only that holds.', { name: form }));
      return !own;
    }));
    return [{ ...rule, aliases, not }];
  });
}

/** Never in a circle: of two entries that name each other the first absorbs the second. */
function absorptions(entries: readonly Entry[]): ReadonlyMap<Entry, Entry> {
  const byName = new Map<string, Entry>();
  for (const entry of entries) if (!byName.has(nameKey(entry.rule.name))) byName.set(nameKey(entry.rule.name), entry);
  const absorbedBy = new Map<Entry, Entry>();
  for (const entry of entries) {
    for (const alias of entry.rule.aliases) {
      const inner = byName.get(nameKey(alias));
      if (inner && inner !== entry && !absorbedBy.has(inner) && absorber(absorbedBy, entry) !== inner) absorbedBy.set(inner, entry);
    }
  }
  return absorbedBy;
}

/** The entry that has taken this one in at last; itself where none has. */
function absorber(absorbedBy: ReadonlyMap<Entry, Entry>, entry: Entry): Entry {
  let outer = entry;
  for (let next = absorbedBy.get(outer); next; next = absorbedBy.get(outer)) outer = next;
  return outer;
}

function taken(owner: string): Sentence {
  return (say) => say('This name belongs to “{name}” already. Only that holds.', { name: owner });
}

/** The node of a text under a key, alone or in a list; the whole entry where there is none. */
function itemOf(entry: Node, key: string, text: string): Node {
  const value: unknown = isMap(entry) ? entry.get(key, true) : undefined;
  const found: unknown = isSeq(value) ? value.items.find((item) => isScalar(item) && String(item.value).trim().replace(/\s+/gu, ' ') === text) : value;
  return isNode(found) ? found : entry;
}

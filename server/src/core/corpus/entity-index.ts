// Keeps the entities of all documents up to date: a change touches the kinds of entities that its document has, and the groups they are in.
import type { EntityRule } from '../extract/names/rules';
import type { DocumentId, SourceDocument } from './document';
import { comesFirst, entityOf, nameKeyOf, type Entity } from './entities';
import { joinsIn, mainType, type Pair } from './entity-joins';
import { draftsOf, formOf, groupsOf, levels, type GroupKey, type Kind, type Level, type Part } from './entity-kinds';
import { EntitySets } from './entity-sets';
import type { Steps } from './steps';
import type { Work } from './work';

interface Group {
  readonly level: Level;
  readonly kinds: Set<Kind>;
  /** What was decided when the group was last looked at. */
  pairs: readonly Pair[];
  main: string;
}

/** The entity of one set. */
interface Cell {
  readonly kinds: readonly Kind[];
  readonly retype: EntityRule | undefined;
  entity: Entity;
  /** The entity's id before it is numbered. */
  readonly slug: string;
  /** Keys of all its names. */
  readonly names: ReadonlySet<string>;
}

export interface EntityChange {
  readonly gone: ReadonlySet<Entity>;
  readonly made: ReadonlySet<Entity>;
  /** Documents that name an entity which has another id, name or type than before, or speaks for others now. */
  readonly renamed: ReadonlySet<DocumentId>;
}

export class EntityIndex {
  readonly #work: Work;
  readonly #kinds = new Map<string, Kind>();
  readonly #parts = new Map<DocumentId, readonly Part[]>();
  /** How many kinds prove a form or a word to be a name. */
  readonly #proofs = new Map<string, number>();
  readonly #unsure = new Map<string, Set<Kind>>();
  /** Those that are linked: sure ones, and unsure ones that another document proves. The dossier is its own gazetteer. */
  readonly #linked = new Set<Kind>();
  /** A name that one kind alone bears leaves nothing to decide: then the kind stands for the group. */
  readonly #groups = new Map<string, Kind | Group>();
  readonly #sets = levels.map((level) => new EntitySets((kind) => this.#joinsAt(kind, level)));
  readonly #cells = new Map<Kind, Cell>();
  readonly #alike = new Map<string, Set<Cell>>();
  /** Which cells have a name, by its key. */
  readonly #bearers = new Map<string, Set<Cell>>();
  /** Kinds that an entry of corroborate.yaml only gives a type to, by its name. */
  readonly #retyped = new Map<string, Set<Kind>>();
  /** Id, name and type by which a kind was last known, and whether it spoke for others. */
  readonly #known = new Map<Kind, string>();
  #all: readonly Entity[] | undefined;
  /** All that were there when they were last asked for. */
  #sorted: readonly Entity[] = [];

  constructor(work: Work) {
    this.#work = work;
  }

  /** Takes in what the documents are now; `documentOf` gives undefined for those that are gone. */
  *update(changed: Iterable<DocumentId>, documentOf: (id: DocumentId) => SourceDocument | undefined): Steps<EntityChange> {
    const touched = new Set<Kind>();
    for (const id of changed) {
      this.#replace(id, documentOf(id), touched);
      yield;
    }
    const [born, dead] = this.#relink(touched);
    yield* this.#decide(touched, born, dead);
    return yield* this.#renew(touched, dead);
  }

  /** By the index of the entity in its document. */
  readonly entityOf = (document: DocumentId, local: number): Entity | undefined => {
    const part = this.#parts.get(document)?.[local];
    return part && this.#cells.get(part.kind)?.entity;
  };

  /** All that one of the sources calls so, in order of their first parts. */
  readonly calledSo = (name: string): readonly Entity[] =>
    [...(this.#bearers.get(formOf(name).key) ?? [])].map(({ entity }) => entity).sort((a, b) => comesFirst(a.first, b.first));

  readonly #isShared = (key: string): boolean => (this.#bearers.get(key)?.size ?? 0) > 1;

  /** In order of their first parts. */
  get all(): readonly Entity[] {
    if (this.#all) return this.#all;
    const now = new Set([...this.#cells.values()].map(({ entity }) => entity));
    // What is in order already costs the sorting next to nothing.
    const before = this.#sorted.filter((entity) => now.delete(entity));
    return (this.#all = this.#sorted = [...before, ...now].sort((a, b) => comesFirst(a.first, b.first)));
  }

  #replace(id: DocumentId, document: SourceDocument | undefined, touched: Set<Kind>): void {
    for (const { kind, local, uses } of this.#parts.get(id) ?? []) {
      kind.parts.delete(id);
      count(kind, local.mentions.length, uses, -1);
      touched.add(kind);
    }
    const parts = (document ? draftsOf(document) : []).map(({ key, forms, often, besideFullName, spokesman, posts, document, entity, local, uses }): Part => {
      let kind = this.#kinds.get(key);
      if (!kind) {
        kind = { key, forms, often, besideFullName, spokesman, posts, local, groups: groupsOf(local, forms), parts: new Map(), mentions: 0, uses: new Map() };
        this.#kinds.set(key, kind);
      }
      const part = { document, entity, local, uses, kind };
      const others = kind.parts.get(id);
      kind.parts.set(id, others ? [...others, part] : [part]);
      count(kind, part.local.mentions.length, part.uses, 1);
      touched.add(kind);
      return part;
    });
    if (parts.length > 0) this.#parts.set(id, parts);
    else this.#parts.delete(id);
  }

  /** Which of the kinds, and of those that they prove, are linked from now on, and which no longer. */
  #relink(touched: Set<Kind>): readonly [born: ReadonlySet<Kind>, dead: ReadonlySet<Kind>] {
    const looked = new Set(touched);
    for (const kind of touched) {
      const isThere = kind.parts.size > 0;
      if (isThere === this.#known.has(kind)) continue;
      if (isThere) this.#known.set(kind, '');
      else {
        this.#known.delete(kind);
        this.#kinds.delete(kind.key);
      }
      if (!kind.local.sure) for (const { key } of kind.forms) fileIf(isThere, this.#unsure, key, kind);
      if (kind.local.retype) fileIf(isThere, this.#retyped, kind.local.retype.name, kind);
      for (const key of proofsOf(kind)) {
        const before = this.#proofs.get(key) ?? 0;
        if (isThere) this.#proofs.set(key, before + 1);
        else if (before > 1) this.#proofs.set(key, before - 1);
        else this.#proofs.delete(key);
        if ((before > 0) !== this.#proofs.has(key)) for (const other of this.#unsure.get(key) ?? []) looked.add(other);
      }
    }
    const [born, dead] = [new Set<Kind>(), new Set<Kind>()];
    for (const kind of looked) {
      const isLinked = kind.parts.size > 0 && kind.local.mentions.length > 0 && (kind.local.sure || kind.forms.some(({ key }) => this.#proofs.has(key)));
      if (isLinked === this.#linked.has(kind)) continue;
      if (isLinked) this.#linked.add(kind);
      else this.#linked.delete(kind);
      (isLinked ? born : dead).add(kind);
      touched.add(kind);
    }
    return [born, dead];
  }

  *#decide(touched: ReadonlySet<Kind>, born: ReadonlySet<Kind>, dead: ReadonlySet<Kind>): Steps<void> {
    const due = levels.map(() => new Set<string>());
    for (const kind of born) for (const group of kind.groups) if (this.#enter(kind, group)) due[group.level]?.add(group.key);
    for (const kind of dead) for (const group of kind.groups) if (this.#leave(kind, group)) due[group.level]?.add(group.key);
    // How often a name is used decides which type is the main one, and nothing else.
    for (const kind of touched) {
      for (const { key, level } of kind.groups) {
        const group = level === 0 && !due[0]?.has(key) ? this.#groupAt(key) : undefined;
        if (group && group.kinds.size > 1 && mainType(group.kinds) !== group.main) due[0]?.add(key);
      }
    }
    for (const level of levels) {
      const sets = this.#sets[level];
      const before = this.#sets[level - 1];
      for (const key of due[level] ?? []) {
        this.#decideGroup(key, (a, b) => before?.areOne(a, b) ?? a === b);
        yield;
      }
      for (const kind of dead) sets?.remove(kind);
      if (level === 3) break;
      // The groups of those that are born are due anyway.
      for (const set of sets?.renew() ?? []) for (const kind of set) for (const group of kind.groups) if (group.level === level + 1) due[group.level]?.add(group.key);
    }
    for (const kind of born) this.#sets[3]?.touch(kind);
  }

  #groupAt(key: string): Group | undefined {
    const found = this.#groups.get(key);
    return found && 'kinds' in found ? found : undefined;
  }

  /** Whether the group has something to decide on now. */
  #enter(kind: Kind, { key, level }: GroupKey): boolean {
    const found = this.#groups.get(key);
    if (!found) this.#groups.set(key, kind);
    else if ('kinds' in found) found.kinds.add(kind);
    else this.#groups.set(key, { level, kinds: new Set([found, kind]), pairs: [], main: '' });
    return found !== undefined;
  }

  /** Whether what the group decided on may be another now. */
  #leave(kind: Kind, { key }: GroupKey): boolean {
    const group = this.#groupAt(key);
    if (group) group.kinds.delete(kind);
    else this.#groups.delete(key);
    return group !== undefined;
  }

  #decideGroup(key: string, joined: (a: Kind, b: Kind) => boolean): void {
    const group = this.#groupAt(key);
    if (!group) return;
    this.#work.groups++;
    const pairs = joinsIn(key, group.kinds, joined);
    const old = new Map<Kind, Set<Kind>>();
    for (const [a, b] of group.pairs) old.set(a, (old.get(a) ?? new Set()).add(b));
    for (const pair of pairs) if (!old.get(pair[0])?.delete(pair[1])) for (const sets of this.#sets.slice(group.level)) sets.join(pair);
    for (const [a, others] of old) for (const b of others) for (const sets of this.#sets.slice(group.level)) sets.part([a, b]);
    group.pairs = pairs;
    group.main = group.level === 0 ? mainType(group.kinds) : '';
    if (group.kinds.size === 0) this.#groups.delete(key);
  }

  #joinsAt(kind: Kind, level: Level): { readonly pair: Pair; readonly rank: string }[] {
    return kind.groups.filter((group) => group.level <= level).flatMap(({ key, level: at }) =>
      (this.#groupAt(key)?.pairs ?? []).map((pair) => ({ pair, rank: `${key.startsWith('rule ') ? '' : at} ${key}` })));
  }

  *#renew(touched: ReadonlySet<Kind>, dead: ReadonlySet<Kind>): Steps<EntityChange> {
    const sets = new Set(this.#sets[3]?.renew());
    const done = new Set<Kind>([...sets].flat());
    const again = (kind: Kind): void => {
      if (done.has(kind) || !this.#linked.has(kind)) return;
      const set = this.#sets[3]?.setOf(kind) ?? [kind];
      for (const member of set) done.add(member);
      sets.add(set);
    };
    touched.forEach(again);
    // Whom an entry is about may change with any of those that are called so.
    const retypes = new Set([...done, ...dead].flatMap(({ local }) => local.retype?.name ?? []));
    for (const name of retypes) this.#retyped.get(name)?.forEach(again);
    const gone = new Set<Cell>();
    for (const kind of [...done, ...dead]) {
      const cell = this.#cells.get(kind);
      if (cell) gone.add(cell);
      this.#cells.delete(kind);
    }
    const retyped = this.#retypesOf(sets);
    const made: Cell[] = [];
    for (const kinds of sets) {
      this.#work.groups++;
      const entity = entityOf(kinds, this.#isShared, retyped.get(kinds));
      const names = new Set([formOf(entity.canonical).key, ...kinds.flatMap(({ forms }) => forms.map(({ key }) => key))]);
      const cell = { kinds, retype: retyped.get(kinds), entity, slug: entity.id, names };
      for (const kind of kinds) this.#cells.set(kind, cell);
      made.push(cell);
      yield;
    }
    return this.#number(gone, made, [...done, ...dead]);
  }

  /**
   * The entries that only retype, by the set that they are about: that whose own name it is, not one that is called so as well.
   * Where no set has the name for its own, the only one that is called so is meant.
   */
  #retypesOf(sets: ReadonlySet<readonly Kind[]>): ReadonlyMap<readonly Kind[], EntityRule> {
    const retyped = new Map<readonly Kind[], EntityRule>();
    const called = new Map<string, { readonly rule: EntityRule; readonly sets: (readonly Kind[])[] }>();
    for (const set of sets) {
      const rules = new Map(set.flatMap(({ local: { retype } }) => (retype ? [[retype.name, retype] as const] : [])));
      for (const [name, rule] of rules) {
        const known = called.get(name);
        if (known) known.sets.push(set);
        else called.set(name, { rule, sets: [set] });
      }
    }
    for (const [name, { rule, sets: all }] of [...called].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const own = all.filter((set) => nameKeyOf(set) === formOf(name).key);
      for (const set of own.length > 0 ? own : all.length === 1 ? all : []) retyped.set(set, rule);
    }
    return retyped;
  }

  /** Numbers the entities of one type and name, by their first parts. */
  #number(gone: ReadonlySet<Cell>, made: readonly Cell[], looked: readonly Kind[]): EntityChange {
    const change = { gone: new Set([...gone].map(({ entity }) => entity)), made: new Set(made.map(({ entity }) => entity)), renamed: new Set<DocumentId>() };
    const slugs = new Set<string>();
    for (const cell of gone) {
      slugs.add(cell.slug);
      fileIf(false, this.#alike, cell.slug, cell);
      for (const name of cell.names) fileIf(false, this.#bearers, name, cell);
    }
    for (const cell of made) {
      slugs.add(cell.slug);
      fileIf(true, this.#alike, cell.slug, cell);
      for (const name of cell.names) fileIf(true, this.#bearers, name, cell);
    }
    const renumbered: Kind[] = [];
    for (const slug of slugs) {
      const alike = [...(this.#alike.get(slug) ?? [])];
      if (alike.length > 1) alike.sort((a, b) => comesFirst(a.entity.first, b.entity.first));
      alike.forEach((cell, i) => {
        const id = i === 0 ? slug : `${slug}-${i + 1}`;
        if (cell.entity.id === id) return;
        if (!change.made.delete(cell.entity)) change.gone.add(cell.entity);
        cell.entity = entityOf(cell.kinds, this.#isShared, cell.retype, id);
        change.made.add(cell.entity);
        renumbered.push(...cell.kinds);
      });
    }
    for (const kind of [...looked, ...renumbered]) {
      const cell = this.#cells.get(kind);
      const known = cell ? `${cell.entity.type} ${cell.entity.id} ${cell.entity.canonical} ${cell.kinds.some(({ spokesman }) => spokesman)}` : '';
      if (this.#known.get(kind) === known) continue;
      if (this.#known.has(kind)) this.#known.set(kind, known);
      for (const id of kind.parts.keys()) change.renamed.add(id);
    }
    if (change.gone.size + change.made.size > 0) this.#all = undefined;
    return change;
  }
}

function count(kind: Kind, mentions: number, uses: ReadonlyMap<string, number>, by: 1 | -1): void {
  kind.mentions += by * mentions;
  for (const [text, used] of uses) {
    const sum = (kind.uses.get(text) ?? 0) + by * used;
    if (sum > 0) kind.uses.set(text, sum);
    else kind.uses.delete(text);
  }
}

/** What a sure kind proves to be a name: its forms, and of a person each word, as a full name proves its surname. */
function proofsOf({ local, forms }: Kind): readonly string[] {
  if (!local.sure) return [];
  return forms.flatMap(({ key, words }) => (local.type === 'person' ? [key, ...words] : [key]));
}

function fileIf<V>(isThere: boolean, groups: Map<string, Set<V>>, key: string, value: V): void {
  const group = groups.get(key);
  if (isThere) {
    if (group) group.add(value);
    else groups.set(key, new Set([value]));
  } else if (group?.delete(value) && group.size === 0) groups.delete(key);
}

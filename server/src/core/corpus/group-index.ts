// Keeps the groups that phrases mean up to date: “the four countries” and “the four nations” are one where they mean the same four.
import type { GroupPhrase } from '../extract/group-phrases';
import type { Links } from './corpus';
import type { DocumentId, SourceDocument } from './document';
import { comesFirst, type Alias, type Entity, type Located } from './entities';
import type { EntityChange } from './entity-index';
import { isNamedGroup, listedMembers, phraseReader, withArticle, type Members } from './group-members';
import type { Work } from './work';

/** Its names are phrases with the article (“the four countries”), its mentions stand without (“four countries”). It has no parts and no roles. */
export interface GroupEntity extends Entity {
  readonly members: readonly Entity[];
}

export interface MeantGroup {
  readonly group: GroupEntity;
  /** As this text names them, where it does; else as another. */
  readonly members: Members;
}

export interface Membership {
  /** What the group is called. */
  readonly name: string;
  /** Where it is called so. */
  readonly at: Located;
}

export interface Groups {
  /** In order of their first mentions. */
  readonly all: readonly GroupEntity[];
  /** By the index of the phrase in its document; undefined where nobody says who is meant. */
  readonly meantBy: (document: DocumentId, phrase: number) => MeantGroup | undefined;
  /** The groups that an entity is a member of, those with a name of their own first. */
  readonly withMember: (entity: Entity) => readonly Membership[];
}

/** A phrase, and whom its own text says that it means; entities by id, because each change makes new ones. */
interface Phrase {
  readonly told: Told;
  /** Index in `document.groups`. */
  readonly index: number;
  readonly own: { readonly ids: readonly string[]; readonly at: Located; readonly same: SameMembers } | undefined;
  /** What other sources say, where its own text says nothing. */
  others: SameMembers | undefined;
}

/** What one document says of groups. */
interface Told {
  readonly document: SourceDocument;
  readonly phrases: Phrase[];
  /** Ids of the entities that it names. */
  readonly named: ReadonlySet<string>;
  /** Those on whom it hangs what the phrases mean, beyond what they are called. */
  readonly watched: readonly string[];
  /** Whether it is asked what persons are called. */
  readonly asksRoles: boolean;
}

/** Phrases of one kind and number that name the same members. */
interface SameMembers {
  readonly kind: string;
  readonly key: string;
  readonly ids: readonly string[];
  readonly sure: Set<Phrase>;
}

interface Cell {
  readonly group: GroupEntity;
  readonly names: readonly string[];
}

/** Everything is worked out when somebody asks, or when there is time: no edit waits for it. */
export class GroupIndex {
  readonly #work: Work;
  #links: Links | undefined;
  readonly #entities = new Map<string, Entity>();
  /** Those among them whose names say that they are several. */
  readonly #named = new Map<string, Entity>();
  /** Ids of the members that some source lists for one of those. */
  readonly #listed = new Map<string, string>();
  /** What persons are called, of whom a phrase asks that. */
  readonly #roles = new Map<string, string>();
  readonly #told = new Map<DocumentId, Told>();
  /** Who has to be looked at where something becomes of an entity, by its id. */
  readonly #watching = new Map<string, Set<Told>>();
  readonly #same = new Map<string, SameMembers>();
  /** By kind and the id of a member. */
  readonly #sameWith = new Map<string, Set<SameMembers>>();
  /** What `#namedBy` found last, as long as it holds. */
  #lastNamed: { readonly told: Told; readonly kind: string; readonly found: readonly SameMembers[] } | undefined;
  readonly #meant = new Map<string, Set<Phrase>>();
  readonly #cells = new Map<string, Cell>();
  /** How many groups have a name. */
  readonly #bearers = new Map<string, number>();
  #sorted: readonly GroupEntity[] = [];
  #all: readonly GroupEntity[] | undefined;

  /** What is still to be done, in this order. */
  readonly #renewed = new Set<string>();
  readonly #due = new Set<DocumentId>();
  /** Who said so before the change. */
  readonly #changed = new Map<SameMembers, string>();
  readonly #open = new Set<Phrase>();
  readonly #remade = new Set<string>();

  constructor(work: Work) {
    this.#work = work;
  }

  /** Notes what changed. `documents`: those that changed or are gone, and those whose names are other entities now. */
  update(documents: Iterable<DocumentId>, { gone, made }: EntityChange, links: Links): void {
    this.#links = links;
    for (const entity of gone) {
      this.#renewed.add(entity.id);
      if (this.#entities.get(entity.id) !== entity) continue;
      this.#entities.delete(entity.id);
      this.#named.delete(entity.id);
    }
    for (const entity of made) {
      this.#renewed.add(entity.id);
      this.#entities.set(entity.id, entity);
      if (isNamedGroup(entity)) this.#named.set(entity.id, entity);
      else this.#named.delete(entity.id);
    }
    for (const id of documents) this.#due.add(id);
  }

  /** One step of that; false where all is done. */
  prepare(): boolean {
    if (!this.#links) return false;
    if (this.#renewed.size > 0) return this.#followEntities(this.#links);
    for (const id of this.#due) {
      this.#due.delete(id);
      this.#look(this.#links, id);
      return true;
    }
    for (const [same, before] of this.#changed) {
      this.#changed.delete(same);
      this.#settle(same, before);
      return true;
    }
    for (const phrase of this.#open) {
      this.#open.delete(phrase);
      this.#ask(phrase);
      return true;
    }
    for (const key of this.#remade) {
      this.#remade.delete(key);
      this.#remake(key);
      return true;
    }
    return false;
  }

  get groups(): Groups {
    while (this.prepare());
    return this.#groups;
  }

  readonly #groups: Groups = ((): Groups => {
    const all = (): readonly GroupEntity[] => this.#inOrder();
    return {
      get all() {
        return all();
      },
      meantBy: (document, phrase) => this.#meantBy(document, phrase),
      withMember: (entity) => this.#withMember(entity),
    };
  })();

  #inOrder(): readonly GroupEntity[] {
    if (this.#all) return this.#all;
    const now = new Set([...this.#cells.values()].map(({ group }) => group));
    // What is in order already costs the sorting next to nothing.
    const before = this.#sorted.filter((group) => now.delete(group));
    return (this.#all = this.#sorted = [...before, ...now].sort((a, b) => byPlace(a.mentions[0], b.mentions[0])));
  }

  #meantBy(document: DocumentId, index: number): MeantGroup | undefined {
    const phrase = this.#told.get(document)?.phrases[index];
    const members = phrase && sayingOf(phrase);
    const group = members && this.#cells.get(members.key)?.group;
    return group && { group, members: { entities: this.#entitiesOf(members.ids), at: members.at } };
  }

  #withMember(entity: Entity): readonly Membership[] {
    const named = [...this.#named.values()].filter(({ id }) => this.#listed.get(id)?.split('+').includes(entity.id)).sort((a, b) => comesFirst(a.first, b.first));
    const groups = this.#inOrder().filter(({ members }) => members.includes(entity));
    return [...named.map((group) => ({ name: withArticle(group.canonical), at: group.mentions[0] })), ...groups.map(({ canonical, mentions }) => ({ name: canonical, at: mentions[0] }))]
      .flatMap(({ name, at }) => (at ? [{ name, at }] : []));
  }

  #entitiesOf(ids: readonly string[]): readonly Entity[] {
    return ids.flatMap((id) => this.#entities.get(id) ?? []);
  }

  /** What persons are called and whom “the Baltic states” are another source may say, and unsay. */
  #followEntities(links: Links): true {
    const groups = new Set<string>();
    for (const id of this.#renewed) {
      const asking = [...(this.#watching.get(id) ?? [])].filter(({ asksRoles }) => asksRoles);
      const roles = asking.length > 0 ? rolesOf(this.#entities.get(id)) : undefined;
      if (roles === undefined) this.#roles.delete(id);
      else if (roles !== this.#roles.get(id)) {
        this.#roles.set(id, roles);
        for (const { document } of asking) this.#due.add(document.id);
      }
      if (this.#named.has(id) || this.#listed.has(id)) groups.add(id);
    }
    this.#renewed.clear();
    for (const id of this.#due) for (const entity of entitiesIn(links, links.documents.get(id))) if (this.#named.has(entity.id)) groups.add(entity.id);
    for (const id of groups) {
      const group = this.#named.get(id);
      const listed = (group && listedMembers(links, group))?.entities.map((member) => member.id).join('+') ?? '';
      if (listed === (this.#listed.get(id) ?? '')) continue;
      if (listed === '') this.#listed.delete(id);
      else this.#listed.set(id, listed);
      for (const { document } of this.#watching.get(id) ?? []) this.#due.add(document.id);
    }
    return true;
  }

  #look(links: Links, id: DocumentId): void {
    const before = this.#told.get(id);
    if (before) this.#forget(before);
    const document = links.documents.get(id);
    if (!document || document.groups.length === 0) return;
    this.#work.phrases++;
    const named = new Set(entitiesIn(links, document).map((entity) => entity.id));
    const members = document.groups.map(phraseReader(links, document));
    const asksRoles = document.groups.some(({ kind, gender, narrowed }) => kind === 'person' && (gender === undefined || narrowed));
    const watchesAll = asksRoles || members.includes(undefined);
    const told: Told = { document, phrases: [], named, asksRoles, watched: [...named].filter((one) => watchesAll || this.#named.has(one)) };
    this.#told.set(id, told);
    for (const one of told.watched) {
      const watching = this.#watching.get(one);
      if (watching) watching.add(told);
      else this.#watching.set(one, new Set([told]));
      if (asksRoles && !this.#roles.has(one)) this.#roles.set(one, rolesOf(this.#entities.get(one)));
    }
    members.forEach((found, index) => {
      const group = document.groups[index];
      const ids = found?.entities.map((entity) => entity.id);
      const phrase: Phrase = { told, index, own: group && ids && found && { ids, at: found.at, same: this.#sameMembers(kindOf(group), ids) }, others: undefined };
      told.phrases.push(phrase);
      if (phrase.own) this.#note(phrase, phrase.own.same);
      else this.#open.add(phrase);
    });
  }

  #forget(told: Told): void {
    this.#told.delete(told.document.id);
    for (const id of told.watched) {
      const watching = this.#watching.get(id);
      if (!watching?.delete(told) || watching.size > 0) continue;
      this.#watching.delete(id);
      this.#roles.delete(id);
    }
    for (const phrase of told.phrases) {
      this.#open.delete(phrase);
      const key = (phrase.own?.same ?? phrase.others)?.key;
      if (key !== undefined) this.#unmean(phrase, key);
      if (!phrase.own) continue;
      const { same } = phrase.own;
      this.#noteChange(same);
      same.sure.delete(phrase);
    }
  }

  #note(phrase: Phrase, same: SameMembers): void {
    this.#noteChange(same);
    same.sure.add(phrase);
    this.#mean(phrase, same.key);
  }

  #noteChange(same: SameMembers): void {
    if (!this.#changed.has(same)) this.#changed.set(same, saidIn(same));
  }

  #sameMembers(kind: string, ids: readonly string[]): SameMembers {
    const key = [...ids].sort().join('+');
    const known = this.#same.get(`${kind} ${key}`);
    if (known) return known;
    const same: SameMembers = { kind, key, ids, sure: new Set() };
    this.#lastNamed = undefined;
    this.#same.set(`${kind} ${key}`, same);
    for (const id of ids) {
      const others = this.#sameWith.get(`${kind} ${id}`);
      if (others) others.add(same);
      else this.#sameWith.set(`${kind} ${id}`, new Set([same]));
    }
    return same;
  }

  /** Asks those again whom it may concern that others say this, or say it no more. */
  #settle(same: SameMembers, before: string): void {
    const { kind, key, ids } = same;
    if (same.sure.size === 0) {
      this.#lastNamed = undefined;
      this.#same.delete(`${kind} ${key}`);
      for (const id of ids) {
        const others = this.#sameWith.get(`${kind} ${id}`);
        if (others?.delete(same) && others.size === 0) this.#sameWith.delete(`${kind} ${id}`);
      }
    }
    if (saidIn(same) === before) return;
    const naming = ids.map((id) => this.#watching.get(id) ?? new Set<Told>());
    const fewest = naming.reduce((least, one) => (one.size < least.size ? one : least), naming[0] ?? new Set<Told>());
    for (const { named, phrases, document } of fewest) {
      if (!ids.every((id) => named.has(id))) continue;
      for (const phrase of phrases) {
        const group = document.groups[phrase.index];
        if (!phrase.own && group && kindOf(group) === kind) this.#open.add(phrase);
      }
    }
  }

  /** What is meant by others and named in the text. A text may have thousands of phrases, which are asked one after the other. */
  #namedBy(told: Told, kind: string): readonly SameMembers[] {
    if (this.#lastNamed?.told === told && this.#lastNamed.kind === kind) return this.#lastNamed.found;
    const asked = new Set<SameMembers>();
    for (const id of told.named) for (const same of this.#sameWith.get(`${kind} ${id}`) ?? []) asked.add(same);
    const found = [...asked].filter(({ ids }) => ids.every((member) => told.named.has(member)));
    this.#lastNamed = { told, kind, found };
    return found;
  }

  /** A text that only says “the four countries” and names all of those four means the only four of that kind that other sources mean. */
  #ask(phrase: Phrase): void {
    const { told: { document }, index } = phrase;
    const group = document.groups[index];
    this.#work.phrases++;
    const fitting = group ? this.#namedBy(phrase.told, kindOf(group)).filter((same) => isSaidOutside(same, document.id)) : [];
    const only = fitting.length === 1 ? fitting[0] : undefined;
    if (only === phrase.others) return;
    if (phrase.others) this.#unmean(phrase, phrase.others.key);
    phrase.others = only;
    if (only) this.#mean(phrase, only.key);
  }

  #mean(phrase: Phrase, key: string): void {
    const meant = this.#meant.get(key);
    if (meant) meant.add(phrase);
    else this.#meant.set(key, new Set([phrase]));
    this.#remade.add(key);
  }

  #unmean(phrase: Phrase, key: string): void {
    const meant = this.#meant.get(key);
    if (meant?.delete(phrase) && meant.size === 0) this.#meant.delete(key);
    this.#remade.add(key);
  }

  #remake(key: string): void {
    const before = this.#cells.get(key);
    for (const name of before?.names ?? []) this.#countBearer(name, -1);
    this.#cells.delete(key);
    this.#all = undefined;
    const [first, ...more] = [...(this.#meant.get(key) ?? [])].sort((a, b) => (a.told === b.told ? a.index - b.index : a.told.document.id < b.told.document.id ? -1 : 1));
    if (!first) return;
    this.#work.phrases++;
    const cell = this.#cellOf(key, [first, ...more]);
    this.#cells.set(key, cell);
    for (const name of cell.names) this.#countBearer(name, 1);
  }

  #countBearer(name: string, by: 1 | -1): void {
    const count = (this.#bearers.get(name) ?? 0) + by;
    if (count > 0) this.#bearers.set(name, count);
    else this.#bearers.delete(name);
  }

  /** `meant`: in order of document and start. */
  #cellOf(key: string, meant: readonly [Phrase, ...Phrase[]]): Cell {
    const uses = new Map<string, Alias[]>();
    const mentions = meant.flatMap(({ told: { document }, index }): Located[] => {
      const at = document.groups[index];
      if (!at) return [];
      const mention = { document: document.id, start: at.start, end: at.end };
      const known = uses.get(at.name);
      if (known) known.push({ ...mention, text: at.name });
      else uses.set(at.name, [{ ...mention, text: at.name }]);
      return [mention];
    });
    const [canonical = '', ...others] = [...uses].sort(([, a], [, b]) => b.length - a.length).map(([name]) => name);
    const named = others.flatMap((name) => uses.get(name)?.[0] ?? []);
    const members = (): readonly Entity[] => this.#entitiesOf(sayingOf(meant[0])?.ids ?? []);
    // A name that two groups have is an alias of neither; asked anew each time, because groups come and go.
    const isShared = ({ text }: Alias): boolean => (this.#bearers.get(text) ?? 0) > 1;
    const group: GroupEntity = {
      id: `group/${key}`, canonical, type: members()[0]?.type ?? 'other', mentions, roles: [], parts: [], first: undefined,
      uses: new Map([...uses].map(([name, places]) => [name, places.length])),
      get members() {
        return members();
      },
      get aliases() {
        return named.filter((alias) => !isShared(alias));
      },
      get ambiguous() {
        return named.filter(isShared);
      },
    };
    return { group, names: [canonical, ...named.map(({ text }) => text)] };
  }
}

/** Whom a phrase means, as its own text names them, or the first other one. */
function sayingOf({ told, own, others }: Phrase): { readonly key: string; readonly ids: readonly string[]; readonly at: Located } | undefined {
  const saying = own ?? (others && firstOther(others, told.document.id)?.own);
  return saying && { key: saying.same.key, ids: saying.ids, at: saying.at };
}

/** The first phrase outside of the document, in order of document and start. */
function firstOther({ sure }: SameMembers, document: DocumentId): Phrase | undefined {
  let first: Phrase | undefined;
  for (const phrase of sure) {
    const { told, index } = phrase;
    if (told.document.id === document) continue;
    if (!first || (told === first.told ? index < first.index : told.document.id < first.told.document.id)) first = phrase;
  }
  return first;
}

function isSaidOutside({ sure }: SameMembers, document: DocumentId): boolean {
  for (const { told } of sure) if (told.document.id !== document) return true;
  return false;
}

/** In which document it is said, as far as it matters to others: in none, in this one alone, in several. */
function saidIn({ sure }: SameMembers): string {
  let only: DocumentId | undefined;
  for (const { told: { document: { id } } } of sure) {
    if (only !== undefined && only !== id) return '';
    only = id;
  }
  return only === undefined ? 'none' : `only ${only}`;
}

/** Countries are nations; ministers are no senators. */
function kindOf({ kind, count, noun }: GroupPhrase): string {
  return `${kind} ${count} ${kind === 'person' ? noun : ''}`;
}

function entitiesIn(links: Links, document: SourceDocument | undefined): readonly Entity[] {
  return document?.names.entities.flatMap((_, local) => links.entityOf(document.id, local) ?? []) ?? [];
}

function rolesOf(entity: Entity | undefined): string {
  return [...new Set(entity?.roles.map(({ text }) => text.toLowerCase()) ?? [])].sort().join('\n');
}

function byPlace(a: Located | undefined, b: Located | undefined): number {
  if (!a || !b) return 0;
  return a.document === b.document ? a.start - b.start : a.document < b.document ? -1 : 1;
}

// What can stand in corroborate.yaml, as a table: the JSON schema, completion and hover are made of it.
import type { DocumentFacts } from '../corpus/document';
import { findingCodes } from '../corpus/finding-codes';
import { rungNames } from '../extract/figures/claim';
import type { EntityRule } from '../extract/names/rules';
import { unsaid, type Unsaid } from '../say';
import type { TextQuote } from '../text/text-quote';
import { categories, verdicts, type Decision } from './decisions';
import type { Dossier } from './dossier';
import { entityTypes, type Ignored } from './entity-rules';
import type { Lexicon } from './own-words';
import { levels } from './severities';

/** What a text names, so that the dossier's own can be offered: a document's path, an entity's name, a finding's id, a class of nouns. */
export type Names = 'document' | 'entity' | 'finding' | 'author' | 'class' | 'word';

/** `doc` is one or two plain sentences, as a card shows them. */
export type Shape =
  | { readonly kind: 'text'; readonly doc: Unsaid; readonly names?: Names }
  | { readonly kind: 'date'; readonly doc: Unsaid }
  | { readonly kind: 'one-of'; readonly doc: Unsaid; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly doc: Unsaid; readonly item: Shape; readonly example: string }
  | { readonly kind: 'map'; readonly doc: Unsaid; readonly keys: Readonly<Record<string, Shape>>; readonly needed?: readonly string[]; /** May stand as its first key’s text alone. */ readonly orText?: boolean }
  /** Any key; `names` says which, `known` lists them where they are few. */
  | { readonly kind: 'table'; readonly doc: Unsaid; readonly value: Shape; readonly names?: Names; readonly known?: readonly string[] }
  /** Read by another part of the program. */
  | { readonly kind: 'any'; readonly doc: Unsaid };

/** Every key of T: the compiler says so when a reader gets a key that stands here not, and the reverse. */
type KeysOf<T> = { readonly [K in keyof Required<T>]: Shape };

const text = (doc: Unsaid, names?: Names): Shape => ({ kind: 'text', doc, ...(names && { names }) });

const facts: KeysOf<DocumentFacts> = {
  title: text(unsaid('The headline.')),
  publisher: text(unsaid('Who published it: the name that cards and messages use.')),
  published: { kind: 'date', doc: unsaid('When: year-month-day. Weekdays and “today” in the text are reckoned from it.') },
  author: text(unsaid('Who wrote it.')),
  url: text(unsaid('Where it was found. Nothing is ever loaded from there.')),
  reliability: text(unsaid('A note on how far the source can be relied on. Cards in this source end with it.')),
};

const passage: KeysOf<TextQuote> = {
  text: text(unsaid('The words themselves; of a long passage the beginning, with “…” behind.')),
  before: text(unsaid('What stands before them in the paragraph.')),
  after: text(unsaid('What stands behind them.')),
};

const entity: KeysOf<EntityRule> = {
  name: text(unsaid('The name that cards show. It is found in the texts wherever it stands.'), 'entity'),
  type: { kind: 'one-of', doc: unsaid('What it is.'), values: entityTypes },
  aliases: { kind: 'list', doc: unsaid('The same under other names.'), item: text(unsaid('Another name.'), 'entity'), example: '[Ottawa Treaty]' },
  not: { kind: 'list', doc: unsaid('Names that are never this entity.'), item: text(unsaid('A name of something else.'), 'entity'), example: '[Ottawa]' },
};

const decision: KeysOf<Decision> = {
  finding: text(unsaid('The finding’s name: its code, what the sources differ on, and their values. It is made of content alone, so it holds wherever the passages stand.'), 'finding'),
  verdict: { kind: 'one-of', doc: unsaid('What you made of it: “accepted” leaves it out of the problems.'), values: verdicts },
  category: { kind: 'one-of', doc: unsaid('Why it needs no second look.'), values: categories },
  reason: text(unsaid('One sentence that a colleague will understand in a year.')),
  use: text(unsaid('The words that are right, where one source is.')),
  by: text(unsaid('Who decided.'), 'author'),
  date: { kind: 'date', doc: unsaid('When: year-month-day.') },
  quotes: {
    kind: 'list', doc: unsaid('The passages that the decision rests on. When their values change, the finding is open again.'), example: '[{ text: 133 nations, before: signed by }]',
    item: { kind: 'map', doc: unsaid('A passage.'), keys: passage, needed: ['text'] },
  },
};

const ignore: KeysOf<Ignored> = {
  entities: { kind: 'list', doc: unsaid('Words that are no names.'), item: text(unsaid('A word or words.'), 'entity'), example: '[RELATED]' },
  figures: {
    kind: 'list', doc: unsaid('Figures that are not compared with anything: by their words wherever they stand, or with the words around them.'), example: '["24/7"]',
    item: { kind: 'map', doc: unsaid('A figure.'), keys: passage, needed: ['text'], orText: true },
  },
};

const words = (doc: Unsaid, example: string): Shape => ({ kind: 'list', doc, item: text(unsaid('A single word.'), 'word'), example });

const lexicon: KeysOf<Lexicon> = {
  units: {
    kind: 'table', doc: unsaid('Nouns that count the same things, by class: one of Corroborate’s (person, country, vessel, house …), or a new one. Under a unit of measure such as km, other names of the unit.'),
    names: 'class', value: words(unsaid('Words of this class.'), '[nation, state]'),
  },
  predicates: { kind: 'table', doc: unsaid('Words that say what became of the counted, by step: killed, injured, signed, party …'), value: words(unsaid('Words of this step.'), '[scald, burn]'), known: rungNames },
};

const settings: KeysOf<Dossier> = {
  sources: { kind: 'list', doc: unsaid('Which files are compared with each other: patterns relative to this file. Without it, all .txt files of the folder.'), item: text(unsaid('A pattern such as articles/*.txt.')), example: '["*.txt"]' },
  drafts: { kind: 'list', doc: unsaid('Your own texts, checked against the sources: patterns relative to this file. A draft is no source: it counts nowhere, and no source gets a problem because of it.'), item: text(unsaid('A pattern such as draft/*.md.')), example: '["draft/*.md"]' },
  documents: { kind: 'table', doc: unsaid('What is known of each document, by its path.'), names: 'document', value: { kind: 'map', doc: unsaid('What is known of this document.'), keys: facts } },
  entities: { kind: 'list', doc: unsaid('What you know of names, better than the texts tell. It always wins.'), item: { kind: 'map', doc: unsaid('A person, an organisation, a place …'), keys: entity, needed: ['name'] }, example: '[{ name: Ottawa Convention }]' },
  ignore: { kind: 'map', doc: unsaid('What is left out.'), keys: ignore },
  severities: { kind: 'table', doc: unsaid('How loud each kind of finding is.'), value: { kind: 'one-of', doc: unsaid('warning, information, or off: not told at all.'), values: levels }, known: findingCodes },
  lexicon: { kind: 'map', doc: unsaid('Words that figures are read with, beside Corroborate’s own. Single words in their base form; they win.'), keys: lexicon },
  decisions: { kind: 'list', doc: unsaid('What you decided on findings, and why. “Decide” (Ctrl+K A) writes it.'), item: { kind: 'map', doc: unsaid('A decision.'), keys: decision, needed: ['finding', 'category'] }, example: '[{ finding: figure-conflict/…, category: different-quantity }]' },
};

export const dossierShape: Shape & { readonly kind: 'map' } = { kind: 'map', doc: unsaid('The dossier: which sources belong together, and what you know of them.'), keys: settings };

/** JSON Schema, draft 7, which the common YAML extensions read. */
export function jsonSchemaOf(shape: Shape): Readonly<Record<string, unknown>> {
  const description = shape.doc;
  switch (shape.kind) {
    case 'text':
      return { description, type: ['string', 'number', 'boolean'] };
    case 'date':
      return { description, type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
    case 'one-of':
      return { description, enum: shape.values };
    case 'list':
      return { description, type: ['array', 'null'], items: jsonSchemaOf(shape.item) };
    case 'any':
      return { description };
    case 'table': {
      const value = jsonSchemaOf(shape.value);
      return shape.known
        ? { description, type: ['object', 'null'], properties: Object.fromEntries(shape.known.map((key) => [key, value])), additionalProperties: false }
        : { description, type: ['object', 'null'], additionalProperties: value };
    }
    case 'map': {
      const properties = Object.fromEntries(Object.entries(shape.keys).map(([key, value]) => [key, jsonSchemaOf(value)]));
      return { description, type: shape.orText ? ['object', 'string', 'null'] : ['object', 'null'], properties, additionalProperties: false, ...(shape.needed && { required: shape.needed }) };
    }
  }
}

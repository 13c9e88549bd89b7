// After any series of changes a dossier is what a fresh reading of its files would make of it, to the last byte.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { usualBounds, type Bounds } from '../../server/src/core/corpus/bounds';
import { Corpus, type Links } from '../../server/src/core/corpus/corpus';
import { documentId, readDocument, type DocumentFacts, type DocumentId, type SourceDocument } from '../../server/src/core/corpus/document';
import { finish } from '../../server/src/core/corpus/steps';
import { rulesFor, type NameRules } from '../../server/src/core/extract/names/rules';
import { nameRulesOf, parseDossier } from '../../server/src/core/dossier/dossier';
import { exportAnalysis } from '../../server/src/core/queries/export';
import { hoverAt } from '../../server/src/core/queries/hover';
import { KeptProblems } from '../../server/src/core/queries/kept-problems';
import { problemsOf } from '../../server/src/core/queries/problems';
import { tokensOf } from '../../server/src/core/queries/tokens';
import { packing } from '../../server/src/core/snapshot/packed-links';
import { unpackLinks } from '../../server/src/core/snapshot/unpacked-links';

/** Names that meet, figures that agree and conflict, quotations that are copied, cut and altered. */
const sentences = [
  'The Harbour Treaty has been signed by 133 nations, its office said.',
  'The Harbour Treaty now has over 160 signatories, its office said.',
  'About 160 nations have signed the Harbour Treaty.',
  '“We will not close the northern harbour before the winter ends,” said Mayor Ada Lindqvist.',
  '“We will close the northern harbour before the winter ends,” Lindqvist said.',
  '“We will close the northern harbor before the long winter ends,” said Minister Ada M. Lindqvist.',
  'Lindqvist said the harbour would not be closed “before the winter ends” and left for Oslo.',
  '“We will not close the northern harbour before the winter ends,” Lindqvist said. “Nobody knows when the ferry can sail to Oslo again.”',
  '“We will not close the northern harbour before the winter ends,” said Mayor Ada Lindqvist. She added that nobody knows when the ferry can sail to Oslo again.',
  'Lindqvist said: “We will not close the northern harbour before the winter ends. Nobody knows when the ferry can sail to Oslo again.”',
  '“Nobody knows when the ferry can sail to Oslo again,” Lindqvist said.',
  '“No comment,” said Lindqvist.',
  '“No comment,” said Boris Lindqvist, the governor of Narva.',
  '“It was never our plan to sell the old ferry,” said President Karin Moe.',
  '“It was never our plan to sell the old ferry,” said Governor Karin Moe of Estonia.',
  '“It was never our plan to sell the old ferry,” the mayor of Oslo said.',
  'Karin Mo, the chief engineer, met Karin Moe and Ada Lindqvist in Narva.',
  'Chief engineer Karin Mo and Ada Lindqvist left Narva.',
  'At least 12 people were killed on Tuesday, March 18, 2025.',
  'Nine people were killed and 40 injured, police said on Tuesday.',
  'Police said 12 people were killed; the organisers said 20 people were killed.',
  'WASHINGTON — The ministers of Estonia and Latvia met in Oslo.',
  'Washington said it had no ships there. George Washington, a sailor, had left.',
  'He said the Nordic Council (NC) gave $2.5 million.',
  'The NC is in Oslo, Norway. "It holds," she said.',
  'The Nordic Council gave $2.7 million to Grumbold Distribution.',
  'Grumbold gave $2.5 million to the Northern Coalition.',
  'Grumbold Marine and the ship INS Brandt were seen. Brandt was repaired.',
  'Mayor Lindqvist was not there. Governor Lindqvist was.',
  'Norway and the Baltic states signed. The four countries left.',
  'The Baltic states (Estonia, Latvia and Lithuania) met Norway. All four nations left.',
  'Estonia met Latvia, Lithuania was there, and so was Norway.',
  'The four countries agreed. Both companies agreed.',
  'Grumbold Marine met the Nordic Council. Both companies agreed.',
  'March 18, 2025',
  'March 20, 2025',
];
/** What agencies send to many. */
const wires = [
  'OSLO (AP) — A fire broke out in the harbour of Narva late on Monday and burnt for six hours before 40 men of the brigade put it out. Forty people left their homes while two tanks of oil were cooled beside the old quay. Nobody was hurt, and the cause is still being looked into by the port office.',
  'A fire broke out in the harbour of Narva late on Monday and burnt for six hours before 45 men of the brigade put it out. Residents woke to thick smoke after a warehouse went up in flames, and ferries to the islands sailed again before noon on the next day with half of their usual load.',
];
const paragraph = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...sentences) },
  { weight: 2, arbitrary: fc.constantFrom(...wires) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...sentences), fc.constantFrom(...sentences)).map((two) => two.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);
const prose = fc.array(paragraph, { maxLength: 7 }).map((parts) => parts.join('\n\n'));

const settings = [
  '',
  'entities:\n  - { name: Ada Lindqvist, type: person, not: [Boris Lindqvist] }\n  - { name: Boris Lindqvist, type: person }',
  'entities:\n  - { name: The Mo family, type: organization, aliases: [Karin Mo, Karin Moe] }',
  'entities:\n  - { name: Nordic Council, not: [NC] }\n  - { name: Karin Moe, aliases: [Lindqvist] }',
].map((text) => nameRulesOf(parseDossier(text).dossier));

type Step =
  | { readonly kind: 'write'; readonly at: number; readonly text: string; readonly published: string | undefined }
  | { readonly kind: 'type'; readonly at: number; readonly sentence: string; readonly where: number }
  | { readonly kind: 'key'; readonly at: number; readonly where: number; readonly takes: number; readonly key: string }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'rename'; readonly at: number; readonly to: number }
  | { readonly kind: 'settings'; readonly rules: number }
  | { readonly kind: 'look' };
const at = fc.nat(6);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), at, text: prose, published: fc.constantFrom(undefined, undefined, '2025-03-18', '2025-03-21') }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('type' as const), at, sentence: fc.constantFrom('', ...sentences), where: fc.nat(7) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('key' as const), at, where: fc.nat(), takes: fc.nat(2), key: fc.constantFrom('', '3', '7', 'a', 's', ' ', '.', '\n\n') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), at, to: at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('settings' as const), rules: fc.nat(settings.length - 1) }) },
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'look' }) },
);

interface File {
  readonly text: string;
  readonly facts: DocumentFacts;
}

/** A dossier as its files are, beside the corpus that was changed along with them. */
class Model {
  readonly corpus: Corpus;
  readonly #kept = new KeptProblems();
  readonly #bounds: Bounds;
  readonly #files = new Map<string, File>();
  #rules: NameRules | undefined;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
    this.corpus = new Corpus(bounds);
  }

  take(step: Step): void {
    switch (step.kind) {
      case 'write':
        return this.#put(pathOf(step.at), { text: step.text, facts: step.published === undefined ? {} : { published: step.published } });
      case 'type': {
        const file = this.#files.get(pathOf(step.at)) ?? { text: '', facts: {} };
        const parts = file.text.split('\n\n');
        return this.#put(pathOf(step.at), { ...file, text: parts.toSpliced(step.where % parts.length, 1, step.sentence).join('\n\n') });
      }
      case 'key': {
        const file = this.#files.get(pathOf(step.at));
        if (!file) return undefined;
        // Most keys are typed where a figure stands.
        const digits = [...file.text.matchAll(/\d/gu)].map(({ index }) => index);
        const place = (step.where % 3 > 0 ? digits[step.where % Math.max(1, digits.length)] : undefined) ?? step.where % (file.text.length + 1);
        return this.#put(pathOf(step.at), { ...file, text: `${file.text.slice(0, place)}${step.key}${file.text.slice(place + step.takes)}` });
      }
      case 'remove':
        return this.#remove(pathOf(step.at));
      case 'rename': {
        const file = this.#files.get(pathOf(step.at));
        if (!file) return undefined;
        this.#remove(pathOf(step.at));
        return this.#put(pathOf(step.to), file);
      }
      case 'settings':
        this.#rules = settings[step.rules];
        return [...this.#files].forEach(([path, file]) => this.#put(path, file));
      case 'look':
        // Asking in between must not change what comes later.
        everything(this.corpus.links);
        return undefined;
    }
  }

  /** What is told of each document by those who keep what they have told. */
  get told(): unknown {
    const { links } = this.corpus;
    this.#kept.forget(links, this.corpus.takeTouched().changed);
    return [...links.documents.keys()].map((id) => problemsOf(links, id, undefined, undefined, this.#kept));
  }

  afresh(): Corpus {
    const corpus = new Corpus(this.#bounds);
    for (const [path, file] of this.#files) corpus.update(this.#read(path, file));
    return corpus;
  }

  #put(path: string, file: File): void {
    this.#files.set(path, file);
    this.corpus.update(this.#read(path, file));
  }

  #remove(path: string): void {
    this.#files.delete(path);
    this.corpus.remove(documentId(path));
  }

  #read(path: string, { text, facts }: File): SourceDocument {
    return readDocument(documentId(path), text, facts, this.#rules && rulesFor(text, this.#rules));
  }
}

function pathOf(at: number): DocumentId {
  return documentId(`${at}.txt`);
}

/** All that a user can be shown. */
function everything(links: Links): unknown {
  const shown = [...links.documents.values()].map(({ id, names, figures, quotes, groups }) => ({
    id,
    problems: problemsOf(links, id),
    tokens: tokensOf(links, id),
    cards: [...names.mentions, ...figures, ...quotes].map(({ start }) => hoverAt(links, id, start)),
    origin: links.origins.originOf(id),
    groups: groups.map(({ start }) => hoverAt(links, id, start)),
  }));
  const entities = links.entities.map(({ id, canonical, type, aliases, ambiguous, roles, mentions, parts, first }) => ({ id, canonical, type, aliases, ambiguous, roles, mentions, parts, first }));
  const found = ['a', 'the f', 'ny'].map((query) => links.searchNames(query, 20, links.groups.all).map(({ entity: { id }, name, rank }) => [id, name, rank]));
  return JSON.parse(JSON.stringify({ analysis: exportAnalysis(links), entities, groups: links.groups.all.map((group) => ({ ...group, members: group.members.map(({ id }) => id) })), utterances: links.utterances, quantities: links.quantities, shown, found }, (_, value: unknown) => (value instanceof Set ? [...value] : value)));
}

/** So low that a few short files walk over each of them, in both directions. */
const lowBounds: Bounds = { smallBlock: 4, rareWord: 2, gram: { telling: 2, light: 1 }, textsOfRun: 1 };
const bounds = fc.constantFrom(usualBounds, lowBounds, lowBounds);

const RUNS = Number(process.env['CHANGES_RUNS'] ?? 300);

test('any series of changes ends where a fresh reading starts', () => {
  fc.assert(fc.property(fc.array(step, { minLength: 2, maxLength: 14 }), bounds, (steps, within) => {
    const model = new Model(within);
    for (const one of steps) model.take(one);
    assert.deepEqual(everything(model.corpus.links), everything(model.afresh().links));
  }), { numRuns: RUNS });
});

test('a look after each single change shows what a fresh reading would', () => {
  fc.assert(fc.property(fc.array(step, { minLength: 2, maxLength: 8 }), bounds, (steps, within) => {
    const model = new Model(within);
    for (const one of steps) {
      model.take(one);
      const { links } = model.afresh();
      assert.deepEqual(everything(model.corpus.links), everything(links));
      assert.deepEqual(model.told, [...links.documents.keys()].map((id) => problemsOf(links, id)));
    }
  }), { numRuns: Math.round(RUNS / 4) });
});

test('what is kept of a dossier shows what the dossier itself shows, with the same documents read anew', () => {
  fc.assert(fc.property(fc.array(step, { minLength: 2, maxLength: 14 }), bounds, (steps, within) => {
    const model = new Model(within);
    for (const one of steps) model.take(one);
    const { links } = model.corpus;
    const names = links.entities.flatMap(({ canonical, aliases }) => [canonical, ...aliases.map(({ text }) => text)]);
    const more = (of: Links): unknown => ({
      called: names.map((name) => of.calledSo(name).map(({ id }) => id)),
      said: links.entities.map(({ id }) => of.saidBy(id).map((utterance) => utterance.id)),
      days: [...links.documents.keys(), documentId('none')].map((id) => of.dayOf(id)),
      shared: [of.origins.sharedTexts(), of.origins.partlyShared(new Set(links.documents.keys())), of.origins.independentOf(links.documents.keys())],
      pairs: of.quantities.map((quantity) => [quantity.figures.map((_, i) => quantity.pairsOf(i)), [...quantity.byVerdict.keys()].sort().map((verdict) => [quantity.byVerdict.get(verdict), quantity.pairsKey(verdict)])]),
    });
    const kept = unpackLinks(structuredClone(finish(packing(links))), model.afresh().links.documents);
    assert.deepEqual(everything(kept), everything(links));
    assert.deepEqual(more(kept), more(links));
  }), { numRuns: Math.round(RUNS / 3) });
});

test('quantities of one measure with the same values keep their numbers right, whichever of them comes, goes or is told again', () => {
  const towns = ['Narva', 'Dover', 'Bergen', 'Lindau', 'Tartu', 'Corbel', 'Sorva', 'Holm', 'Ravel', 'Ostby', 'Wenford', 'Marsk', 'Toren', 'Elmby'];
  const edit = fc.record({ town: fc.nat(towns.length - 1), copies: fc.constantFrom([0], [1], [0, 1], [0, 1]), isThere: fc.nat(3).map((n) => n > 0), ahead: fc.boolean() });
  // Each story in words of its own, so that none is taken for another.
  const endings = ['fall', 'ing', 'ers', 'house', 'storm', 'ists', 'wards', 'field', 'mill', 'lake', 'gate', 'wood', 'song', 'rope'];
  const textOf = (town: string, ahead: boolean): string => `${ahead ? 'It rained. ' : ''}${town} lost 133 books. ${endings.map((ending) => town.toLowerCase() + ending).join(' ')}.`;
  const numbersOf = ({ quantities, quantityOf }: Links): unknown => [quantities.map(({ id, figures }) => [id, figures]), quantities.map(({ figures: [first] }) => first && quantityOf(first.document, first.figure)?.id)];
  let most = 0;
  fc.assert(fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 20 }), { minLength: 2, maxLength: 8 }), (rounds) => {
    const corpus = new Corpus();
    const texts = new Map<DocumentId, string>();
    for (const round of rounds) {
      for (const { town, copy, isThere, ahead } of round.flatMap(({ copies, ...edit }) => copies.map((copy) => ({ copy, ...edit })))) {
        const id = documentId(`${town} ${copy}.txt`);
        if (isThere) texts.set(id, textOf(towns[town] ?? '', ahead));
        else texts.delete(id);
        if (isThere) corpus.update(readDocument(id, texts.get(id) ?? ''));
        else corpus.remove(id);
      }
      const fresh = new Corpus();
      for (const [id, text] of texts) fresh.update(readDocument(id, text));
      assert.deepEqual(numbersOf(corpus.links), numbersOf(fresh.links));
      for (const { id } of corpus.links.quantities) most = Math.max(most, Number(/-(\d+)$/u.exec(id)?.[1] ?? 0));
    }
  }), { numRuns: 80 });
  assert.ok(most >= 9, `at most ${most} were alike`);
});

// The setting `lexicon`: words that figures are read with, beside the program's own, and the mistakes in it.
import type { Node } from 'yaml';
import { nounClassOf, rungNames } from '../extract/figures/claim';
import type { OwnWord } from '../extract/figures/own-words';
import { unitNamed } from '../extract/figures/units';
import { unsaid, type Sentence, type Unsaid } from '../say';
import type { MappingReaders, ValueReader, YamlReport } from './yaml-reader';

/** As the file has them. */
export interface Lexicon {
  /** What is counted or measured: a class of nouns or a unit → its words. */
  readonly units: readonly OwnWord[];
  /** What became of the counted: a rung of a ladder → its words. */
  readonly predicates: readonly OwnWord[];
}

/** Each text is searched for them; a dossier that needs more is about more than one event. */
const MOST_WORDS = 1000;

const groups: MappingReaders<Lexicon> = {
  units: (node, report) => readClasses(node, report, unsaid('class'), (name, key) => {
    const unit = unitNamed(name);
    if (unit) return { kind: 'unit', of: unit.name };
    const noun = name.toLowerCase();
    return isWord(noun) ? { kind: 'noun', of: noun } : report.at(key, notOneWord(name));
  }),
  predicates: (node, report) => readClasses(node, report, unsaid('step'), (name, key) => {
    if (rungNames.includes(name)) return { kind: 'predicate', of: name };
    return report.unknown(key, unsaid('step'), name, rungNames);
  }),
};

/** In the file's order. */
export const readOwnWords: ValueReader<readonly OwnWord[]> = (node, report) => {
  const { units = [], predicates = [] } = report.mapping(node, unsaid('part of the lexicon'), groups);
  const words = [...units, ...predicates];
  if (words.length > MOST_WORDS) report.at(node, (say) => say('Only the first {count} words are used.', { count: MOST_WORDS }));
  return words.slice(0, MOST_WORDS);
};

function readClasses(node: Node, report: YamlReport, what: Unsaid, classOf: (name: string, key: Node) => Omit<OwnWord, 'word'> | undefined): readonly OwnWord[] {
  const owners = new Map<string, string>();
  return report.pairs(node, what).flatMap(({ key, keyNode, value }) => {
    const into = classOf(key.trim(), keyNode);
    if (!into || !value) return [];
    const words = report.list(value, key, (item): OwnWord | undefined => {
      const word = report.text(item, key)?.toLowerCase();
      if (word === undefined) return undefined;
      if (!isWord(word)) return report.at(item, notOneWord(word));
      const owner = owners.get(word);
      if (owner !== undefined) return report.at(item, (say) => say('“{word}” stands under “{owner}” already. Only that holds.', { word, owner }));
      owners.set(word, key);
      return { word, ...into };
    }, '[nation, state]') ?? [];
    // Whoever adds “cow: [heifer]” counts cows as well.
    const named = into.kind === 'noun' && words.length > 0 && !owners.has(into.of) && nounClassOf(into.of) === undefined;
    if (named) owners.set(into.of, key);
    return named ? [{ word: into.of, ...into }, ...words] : words;
  });
}

function isWord(word: string): boolean {
  return /^\p{L}[\p{L}\p{M}'’-]*$/u.test(word);
}

function notOneWord(word: string): Sentence {
  return (say) => say('“{word}” is not one word. Figures are recognised by single words, such as “nation”.', { word });
}

// The names of the world's larger towns. Many are surnames or common words as well, so that a town's name alone proves little.
import townsYaml from '../../../../lexicon/towns.yaml';
import { wordSet } from '../../lexicon';

const towns = wordSet(townsYaml, 'towns');

/** By the bare words of a name, joined by blanks: "diyarbakir". */
export function isTown(name: string): boolean {
  return towns.has(name);
}

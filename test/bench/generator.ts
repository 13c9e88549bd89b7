// Writes dossiers for the benchmark: stories, each told by several sources that agree, differ, quote and copy. The same seed gives the same texts.
import stories from './stories.yaml';

/** A source as it is to be written: its path inside the dossier, parted by "/". */
export interface GeneratedSource {
  readonly path: string;
  readonly text: string;
}

interface Kind {
  readonly headline: readonly string[];
  readonly facts: readonly { readonly low: number; readonly high: number; readonly unit?: string; readonly says: readonly string[] }[];
}
type Words = Readonly<Record<string, readonly string[]>> & { readonly kinds: readonly Kind[] };
// The file is our own and lies beside this one.
const data: Words = stories as Words;

/** Shares as they were counted in folders of real articles; only their order of size matters here. */
const COPIED = 0.15; // sources that take over paragraphs of an earlier one, as from a wire
const OTHER_VALUE = 0.12; // figures that say another number than the story's
const ROUNDED = 0.15;
const ALTERED_QUOTE = 0.1;
const CUT_QUOTE = 0.15;

class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). A linear congruential generator with the constants of Numerical Recipes, its low bits mixed with its high ones. */
  next(): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  of<T>(items: readonly T[]): T {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }

  word(list: string): string {
    return this.of(data[list] ?? []);
  }
}

interface Person {
  readonly person: string;
  readonly last: string;
  readonly role: string;
}

interface Story {
  readonly kind: Kind;
  readonly town: string;
  readonly country: string;
  readonly company: string;
  readonly agreement: string;
  readonly bodies: readonly string[];
  readonly people: readonly Person[];
  readonly values: readonly number[];
  readonly quotes: readonly { readonly words: string; readonly speaker: Person }[];
  readonly day: { readonly year: number; readonly month: number; readonly day: number };
}

/** So many sources, one at a time: a large dossier is never in memory as a whole. */
export function* generate(count: number, seed = 1): Generator<GeneratedSource> {
  for (let story = 0, made = 0; made < count; story++) {
    const random = new Random(seed * 7919 + story * 104729);
    const told = storyOf(random);
    const sources = Math.min(random.between(5, 40), count - made);
    const earlier: string[][] = [];
    for (let i = 0; i < sources; i++, made++) {
      const paragraphs = articleOf(random, told, earlier);
      earlier.push(paragraphs.slice(3));
      yield { path: `story-${String(story).padStart(5, '0')}/source-${String(i).padStart(2, '0')}.txt`, text: `${paragraphs.join('\n\n')}\n` };
    }
  }
}

function storyOf(random: Random): Story {
  const kind = random.of(data.kinds);
  const town = `${random.word('townStarts')}${random.word('townEnds')}`;
  const country = random.word('countries');
  const names = { town, country, last: surname(random) };
  const bodies = [0, 1, 2].map(() => fill(random.word('bodies'), names));
  const company = fill(random.word('companies'), names);
  const people = Array.from({ length: random.between(4, 7) }, (): Person => {
    const last = surname(random);
    return { person: `${random.word('given')} ${last}`, last, role: fill(random.word('roles'), { ...names, company, body: random.of(bodies) }) };
  });
  return {
    kind, town, country, company, bodies, people,
    agreement: fill(random.word('agreements'), names),
    values: kind.facts.map(({ low, high }) => Math.round(low * (high / low) ** random.next())),
    quotes: Array.from({ length: random.between(8, 15) }, () => ({ words: quoteOf(random), speaker: random.of(people) })),
    day: { year: random.between(1996, 2025), month: random.between(0, 11), day: random.between(1, 28) },
  };
}

/** Headline, byline and date line, then 200 to 900 words. */
function articleOf(random: Random, story: Story, earlier: readonly (readonly string[])[]): string[] {
  const { year, month, day } = story.day;
  const date = `${data['months']?.[month] ?? ''} ${Math.min(28, day + random.between(0, 2))}, ${year}`;
  const author = `${random.word('given')} ${surname(random)}`;
  const paragraphs = [said(random, story, random.of(story.kind.headline), 0), `By ${author}`, date];
  const length = random.between(200, 900);
  const body: string[] = [];
  if (earlier.length > 0 && random.chance(COPIED)) {
    const copied = random.of(earlier);
    body.push(...copied.slice(0, Math.ceil(copied.length * random.next())));
  }
  const introduced = new Set<Person>();
  let words = body.reduce((sum, paragraph) => sum + countWords(paragraph), 0);
  while (words < length) {
    const paragraph = paragraphOf(random, story, introduced);
    words += countWords(paragraph);
    body.push(body.length === 0 ? `${story.town.toUpperCase()} — ${paragraph}` : paragraph);
  }
  return [...paragraphs, ...body];
}

function paragraphOf(random: Random, story: Story, introduced: Set<Person>): string {
  return Array.from({ length: random.between(1, 3) }, () => {
    const kind = random.next();
    if (kind < 0.16) {
      const fact = random.between(0, story.kind.facts.length - 1);
      return said(random, story, random.of(story.kind.facts[fact]?.says ?? []), fact);
    }
    return kind < 0.3 ? quotation(random, story, introduced) : capitalise(`${said(random, story, random.word('prose'), 0)}.`);
  }).join(' ');
}

function quotation(random: Random, story: Story, introduced: Set<Person>): string {
  const { words, speaker } = random.of(story.quotes);
  const spoken = words.split(' ');
  if (random.chance(ALTERED_QUOTE)) spoken[random.between(2, spoken.length - 1)] = random.word('nouns');
  const cut = random.chance(CUT_QUOTE) ? spoken.slice(0, Math.max(6, Math.ceil(spoken.length * 0.6))) : spoken;
  const pattern = introduced.has(speaker) ? random.word('attributions') : (data['attributions']?.[0] ?? '');
  introduced.add(speaker);
  return fill(pattern, { ...speaker, q: cut.join(' '), town: story.town, body: random.of(story.bodies) });
}

/** A sentence of a story with its figure, if it has one. */
function said(random: Random, story: Story, pattern: string, fact: number): string {
  const value = story.values[fact] ?? 0;
  const told = random.chance(OTHER_VALUE) ? Math.round(value * (0.6 + random.next())) + 1 : value;
  const scale = 10 ** Math.max(0, String(told).length - 2);
  const number = random.chance(ROUNDED) && told > 30
    ? fill(random.word('rounding'), { n: (Math.floor(told / scale) * scale).toLocaleString('en-US') })
    : told.toLocaleString('en-US');
  const { person, last } = random.of(story.people);
  const written = fill(pattern, {
    ...story, person, last, body: random.of(story.bodies), n: pattern.includes('${n}') ? number.replace(/^.* /, '') : number,
    day: random.word('weekdays'), s: sentenceOf(random),
  });
  return capitalise(written);
}

/** Dull prose of five words at least; the lists give more than a million of them, so that sources share few by chance. */
function sentenceOf(random: Random): string {
  const clause = (): string => `${random.word('subjects')} ${random.word('verbs')} the ${random.word('adjectives')} ${random.word('nouns')}`;
  const tail = random.next();
  if (tail < 0.3) return `${clause()} ${random.word('places')}`;
  if (tail < 0.6) return `${clause()} ${random.word('times')}`;
  return `${clause()} ${random.word('links')} ${clause()} ${random.word('places')}`;
}

function quoteOf(random: Random): string {
  const object = (): string => `the ${random.word('adjectives')} ${random.word('nouns')}`;
  return `${random.word('quoteStarts')} ${random.word('quoteVerbs')} ${object()} ${random.word('times')} ${random.word('links')} ${random.word('subjects')} ${random.word('verbs')} ${object()}`;
}

function surname(random: Random): string {
  return `${random.word('surnameStarts')}${random.word('surnameEnds')}`;
}

function fill(pattern: string, values: Readonly<Record<string, unknown>>): string {
  return pattern.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name];
    if (typeof value !== 'string') throw new Error(`stories.yaml: “${pattern}” names {${name}}, which is not known there`);
    return value;
  });
}

function capitalise(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

function countWords(text: string): number {
  return text.split(/\s+/u).length;
}

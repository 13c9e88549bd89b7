// Counts the work of a run instead of taking its time: what is counted is the same on every machine, however busy it is.
import { Tokens } from '../../server/src/core/text/tokens';

type Method = (this: unknown, ...parameters: unknown[]) => unknown;
type Holder = Record<string, Method>;

const lengthOf = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : 0);
const one = (): number => 1;
/** What looks at every item or letter of what it is called on, or of the text that it is given. */
const ofSelf = (self: unknown): number => 1 + lengthOf(self);

/** What copies a part of a list. */
const ofPart = (self: unknown, [from = 0, to = lengthOf(self)]: readonly unknown[]): number => 1 + Math.max(0, place(self, to) - place(self, from));
const place = (self: unknown, at: unknown): number => Math.min(lengthOf(self), Number(at) < 0 ? Math.max(0, lengthOf(self) + Number(at)) : Number(at));

/** What is counted, by the object that holds the methods: every look into a text, a table or a list, with its length where it goes through all of it. */
const counted: readonly (readonly [object, readonly string[], (self: unknown, parameters: readonly unknown[]) => number])[] = [
  [Tokens.prototype, ['start', 'end', 'text', 'lower', 'lexeme', 'kind', 'isWord', 'isNumber', 'glued'], one],
  [Map.prototype, ['get', 'set', 'has', 'delete'], one],
  [Set.prototype, ['add', 'has', 'delete'], one],
  [String.prototype, ['charAt', 'charCodeAt', 'codePointAt', 'slice', 'startsWith', 'endsWith'], one],
  [String.prototype, ['toLowerCase', 'toUpperCase', 'replaceAll', 'trim', 'includes', 'lastIndexOf', 'normalize'], ofSelf],
  [Array.prototype, ['push', 'at'], one],
  [Array.prototype, ['map', 'filter', 'flatMap', 'forEach', 'some', 'every', 'find', 'reverse', 'unshift', 'join', 'concat', 'splice', 'includes', 'indexOf', 'sort'], ofSelf],
  [Array.prototype, ['slice'], ofPart],
];

/** How many letters an expression looked at, which expressions of linear time tell by where they end. Everything that uses one comes by `exec`. */
function lettersOf(expression: RegExp, text: string, from: number, found: RegExpExecArray | null): number {
  if (found) return 1 + found.index + found[0].length - from;
  return expression.sticky ? 1 : 1 + text.length - from;
}

/** Steps of work. Loops that only count, without looking at anything above, are not seen. */
export function workOf(run: () => void): number {
  const counting = startCounting();
  try {
    run();
  } finally {
    counting.stop();
  }
  return counting.steps();
}

/** What goes from item to item in a loop, a spread or a pattern. All code becomes slower by it, so it is left out where nobody asks for it. */
const iterators: readonly object[] = [[].values(), new Map().values(), new Set().values(), new Map().entries()].map((iterator) => Object.getPrototypeOf(iterator) as object);

/** Counts until `stop`, in work that has pauses too. `loops`: whether items that a loop goes through are counted as well. */
export function startCounting(loops = false): { readonly steps: () => number; readonly stop: () => void } {
  let steps = 0;
  const undo: (() => void)[] = [];
  const replace = (object: object, name: string, cost: (self: unknown, parameters: readonly unknown[]) => number): void => {
    const holder = object as Holder;
    const original = holder[name];
    if (!original) throw new TypeError(`There is no method ${name}`);
    undo.push(() => (holder[name] = original));
    holder[name] = function (...parameters) {
      steps += cost(this, parameters);
      return Reflect.apply(original, this, parameters);
    };
  };
  for (const [object, names, cost] of counted) for (const name of names) replace(object, name, cost);
  for (const object of loops ? new Set(iterators) : []) replace(object, 'next', one);
  const exec: (this: RegExp, text: string) => RegExpExecArray | null = Reflect.get(RegExp.prototype, 'exec');
  undo.push(() => (RegExp.prototype.exec = exec));
  RegExp.prototype.exec = function (text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = Reflect.apply(exec, this, [text]);
    steps += lettersOf(this, text, from, found);
    return found;
  };
  return {
    steps: () => steps,
    stop: () => {
      for (let i = undo.length - 1; i >= 0; i--) undo[i]?.();
    },
  };
}

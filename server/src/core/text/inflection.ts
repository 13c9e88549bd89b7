// Base forms and their other forms, by the regular rules of English spelling and a list of exceptions.
import irregularYaml from '../../../lexicon/irregular-forms.yaml';
import { wordClasses } from '../lexicon';
import { remembering } from './remembering';

const irregular = wordClasses(irregularYaml, 'irregular-forms');
const baseOfIrregular = new Map([...irregular].flatMap(([base, forms]) => forms.filter((form) => form !== base).map((form) => [form, base] as const)));

/** A lower-case base form with its plural, third person, past and -ing forms; some of them are no words, which does no harm in a look-up. */
export function formsOf(base: string): readonly string[] {
  const forms = [base, ...(irregular.get(base) ?? [])];
  if (/[^aeiou]y$/.test(base)) forms.push(`${base.slice(0, -1)}ies`, `${base.slice(0, -1)}ied`, `${base}ing`);
  else if (/(?:s|x|z|ch|sh)$/.test(base)) forms.push(`${base}es`, `${base}ed`, `${base}ing`);
  else if (base.endsWith('e')) forms.push(`${base}s`, `${base}d`, `${base.slice(0, -1)}ing`);
  else forms.push(`${base}s`, `${base}ed`, `${base}ing`);
  const last = base.at(-1) ?? '';
  // "trap", "trapped"; "travel", "travelled"
  if (/[^aeiou][aeiou][bdgklmnprt]$/.test(base)) forms.push(`${base}${last}ed`, `${base}${last}ing`);
  return forms;
}

/** The base of an irregular form: "sink" of "sank". */
export function baseOf(form: string): string | undefined {
  return baseOfIrregular.get(form);
}

/** A short form under which the inflected forms of one lower-case word meet: "ministers" and "minister", "signed" and "signing". */
export const stemOf = remembering((word) => shorten(baseOfIrregular.get(word) ?? word));

function shorten(word: string): string {
  if (word.length < 4) return word;
  let stem = word.replace(/['’]s?$/, '');
  if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:s|x|z|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^su]s$/.test(stem) && !stem.endsWith('is')) stem = stem.slice(0, -1);
  if (/.{3}ied$/.test(stem)) stem = `${stem.slice(0, -3)}y`;
  else if (/.{3}ing$/.test(stem)) stem = undouble(stem.slice(0, -3));
  else if (/.{3}ed$/.test(stem)) stem = undouble(stem.slice(0, -2));
  return stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
}

function undouble(stem: string): string {
  return /([bdgklmnprt])\1$/.test(stem) && !/(?:ll|ss)$/.test(stem) ? stem.slice(0, -1) : stem;
}

/** Whether a lower-case word looks like a plural noun. */
export function looksPlural(word: string): boolean {
  const base = baseOfIrregular.get(word);
  if (base !== undefined) return /(?:man|child|foot|person|life|thief|knife|half|loaf|wife)$/.test(base);
  return word.length > 3 && /[^su]s$/.test(word) && !/(?:is|'s|’s)$/.test(word);
}

// The verbs that introduce speech, with every form they take: what makes a word before or behind a quotation its cue.
import cueVerbsYaml from '../../../../lexicon/cue-verbs.yaml';
import { wordClasses } from '../../lexicon';
import type { Cue } from '../quotes';

export interface CueForm {
  /** The base form: "say". */
  readonly verb: string;
  readonly tier: Cue['tier'];
  /** How the form may be used: "say", "says", "said" (also as a participle), "written", "saying". */
  readonly form: 'base' | 'present' | 'past' | 'participle' | 'gerund';
}

const forms = readForms();

/** What the word is as a cue, in lower case; undefined where it is none. */
export function cueForm(lower: string): CueForm | undefined {
  return forms.get(lower);
}

function readForms(): ReadonlyMap<string, CueForm> {
  const all = new Map<string, CueForm>();
  for (const [tier, entries] of wordClasses(cueVerbsYaml, 'cue-verbs')) {
    if (tier !== 'neutral' && tier !== 'stance' && tier !== 'weak') throw new TypeError(`lexicon cue-verbs: unknown tier “${tier}”`);
    for (const entry of entries) {
      const [verb = '', past = regularPast(verb), participle = past, gerund = regularGerund(verb)] = entry.split(' ');
      const add = (word: string, form: CueForm['form']): void => {
        // The first tier and form that claim a word keep it: "said" is a past before it is a participle.
        if (!all.has(word)) all.set(word, { verb, tier, form });
      };
      add(past, 'past');
      add(regularPresent(verb), 'present');
      add(verb, 'base');
      add(participle, 'participle');
      add(gerund, 'gerund');
    }
  }
  return all;
}

function regularPast(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

function regularPresent(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

function regularGerund(verb: string): string {
  return /[^eoy]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}

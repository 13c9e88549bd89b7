// Quotations × sources: each utterance with how every source words it.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import { byGravity } from '../corpus/differences';
import type { Finding } from '../corpus/findings';
import { lookupOf } from '../corpus/lookup';
import type { Utterance, Witness } from '../corpus/utterances';
import { english, type Say } from '../say';
import { oneLine } from '../text/one-line';
import { oncePerTwo } from '../text/remembering';
import { changesOf, plainRuns, wordingInWords, type Change } from './changes';
import { comparedSources, inOrder, signOf, stated, type Cell, type Comparison, type DraftRow, type Group, type Standing, type Statement } from './comparison';
import { quoted, shorten } from './excerpts';
import { countedWithIndependent } from './places';

const LONGEST_TITLE = 100;

/** Made once for each state of the corpus, in each language. */
const compared = oncePerTwo((links: Links, say: Say): Comparison => {
  const sources = comparedSources(links, say);
  const columns = new Map(sources.map(({ document }, i) => [document, i]));
  const findings = new Map<Utterance, Finding[]>();
  for (const finding of lookupOf(links).findings) if (finding.kind === 'quote') findings.set(finding.utterance, [...(findings.get(finding.utterance) ?? []), finding]);
  const rows = links.utterances.flatMap((utterance) => rowOf(links, utterance, columns, findings.get(utterance) ?? [], say));
  return { what: 'quotes', sources, rows: inOrder(rows) };
});

export function compareQuotes(links: Links, say: Say = english): Comparison {
  return compared(links, say);
}

function rowOf(links: Links, utterance: Utterance, columns: ReadonlyMap<DocumentId, number>, findings: readonly Finding[], say: Say): DraftRow[] {
  const origin = utterance.witnesses[utterance.origin];
  const text = origin && links.documents.get(origin.document)?.source.text.slice(origin.start, origin.end);
  if (!origin || text === undefined) return [];
  const carriers = new Set(utterance.witnesses.map(({ document }) => document));
  const retold = new Map(utterance.echoes.filter(({ document }) => !carriers.has(document)).map((echo) => [echo.document, echo]));
  const changes = new Map(utterance.witnesses.map((witness) => [witness, witness === origin ? [] : changesOf(links, origin, witness)]));
  const speaker = utterance.speaker ?? links.documents.get(origin.document)?.quotes[origin.quote]?.speaker?.name;
  const result = resultOf(findings, [...changes.values()].flat(), carriers.size, say);
  const cells: Cell[] = [
    ...[...carriers].map((document) => {
      const witness = tellingWitness(utterance.witnesses.filter((one) => one.document === document), origin, changes);
      return { source: columns.get(document) ?? 0, statements: [statementOf(links, utterance, witness, origin, changes.get(witness) ?? [], result.group, say)] };
    }),
    ...[...retold.values()].map((echo) => ({ source: columns.get(echo.document) ?? 0, statements: [{ ...stated(links, echo), standing: 'related' as const, sign: '' as const, says: say('Retold'), note: say('without quotation marks') }] })),
  ];
  return [{
    id: utterance.id,
    title: oneLine(quoted(shorten(oneLine(text), LONGEST_TITLE), say)),
    about: oneLine(speaker === undefined ? say('Speaker not found') : speaker.charAt(0).toUpperCase() + speaker.slice(1)),
    ...result,
    counted: countedWithIndependent(links, carriers, say),
    ...(findings[0] && { finding: findings[0].id }),
    cells: cells.sort((a, b) => a.source - b.source),
    first: origin,
  }];
}

/** Of a source that quotes it twice: the origin, else the wording that differs most. */
function tellingWitness(witnesses: readonly Witness[], origin: Witness, changes: ReadonlyMap<Witness, readonly Change[]>): Witness {
  const gravest = (witness: Witness): Change | undefined => [...(changes.get(witness) ?? [])].sort((a, b) => byGravity(a.kind, b.kind))[0];
  return witnesses.find((witness) => witness === origin) ?? witnesses.reduce((best, witness) => {
    const [mine, theirs] = [gravest(witness), gravest(best)];
    return mine && (!theirs || byGravity(mine.kind, theirs.kind) < 0) ? witness : best;
  }, witnesses[0] ?? origin);
}

function resultOf(findings: readonly Finding[], changes: readonly Change[], carriers: number, say: Say): { readonly group: Group; readonly sign: string; readonly result: string; readonly gravity: number } {
  const altered = findings.find(({ code }) => code === 'quote-altered');
  if (carriers < 2) return { group: 'single', sign: '', result: say('One source only'), gravity: 0 };
  if (altered?.severity === 'warning' && changes.some(({ kind }) => kind === 'meaning')) return { group: 'disagree', sign: '≠', result: say('Another meaning'), gravity: 0 };
  if (findings.some(({ code }) => code === 'quote-misattributed')) return { group: 'disagree', sign: '≠', result: say('Another speaker'), gravity: 1 };
  if (altered?.severity === 'warning') return { group: 'disagree', sign: '≠', result: say('Words replaced'), gravity: 2 };
  if (changes.some(({ kind }) => kind !== 'spelling')) return { group: 'look', sign: '≈', result: say('In other words'), gravity: 0 };
  if (changes.length > 0) return { group: 'look', sign: '≈', result: say('Another spelling'), gravity: 1 };
  return { group: 'agree', sign: '=', result: say('Same words'), gravity: 0 };
}

function statementOf(links: Links, utterance: Utterance, witness: Witness, origin: Witness, changes: readonly Change[], group: Group, say: Say): Statement {
  const base = stated(links, witness);
  if (group === 'single') return { ...base, standing: 'alone', sign: '', says: say('Quoted') };
  const speaker = links.documents.get(witness.document)?.quotes[witness.quote]?.speaker?.name;
  const notes = [changeNote(changes, say), utterance.speaker === undefined ? (speaker === undefined ? say('speaker not found') : say('said by {name}', { name: speaker })) : ''].filter((note) => note !== '');
  const says = witness === origin ? originWords(links, utterance, say) : capital(wordingInWords(links, origin, witness, changes, say));
  const standing = standingOf(witness === origin, changes, group);
  return { ...base, standing, sign: signOf(standing), says, ...(notes.length > 0 && { note: oneLine(notes.join(', ')) }) };
}

function standingOf(isOrigin: boolean, changes: readonly Change[], group: Group): Standing {
  if (isOrigin) return group === 'agree' ? 'agrees' : 'related';
  return changes.length === 0 ? 'agrees' : group === 'disagree' ? 'disagrees' : 'related';
}

/** Why this version is the one that the others are compared with, as corpus/utterances.ts chooses it. */
function originWords(links: Links, { witnesses, origin }: Utterance, say: Say): string {
  const published = (witness: Witness | undefined): string => (witness && links.documents.get(witness.document)?.facts.published) ?? '9999';
  const mine = published(witnesses[origin]);
  return witnesses.some((witness) => published(witness) > mine) ? say('Earliest version') : say('Fullest version');
}

/** The gravest difference: “paramount” for “of paramount importance”. */
function changeNote(changes: readonly Change[], say: Say): string {
  const [gravest] = [...changes].sort((a, b) => byGravity(a.kind, b.kind));
  if (!gravest) return '';
  const [here, there] = [plainRuns(gravest.here), plainRuns(gravest.there)];
  const note = say('{words} for {other}', { words: quoted(shorten(oneLine(there), 60), say), other: quoted(shorten(oneLine(here), 60), say) });
  return changes.length > 1 ? `${note}, ${say('and {count} more', { count: changes.length - 1 })}` : note;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// Code actions on a finding: decide, accept it in a few ways, accept all of two sources, ignore the figure, open or take back a decision.
import { CodeActionKind, type CodeAction, type CodeActionContext, type Diagnostic } from 'vscode-languageserver';
import { documentId } from '../core/corpus/document';
import type { Finding } from '../core/corpus/findings';
import { choicesFor, decisionChange, decisionOn, findingsAt, ignoreChange, openBetween, type DecisionChoices } from '../core/queries/decision-choices';
import type { DecisionChange } from '../core/dossier/edit-decisions';
import type { FindingCommand, PairTarget } from '../protocol';
import type { Found } from '../service';
import { toPosition } from './convert';
import { writeDecision } from './decide-finding';
import type { Session } from './session';

export const findingActions = `${CodeActionKind.QuickFix}.finding`;

/** Of the findings at one place so many are offered; more make a menu that nobody reads. */
const MOST_FINDINGS = 2;

export function actionsOnFindings(session: Session, found: Found & { readonly offset: number }, uri: string, context: CodeActionContext): CodeAction[] {
  const states = found.dossier.statesOf(found.links);
  const findings = findingsAt(found.links, states, found.id, found.offset).slice(0, MOST_FINDINGS);
  return findings.flatMap((finding) => {
    const choices = choicesFor(found.links, states, finding, found.id, session.say);
    const offer = new Offer(session, found, finding, uri, context.diagnostics.filter((one) => isOf(one, finding)));
    return choices.state === 'open' ? offer.open(choices) : offer.decided(choices);
  });
}

function isOf(diagnostic: Diagnostic, { id }: Finding): boolean {
  const data: unknown = diagnostic.data;
  return typeof data === 'object' && data !== null && 'finding' in data && data.finding === id;
}

/** Makes the actions on one finding, each as the client's command where it has one, else as an edit. */
class Offer {
  readonly #session: Session;
  readonly #found: Found & { readonly offset: number };
  readonly #finding: Finding;
  readonly #target: PairTarget;
  readonly #diagnostics: Diagnostic[];

  constructor(session: Session, found: Found & { readonly offset: number }, finding: Finding, uri: string, diagnostics: Diagnostic[]) {
    this.#session = session;
    this.#found = found;
    this.#finding = finding;
    this.#diagnostics = diagnostics;
    this.#target = { uri, position: toPosition(found.lines, found.offset), finding: finding.id };
  }

  open(choices: DecisionChoices): CodeAction[] {
    return [
      ...this.#make('decide', this.#session.say('Decide…')),
      ...choices.categories.flatMap(({ category, label }) => this.#make('decide', this.#session.say('Accept: {label}', { label: lowerFirst(label) }), { category }, () => category === 'use-this-one' ? undefined : this.#decide([this.#finding], category))),
      ...choices.pairs.filter(({ findings }) => findings > 1).flatMap(({ document, source, findings }) =>
        this.#make('decide', this.#session.say('Accept all {count} between {source} and {other}…', { count: findings, source: choices.source, other: source }), { pair: document }, () => this.#decide(openBetween(this.#found.links, this.#states(), this.#found.id, documentId(document)), 'source-dispute'))),
      ...(choices.figure ? this.#make('ignore-figure', this.#session.say('Ignore this figure'), {}, () => ignoreChange(this.#found.links, this.#finding, this.#found.id, this.#found.offset)) : []),
      ...this.#make('switch-off', this.#session.say('Switch off “{kind}” in this dossier', { kind: this.#finding.code }), {}, () => ({ kind: 'switch-off', code: this.#finding.code })),
    ];
  }

  decided(choices: DecisionChoices): CodeAction[] {
    const decision = decisionOn(this.#states(), this.#finding);
    return [
      ...(choices.state === 'changed' ? this.open(choices) : this.#make('decide', this.#session.say('Decide anew…'))),
      ...this.#make('open-decision', this.#session.say('Open the decision')),
      ...this.#make('reopen', this.#session.say('Reopen: take the decision back'), {}, () => decision && { kind: 'reopen', decisions: [decision] }),
    ];
  }

  #states() {
    return this.#found.dossier.statesOf(this.#found.links);
  }

  #decide(findings: readonly Finding[], category: DecisionChoices['categories'][number]['category']): DecisionChange {
    return decisionChange(this.#found.links, this.#states(), findings, { category });
  }

  #make(command: FindingCommand, title: string, more: object = {}, change?: () => DecisionChange | undefined): CodeAction[] {
    const action = { title, kind: findingActions, ...(this.#diagnostics.length > 0 && { diagnostics: this.#diagnostics }) };
    const id = this.#session.options.findingCommands?.[command];
    if (id !== undefined) return [{ ...action, command: { title, command: id, arguments: [{ ...this.#target, ...more }] } }];
    const made = change?.();
    const result = made && writeDecision(this.#session, this.#found.dossier, made);
    return result && 'edit' in result ? [{ ...action, edit: result.edit }] : [];
  }
}

function lowerFirst(label: string): string {
  return label.startsWith('Corroborate') ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

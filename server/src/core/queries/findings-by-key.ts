// Findings by what a decision may know them by: claim, words, id without a number. Made only where some decision is not found by its finding's name.
import { inOrder } from '../corpus/finding-index';
import type { Finding } from '../corpus/findings';
import { keysOfFinding, type Passages } from './decision-match';

/** Findings that have a key in common. */
interface Group {
  readonly findings: Set<Finding>;
  /** In the order of all findings, once somebody has asked. */
  sorted?: readonly Finding[] | undefined;
}

/** The findings of one key that went and came. One that stands in another text now did both. */
export interface GroupChange {
  readonly gone: Set<Finding>;
  readonly made: Set<Finding>;
}

export class FindingsByKey {
  readonly #groups = new Map<string, Group>();
  readonly #keys = new Map<Finding, readonly string[]>();

  constructor(findings: Iterable<Finding>, passages: Passages) {
    for (const finding of findings) this.#add(finding, passages);
  }

  /** Gives what that changes, by key. */
  change(gone: Iterable<Finding>, made: Iterable<Finding>, passages: Passages): ReadonlyMap<string, GroupChange> {
    const changes = new Map<string, GroupChange>();
    const changeAt = (key: string): GroupChange => {
      const known = changes.get(key);
      if (known) return known;
      const change: GroupChange = { gone: new Set(), made: new Set() };
      changes.set(key, change);
      return change;
    };
    for (const finding of gone) for (const key of this.#remove(finding)) changeAt(key).gone.add(finding);
    for (const finding of made) for (const key of this.#add(finding, passages)) changeAt(key).made.add(finding);
    return changes;
  }

  of(key: string): Iterable<Finding> {
    return this.#groups.get(key)?.findings ?? [];
  }

  inOrder(key: string): readonly Finding[] {
    const group = this.#groups.get(key);
    return group ? (group.sorted ??= [...group.findings].sort(inOrder)) : [];
  }

  #add(finding: Finding, passages: Passages): readonly string[] {
    const keys = keysOfFinding(finding, passages);
    this.#keys.set(finding, keys);
    for (const key of keys) {
      const group = this.#groups.get(key);
      if (group) {
        group.findings.add(finding);
        group.sorted = undefined;
      } else this.#groups.set(key, { findings: new Set([finding]) });
    }
    return keys;
  }

  #remove(finding: Finding): readonly string[] {
    const keys = this.#keys.get(finding) ?? [];
    this.#keys.delete(finding);
    for (const key of keys) {
      const group = this.#groups.get(key);
      if (!group?.findings.delete(finding)) continue;
      group.sorted = undefined;
      if (group.findings.size === 0) this.#groups.delete(key);
    }
    return keys;
  }
}

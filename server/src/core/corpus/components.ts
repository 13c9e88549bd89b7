// Which nodes hang together over links that come and go: after a change only the components that it touched are found anew.

export class Components<N extends object> {
  /** How many times two nodes are linked, both ways. */
  readonly #links = new Map<N, Map<N, number>>();
  /** Only components of two nodes and more. */
  readonly #members = new Map<N, readonly N[]>();
  readonly #touched = new Set<N>();
  readonly #removed = new Set<N>();
  /** While components are found: of how many that were touched in an old one this is still to be done. */
  readonly #touchedIn = new Map<readonly N[], number>();

  /** Also takes a node in. What touches a node has its component made anew by the next `renew`. */
  touch(node: N): void {
    this.#removed.delete(node);
    this.#touched.add(node);
  }

  join(a: N, b: N): void {
    this.#count(a, b, 1);
    this.#count(b, a, 1);
  }

  /** Takes one link back. */
  part(a: N, b: N): void {
    this.#count(a, b, -1);
    this.#count(b, a, -1);
  }

  /** All links of the node must have been taken back. */
  remove(node: N): void {
    this.#touched.add(node);
    this.#removed.add(node);
  }

  #count(from: N, to: N, by: 1 | -1): void {
    let others = this.#links.get(from);
    if (!others) this.#links.set(from, (others = new Map<N, number>()));
    const count = (others.get(to) ?? 0) + by;
    if (count > 0) others.set(to, count);
    else others.delete(to);
    if (others.size === 0) this.#links.delete(from);
    if (count <= 0 || (by > 0 && count === 1)) this.#touched.add(from);
  }

  /** In no order that means anything. */
  membersOf(node: N): readonly N[] {
    return this.#members.get(node) ?? [node];
  }

  areOne(a: N, b: N): boolean {
    return a === b || (this.#members.has(a) && this.#members.get(a) === this.#members.get(b));
  }

  /** The components that hold what was touched since the last time, or split off from one that did. */
  renew(): (N[])[] {
    for (const node of this.#removed) {
      this.#touched.delete(node);
      const members = this.#members.get(node);
      if (members) this.#touchedIn.set(members, this.#touchedIn.get(members) ?? 0);
      this.#members.delete(node);
    }
    for (const node of this.#touched) {
      const members = this.#members.get(node);
      if (members) this.#touchedIn.set(members, (this.#touchedIn.get(members) ?? 0) + 1);
    }
    const found = new Set<N>();
    const made: N[][] = [];
    for (const start of this.#touched) if (!found.has(start)) made.push(this.#componentOf(start, found));
    for (const members of made) {
      for (const node of members) {
        if (members.length > 1) this.#members.set(node, members);
        else this.#members.delete(node);
      }
    }
    this.#touched.clear();
    this.#removed.clear();
    this.#touchedIn.clear();
    return made;
  }

  /**
   * A link touches both its ends. So whoever was not touched still hangs together with somebody of his old component who was, and
   * where all those of it are found, all the others belong to them, without a look at their links.
   */
  #componentOf(start: N, found: Set<N>): N[] {
    const members: N[] = [];
    const olds = new Set<readonly N[]>();
    let awaited = 0;
    const find = (node: N): void => {
      if (found.has(node)) return;
      found.add(node);
      members.push(node);
      const old = this.#members.get(node);
      if (!old) return;
      const left = this.#touchedIn.get(old) ?? 0;
      if (!olds.has(old)) awaited += left;
      olds.add(old);
      if (!this.#touched.has(node)) return;
      awaited--;
      this.#touchedIn.set(old, left - 1);
    };
    find(start);
    for (const node of members) if (awaited > 0 || this.#touched.has(node)) for (const other of this.#links.get(node)?.keys() ?? []) find(other);
    for (const old of olds) {
      for (const node of this.#touchedIn.get(old) === 0 ? old : []) {
        if (found.has(node) || this.#members.get(node) !== old) continue;
        found.add(node);
        members.push(node);
      }
    }
    return members;
  }
}

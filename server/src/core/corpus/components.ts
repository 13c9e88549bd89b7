// Which nodes hang together over links that come and go: after a change only the components that it touched are found anew.

export class Components<N extends object> {
  /** How many times two nodes are linked, both ways. */
  readonly #links = new Map<N, Map<N, number>>();
  /** Only components of two nodes and more. */
  readonly #members = new Map<N, readonly N[]>();
  readonly #touched = new Set<N>();
  readonly #removed = new Set<N>();

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
  renew(): readonly (readonly N[])[] {
    const open = new Set<N>();
    /** How many of each old component are still to be found. */
    const left = new Map<readonly N[], number>();
    for (const node of this.#touched) {
      const members = this.#members.get(node);
      if (!members) open.add(node);
      else if (!left.has(members)) {
        left.set(members, members.length);
        for (const member of members) open.add(member);
      }
    }
    for (const node of this.#removed) {
      open.delete(node);
      const members = this.#members.get(node);
      if (members) left.set(members, (left.get(members) ?? 0) - 1);
      this.#members.delete(node);
    }
    const made: (readonly N[])[] = [];
    for (const start of open) {
      const members: N[] = [];
      const olds = new Set<readonly N[]>();
      let awaited = 0;
      const find = (node: N): void => {
        if (!open.delete(node)) return;
        members.push(node);
        const old = this.#members.get(node);
        if (!old) return;
        if (!olds.has(old)) awaited += left.get(old) ?? 0;
        olds.add(old);
        awaited--;
        left.set(old, (left.get(old) ?? 0) - 1);
      };
      find(start);
      // A link touches both its ends, so that all that can be reached is open. Where all of the old components is found again,
      // only what was touched can lead to others.
      for (const node of members) if (awaited > 0 || this.#touched.has(node)) for (const other of this.#links.get(node)?.keys() ?? []) find(other);
      for (const node of members) {
        if (members.length > 1) this.#members.set(node, members);
        else this.#members.delete(node);
      }
      made.push(members);
    }
    this.#touched.clear();
    this.#removed.clear();
    return made;
  }
}

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
    for (const node of this.#touched) for (const member of this.membersOf(node)) open.add(member);
    for (const node of this.#removed) {
      open.delete(node);
      this.#members.delete(node);
    }
    const made: (readonly N[])[] = [];
    for (const start of open) {
      const members = [start];
      open.delete(start);
      // A link touches both its ends, so that all that can be reached is open.
      for (const node of members) {
        for (const other of this.#links.get(node)?.keys() ?? []) if (open.delete(other)) members.push(other);
      }
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

/** Which domain a title belongs to, at a branch: from assignments in ascending order of titles and branches. Assignments are known by their place. */
export class TitleDomains {
  /** Domain row id of each assignment. */
  readonly domains: readonly number[];
  readonly #from: Uint32Array;
  readonly #branches: readonly number[];

  /** @param last the greatest row id of a title */
  constructor(assignments: Iterable<readonly [title: number, branch: number, domain: number]>, last: number) {
    const [from, branches, domains] = [new Uint32Array(last + 2), [] as number[], [] as number[]];
    for (const [title, branch, domain] of assignments) {
      from[title + 1]! += 1;
      branches.push(branch);
      domains.push(domain);
    }
    for (let title = 1; title < from.length; title += 1) from[title]! += from[title - 1]!;
    this.#from = from;
    this.#branches = branches;
    this.domains = domains;
  }

  /** The assignment that a loan of a title at a branch falls under; -1: none. */
  placeOf(title: number, branch: number): number {
    const end = this.#from[title + 1]!;
    for (let place = this.#from[title]!; place < end; place += 1) if (this.#branches[place] === branch || this.#branches[place] === 0) return place;
    return -1;
  }

  /** The assignments of a title: from one place up to, not with, another. */
  range(title: number): readonly [from: number, to: number] {
    return [this.#from[title]!, this.#from[title + 1]!];
  }
}

/** Tells of a source loan: the patron's place, the day, the branch (0: not known). */
export type BranchNote = (patron: number, day: number, branch: number) => void;

/** The branch of each patron, 0 where it is not known. */
export interface HomeBranches {
  readonly branch: Uint16Array;
  /** The day from which on the branch is known; the home branch of the record always is. */
  readonly knownFrom: Int32Array;
  readonly note: BranchNote;
}

const ALWAYS = -(2 ** 31);
const NEVER = 2 ** 31 - 1;

/**
 * The home branch of the record or else the branch of the earliest loan in a source. Loans of the target do not count, and later loans
 * change nothing: an evaluation hides both, and the branch must not tell of them.
 * @param recorded home branch of each patron, 0: none
 */
export function homeBranches(recorded: readonly number[]): HomeBranches {
  const branch = Uint16Array.from(recorded);
  const knownFrom = Int32Array.from(recorded, (id) => (id > 0 ? ALWAYS : NEVER));
  return {
    branch, knownFrom,
    note(patron, day, id) {
      if (id === 0 || day > knownFrom[patron]! || (day === knownFrom[patron] && id >= branch[patron]!)) return;
      branch[patron] = id;
      knownFrom[patron] = day;
    },
  };
}

import { mediums, type Medium } from '#contract/titles.ts';
import { adaptations } from './adaptations.ts';
import { WorkFinder } from './clusters.ts';
import { KeyRows } from './key-rows.ts';
import { Union } from './union.ts';

interface Member { readonly id: number; readonly keys: Uint8Array }
/** `work`: the one it has now; 0: it stands alone. */
interface Neighbour extends Member { readonly work: number }
type Pair = readonly [number, number];

export interface WorksAround {
  /** The work of each member, and of neighbours that got one; 0: the title stands alone. */
  readonly workOf: readonly Pair[];
  readonly works: readonly (readonly [id: number, medium: Medium])[];
  /** Every link of the members' works, the smaller id first. */
  readonly links: readonly Pair[];
}

/**
 * Forms the works of some titles, as `WorkFinder` would form them among all.
 * @param members by ascending id: every title that shares a group with one of them is among them
 * @param neighbours further titles of other media that share a form of the title with a member, with all titles of their works that do
 */
export function worksAround(members: readonly Member[], neighbours: readonly Neighbour[]): WorksAround {
  const finder = new WorkFinder();
  for (const { keys } of members) finder.add(keys);
  const own = ended(finder.join());
  const rows = new KeyRows();
  for (const { keys } of [...members, ...neighbours]) rows.push(keys);
  const union = new Union(rows.size);
  members.forEach((_, at) => { union.join(at, own.rootOf(at)); });
  const firstOfWork = new Map<number, number>();
  neighbours.forEach(({ work }, n) => {
    const at = members.length + n;
    if (work > 0) union.join(at, firstOfWork.get(work) ?? at);
    if (work > 0 && !firstOfWork.has(work)) firstOfWork.set(work, at);
  });
  const pairs = ended(adaptations(rows, union)).filter(([a, b]) => a < members.length || b < members.length);
  const idOf = (root: number): number => (root < members.length ? members[root]!.id : neighbours[root - members.length]!.work || neighbours[root - members.length]!.id);
  const sizes = new Uint32Array(rows.size);
  for (let at = 0; at < rows.size; at += 1) sizes[union.rootOf(at)]! += 1;
  const linked = new Set(pairs.flat());
  const needed = new Set([...linked, ...members.map((_, at) => union.rootOf(at)).filter((root) => sizes[root]! > 1)]);
  return {
    workOf: [
      ...members.map(({ id }, at): Pair => [id, needed.has(union.rootOf(at)) ? idOf(union.rootOf(at)) : 0]),
      ...[...linked].filter((root) => root >= members.length && neighbours[root - members.length]!.work === 0).map((root): Pair => [idOf(root), idOf(root)]),
    ],
    works: [...needed].map((root) => [idOf(root), mediums[rows.medium(root)]!] as const),
    links: pairs.map(([a, b]) => [idOf(a), idOf(b)].sort((x, y) => x - y) as unknown as Pair),
  };
}

/** What a generator ends in, without pausing: for a few titles. */
function ended<T>(steps: Generator<undefined, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

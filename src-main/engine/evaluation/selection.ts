import { targetPatrons, withoutPatrons, type Dataset } from '../data/dataset.ts';
import { rowLength } from '../data/loan-matrix.ts';
import { learnBlend, type LearnedBlend } from '../fusion/learn-blend.ts';
import { mix, shuffled } from '../matrix/random.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { methodOf } from '../methods.ts';
import type { MethodDefinition, MethodId } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import type { Progress } from '../progress.ts';
import { defaultCandidate } from './fit-candidates.ts';
import { chooseForCell, type CellChoice, type CellFigures, type Scored } from './choice.ts';
import { foldPlan } from './folds.ts';
import { cells, segments, type Cell, type SegmentId } from './segments.ts';
import { validate, type SegmentTable } from './validation.ts';

/** What a selection runs over. */
export interface SelectionOptions {
  /** The candidates' methods, simplest first; popularity is always among them. */
  readonly methods: readonly MethodDefinition[];
  readonly seed: number;
  readonly pacer: Pacer;
  /** Counts one unit for the whole selection. */
  readonly progress: Progress;
  readonly kernels: Kernels;
  /** Segments to decide on, all by default; the cells of the others get defaults. */
  readonly segments?: readonly SegmentId[];
}

/** Blends that are learned: two for each of eight cells. */
const BLENDS = 16;

/**
 * Effort of a selection over that many patrons with target loans, in units of `MethodDefinition.effort`: for each fold one for
 * training and one for the questions, and one for the blends.
 */
export function selectionEffort(methods: readonly MethodDefinition[], patrons: number): number {
  return (2 * foldPlan(patrons).heldFolds + 1) * effortOf(methods);
}

const effortOf = (methods: readonly MethodDefinition[]): number => methods.reduce((sum, method) => sum + method.effort, 0);

/** Distinct loans of all domains that a selection is made from; of a larger library it takes as many patrons as come to that. */
const MOST_LOANS = 500_000;

/** The data set without the loans of the patrons beyond that many loans, in a seeded order. */
function samplePatrons(data: Dataset, seed: number): Dataset {
  const loans = (u: number) => [data.target, ...data.sources].reduce((sum, domain) => sum + rowLength(domain, u), 0);
  const left = new Uint8Array(data.patronCount);
  let total = 0;
  for (const u of shuffled(Array.from(left.keys()), mix(seed, 23))) {
    total += loans(u);
    if (total > MOST_LOANS) left[u] = 1;
  }
  return total > MOST_LOANS ? withoutPatrons(data, left) : data;
}

/**
 * Chooses method and settings for each cell of the routing table by cross-validation inside `data` alone (`validate`); the blends are
 * learned from the same held-out questions. Choices come in the order of `cells`.
 */
export async function selectMethods(data: Dataset, options: SelectionOptions): Promise<CellChoice[]> {
  const sample = samplePatrons(data, options.seed);
  const { shared, targetOnly } = targetPatrons(sample);
  const progress = options.progress.piece('selection', 1, selectionEffort(options.methods, shared.length || targetOnly.length));
  const run = { ...options, progress };
  const tables = await validate(sample, options.segments ?? segments, run);
  const choices: CellChoice[] = [];
  const learned = new Map<string, Promise<LearnedBlend | null>>();
  for (const [at, cell] of cells.entries()) {
    // with few patrons of its own a segment takes what the next smaller one (not the empty one) uses
    const inherited = at >= 4 ? choices[at - 2]!.fallback : null;
    const table = tables.find(({ segment }) => segment === cell.segment);
    const figures = await figuresOf(table, cell, learned, run);
    choices.push(await chooseForCell(figures, inherited, options.seed, options.pacer));
    await options.pacer.pause();
  }
  return choices;
}

/**
 * Plain candidates of segments with target loans are judged on all patrons; without target loans only on patrons of the same cell.
 * The questions that the settings were picked on do not count.
 */
async function figuresOf(table: SegmentTable | undefined, cell: Cell, learned: Map<string, Promise<LearnedBlend | null>>, options: SelectionOptions): Promise<CellFigures> {
  const defaults = (transfer: boolean) => new Map<MethodId, Scored>(options.methods.filter((method) => (method.twin !== null) === transfer)
    .map(({ id }) => [id, { candidate: defaultCandidate(id), values: new Float64Array(0) }]));
  if (!table) return { cell, patrons: [], sharedPatrons: [], plain: defaults(false), transfer: defaults(true), plainOnShared: defaults(false) };
  const every = [...table.questions.keys()];
  const own = every.filter((q) => table.questions[q]!.hasSource === cell.hasSource);
  const plainRows = cell.segment === '0' ? own : every;
  const sharedRows = cell.hasSource ? own : [];
  const judged = (rows: readonly number[]) => rows.filter((q) => !table.questions[q]!.pilot);
  const patronsOf = (rows: readonly number[]) => rows.map((q) => table.questions[q]!.patron);
  const offers = (id: MethodId) => options.methods.some((method) => method.id === id);
  const isPlain = (m: number) => methodOf(table.members[m]!.method).twin === null;
  /** Both cells of a segment with target loans share the plain blend. */
  const blendOf = async (id: MethodId, rows: readonly number[], members: readonly number[]): Promise<LearnedBlend | null> => {
    if (!offers(id)) return null;
    const key = [id, table.segment, rows === every].join(' ');
    const known = learned.get(key);
    if (known && rows === every) return known;
    const used = members.filter((m) => methodOf(table.members[m]!.method).competes !== false);
    const made = learnBlend(id, table.pools, table.members, used, rows, patronsOf(rows), options.seed, options.pacer, (share) => options.progress.advance((share * effortOf(options.methods)) / BLENDS));
    learned.set(key, made);
    return made;
  };
  const places = [...table.members.keys()];
  const targetBlend = await blendOf('target-blend', plainRows, places.filter(isPlain));
  const blend = await blendOf('blend', sharedRows, places.filter((m) => m < table.methods || !isPlain(m)));

  const scoredOn = (rows: readonly number[], transfer: boolean): Map<MethodId, Scored> => {
    const found = new Map<MethodId, Scored>();
    places.slice(0, table.methods).filter((m) => isPlain(m) !== transfer).forEach((m) => {
      found.set(table.members[m]!.method, { candidate: table.members[m]!, values: Float64Array.from(rows, (q) => table.ndcg[m]![q]!) });
    });
    const [id, mixture, learnedOn] = transfer ? ['blend', blend, sharedRows] as const : ['target-blend', targetBlend, plainRows] as const;
    if (mixture) found.set(id, { candidate: mixture.candidate, values: Float64Array.from(rows, (q) => mixture.values[learnedOn.indexOf(q)]!) });
    return found;
  };
  return {
    cell, patrons: patronsOf(judged(plainRows)), sharedPatrons: patronsOf(judged(sharedRows)),
    plain: scoredOn(judged(plainRows), false),
    transfer: cell.hasSource ? scoredOn(judged(sharedRows), true) : new Map<MethodId, Scored>(),
    plainOnShared: cell.hasSource ? scoredOn(judged(sharedRows), false) : new Map<MethodId, Scored>(),
  };
}

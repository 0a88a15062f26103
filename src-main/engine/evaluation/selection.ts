import { targetPatrons, withoutPatrons, type Dataset } from '../data/dataset.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { shuffled } from '../matrix/random.ts';
import { createFitContext, type MethodDefinition, type MethodId } from '../models/method.ts';
import { popularity } from '../models/popularity.ts';
import type { Pacer } from '../pacer.ts';
import type { Progress } from '../progress.ts';
import { casesOf, type TestCase } from './cases.ts';
import { chooseForCell, type CellChoice, type CellFigures, type Scored } from './choice.ts';
import { dealFolds, foldPlan, marks } from './folds.ts';
import { createJudge } from './judge.ts';
import { cells, segments, type Cell, type SegmentId } from './segments.ts';

/** What a selection runs over. */
export interface SelectionOptions {
  /** The candidates' methods, simplest first; popularity is always among them. */
  readonly methods: readonly MethodDefinition[];
  readonly seed: number;
  readonly pacer: Pacer;
  readonly progress: Progress;
  readonly kernels: Kernels;
  /** Segments to decide on, all by default; the cells of the others get defaults. */
  readonly segments?: readonly SegmentId[];
}

/** Effort of a selection over that many patrons with target loans, in units of `MethodDefinition.effort`. */
export function selectionEffort(methods: readonly MethodDefinition[], patrons: number): number {
  return foldPlan(patrons).heldFolds * methods.reduce((sum, method) => sum + method.effort, 0);
}

/** Patrons without source loans that are asked at least, where there are that many. */
const MIN_TARGET_ONLY = 400;

/** Values of every candidate on every case; NaN where a method was not asked. */
interface Table {
  readonly cases: TestCase[];
  readonly values: Map<MethodId, number[][]>;
}

/**
 * Chooses method and settings for each cell of the routing table by cross-validation inside `data` alone: a fold of patrons is taken
 * out of every domain, the candidates are trained on the rest, and the questions of `casesOf` are put about the fold.
 * Choices come in the order of `cells`.
 */
export async function selectMethods(data: Dataset, options: SelectionOptions): Promise<CellChoice[]> {
  const table = await validate(data, options);
  const choices: CellChoice[] = [];
  for (const [at, cell] of cells.entries()) {
    // with few patrons of its own a segment takes what the next smaller one (not the empty one) uses
    const inherited = at >= 4 ? choices[at - 2]!.fallback : null;
    choices.push(await chooseForCell(figuresOf(table, cell, options.methods), inherited, options.seed, options.pacer));
    await options.pacer.pause();
  }
  return choices;
}

async function validate(data: Dataset, { methods, seed, pacer, progress, kernels, segments: asked = segments }: SelectionOptions): Promise<Table> {
  const { shared, targetOnly } = targetPatrons(data);
  const plan = foldPlan(shared.length > 0 ? shared.length : targetOnly.length);
  const pick = (patrons: readonly number[], most: number) => shuffled(patrons, seed).slice(0, Math.min(most, plan.cap));
  const sharedFolds = dealFolds(pick(shared, Infinity), plan.folds, seed + 1);
  // patrons without source loans only help to choose among plain methods: a sample does, and the rest stays in training
  const onlyMost = shared.length > 0 ? Math.min(Math.ceil(targetOnly.length / 2), Math.max(MIN_TARGET_ONLY, Math.ceil(shared.length / 2))) : Infinity;
  const onlyFolds = dealFolds(pick(targetOnly, onlyMost), plan.folds, seed + 2);
  const table: Table = { cases: [], values: new Map(methods.map((method) => [method.id, method.grid.map(() => [])])) };
  for (let f = 0; f < plan.heldFolds; f += 1) {
    const held = [...sharedFolds[f]!, ...onlyFolds[f]!];
    const cases = casesOf(data, held, seed, asked);
    await pacer.pause();
    const context = createFitContext(withoutPatrons(data, marks(held, data.patronCount)), seed, pacer, (detail) => progress.detail(detail), kernels);
    const [reference] = await popularity.fit(context, [popularity.grid[0]!]);
    await pacer.pause();
    const judge = createJudge(data.target.columnCount, reference!, seed);
    await pacer.pause();
    table.cases.push(...cases);
    for (const method of methods) {
      const fits = await method.fit(context, method.grid);
      await pacer.pause();
      for (const [g, fit] of fits.entries()) {
        const answered = cases.filter((test) => method.twin === null || test.hasSource);
        const found = await judge.ndcgOf(fit, answered, pacer);
        let next = 0;
        for (const test of cases) table.values.get(method.id)![g]!.push(method.twin === null || test.hasSource ? found[next++]! : NaN);
      }
      progress.advance(method.effort);
    }
  }
  return table;
}

/** Plain candidates of segments with target loans are judged on all patrons; without target loans only on patrons of the same cell. */
function figuresOf(table: Table, cell: Cell, methods: readonly MethodDefinition[]): CellFigures {
  const indices = [...table.cases.keys()];
  const inSegment = indices.filter((c) => table.cases[c]!.segment === cell.segment);
  const own = inSegment.filter((c) => table.cases[c]!.hasSource === cell.hasSource);
  const scoredOn = (rows: readonly number[], transfer: boolean) => new Map<MethodId, readonly Scored[]>(
    methods.filter((method) => (method.twin !== null) === transfer).map((method) => [method.id, method.grid.map((settings, g) => ({
      candidate: { method: method.id, settings },
      values: Float64Array.from(rows, (c) => table.values.get(method.id)![g]![c]!),
    }))]),
  );
  const none = new Map<MethodId, readonly Scored[]>();
  const plainRows = cell.segment === '0' ? own : inSegment;
  const patronsOf = (rows: readonly number[]) => rows.map((c) => table.cases[c]!.patron);
  return {
    cell,
    patrons: patronsOf(plainRows),
    sharedPatrons: cell.hasSource ? patronsOf(own) : [],
    plain: scoredOn(plainRows, false),
    transfer: cell.hasSource ? scoredOn(own, true) : none,
    plainOnShared: cell.hasSource ? scoredOn(own, false) : none,
  };
}

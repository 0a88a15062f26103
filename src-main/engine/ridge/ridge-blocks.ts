import { transposePattern, transposeRows, type SparseRows } from '../matrix/sparse.ts';
import { weightedCounts, type CoCounts } from '../kernels/co-counts.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { MOST_NEIGHBOURS } from '../kernels/neighbourhood-ridge.ts';
import type { FitContext, MethodId, Settings } from '../models/method.ts';
import type { NeighbourBlock } from '../models/neighbours.ts';
import { weightOfSource } from '../models/source-weights.ts';
import { activeColumns, renumbered } from './active-columns.ts';
import type { Pacer } from '../pacer.ts';
import { percentages } from '../progress.ts';
import { jointColumns, type JointColumns } from './joint-columns.ts';
import { jointRows } from './joint-rows.ts';

/** Settings of one ridge over neighbourhoods. */
export interface RidgeSettings {
  /** λ of the ridge. */
  readonly lambda: number;
  /** c, history columns a target title may have a weight for. */
  readonly neighbours: number;
  /** w of every source; 0 = the target alone. */
  readonly sourceWeight: number;
  /** n > 0 = the n-th source alone is heard. */
  readonly source: number;
  /** What an author, subject … of two titles counts beside a patron who has had both; 0 = nothing. */
  readonly contentWeight: number;
}

/** Co-counts kept for a column, and in all (256 MB), and the fewest whatever the number of columns. */
const KEPT_CELLS = 512;
const FEWEST_CELLS = 128;
const MOST_CELLS = 33_554_432;

/** More titles than this get by with fewer neighbours; 32 are nearly as good as 64 (engine notes 2.6a). */
const MANY_TITLES = 50_000;
const FEW_NEIGHBOURS = 32;

/** Settings with defaults filled in. */
export function ridgeSettings(setting: Settings): RidgeSettings {
  return {
    lambda: setting['lambda'] ?? 30, neighbours: setting['neighbours'] ?? 64, sourceWeight: setting['sourceWeight'] ?? 0,
    source: setting['source'] ?? 0, contentWeight: setting['contentWeight'] ?? 0,
  };
}

/** Co-counts kept for each of so many columns. */
export function keptCells(columns: number): number {
  return Math.max(FEWEST_CELLS, Math.min(KEPT_CELLS, Math.floor(MOST_CELLS / Math.max(1, columns))));
}

/** Neighbours of a title where there are so many: weights of all settings have to lie in memory side by side. */
function mostNeighbours(titles: number): number {
  return titles > MANY_TITLES ? FEW_NEIGHBOURS : MOST_NEIGHBOURS;
}

/** The weights of one ridge: history columns (joint) × target titles. */
export interface RidgeModel {
  readonly columns: JointColumns;
  readonly weights: NeighbourBlock;
}

/**
 * The ridge models of several settings. Co-counts are made once for each content weight, with the sources or without, and given up before
 * the next; settings that differ in λ alone share neighbourhoods and systems. What is made stays in the context for the twin.
 */
export async function ridgeModels(context: FitContext, settings: readonly Settings[], method: MethodId): Promise<RidgeModel[]> {
  const wanted = settings.map(ridgeSettings);
  const alone = jointColumns(context.data, false);
  const joint = context.data.sources.length > 0 ? jointColumns(context.data, true) : alone;
  const columnsOf = (setting: RidgeSettings) => (setting.sourceWeight > 0 ? joint : alone);
  const missing = new Map(wanted.filter((setting) => !context.blocks.has(keyOf(setting))).map((setting) => [keyOf(setting), setting]));
  const parts = [...new Set([alone, joint])].flatMap((columns) => {
    const here = [...missing.values()].filter((setting) => columnsOf(setting) === columns);
    return [...new Set(here.map((setting) => setting.contentWeight))].map((contentWeight) => ({ columns, contentWeight, settings: here.filter((setting) => setting.contentWeight === contentWeight) }));
  });
  const tell = percentages(parts.reduce((sum, part) => sum + 1 + groupsOf(part.settings).size, 0), (epoch) => context.report({ method, epoch, epochs: 100 }));
  for (const part of parts) await solveAll(context, part, tell);
  return wanted.map((setting) => ({ columns: columnsOf(setting), weights: context.blocks.get(keyOf(setting))! }));
}

function keyOf({ lambda, neighbours, sourceWeight, source, contentWeight }: RidgeSettings): string {
  return ['ridge', lambda, neighbours, sourceWeight, source, contentWeight].join(':');
}

/** Models over the same co-counts. */
interface Part {
  readonly columns: JointColumns;
  readonly contentWeight: number;
  readonly settings: readonly RidgeSettings[];
}

async function solveAll(context: FitContext, { columns, contentWeight, settings }: Part, tell: (share: number) => void): Promise<void> {
  const { data, kernels, pacer } = context;
  const { rows, weight } = await jointRows(data, columns, contentWeight, pacer);
  const active = activeColumns(weightedCounts(transposePattern(rows), weight));
  await pacer.pause();
  const coCounts = await kernels.coCounts({ rows: renumbered(rows, active), weight, keep: keptCells(active.length), onProgress: (share) => tell(0.99 * share) }, pacer);
  tell(1);
  const solved = await solveRidges(coCounts, active, columns, data.target.columnCount, settings, kernels, pacer, tell);
  settings.forEach((setting, at) => context.blocks.set(keyOf(setting), solved[at]!));
}

/**
 * The weights of several settings over the same co-counts; `active` are the joint columns behind the counts' numbers. Settings that
 * differ in λ alone share neighbourhoods and systems.
 */
export async function solveRidges(coCounts: CoCounts, active: Uint32Array, columns: JointColumns, titles: number, settings: readonly RidgeSettings[], kernels: Kernels, pacer: Pacer, tell: (share: number) => void = () => undefined): Promise<NeighbourBlock[]> {
  const targets = Uint32Array.from(active.keys()).filter((number) => active[number]! < titles);
  const made = new Map<RidgeSettings, NeighbourBlock>();
  for (const [group, one] of groupsOf(settings)) {
    const own = settings.filter((setting) => groupOf(setting) === group);
    const scale = Float32Array.from(active, (column) => (column < titles ? 1 : Math.sqrt(weightOfSource({ ...one }, sourceOf(columns, column)))));
    const solved = await kernels.neighbourhoodRidge({
      coCounts, targets, scale, neighbours: Math.min(one.neighbours, mostNeighbours(targets.length)), lambdas: own.map((setting) => setting.lambda),
      onProgress: (share) => tell(0.99 * share),
    }, pacer);
    for (const [at, setting] of own.entries()) made.set(setting, await toHistoryRows(solved[at]!, targets, active, titles, columns.offsets.at(-1)!, pacer));
    tell(1);
  }
  return settings.map((setting) => made.get(setting)!);
}

/** Settings that need the same systems but for λ. */
function groupOf({ sourceWeight, source, neighbours }: RidgeSettings): string {
  return [sourceWeight, source, neighbours].join(':');
}

/** One setting of each group. */
function groupsOf(settings: readonly RidgeSettings[]): Map<string, RidgeSettings> {
  return new Map(settings.map((setting) => [groupOf(setting), setting]));
}

/** The source a joint column beyond the target titles belongs to. */
function sourceOf({ offsets }: JointColumns, column: number): number {
  let s = 0;
  while (offsets[s + 1]! <= column) s += 1;
  return s;
}

/** From targets × active columns to joint columns × target titles; the cells of a row ascend. */
async function toHistoryRows(solved: SparseRows, targets: Uint32Array, active: Uint32Array, titles: number, joint: number, pacer: Pacer): Promise<NeighbourBlock> {
  const byTitle = await inOrder(solved, titles, (t) => active[targets[t]!]!, pacer);
  return inOrder(await transposeRows(byTitle, pacer), joint, (number) => active[number]!, pacer);
}

/** The rows in new places, so many altogether; places that nothing comes to stay empty. */
async function inOrder(rows: SparseRows, rowCount: number, placeOf: (row: number) => number, pacer: Pacer): Promise<SparseRows> {
  const rowAt = new Int32Array(rowCount).fill(-1);
  for (let r = 0; r < rows.rowCount; r += 1) rowAt[placeOf(r)] = r;
  const start = new Uint32Array(rowCount + 1);
  const index = new Uint32Array(rows.index.length);
  const weight = new Float32Array(rows.weight.length);
  for (let place = 0, size = 0; place < rowCount; place += 1) {
    if (pacer.due()) await pacer.pause();
    const row = rowAt[place]!;
    if (row >= 0) {
      const [from, end] = [rows.start[row]!, rows.start[row + 1]!];
      index.set(rows.index.subarray(from, end), size);
      weight.set(rows.weight.subarray(from, end), size);
      size += end - from;
    }
    start[place + 1] = size;
  }
  return { rowCount, columnCount: rows.columnCount, start, index, weight };
}

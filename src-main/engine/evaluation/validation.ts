import { targetPatrons, withoutPatrons, type Dataset } from '../data/dataset.ts';
import { RankingPools } from '../fusion/ranking-pools.ts';
import { shuffled } from '../matrix/random.ts';
import { createFitContext, type FitContext, type FittedMethod, type MethodDefinition, type MethodId } from '../models/method.ts';
import { popularity } from '../models/popularity.ts';
import { mean } from './bootstrap.ts';
import { candidateKey, type Candidate } from '../models/candidate.ts';
import { fitCandidates } from './fit-candidates.ts';
import { casesOf, type TestCase } from './cases.ts';
import { dealFolds, foldPlan, marks, mostQuestions } from './folds.ts';
import { createJudge } from './judge.ts';
import { createPanel, type Asked } from './panel.ts';
import type { SegmentId } from './segments.ts';
import type { SelectionOptions } from './selection.ts';

/** What the held-out questions of one segment brought. */
export interface SegmentTable {
  readonly segment: SegmentId;
  /** The best settings of every method on the pilot questions, then the facets of the methods, in the order of the pools' members. */
  readonly members: readonly Candidate[];
  /** How many of the members are methods rather than facets. */
  readonly methods: number;
  readonly questions: readonly { readonly patron: number; readonly hasSource: boolean; /** Whether settings were picked on it. */ readonly pilot: boolean }[];
  /** nDCG@10 by member and question. */
  readonly ndcg: readonly number[][];
  readonly pools: RankingPools;
}

/** Patrons without source loans that are asked at least, where there are that many. */
const MIN_TARGET_ONLY = 400;
/** Questions of a segment that tell whether a method has anything to say. */
const SOUNDINGS = 10;
/** Questions of a segment that settings are picked on at most; at least as many are left to judge by. */
const PILOT = 200;
/** Effort above which a method has to stand among the first PLACES of a pilot to be trained on. */
const COSTLY = 50;
const PLACES = 2;
/** In a large catalogue, effort from which the rest of a grid is tried only where its first point is in the better half; elsewhere that is COSTLY. */
const LONG = 6;

/**
 * Puts the questions of `casesOf` about patrons that were taken out of every domain to every method trained on the rest. The first
 * questions of the first fold, the pilot, pick the settings of every method segment by segment; all other questions are put to these
 * settings alone, so that a large grid costs one fold only. What had nothing to say on the pilot, and what takes long and was not among the
 * best, is not trained further (successive halving, Jamieson & Talwalkar 2016).
 */
export async function validate(data: Dataset, asked: readonly SegmentId[], options: SelectionOptions): Promise<SegmentTable[]> {
  const { seed, pacer, progress, kernels } = options;
  const methods = options.methods.filter((method) => !method.blends);
  const { heldFolds, folds } = foldsOf(data, seed);
  const most = mostQuestions(data.target.columnCount);
  let tables: Growing[] | null = null;
  const left = new Set<MethodId>();
  for (let f = 0; f < heldFolds; f += 1) {
    const cases = casesOf(data, folds[f]!, seed, asked);
    await pacer.pause();
    const context = createFitContext(withoutPatrons(data, marks(folds[f]!, data.patronCount)), seed, pacer, (detail) => progress.detail(detail), kernels);
    const [reference] = await popularity.fit(context, [popularity.grid[0]!]);
    const bySegment = asked.map((segment) => cases.filter((test) => test.segment === segment).slice(0, most));
    let pilots = bySegment.map(() => 0);
    const isFirst = tables === null;
    if (tables === null) {
      pilots = bySegment.map((own) => Math.min(PILOT, most >> 1, heldFolds > 1 ? PILOT : own.length >> 1));
      const kept = await pickSettings(context, reference!, methods, bySegment.map((own, s) => own.slice(0, pilots[s])), left, options);
      tables = asked.map((segment, s) => growing(segment, kept[s]!, methods.filter(({ id }) => !left.has(id)), data));
    }
    const members = tables.flatMap((table) => table.members).filter(({ method }) => !left.has(method));
    const effort = methods.reduce((sum, method) => sum + method.effort, 0);
    const fits = await fitCandidates(context, members, (id) => { if (!isFirst) progress.advance(methods.find((method) => method.id === id)?.effort ?? 0); });
    const questions = bySegment.reduce((sum, own) => sum + own.length, 0);
    const panel = createPanel(data.target.columnCount, reference!, seed);
    for (const [s, table] of tables.entries()) {
      const own = table.members.map((member) => fits.get(candidateKey(member)) ?? SILENCE);
      for (const [q, test] of bySegment[s]!.entries()) {
        if (pacer.due()) await pacer.pause();
        put(table, own, panel, test, q < pilots[s]!);
        progress.advance(effort / questions);
      }
    }
  }
  return tables ?? [];
}

interface Growing extends SegmentTable {
  readonly questions: { patron: number; hasSource: boolean; pilot: boolean }[];
}

function growing(segment: SegmentId, kept: readonly Candidate[], methods: readonly MethodDefinition[], data: Dataset): Growing {
  const facets = methods.flatMap((method) => facetsOf(method, data));
  const members = [...kept, ...facets];
  return { segment, members, methods: kept.length, questions: [], ndcg: members.map(() => []), pools: new RankingPools(members.length) };
}

/** One side of the method alone, as further members of a blend. */
function facetsOf({ id, facets }: MethodDefinition, data: Dataset): Candidate[] {
  return (facets?.(data) ?? []).map((settings) => ({ method: id, settings }));
}

function put(table: Growing, fits: readonly Asked[], panel: ReturnType<typeof createPanel>, test: TestCase, pilot: boolean): void {
  const answer = panel.ask(fits, test);
  table.questions.push({ patron: test.patron, hasSource: test.hasSource, pilot });
  answer.ndcg.forEach((value, m) => table.ndcg[m]!.push(value));
  table.pools.add(answer.pool.length, test.relevant.length, (place, m) => answer.say(m, place), answer.isWanted);
}

/** Stands for a method that is not trained again after the pilot: popularity's list stands for its own. */
const SILENCE: Asked = { score: () => false };

/**
 * The best settings of every method for every segment by the mean nDCG@10 over the pilot questions; equal means keep the earlier. A method
 * whose default has nothing to say to them, or that `tooCostly` names, is noted in `left` and not trained further. Methods that
 * take long, the more of them in a large catalogue (the kind that gets fewer questions), are tried at one point unless it is promising.
 */
async function pickSettings(context: FitContext, reference: FittedMethod, methods: readonly MethodDefinition[], pilots: readonly (readonly TestCase[])[], left: Set<MethodId>, { pacer, progress, seed }: SelectionOptions): Promise<Candidate[][]> {
  const judge = createJudge(context.data.target.columnCount, reference, seed);
  const kept: Candidate[][] = pilots.map(() => []);
  const titles = context.data.target.columnCount;
  const marks = pilots.map(() => new Map<MethodDefinition, number>());
  const isLarge = mostQuestions(titles) < mostQuestions(0);
  for (const [at, method] of methods.entries()) {
    const asks = pilots.map((pilot) => (method.twin === null ? pilot : pilot.filter((test) => test.hasSource)));
    const fits = await method.fit(context, method.grid.slice(0, 1));
    await pacer.pause();
    progress.advance(method.effort / 2);
    const speaks = asks.some((asked) => asked.slice(0, SOUNDINGS).some((test) => fits[0]!.score(test.reader, new Float32Array(titles))));
    if (!speaks) left.add(method.id);
    const part = method.effort / 2 / method.grid.length / asks.length;
    /** nDCG@10 of a fit, segment by segment. */
    const marksOf = async (fit: FittedMethod): Promise<number[]> => {
      const own: number[] = [];
      for (const asked of asks) own.push(speaks ? mean(await judge.ndcgOf(fit, asked, pacer, () => progress.advance(part / asked.length))) : 0);
      return own;
    };
    const points = [await marksOf(fits[0]!)];
    if (speaks && method.grid.length > 1 && (method.effort < (isLarge ? LONG : COSTLY) || isPromising(points[0]!, marks))) {
      fits.push(...await method.fit(context, method.grid.slice(1)));
      await pacer.pause();
      for (const fit of fits.slice(1)) points.push(await marksOf(fit));
    }
    progress.advance(part * asks.length * (method.grid.length - (speaks ? fits.length : 0)));
    for (const s of asks.keys()) {
      const best = points.reduce((held, point, g) => (point[s]! > points[held]![s]! ? g : held), 0);
      if (speaks) marks[s]!.set(method, points[best]![s]!);
      const candidate = { method: method.id, settings: method.grid[best]! };
      kept[s]!.push(candidate);
      context.fits.set(candidateKey(candidate), fits[best]!);
    }
    if (speaks) await fitCandidates(context, facetsOf(method, context.data));
    // what methods share is given up where no other will ask for it: of a large catalogue all of it together takes gigabytes
    const behind = new Set(methods.slice(1, at + 1).map(({ id }) => id));
    if (!methods.slice(at + 1).some(({ twin }) => twin !== null && behind.has(twin))) for (const shared of [context.blocks, context.factors, context.spaces]) shared.clear();
  }
  for (const id of tooCostly(methods, marks)) left.add(id);
  return kept;
}

/** Whether a method stands in the better half of those tried before it, in some segment. */
function isPromising(own: readonly number[], before: readonly ReadonlyMap<MethodDefinition, number>[]): boolean {
  return before.some((marks, s) => [...marks.values()].filter((mark) => mark >= own[s]!).length * 2 <= marks.size);
}

/** The costly methods that were among the first of no pilot; a transfer method that stays keeps its twin, which it has to beat. */
export function tooCostly(methods: readonly MethodDefinition[], pilots: readonly ReadonlyMap<MethodDefinition, number>[]): MethodId[] {
  const first = new Set(pilots.flatMap((pilot) => [...pilot].sort((a, b) => b[1] - a[1]).slice(0, PLACES).map(([method]) => method.id)));
  const twins = new Set(methods.filter(({ id }) => first.has(id)).map(({ twin }) => twin));
  return methods.filter(({ id, effort }) => effort > COSTLY && !first.has(id) && !twins.has(id)).map(({ id }) => id);
}

/** The folds of patrons to hold out, and how many of them are. */
function foldsOf(data: Dataset, seed: number): { heldFolds: number; folds: number[][] } {
  const { shared, targetOnly } = targetPatrons(data);
  const plan = foldPlan(shared.length > 0 ? shared.length : targetOnly.length);
  const pick = (patrons: readonly number[], most: number) => shuffled(patrons, seed).slice(0, Math.min(most, plan.cap));
  const sharedFolds = dealFolds(pick(shared, Infinity), plan.folds, seed + 1);
  // patrons without source loans only help to choose among plain methods: a sample does, and the rest stays in training
  const onlyMost = shared.length > 0 ? Math.min(Math.ceil(targetOnly.length / 2), Math.max(MIN_TARGET_ONLY, Math.ceil(shared.length / 2))) : Infinity;
  const onlyFolds = dealFolds(pick(targetOnly, onlyMost), plan.folds, seed + 2);
  return { heldFolds: plan.heldFolds, folds: sharedFolds.map((fold, f) => shuffled([...fold, ...onlyFolds[f]!], seed + 3 + f)) };
}

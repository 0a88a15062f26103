import { mix } from '../matrix/random.ts';
import { LIST_LENGTH } from './judge.ts';
import { isotonicSteps, stepAt } from './isotonic.ts';
import type { Picks } from './picks.ts';
import type { ContestantId } from './report.ts';

/** How far the scores of a contestant can be read as chances that a shown title is borrowed (engine notes 3.4). */
export interface Reliability {
  /** Expected calibration error: Σ over ten bins of (places in the bin ÷ all places)·|predicted − observed| (Naeini et al. 2015). */
  readonly error: number;
  /** Places of lists in ten equally full bins of the predicted chance, lowest first. */
  readonly bins: readonly { readonly predicted: number; readonly observed: number; readonly places: number }[];
}

const BINS = 10;
/** Places of lists below which nothing can be told. */
const FEWEST_PLACES = 200;
/** Lists looked at; more would not move the curve. */
const MOST_LISTS = 2000;

/**
 * The reliability of the places of lists of 10: the scores of half of the patrons are turned into chances by an isotonic fit to what they
 * borrowed, and the fit is read on the other half, and the other way round. Methods are fitted apart, and round by round, since
 * the scores of differently trained models do not compare; places filled up by popularity are left out. Null with fewer than 200 places.
 */
export function reliabilityOf({ cases }: Picks, contestant: ContestantId, seed: number): Reliability | null {
  const points: { score: number; hit: number; half: number; scale: string }[] = [];
  const rounds = [...new Set(cases.map(({ round }) => round))];
  const every = Math.ceil(cases.length / MOST_LISTS);
  for (const { round, at } of cases.filter((_, c) => c % every === 0)) {
    const { top, scores, scale } = round.answers.get(contestant)!;
    const { patron, relevant } = round.cases[at]!;
    const wanted = new Set(relevant);
    for (let place = at * LIST_LENGTH; place < (at + 1) * LIST_LENGTH; place += 1) {
      if (Number.isNaN(scores[place]!)) continue;
      points.push({ score: scores[place]!, hit: Number(wanted.has(top[place]!)), half: mix(seed, patron, 97) & 1, scale: `${rounds.indexOf(round)} ${scale[at]!}` });
    }
  }
  if (points.length < FEWEST_PLACES) return null;
  const groups = Map.groupBy(points, ({ scale, half }) => `${half} ${scale}`);
  const fits = new Map([...groups].map(([key, own]) => [key, isotonicSteps(own.map(({ score }) => score), own.map(({ hit }) => hit))]));
  const read = points.flatMap(({ score, hit, half, scale }) => {
    const steps = fits.get(`${1 - half} ${scale}`);
    return steps ? [{ predicted: stepAt(steps, score), hit }] : [];
  }).sort((a, b) => a.predicted - b.predicted);
  const bins = Array.from({ length: BINS }, (_, b) => read.slice(Math.floor((b * read.length) / BINS), Math.floor(((b + 1) * read.length) / BINS))).filter((bin) => bin.length > 0)
    .map((bin) => ({
      predicted: bin.reduce((sum, { predicted }) => sum + predicted, 0) / bin.length, observed: bin.reduce((sum, { hit }) => sum + hit, 0) / bin.length, places: bin.length,
    }));
  return { bins, error: bins.reduce((sum, { predicted, observed, places }) => sum + (places / read.length) * Math.abs(predicted - observed), 0) };
}

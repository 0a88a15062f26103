import type { Evaluation, Protocol } from '#contract/evaluations.ts';
import type { ContestantId, Interval } from '#contract/training.ts';
import type { CommandLine } from './command-line.ts';
import type { Report } from './report.ts';
import { sideBySide } from './side-by-side.ts';

interface Question {
  readonly target: string;
  readonly sources: readonly string[];
  readonly protocol: Protocol;
  /** nDCG@10 that the choice has to reach. */
  readonly bar?: number;
  /** Only measured when what takes long is wanted. */
  readonly long?: true;
}

/** What the choice has to reach for readers with target loans where loans are divided by time, as a multiple of these methods. */
const WARM_BARS: readonly (readonly [ContestantId, number])[] = [['target-knn', 1.05], ['target-ridge', 1]];
const LONGEST_MS = 2_400_000;

/** The long ones first, so that no lane waits for the other at the end. */
const questions: readonly Question[] = [
  { target: 'nonfiction', sources: ['fiction'], protocol: 'cold-start', bar: 0.034, long: true },
  { target: 'text', sources: ['only comics'], protocol: 'cold-start', bar: 0.025, long: true },
  { target: 'stories', sources: ['only nonfiction'], protocol: 'cold-start', bar: 0.05, long: true },
  { target: 'german', sources: ['french'], protocol: 'temporal', long: true },
  { target: 'english', sources: ['french'], protocol: 'temporal', long: true },
  { target: 'german', sources: ['french'], protocol: 'cold-start', bar: 0.205 },
  { target: 'english', sources: ['french'], protocol: 'cold-start', bar: 0.13 },
];

/** Measures the lists on held-out loans, one command a question. */
export async function evaluateSwiss(report: Report, corpus: string, lines: readonly CommandLine[], long: boolean): Promise<void> {
  await sideBySide(questions.filter((question) => long || !question.long), lines.length, async ({ target, sources, protocol, bar }, lane) => {
    const { document: { evaluation }, seconds } = await lines[lane]!.must<{ evaluation: Evaluation }>([
      'evaluate', '--target', target, '--source', ...sources, '--protocol', protocol, '--folds', '5', '--seed', '1',
    ], LONGEST_MS);
    const name = `${sources.join(' + ')} → ${target}, ${protocol}: nDCG@10`;
    const all = evaluation.segments.find(({ segment }) => segment === 'all');
    const ndcg = (method: string): number => all?.methods.find((row) => row.method === method)?.ndcg.mean ?? Number.NaN;
    const gain = all?.differences.find((row) => row.method === 'chosen' && row.against === 'popularity');
    const figure = `${interval(all?.methods.find((row) => row.method === 'chosen')?.ndcg)}; popularity ${ndcg('popularity').toFixed(4)}, without transfer ${ndcg('without-transfer').toFixed(4)}; ${all?.patrons ?? 0} patrons, ${seconds.toFixed(0)} s; over popularity ${interval(gain?.difference)}, better for ${percent(gain?.helped)}, worse for ${percent(gain?.hurt)}`;
    if (bar === undefined) report.note(corpus, name, figure);
    else report.check(corpus, name, ndcg('chosen') >= bar, figure, `chosen ≥ ${bar}`);
    if (protocol === 'temporal') for (const [method, times] of WARM_BARS) {
      const [own, other] = [warm(evaluation, 'chosen'), warm(evaluation, method)];
      report.check(corpus, `${name}, readers with target loans`, own >= times * other, `${own.toFixed(4)}; ${method} ${other.toFixed(4)}`, `chosen ≥ ${times} × ${method}`);
    }
  });
}

function interval(of: Interval | undefined): string {
  return of ? `${of.mean.toFixed(4)} [${of.low.toFixed(3)}, ${of.high.toFixed(3)}]` : '–';
}

function percent(share = Number.NaN): string {
  return `${(100 * share).toFixed(0)} %`;
}

/** Mean nDCG@10 of a method over the patrons with target loans. */
function warm({ segments }: Evaluation, method: ContestantId): number {
  const own = segments.filter(({ segment }) => segment !== 'all' && segment !== '0');
  const patrons = own.reduce((sum, segment) => sum + segment.patrons, 0);
  return own.reduce((sum, segment) => sum + segment.patrons * (segment.methods.find((row) => row.method === method)?.ndcg.mean ?? Number.NaN), 0) / patrons;
}

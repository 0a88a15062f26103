import type { Evaluation } from '#contract/evaluations.ts';
import type { Interval, SegmentResult } from '#contract/training.ts';
import { fill, sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { table } from './terminal.ts';

/** A mean with its interval. */
export const shown = ({ mean, low, high }: Interval): string => `${mean.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
const plus = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
/** The same of a difference. */
export const signed = ({ mean, low, high }: Interval): string => `${plus(mean)} [${plus(low)}, ${plus(high)}]`;

/** What has to be said of a run, and what its neural methods were computed on: a line each. */
export function noticesText({ notices = [], device = null }: Pick<Evaluation, 'notices' | 'device'>, language: Language): string {
  const words = sentences[language];
  return [...notices.map((notice) => words.notice[notice]), ...(device === null ? [] : [fill(words.terminal.device, { device: words.device[device] })])].map((line) => `${line}\n`).join('');
}

/** The figures of every segment that was measured, as tables with a line a comparison. */
export function segmentsText(segments: readonly SegmentResult[], language: Language): string {
  const words = sentences[language];
  return segments.filter(({ patrons }) => patrons > 0).map(({ segment, patrons, methods, differences }) => `\n${words.segment[segment]} (${patrons})\n`
    + methodsTable(methods, language)
    + differences.map(({ method, against, difference, helped, hurt, detectable, verdict }) =>
      `${fill(words.terminal.comparison, { method, against, difference: signed(difference), helped: Math.round(helped * 100), hurt: Math.round(hurt * 100), detectable: detectable.toFixed(4), verdict: words.verdict[verdict] })}\n`).join('')).join('');
}

function methodsTable(methods: SegmentResult['methods'], language: Language): string {
  const { column, figure } = sentences[language];
  const isFull = methods.some(({ more }) => more !== null);
  return table([column.method, `${figure.ndcg}@10`, ...(isFull ? [figure.cappedRecall, figure.precision, figure.hitRate, figure.mrr, figure.coverage] : [])], methods.map(({ method, ndcg, more }) =>
    [method, shown(ndcg), ...(more === null ? [] : [more.recall, more.precision, more.hitRate, more.mrr, more.coverage].map((value) => value.toFixed(4)))]));
}

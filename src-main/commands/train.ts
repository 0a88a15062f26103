import { methodIds, protocols, segmentIds, type Evaluation, type Interval, type Model, type SegmentResult } from '#contract/training.ts';
import { sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { findDomains } from '#services/domains.ts';
import * as training from '#services/training.ts';
import type { Command } from './command.ts';
import { resultOf, table } from './terminal.ts';
import { oneOf, readArguments, required, usageError, whole } from './usage.ts';

const choiceOptions = { target: { type: 'string' }, source: { type: 'string', multiple: true }, map: { type: 'string' }, seed: { type: 'string' } } as const;
const mostSeed = 2 ** 31 - 1;

/** `train --target NAME --source NAME…` */
export const trainCommand: Command = async (library, words, { language }) => {
  const { values } = readArguments(words, { ...choiceOptions, until: { type: 'string' } }, ['source']);
  const { until } = values;
  if (until !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(Date.parse(until)))) throw usageError('--until takes a date such as 2024-12-31.');
  const choice = findDomains(library, values.map, required(values.target, 'target'), values.source ?? []);
  const seed = whole(values.seed, 'seed', 1, 0, mostSeed);
  const { modelId } = resultOf(await library.jobs.ended(training.startTraining(library, { ...choice, seed, until })));
  const model = training.models(library).find(({ id }) => id === modelId)!;
  return { document: { model }, text: modelText(model, language) };
};

/** `evaluate --target NAME --source NAME…` */
export const evaluateCommand: Command = async (library, words, { language }) => {
  const { values } = readArguments(words, { ...choiceOptions, protocol: { type: 'string' }, folds: { type: 'string' }, methods: { type: 'string' } }, ['source']);
  const methods = values.methods?.split(',').map((method) => oneOf(method.trim(), 'methods', methodIds)!);
  const protocol = oneOf(values.protocol, 'protocol', protocols) ?? 'cold-start';
  const folds = whole(values.folds, 'folds', 5, 2, 20);
  const seed = whole(values.seed, 'seed', 1, 0, mostSeed);
  const choice = findDomains(library, values.map, required(values.target, 'target'), values.source ?? []);
  const { evaluationId } = resultOf(await library.jobs.ended(training.startEvaluation(library, { ...choice, protocol, folds, methods, seed })));
  const evaluation = training.evaluation(library, evaluationId!);
  return { document: { evaluation }, text: evaluationText(evaluation, language) };
};

const shown = ({ mean, low, high }: Interval): string => `${mean.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
const plus = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
const signed = ({ mean, low, high }: Interval): string => `${plus(mean)} [${plus(low)}, ${plus(high)}]`;

function modelText({ target, sources, summary }: Model, language: Language): string {
  const words = sentences[language];
  return `${sources.map(({ name }) => name).join(' + ') || '–'} → ${target}: ${summary.sharedPatrons} shared patrons, ${summary.seconds.toFixed(1)} s\n`
    + segmentIds.map((segment) => `${words.segment[segment]}: ${words.method[summary.methods[segment]]}\n`).join('')
    + summary.notices.map((notice) => `${words.notice[notice]}\n`).join('')
    + segmentsText(summary.segments, language);
}

function evaluationText({ target, sources, protocol, folds, sharedPatrons, seconds, segments }: Evaluation, language: Language): string {
  return `${sources.join(' + ') || '–'} → ${target}: ${protocol}, ${folds} folds, ${sharedPatrons} shared patrons, ${seconds.toFixed(1)} s\n` + segmentsText(segments, language);
}

function segmentsText(segments: readonly SegmentResult[], language: Language): string {
  const words = sentences[language];
  return segments.filter(({ patrons }) => patrons > 0).map(({ segment, patrons, methods, differences }) => `\n${words.segment[segment]} (${patrons})\n`
    + methodsTable(methods)
    + differences.map(({ method, against, difference, helped, hurt, detectable, verdict }) =>
      `${method} − ${against}: ${signed(difference)}; better for ${Math.round(helped * 100)} %, worse for ${Math.round(hurt * 100)} %; detectable ${detectable.toFixed(4)}; ${words.verdict[verdict]}\n`).join('')).join('');
}

function methodsTable(methods: SegmentResult['methods']): string {
  const isFull = methods.some(({ more }) => more !== null);
  return table(['method', 'nDCG@10', ...(isFull ? ['recall', 'precision', 'hit rate', 'MRR', 'coverage'] : [])], methods.map(({ method, ndcg, more }) =>
    [method, shown(ndcg), ...(more === null ? [] : [more.recall, more.precision, more.hitRate, more.mrr, more.coverage].map((value) => value.toFixed(4)))]));
}

import { devicePreferences } from '#contract/devices.ts';
import { segmentIds, type Model } from '#contract/training.ts';
import { fill, sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { findDomains } from '#services/domains.ts';
import * as training from '#services/training.ts';
import type { Command } from './command.ts';
import { noticesText, segmentsText } from './figures-text.ts';
import { resultOf } from './terminal.ts';
import { oneOf, readArguments, required, usageError, whole } from './usage.ts';

/** Options that name a target, its sources, a seed and what to compute on. */
export const choiceOptions = { target: { type: 'string' }, source: { type: 'string', multiple: true }, map: { type: 'string' }, seed: { type: 'string' }, device: { type: 'string' } } as const;
export const mostSeed = 2 ** 31 - 1;

/** `train --target NAME --source NAME…` */
export const trainCommand: Command = async (library, words, { language }) => {
  const { values } = readArguments(words, { ...choiceOptions, until: { type: 'string' } }, ['source']);
  const { until } = values;
  if (until !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(Date.parse(until)))) throw usageError('--until takes a date such as 2024-12-31.');
  const choice = findDomains(library, values.map, required(values.target, 'target'), values.source ?? []);
  const seed = whole(values.seed, 'seed', 1, 0, mostSeed);
  const device = oneOf(values.device, 'device', devicePreferences);
  const { modelId } = resultOf(await library.jobs.ended(training.startTraining(library, { ...choice, seed, until, device })));
  const model = training.models(library).find(({ id }) => id === modelId)!;
  return { document: { model }, text: modelText(model, language) };
};

function modelText({ target, sources, summary }: Model, language: Language): string {
  const words = sentences[language];
  return `${fill(words.terminal.trained, { sources: sources.map(({ name }) => name).join(' + ') || '–', target, patrons: summary.sharedPatrons, seconds: summary.seconds.toFixed(1) })}\n`
    + segmentIds.map((segment) => `${words.segment[segment]}: ${words.method[summary.methods[segment]]}\n`).join('')
    + (summary.leftOut && summary.leftOut.cards > 0 ? `${fill(words.trainingFact.leftOut, summary.leftOut)}\n` : '')
    + noticesText(summary, language)
    + segmentsText(summary.segments, language);
}

import { devicePreferences } from '#contract/devices.ts';
import { curveReading } from '#contract/curve-reading.ts';
import { protocols, type Evaluation, type EvaluationDetails, type LearningCurve, type MethodCost } from '#contract/evaluations.ts';
import { fill, sentences } from '#contract/sentences/sentences.ts';
import { sliceName } from '#contract/sentences/slice-name.ts';
import type { Language } from '#contract/settings.ts';
import { methodIds } from '#contract/training.ts';
import { findDomains } from '#services/domains.ts';
import * as training from '#services/training.ts';
import type { Command } from './command.ts';
import { noticesText, segmentsText, shown, signed } from './figures-text.ts';
import { resultOf, table } from './terminal.ts';
import { choiceOptions, mostSeed } from './train.ts';
import { oneOf, readArguments, required, whole } from './usage.ts';

/** `evaluate --target NAME --source NAME…` */
export const evaluateCommand: Command = async (library, words, { language }) => {
  const options = { ...choiceOptions, protocol: { type: 'string' }, folds: { type: 'string' }, methods: { type: 'string' }, 'learning-curve': { type: 'boolean' } } as const;
  const { values } = readArguments(words, options, ['source']);
  const methods = values.methods === 'all' ? methodIds : values.methods?.split(',').map((method) => oneOf(method.trim(), 'methods', methodIds)!);
  const protocol = oneOf(values.protocol, 'protocol', protocols) ?? 'cold-start';
  const folds = whole(values.folds, 'folds', 5, 2, 20);
  const seed = whole(values.seed, 'seed', 1, 0, mostSeed);
  const learningCurve = values['learning-curve'] ?? false;
  const choice = findDomains(library, values.map, required(values.target, 'target'), values.source ?? []);
  const device = oneOf(values.device, 'device', devicePreferences);
  const { evaluationId } = resultOf(await library.jobs.ended(training.startEvaluation(library, { ...choice, protocol, folds, methods, learningCurve, seed, device })));
  const evaluation = training.evaluation(library, evaluationId!);
  return { document: { evaluation }, text: evaluationText(evaluation, language) };
};

function evaluationText({ target, sources, protocol, folds, sharedPatrons, seconds, segments, details, ...rest }: Evaluation, language: Language): string {
  const words = sentences[language];
  return `${fill(words.terminal.evaluated, { sources: sources.join(' + ') || '–', target, protocol: words.protocol[protocol], rounds: details?.rounds ?? folds, patrons: sharedPatrons, seconds: seconds.toFixed(1) })}\n`
    + (protocol === 'random' ? `${words.protocolHint.random}\n` : '')
    + noticesText(rest, language)
    + (segments.length === 0 ? `${words.measuring.nothing}\n` : segmentsText(segments, language) + (details ? detailsText(details, language) : ''));
}

function detailsText({ costs, segments, patronSlices, titleSlices, curve }: EvaluationDetails, language: Language): string {
  const { figure, column, patronSlice, titleSlice, method: names } = sentences[language];
  const all = segments.find(({ segment }) => segment === 'all')?.methods ?? [];
  return `\n${table([column.method, figure.auc, `${figure.map}@10`, `${figure.f1}@10`, figure.novelty, figure.longTail, figure.diversity, figure.calibration, figure.gini, figure.error], all.map(({ method, auc, lengths, novelty, longTail, diversity, calibration, gini, reliability }) => {
    const ten = lengths.find(({ length }) => length === 10)!;
    return [method, ...[auc.mean, ten.map.mean, ten.f1.mean, novelty.mean, longTail.mean, diversity?.mean, calibration?.mean, gini, reliability?.error].map((value) => value?.toFixed(4) ?? '–')];
  }))}`
    + `\n${table([column.patrons, column.number, ...(['chosen', 'without-transfer'] as const).map((id) => `${figure.ndcg}@10: ${names[id]}`)], patronSlices.map(({ kind, value, patrons, methods }) =>
      [`${patronSlice[kind]}: ${sliceName(kind, value, language)}`, patrons, ...(['chosen', 'without-transfer'] as const).map((id) => shown(methods.find(({ method }) => method === id)!.ndcg))]))}`
    + `\n${table([column.titles, column.number, column.heldOut, `${column.recall}: ${names.chosen}`, column.shown], titleSlices.map(({ kind, value, titles, loans, methods }) => {
      const { recall, shown: share } = methods.find(({ method }) => method === 'chosen')!;
      return [`${titleSlice[kind]}: ${sliceName(kind, value, language)}`, titles, loans, shown(recall), share.toFixed(4)];
    }))}`
    + `\n${table([column.method, column.seconds, column.model, column.peak, column.settings], costs.map((cost) => costRow(cost, language)))}`
    + (curve ? curveText(curve, language) : '');
}

function costRow({ method, fitSeconds, modelBytes, peakBytes, settings }: MethodCost, language: Language): (string | number)[] {
  const { segment: names } = sentences[language];
  const used = settings.map(({ segment, settings: own, rounds }) => `${names[segment]} (${rounds}): ${Object.entries(own).map(([name, value]) => `${name} ${value}`).join(', ')}`).join('; ');
  return [method, fitSeconds.toFixed(3), (modelBytes / 2 ** 20).toFixed(2), peakBytes === null ? '–' : (peakBytes / 2 ** 20).toFixed(0), used];
}

function curveText({ method, twin, points }: LearningCurve, language: Language): string {
  const { column } = sentences[language];
  const { code, from, to } = curveReading(points);
  const values = { from: from?.loans ?? 0, fromPercent: (from?.share ?? 0) * 100, to: to?.loans ?? 0, toPercent: (to?.share ?? 0) * 100 };
  return `\n${table([column.targetLoans, column.share, method, twin, column.difference], points.map(({ share, loans, ndcg, twinNdcg, difference }) =>
    [loans, `${share * 100}%`, shown(ndcg), shown(twinNdcg), signed(difference)]))}${fill(sentences[language].curveReading[code], values)}\n`;
}

import { defaultCandidate, fitCandidates } from '#engine/evaluation/fit-candidates.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildDataset, type Dataset } from '#engine/data/dataset.ts';
import type { ProblemInput } from '#engine/data/problem.ts';
import { candidateKey } from '#engine/models/candidate.ts';
import type { CellChoice } from '#engine/evaluation/choice.ts';
import { roundOf, type Round } from '#engine/evaluation/protocols.ts';
import type { ProtocolId } from '#engine/evaluation/report.ts';
import { selectMethods } from '#engine/evaluation/selection.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import { competing, methods, runnable } from '#engine/methods.ts';
import { createFitContext } from '#engine/models/method.ts';
import { createPacer } from '#engine/pacer.ts';
import { createProgress } from '#engine/progress.ts';
import { deviceSupply } from '#worker/devices/open-device.ts';
import { plantedLibrary } from '../planted.ts';

/** What becomes of the loans that no training may see: another title, another day. */
type Change = (problem: ProblemInput) => ProblemInput;

const planted = plantedLibrary({ seed: 41, agree: true, patrons: 60 });
/** Every loan on a day of its own, so that a changed title keeps its place in the patron's history. */
const library: ProblemInput = { ...planted, target: { ...planted.target, days: planted.target.days.map((_, e) => 18_000 + ((e * 89) % planted.target.days.length)) } };
const kernels = createTypescriptKernels();
/** For the towers, whose numbers repeat on the plain device. */
const withDevice = createTypescriptKernels(deviceSupply('cpu', () => undefined));
const fitted = runnable(methods, withDevice);
/** The second of two rounds. The cut of the temporal one is a date, set by how many loans there are: that of the unchanged library. */
const roundFor = (protocol: ProtocolId, problem: ProblemInput): Round => roundOf(protocol, problem, buildDataset(protocol === 'temporal' ? library : problem), 2, 1, 3);

const future: Change = (problem) => {
  const { training } = roundFor('temporal', problem);
  const cut = Math.max(...[training.target, ...training.sources].flatMap((matrix) => [...matrix.lastDay])) + 1;
  const change = <T extends ProblemInput['target']>(loans: T): T => ({
    ...loans,
    titles: loans.titles.map((title, e) => (loans.days[e]! >= cut ? (title + 23) % loans.titleCount : title)),
    days: loans.days.map((day) => (day >= cut ? day + 5 : day)),
  });
  return { ...problem, target: change(problem.target), sources: problem.sources.map(change) };
};

const hidden: Change = (problem) => {
  const { cases } = roundFor('cold-start', problem);
  const held = new Set(cases.map(({ patron }) => patron));
  const { titles, titleCount, patrons, days } = problem.target;
  return { ...problem, target: {
    ...problem.target,
    titles: titles.map((title, e) => (held.has(patrons[e]!) ? (title + 23) % titleCount : title)),
    days: days.map((day, e) => (held.has(patrons[e]!) ? day - 3 : day)),
  } };
};

const dealt: Change = (problem) => {
  const asked = new Map(roundFor('random', problem).cases.map(({ patron, relevant }) => [patron, new Set(relevant)]));
  const known = new Map<number, Set<number>>();
  problem.target.titles.forEach((title, e) => { const patron = problem.target.patrons[e]!; known.set(patron, (known.get(patron) ?? new Set()).add(title)); });
  // an asked title becomes one that the patron never borrowed; the same day keeps its place in her history
  const free = (patron: number): number => Array.from({ length: problem.target.titleCount }, (_, t) => t).find((title) => !known.get(patron)!.has(title))!;
  return { ...problem, target: {
    ...problem.target,
    titles: problem.target.titles.map((title, e) => { const patron = problem.target.patrons[e]!; return asked.get(patron)?.has(title) && asked.get(patron)!.size === 1 ? free(patron) : title; }),
  } };
};

describe.each<[ProtocolId, Change]>([['temporal', future], ['cold-start', hidden], ['random', dealt]])('what is kept aside in the %s protocol', (protocol, change) => {
  const changed = change(library);
  let [before, after]: Dataset[] = [];
  beforeAll(() => { [before, after] = [library, changed].map((problem) => roundFor(protocol, problem).training); });

  it('was changed', () => {
    const differing = changed.target.titles.filter((title, e) => title !== library.target.titles[e]).length;
    expect(differing).toBeGreaterThan(10);
    expect(after).toEqual(before);
  });

  // the random split is for comparison with papers alone: that its training data are the same says enough
  it.each(protocol === 'random' ? [] : fitted.map(({ id }) => id))('changes no number of a trained %s', async (id) => {
    const fit = async (data: Dataset) => [...(await fitCandidates(createFitContext(data, 7, createPacer(), undefined, withDevice), [defaultCandidate(id)])).values()].flatMap((made) => [made, ...(made.parts ?? [])]).map((made) => made.save());
    expect(await fit(after!)).toEqual(await fit(before!));
  });
});

describe('the whole selection', () => {
  it.each<[ProtocolId, Change]>([['temporal', future], ['cold-start', hidden]])('makes the same choices with the same settings whatever %s keeps aside', async (protocol, change) => {
    const select = (problem: ProblemInput): Promise<CellChoice[]> => selectMethods(roundFor(protocol, problem).training, {
      // one setting of what takes long, two of the rest
      methods: runnable(competing, kernels).map((method) => ({ ...method, grid: method.grid.slice(0, method.effort > 4 ? 1 : 2) })), seed: 5, pacer: createPacer(), kernels, progress: createProgress('selection', 1),
    });
    const summed = (choices: readonly CellChoice[]) => choices.map(({ cell, patrons, chosen, fallback, reason, best }) => ({ cell, patrons, reason, keys: [chosen, fallback, ...best].map(candidateKey) }));
    expect(summed(await select(change(library)))).toEqual(summed(await select(library)));
  });
});

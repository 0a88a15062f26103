import { beforeAll, describe, expect, it } from 'vitest';
import { buildDataset, withoutPatrons, type Dataset } from '#engine/data/dataset.ts';
import type { ProblemInput } from '#engine/data/problem.ts';
import { readerOf, type Reader } from '#engine/data/reader.ts';
import { topAmong, topColumns } from '#engine/evaluation/ranking.ts';
import { fitCandidates } from '#engine/evaluation/fit-candidates.ts';
import { methods } from '#engine/methods.ts';
import { ColumnSums } from '#engine/models/column-sums.ts';
import { candidateKey, type Candidate } from '#engine/models/candidate.ts';
import { createFitContext, type FittedMethod, type MethodDefinition, type FitContext, type Settings } from '#engine/models/method.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import { createPacer, type Pacer } from '#engine/pacer.ts';
import { deviceSupply } from '#worker/devices/open-device.ts';
import { plantedLibrary } from './planted.ts';

const input = plantedLibrary({ seed: 11, agree: true, patrons: 150, sources: 2 });
const kernels = createTypescriptKernels(deviceSupply('wasm', () => undefined));
const contextOf = (on: Dataset, seed: number, pacer: Pacer = createPacer()) => createFitContext(on, seed, pacer, undefined, kernels);
const data = buildDataset(input);
const titles = data.target.columnCount;
const nobody: Reader = { target: new Uint32Array(0), sources: [new Uint32Array(0), new Uint32Array(0)], group: 0 };
const readers: Reader[] = [
  nobody,
  { ...readerOf(data, 1), target: new Uint32Array(0) },
  { ...readerOf(data, 2), sources: nobody.sources },
  ...[1, 2, 3, 4, 6, 7].map((patron) => readerOf(data, patron)),
];
const fitWith = async (method: MethodDefinition, context: FitContext, settings: readonly Settings[]) => {
  const candidates = settings.map((setting): Candidate => ({ method: method.id, settings: setting }));
  const fits = await fitCandidates(context, candidates);
  return candidates.map((candidate) => fits.get(candidateKey(candidate))!);
};
const fitAll = (method: MethodDefinition, seed: number, on = data) => fitWith(method, contextOf(on, seed), [...method.grid, ...(method.alternatives ?? [])]);
/** What is stored of a model, its parts included. */
const stored = (fit: FittedMethod) => [fit, ...(fit.parts ?? [])].map((part) => part.save());
const scoresOf = (fit: FittedMethod, reader: Reader) => {
  const out = new Float32Array(titles);
  return fit.score(reader, out) ? out : null;
};

it('a method that competes has a twin that competes and stands before it', () => {
  methods.forEach(({ id, twin, competes }, m) => {
    if (twin === null) return;
    const at = methods.findIndex((method) => method.id === twin);
    expect(at, id).toBeGreaterThanOrEqual(0);
    expect(at, id).toBeLessThan(m);
    if (competes !== false) expect(methods[at]!.competes, id).not.toBe(false);
  });
});

describe.each(methods.map((method) => [method.id, method] as const))('every method: %s', (_id, method) => {
  let fits: FittedMethod[] = [];
  beforeAll(async () => { fits = await fitAll(method, 5); });

  it('gives finite scores or says that it is silent', () => {
    for (const fit of fits) {
      expect(fit.id).toBe(method.id);
      for (const reader of readers) expect(scoresOf(fit, reader)?.every(Number.isFinite) ?? true).toBe(true);
    }
    expect(readers.some((reader) => scoresOf(fits[0]!, reader) !== null)).toBe(true);
  });

  it('finds the head of the list by the short cut as by all scores', () => {
    for (const fit of fits) {
      if (!fit.gather) continue;
      for (const reader of readers) {
        const excluded = new Uint8Array(titles);
        for (const column of reader.target) excluded[column] = 1;
        const sums = new ColumnSums(titles);
        fit.gather(reader, sums, excluded, 10);
        const scores = scoresOf(fit, reader);
        const ranking = (own: Float32Array) => ({ scores: own, secondary: null, salt: 3, excluded });
        const short = topAmong(ranking(sums.values), sums.touched, sums.size, 10);
        const full = scores ? topColumns(ranking(scores), 10) : new Uint32Array(0);
        expect([...short]).toEqual([...full].slice(0, short.length));
        expect([...full].slice(short.length).every((column) => scores![column] === 0)).toBe(true);
      }
    }
  });

  it('gives all sums, and those of a few titles, as among all scores', () => {
    const some = Uint32Array.from({ length: titles }, (_, j) => j).filter((j) => j % 7 === 2);
    for (const fit of fits) {
      for (const reader of readers) {
        const scores = scoresOf(fit, reader);
        if (fit.gather && !fit.scoreOf) {
          const sums = new ColumnSums(titles);
          fit.gather(reader, sums, new Uint8Array(titles), titles);
          expect(sums.values).toEqual(scores ?? new Float32Array(titles));
          expect(new Set(sums.touched.subarray(0, sums.size)).size).toBe(sums.size);
        }
        if (fit.scoreOf) expect(fit.scoreOf(reader, some)).toEqual(scores && Float32Array.from(some, (column) => scores[column]!));
      }
    }
  });

  it('repeats by seed', async () => {
    const again = await fitAll(method, 5);
    fits.forEach((fit, f) => readers.forEach((reader) => expect(scoresOf(again[f]!, reader)).toEqual(scoresOf(fit, reader))));
  });

  it('scores the same after saving and loading through JSON', () => {
    for (const fit of fits) {
      const { header, arrays } = fit.save();
      const loaded = method.load({ header: JSON.parse(JSON.stringify(header)) as typeof header, arrays: structuredClone(arrays) }, fit.settings, fit.parts);
      for (const reader of readers) {
        expect(scoresOf(loaded, reader)).toEqual(scoresOf(fit, reader));
        expect(loaded.explain(reader, 3)).toEqual(fit.explain(reader, 3));
      }
    }
  });

  it('explains every score exactly', () => {
    for (const fit of fits) {
      for (const reader of readers) {
        const scores = scoresOf(fit, reader);
        if (!scores) continue;
        for (let column = 0; column < titles; column += 7) {
          const { score, terms, base } = fit.explain(reader, column);
          const sum = terms.reduce((total, term) => total + term.value, base);
          const size = terms.reduce((total, term) => total + Math.abs(term.value), Math.abs(base));
          expect(Math.abs(sum - scores[column]!)).toBeLessThanOrEqual(1e-5 * Math.max(size, 1e-9));
          expect(Math.abs(score - scores[column]!)).toBeLessThanOrEqual(1e-5 * Math.max(size, 1e-9));
          for (const term of terms) {
            const own = term.domain === 'target' ? reader.target : reader.sources[term.domain]!;
            expect(own.includes(term.column)).toBe(true);
          }
        }
      }
    }
  });

  it('learns nothing from the loans of patrons that are held out', async () => {
    const held = Uint8Array.from({ length: data.patronCount }, (_, u) => (u % 4 === 0 ? 1 : 0));
    const changed = buildDataset(otherLoans(input, held));
    const [first] = await fitWith(method, contextOf(withoutPatrons(data, held), 5), method.grid.slice(0, 1));
    const [second] = await fitWith(method, contextOf(withoutPatrons(changed, held), 5), method.grid.slice(0, 1));
    expect(stored(second!)).toEqual(stored(first!));
  });

  it('stops when it is told to, and stands tiny data', async () => {
    const controller = new AbortController();
    controller.abort();
    const pacer = { ...createPacer(controller.signal), due: () => true };
    if (method.effort > 1) await expect(method.fit(contextOf(data, 1, pacer), method.grid)).rejects.toThrow(/abort/i);
    const empty = withoutPatrons(data, new Uint8Array(data.patronCount).fill(1));
    for (const fit of await fitAll(method, 1, empty)) {
      for (const reader of readers) expect(scoresOf(fit, reader)?.every(Number.isFinite) ?? true).toBe(true);
    }
  });
});

/** The same problem with every loan of the held patrons moved to another title and another day. */
function otherLoans(problem: ProblemInput, held: Uint8Array): ProblemInput {
  const change = <T extends ProblemInput['target']>(loans: T): T => ({
    ...loans,
    titles: loans.titles.map((title, e) => (held[loans.patrons[e]!] ? (title + 17) % loans.titleCount : title)),
    days: loans.days.map((day, e) => (held[loans.patrons[e]!] ? day + 400 : day)),
  });
  return { ...problem, target: change(problem.target), sources: problem.sources.map(change) };
}

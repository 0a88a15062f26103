import type { FittedMethod, MethodDefinition, MethodId, Settings } from '../models/method.ts';
import type { CellChoice } from './choice.ts';
import { segments, type SegmentId } from './segments.ts';

/** What a method costs, and the settings it was measured with. */
export interface MethodCost {
  readonly method: MethodId;
  /** false: measured only, never put to use. */
  readonly competes: boolean;
  /** Wall seconds of one training, the median over the rounds; what methods share is computed by the first of them, and counts for it. */
  readonly fitSeconds: number;
  /** Bytes of the typed arrays the model is stored as, the largest over rounds and settings. */
  readonly modelBytes: number;
  /** Most memory the process held while the method was trained; null: not measured. */
  readonly peakBytes: number | null;
  /** The settings that were best in the inner validation, by segment, with how many rounds picked them. */
  readonly settings: readonly { readonly segment: SegmentId; readonly settings: Settings; readonly rounds: number }[];
}

/** Notes what trainings cost, round by round. */
export class CostBook {
  readonly #seconds = new Map<MethodId, number[]>();
  readonly #bytes = new Map<MethodId, number>();
  readonly #peaks = new Map<MethodId, number>();
  readonly #settings = new Map<string, { method: MethodId; segment: SegmentId; settings: Settings; rounds: number }>();
  readonly #memory: (() => number) | null;
  #startedAt = 0;
  #peak = 0;

  /** @param memory bytes the process holds now; null where that cannot be told */
  constructor(memory: (() => number) | null) {
    this.#memory = memory;
  }

  /** Looks at the memory; called at every pause of a training. */
  readonly look = (): void => {
    if (this.#memory) this.#peak = Math.max(this.#peak, this.#memory());
  };

  /** A training begins. */
  begin(): void {
    this.#startedAt = performance.now();
    this.#peak = 0;
    this.look();
  }

  /** The training that began last made so many models of the method; the next one begins. */
  fitted(method: MethodId, models: number): void {
    this.look();
    const seconds = (performance.now() - this.#startedAt) / 1000 / Math.max(1, models);
    this.#seconds.set(method, [...this.#seconds.get(method) ?? [], seconds]);
    this.#peaks.set(method, Math.max(this.#peaks.get(method) ?? 0, this.#peak));
    this.begin();
  }

  /** Sizes of the trained models. */
  weigh(fits: Iterable<FittedMethod>): void {
    for (const fit of fits) {
      this.#bytes.set(fit.id, Math.max(this.#bytes.get(fit.id) ?? 0, bytesOf(fit)));
    }
  }

  /** The best settings of a round, from the cells of patrons with (or, without sources, of those without) source loans. */
  note(choices: readonly CellChoice[], hasSource: boolean): void {
    for (const { cell, best } of choices) {
      if (cell.hasSource !== hasSource) continue;
      for (const { method, settings } of best) {
        const key = `${method} ${cell.segment} ${JSON.stringify(settings)}`;
        const entry = this.#settings.get(key) ?? { method, segment: cell.segment, settings, rounds: 0 };
        entry.rounds += 1;
        this.#settings.set(key, entry);
      }
    }
  }

  /** The costs of the methods that were trained, in the order given. */
  costs(methods: readonly MethodDefinition[]): MethodCost[] {
    const settings = [...this.#settings.values()].sort((a, b) => segments.indexOf(a.segment) - segments.indexOf(b.segment) || b.rounds - a.rounds);
    return methods.filter(({ id }) => this.#seconds.has(id)).map(({ id, competes }) => ({
      method: id, competes: competes ?? true,
      fitSeconds: median(this.#seconds.get(id)!), modelBytes: this.#bytes.get(id) ?? 0, peakBytes: this.#memory ? this.#peaks.get(id)! : null,
      settings: settings.filter(({ method }) => method === id).map(({ segment, settings: own, rounds }) => ({ segment, settings: own, rounds })),
    }));
  }
}

/** Bytes of a model's arrays, those of its parts included. */
function bytesOf(fit: FittedMethod): number {
  const own = Object.values(fit.save().arrays).reduce((sum, array) => sum + array.byteLength, 0);
  return (fit.parts ?? []).reduce((sum, part) => sum + bytesOf(part), own);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

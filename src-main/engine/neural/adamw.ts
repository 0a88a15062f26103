/** Settings of the optimiser, the usual ones of the papers except for the rate. */
export interface AdamSettings {
  /** α, step size. */
  readonly rate: number;
  /** λ, decoupled weight decay; 0 makes it plain Adam. */
  readonly decay: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** β₁ .9, β₂ .999, ε 10⁻⁸ (Kingma & Ba 2015, algorithm 1). */
export function adamSettings(rate: number, decay: number): AdamSettings {
  return { rate, decay, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
}

/** Parameters with their running moments, all of one length. */
export interface AdamState {
  readonly values: Float32Array;
  /** m, running mean of the gradient. */
  readonly mean: Float32Array;
  /** v, running mean of its square. */
  readonly square: Float32Array;
}

/** Fresh moments for the given parameters, which are updated in place. */
export function adamState(values: Float32Array): AdamState {
  return { values, mean: new Float32Array(values.length), square: new Float32Array(values.length) };
}

/** The numbers of one step: θ ← keep·θ − rate·m/(√v + epsilon). */
export interface AdamPace extends Pick<AdamSettings, 'beta1' | 'beta2'> {
  /** α√(1 − β₂ᵗ)/(1 − β₁ᵗ) */
  readonly rate: number;
  /** ε√(1 − β₂ᵗ) */
  readonly epsilon: number;
  /** 1 − αλ */
  readonly keep: number;
}

/** The numbers of step t = 1, 2, … with the bias corrections m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ) worked in (Kingma & Ba 2015, end of section 2). */
export function adamPace({ rate, decay, beta1, beta2, epsilon }: AdamSettings, step: number): AdamPace {
  const root = Math.sqrt(1 - beta2 ** step);
  return { beta1, beta2, rate: (rate * root) / (1 - beta1 ** step), epsilon: epsilon * root, keep: 1 - rate * decay };
}

/**
 * One step of AdamW over the entries from … to − 1: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − αλθ − α·m̂/(√v̂ + ε)
 * (Kingma & Ba 2015, algorithm 1; the decay decoupled as in Loshchilov & Hutter 2019, algorithm 2, with λ scaled by α as usual).
 * `gradient` has the shape of the parameters.
 */
export function adamwEntries({ values, mean, square }: AdamState, gradient: Float32Array, pace: AdamPace, from: number, to: number): void {
  const { beta1, beta2, rate, epsilon, keep } = pace;
  for (let i = from; i < to; i += 1) {
    const slope = gradient[i]!;
    const m = beta1 * mean[i]! + (1 - beta1) * slope;
    const v = beta2 * square[i]! + (1 - beta2) * slope * slope;
    mean[i] = m;
    square[i] = v;
    values[i] = values[i]! * keep - (rate * m) / (Math.sqrt(v) + epsilon);
  }
}

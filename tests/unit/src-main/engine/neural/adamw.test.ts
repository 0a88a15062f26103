import { describe, expect, it } from 'vitest';
import { adamPace, adamSettings, adamState, adamwEntries } from '#engine/neural/adamw.ts';

function steps(decay: number, slopes: readonly number[], rate = 0.1, start = 1): number[] {
  const state = adamState(Float32Array.of(start));
  return slopes.map((slope, at) => {
    adamwEntries(state, Float32Array.of(slope), adamPace(adamSettings(rate, decay), at + 1), 0, 1);
    return state.values[0]!;
  });
}

describe('Adam (Kingma & Ba 2015, algorithm 1)', () => {
  it('takes the steps worked out by hand', () => {
    // α .1, β₁ .9, β₂ .999, θ₀ 1.
    // t 1, g .5: m .05, v .00025, m̂ .5, v̂ .25, θ = 1 − .1·.5/.5 = .9
    // t 2, g −.3: m .015, v .00033975, m̂ .015/.19 = .0789474, v̂ .00033975/.001999 = .1699600, √v̂ .4122620, θ = .9 − .1·.1914980 = .8808502
    const [first, second] = steps(0, [0.5, -0.3]);
    expect(first).toBeCloseTo(0.9, 6);
    expect(second).toBeCloseTo(0.8808502, 6);
  });

  it('moves by the rate whatever the size of a first gradient', () => {
    for (const slope of [1e-3, 1, 1e3]) expect(steps(0, [slope])[0]).toBeCloseTo(0.9, 4);
  });
});

describe('AdamW (Loshchilov & Hutter 2019, algorithm 2)', () => {
  it('decays the parameter beside the step, not through the gradient', () => {
    // λ .2: t 1: θ = 1 − .1·.2·1 − .1 = .88; t 2: θ = .88 − .1·.2·.88 − .0191498 = .8432502
    const [first, second] = steps(0.2, [0.5, -0.3]);
    expect(first).toBeCloseTo(0.88, 6);
    expect(second).toBeCloseTo(0.8432502, 6);
  });

  it('decays alone where there is no gradient', () => {
    expect(steps(0.5, [0, 0])[1]).toBeCloseTo(0.95 ** 2, 6);
  });

  it('changes only the entries asked for', () => {
    const state = adamState(Float32Array.of(1, 2, 3));
    adamwEntries(state, Float32Array.of(1, 1, 1), adamPace(adamSettings(0.1, 0), 1), 1, 2);
    expect(state.values[0]).toBe(1);
    expect(state.values[1]).toBeCloseTo(1.9, 5);
    expect(state.values[2]).toBe(3);
  });
});

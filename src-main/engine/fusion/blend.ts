import type { Reader } from '../data/reader.ts';
import { numberOf, type Explanation, type FitContext, type FittedMethod, type MethodDefinition, type MethodId, type ScoreTerm, type Settings } from '../models/method.ts';
import { candidateKey, fitCandidates, membersOf, type Candidate } from '../evaluation/candidate.ts';

/**
 * Rank fusion by learned weights: score_j = Σ_m w_m · s_mj / max_i s_mi, the greatest taken over the titles that the reader has not
 * borrowed; a member that is silent or has no score above 0 adds nothing. The settings are the weights by member
 * (`candidateKey`); they come from `learnWeights` on held-out loans (engine notes 1.4.9), the grid holds equal ones.
 */
function blendOf(id: 'target-blend' | 'blend', twin: MethodId | null, members: readonly MethodId[]): MethodDefinition {
  return {
    id,
    twin,
    effort: 1,
    blends: true,
    grid: [Object.fromEntries(members.map((member) => [member, 1]))],
    async fit(context, settings) {
      const made: FittedMethod[] = [];
      for (const setting of settings) made.push(blended(id, setting, await partsOf(context, { method: id, settings: setting }), context.data.target.columnCount));
      return made;
    },
    load: (state, settings, parts = []) => blended(id, settings, parts, numberOf(state, 'titles')),
  };
}

/** The blend of methods that transfer nothing. */
export const targetBlend = blendOf('target-blend', null, ['popularity', 'target-content', 'target-knn']);

/** The blend of all methods. */
export const blend = blendOf('blend', 'target-blend', ['popularity', 'cross-content', 'cross-knn']);

async function partsOf(context: FitContext, own: Candidate): Promise<FittedMethod[]> {
  const members = membersOf(own);
  const fits = await fitCandidates(context, members);
  return members.map((member) => fits.get(candidateKey(member))!);
}

function blended(id: MethodId, settings: Settings, parts: readonly FittedMethod[], titles: number): FittedMethod {
  const weights = Object.values(settings);
  const greatest = new WeakMap<Reader, Float64Array>();
  let own: Float32Array | null = null;

  /** Adds the parts up and notes the greatest score of each; 0 for a part that adds nothing. */
  const addUp = (reader: Reader, sums: Float64Array): Float64Array => {
    const scores = own ??= new Float32Array(titles);
    const known = new Float64Array(parts.length);
    parts.forEach((part, m) => {
      if (weights[m] === 0 || !part.score(reader, scores)) return;
      const borrowed = Float32Array.from(reader.target, (column) => scores[column]!);
      for (const column of reader.target) scores[column] = -Infinity;
      let most = 0;
      for (let j = 0; j < titles; j += 1) if (scores[j]! > most) most = scores[j]!;
      reader.target.forEach((column, at) => { scores[column] = borrowed[at]!; });
      if (most <= 0) return;
      known[m] = most;
      const factor = weights[m]! / most;
      for (let j = 0; j < titles; j += 1) sums[j]! += factor * scores[j]!;
    });
    greatest.set(reader, known);
    return known;
  };

  return {
    id,
    settings,
    parts,
    score(reader, out) {
      const sums = new Float64Array(out.length);
      const spoke = addUp(reader, sums).some((most) => most > 0);
      out.set(sums);
      return spoke;
    },
    explain(reader, column): Explanation {
      const known = greatest.get(reader) ?? addUp(reader, new Float64Array(titles));
      const terms = new Map<string, ScoreTerm>();
      let base = 0;
      let score = 0;
      parts.forEach((part, m) => {
        if (known[m] === 0) return;
        const factor = weights[m]! / known[m]!;
        const inner = part.explain(reader, column);
        base += factor * inner.base;
        score += factor * inner.score;
        for (const term of inner.terms) {
          const key = `${term.domain}/${term.column}`;
          const before = terms.get(key);
          terms.set(key, { ...before, ...term, value: (before?.value ?? 0) + factor * term.value });
        }
      });
      return { score, terms: [...terms.values()], base };
    },
    save: () => ({ header: { titles }, arrays: {} }),
  };
}

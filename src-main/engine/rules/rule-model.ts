import type { Reader } from '../data/reader.ts';
import type { ColumnSums } from '../models/column-sums.ts';
import { arrayOf, numberOf, type Explanation, type FittedMethod, type MethodId, type MethodState, type RuleFigures, type ScoreTerm, type Settings, type StateArray } from '../models/method.ts';
import { writeSums } from '../models/neighbour-sum.ts';
import { NO_ITEM, type Rules } from './association-rules.ts';
import { forCells, type Items } from './transactions.ts';

/** A loan of the reader. */
interface Loan { readonly domain: 'target' | number; readonly column: number }

/**
 * Association rules: score_j = Σ strength over the rules A ⇒ j whose antecedent A the reader has borrowed; the strength is the confidence, or
 * (`surprise` 1) confidence · log₂ lift, times `sourceWeight` where the antecedent has something from a source. A rule's value is divided
 * evenly among its antecedents, and that of a class among the reader's loans of the class.
 */
export function ruleModel(id: MethodId, items: Items, rules: Rules, settings: Settings): FittedMethod {
  const sourceWeight = settings['sourceWeight'] ?? 1;
  const begin = rulesByFirst(rules, items.count);
  const isSource = (item: number) => item >= items.targetTitles && (item < items.cellStart[0]! || item >= (items.cellStart[1] ?? Infinity));
  const strength = Float32Array.from(rules.confidence, (confidence, r) => {
    const crosses = isSource(rules.first[r]!) || (rules.second[r] !== NO_ITEM && isSource(rules.second[r]!));
    return confidence * (settings['surprise'] === 1 ? Math.log2(rules.lift[r]!) : 1) * (crosses ? sourceWeight : 1);
  });

  const loansOf = (reader: Reader): Map<number, Loan[]> => {
    const loans = new Map<number, Loan[]>();
    const note = (item: number, loan: Loan) => {
      const known = loans.get(item);
      if (known) known.push(loan);
      else loans.set(item, [loan]);
    };
    const hear = (domain: 'target' | number, columns: Uint32Array, first: number) => {
      for (const column of columns) {
        note(first + column, { domain, column });
        forCells(items, domain === 'target' ? 0 : domain + 1, column, (cell) => note(cell, { domain, column }));
      }
    };
    hear('target', reader.target, 0);
    if (sourceWeight > 0) items.sourceStart.forEach((first, s) => hear(s, reader.sources[s]!, first));
    return loans;
  };
  /** Calls back with every rule that fires. */
  const fire = (loans: ReadonlyMap<number, unknown>, call: (rule: number) => void) => {
    for (const item of loans.keys()) {
      for (let r = begin[item]!; r < begin[item + 1]!; r += 1) if (rules.second[r] === NO_ITEM || loans.has(rules.second[r]!)) call(r);
    }
  };
  const gather = (reader: Reader, sums: ColumnSums) => {
    fire(loansOf(reader), (r) => {
      const j = rules.consequent[r]!;
      if (sums.values[j] === 0) sums.touched[sums.size++] = j;
      sums.values[j]! += strength[r]!;
    });
  };

  return {
    id, settings, gather,
    score(reader, out) {
      writeSums(out, (sums) => gather(reader, sums));
      return out.some((score) => score !== 0);
    },
    explain(reader, column): Explanation {
      const loans = loansOf(reader);
      const shares = new Map<string, { loan: Loan; value: number; best: number; rule: number }>();
      fire(loans, (r) => {
        if (rules.consequent[r] !== column) return;
        const antecedent = rules.second[r] === NO_ITEM ? [rules.first[r]!] : [rules.first[r]!, rules.second[r]!];
        for (const item of antecedent) {
          const speakers = loans.get(item)!;
          const value = strength[r]! / antecedent.length / speakers.length;
          for (const loan of speakers) {
            const key = `${loan.domain}:${loan.column}`;
            const known = shares.get(key) ?? { loan, value: 0, best: -1, rule: r };
            shares.set(key, { loan, value: known.value + value, best: Math.max(known.best, value), rule: value > known.best ? r : known.rule });
          }
        }
      });
      const terms = [...shares.values()].map(({ loan, value, rule }): ScoreTerm => ({ ...loan, value, rule: figuresOf(rules, rule) }));
      return { score: terms.reduce((sum, term) => sum + term.value, 0), terms, base: 0 };
    },
    save: () => save(items, rules),
  };
}

function figuresOf({ support, confidence, lift }: Rules, rule: number): RuleFigures {
  return { support: support[rule]!, confidence: confidence[rule]!, lift: lift[rule]! };
}

/** First rule of each item among the rules in the order of their first antecedents, and their number at the end. */
function rulesByFirst({ first }: Rules, items: number): Uint32Array {
  const begin = new Uint32Array(items + 1);
  for (let r = 0; r < first.length; r += 1) begin[first[r]! + 1]! += 1;
  for (let i = 0; i < items; i += 1) begin[i + 1]! += begin[i]!;
  return begin;
}

function save(items: Items, rules: Rules): MethodState {
  const arrays: Record<string, StateArray> = { ...rules, sourceStart: Uint32Array.from(items.sourceStart), cellStart: Uint32Array.from(items.cellStart) };
  items.cellsOf.forEach(({ start, index }, d) => Object.assign(arrays, { [`cells${d}Start`]: start, [`cells${d}Index`]: index }));
  return { header: { targetTitles: items.targetTitles, count: items.count }, arrays };
}

/** The model that was saved. */
export function loadRuleModel(id: MethodId, state: MethodState, settings: Settings): FittedMethod {
  const whole = (name: string) => arrayOf(state, name, Uint32Array);
  const cellStart = [...whole('cellStart')];
  const count = numberOf(state, 'count');
  const cellsOf = cellStart.map((first, d) => {
    const start = whole(`cells${d}Start`);
    return { rowCount: start.length - 1, columnCount: (cellStart[d + 1] ?? count) - first, start, index: whole(`cells${d}Index`) };
  });
  const items: Items = { targetTitles: numberOf(state, 'targetTitles'), sourceStart: [...whole('sourceStart')], cellStart, cellsOf, count };
  const rules: Rules = {
    first: whole('first'), second: whole('second'), consequent: whole('consequent'), support: whole('support'),
    confidence: arrayOf(state, 'confidence', Float32Array), lift: arrayOf(state, 'lift', Float32Array),
  };
  return ruleModel(id, items, rules, settings);
}

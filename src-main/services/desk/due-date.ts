import type { DeskRules, DueRule } from '#contract/desk-rules.ts';
import { dayStart, isoDay } from './clock.ts';

const daySeconds = 86_400;
/** More closed days in a row than a library has: then the rules are taken to be wrong and the day itself is kept. */
const mostClosedDays = 400;
const fallback: DueRule = { group: null, material: null, loanDays: 28, renewals: 2, mostLoans: null };

const same = (a: string | null, b: string | null): boolean => a !== null && b !== null && a.toLowerCase() === b.toLowerCase();

/** The rule of a group and a material: the one that names both, else the group, else the material, else neither; 28 days and two renewals where there is none. */
export function ruleFor(rules: readonly DueRule[], group: string | null, material: string | null): DueRule {
  const fit = (rule: DueRule): number => ((rule.group === null ? 0 : same(rule.group, group) ? 2 : -9) + (rule.material === null ? 0 : same(rule.material, material) ? 1 : -9));
  return rules.reduce<{ rule: DueRule; fit: number }>((best, rule) => (fit(rule) > best.fit ? { rule, fit: fit(rule) } : best), { rule: fallback, fit: -1 }).rule;
}

/** How many loans a patron of a group may have: in all, and of one material. */
export function limitsFor(rules: readonly DueRule[], group: string | null, material: string | null): { readonly limit: number; readonly material: string | null }[] {
  const all = ruleFor(rules.filter((rule) => rule.material === null), group, null);
  const own = rules.filter((rule) => rule.material !== null && same(rule.material, material));
  const ofMaterial = own.length === 0 ? undefined : ruleFor(own, group, material);
  return [
    ...(all.mostLoans === null ? [] : [{ limit: all.mostLoans, material: null }]),
    ...(ofMaterial?.material == null || ofMaterial.mostLoans === null ? [] : [{ limit: ofMaterial.mostLoans, material: ofMaterial.material }]),
  ];
}

/** The last second of the day on which a loan of so many days is due; never on a closed day. Seconds on the library's clock. */
export function dueAt(now: number, loanDays: number, { closedWeekdays, closedDays }: Pick<DeskRules, 'closedWeekdays' | 'closedDays'>): number {
  const first = dayStart(now) + loanDays * daySeconds;
  for (let day = first; day < first + mostClosedDays * daySeconds; day += daySeconds) {
    if (!closedWeekdays.includes(new Date(day * 1000).getUTCDay()) && !closedDays.includes(isoDay(day))) return day + daySeconds - 1;
  }
  return first + daySeconds - 1;
}

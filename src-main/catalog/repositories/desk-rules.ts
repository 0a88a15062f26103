import type { DueRule } from '#contract/desk-rules.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { codeId } from './codes.ts';

/** Every rule of loan periods: the general ones first. */
export const listDueRules = (db: ReadableDB): DueRule[] => rows<DueRule>(db, `
  SELECT patron_group.code AS "group", due_rule.material, loan_days AS loanDays, renewals, most_loans AS mostLoans
  FROM due_rule LEFT JOIN patron_group ON patron_group.id = due_rule.group_id
  ORDER BY due_rule.group_id IS NOT NULL, patron_group.code, due_rule.material IS NOT NULL, due_rule.material`);

export function putDueRules(db: WritableDB, rules: readonly DueRule[]): void {
  write(db, 'DELETE FROM due_rule');
  for (const { group, material, loanDays, renewals, mostLoans } of rules) {
    write(db, 'INSERT INTO due_rule (group_id, material, loan_days, renewals, most_loans) VALUES (?, ?, ?, ?, ?)', codeId(db, 'patron_group', group ?? undefined), material, loanDays, renewals, mostLoans);
  }
}

/** What the library has chosen under this name, as it was stored; undefined: nothing yet. */
export function librarySetting(db: ReadableDB, key: string): unknown {
  const found = row<{ value: string }>(db, 'SELECT value FROM setting WHERE key = ?', key);
  return found === undefined ? undefined : JSON.parse(found.value);
}
export function putLibrarySetting(db: WritableDB, key: string, value: unknown): void {
  write(db, 'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, JSON.stringify(value));
}

/** Groups, materials and branches that records name; materials of 20,000 titles are looked at. */
export const ruleWords = (db: ReadableDB): { groups: string[]; materials: string[]; branches: string[] } => ({
  groups: rows<{ code: string }>(db, 'SELECT code FROM patron_group ORDER BY code').map(({ code }) => code),
  materials: rows<{ material: string }>(db, 'SELECT DISTINCT material FROM (SELECT material FROM title ORDER BY id LIMIT 20000) WHERE material IS NOT NULL ORDER BY material').map(({ material }) => material),
  branches: rows<{ code: string }>(db, 'SELECT code FROM branch ORDER BY code').map(({ code }) => code),
});

/** Row id of a branch that records name; null: none of this name. */
export const branchId = (db: ReadableDB, code: string | null): number | null => (code === null ? null : row<{ id: number }>(db, 'SELECT id FROM branch WHERE code = ?', code)?.id ?? null);

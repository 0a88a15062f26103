import { normalise } from '../columns/normalise.ts';
import type { RowFilter } from '../profiles/profile.ts';
import type { BuildContext } from './context.ts';
import { Passed } from './refusal.ts';

/** Why a row is passed over by what its system writes in columns that are no field; undefined: it is not. */
export type RowTest = (cells: readonly string[]) => Passed | undefined;

/** The filters of the profile whose columns are there; undefined where none is. */
export function rowTest(context: BuildContext): RowTest | undefined {
  const tests = (context.columns.profile?.filters ?? []).flatMap((filter) => {
    const column = context.header.findIndex((name) => normalise(name) === normalise(filter.column));
    return column < 0 ? [] : [testOf(filter, column)];
  });
  const [first] = tests;
  if (tests.length < 2) return first;
  return (cells) => {
    for (const test of tests) {
      const passed = test(cells);
      if (passed !== undefined) return passed;
    }
    return undefined;
  };
}

function testOf({ drop = {}, keep, otherwise }: RowFilter, column: number): RowTest {
  const known = new Map<string, Passed | undefined>();
  const settle = (value: string): Passed | undefined => {
    const key = value.normalize('NFKC').trim().toLowerCase();
    const reason = Object.hasOwn(drop, key) ? drop[key] : keep === undefined || keep.includes(key) ? undefined : otherwise;
    return reason === undefined ? undefined : new Passed(reason);
  };
  return (cells) => {
    const value = cells[column] ?? '';
    if (known.has(value)) return known.get(value);
    const passed = settle(value);
    if (known.size < 1000) known.set(value, passed);
    return passed;
  };
}

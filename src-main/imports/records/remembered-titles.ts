import type { TitleRecord } from '#contract/records.ts';
import type { TitleReader } from './describe-title.ts';

const most = 20_000;

interface Remembered { readonly cells: readonly string[]; readonly record: TitleRecord | undefined }

/**
 * Reads what rows of loans say of their titles. The same words in the row of a title give the very same record, so that popular titles are read once, and whoever
 * writes them can tell by identity that nothing is new.
 * @returns undefined where rows say nothing but the number
 */
export function rememberedTitles(reader: TitleReader): ((cells: readonly string[], titleId: string | undefined) => TitleRecord | undefined) | undefined {
  if (!reader.saysMore) return undefined;
  const { columns } = reader;
  const [first = 0] = columns;
  let known = new Map<string, Remembered>();
  return (cells, titleId) => {
    const key = titleId ?? cells[first] ?? '';
    const last = known.get(key);
    if (last !== undefined && isSame(last.cells, cells, columns)) return last.record;
    const record = reader.read(cells, titleId);
    if (known.size >= most) known = new Map();
    known.set(key, { cells: columns.map((column) => cells[column] ?? ''), record });
    return record;
  };
}

function isSame(remembered: readonly string[], cells: readonly string[], columns: readonly number[]): boolean {
  for (let i = 0; i < columns.length; i += 1) if (remembered[i] !== cells[columns[i]!]) return false;
  return true;
}

import type { Entry } from './entries.ts';

const subfieldSign = 0x1f;
/** Entries times fields; beyond, entries and fields are simply paired in order. */
const mostCells = 1_000_000;
const skipped = -1;

/**
 * The tags of a record that has more or fewer fields than entries: entries and fields are paired in order so that most lengths agree and control
 * fields (001 to 009) go with fields without subfields. A field that no entry was found for has an empty tag.
 */
export function alignTags(entries: readonly Entry[], starts: readonly number[], data: Buffer): string[] {
  const [rows, columns] = [entries.length, starts.length];
  if ((rows + 1) * (columns + 1) > mostCells) return starts.map((_, at) => entries[at]?.tag ?? '');
  const lengths = starts.map((start, at) => (starts[at + 1] ?? data.length) - start);
  const isData = starts.map((start) => data[start + 2] === subfieldSign);
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  for (let row = 1; row <= rows; row += 1) best[row * width] = row * skipped;
  for (let column = 1; column <= columns; column += 1) best[column] = column * skipped;
  const paired = (row: number, column: number): number => {
    const { tag, length } = entries[row]!;
    const off = Math.abs(length - lengths[column]!);
    const shape = tag.startsWith('00') === !isData[column] ? 0 : -6;
    return shape + (off === 0 ? 3 : off <= 2 + length * 0.1 ? 1.5 : -0.5);
  };
  for (let row = 1; row <= rows; row += 1) {
    for (let column = 1; column <= columns; column += 1) {
      const at = row * width + column;
      best[at] = Math.max(best[at - width - 1]! + paired(row - 1, column - 1), best[at - width]! + skipped, best[at - 1]! + skipped);
    }
  }
  const tags = starts.map(() => '');
  for (let [row, column] = [rows, columns]; row > 0 && column > 0;) {
    const at = row * width + column;
    if (best[at] === best[at - width]! + skipped) row -= 1;
    else if (best[at] === best[at - 1]! + skipped) column -= 1;
    else {
      tags[column - 1] = entries[row - 1]!.tag;
      [row, column] = [row - 1, column - 1];
    }
  }
  return tags;
}

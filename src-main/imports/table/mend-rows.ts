import type { ColumnForm } from './column-forms.ts';
import { dropExtra, type BrokenRow, type RowBlock } from './row-block.ts';

/** A row may have been split over so many lines. */
const mostLines = 6;
/** So many columns have to look the same in every row before a row is put together by them. */
const fewestFixed = 2;

/**
 * Puts rows together that a delimiter or a line end inside a cell has torn, where the columns that look alike in every row leave one way only.
 * Rows that end with a block wait for the next one.
 */
export class RowMender {
  readonly #forms: readonly ColumnForm[];
  readonly #delimiter: string;
  readonly #able: boolean;
  #waiting: BrokenRow[] = [];

  constructor(forms: readonly ColumnForm[], delimiter: string) {
    this.#forms = forms;
    this.#delimiter = delimiter;
    this.#able = forms.filter(({ isFixed }) => isFixed).length >= fewestFixed;
  }

  /** The block with the rows that can be put together among its rows. @param last no further block follows */
  mend(block: RowBlock, last: boolean): RowBlock {
    if (!this.#able || (block.broken.length === 0 && this.#waiting.length === 0)) return block;
    const broken = [...this.#waiting, ...block.broken];
    this.#waiting = [];
    const lastLine = block.lines.at(-1) ?? 0;
    const left: BrokenRow[] = [];
    const mended: { line: number; cells: string[] }[] = [];
    for (let at = 0; at < broken.length;) {
      const row = broken[at]!;
      const cells = row.code === 'too-many-cells' ? this.#joinCells(row.cells) : null;
      const parts = row.code === 'too-few-cells' ? this.#joinLines(broken.slice(at, at + mostLines)) : null;
      if (parts === 'more' && !last && row.line > lastLine) {
        this.#waiting = broken.slice(at);
        break;
      }
      const whole = parts !== null && parts !== 'more' ? parts : cells === null ? null : { cells, rows: 1 };
      if (whole === null) left.push(row);
      else mended.push({ line: row.line, cells: whole.cells });
      at += whole?.rows ?? 1;
    }
    return mended.length === 0 ? { ...block, broken: left } : { ...inOrder(block, mended), broken: left };
  }

  /** A row with too many cells, of which some belong together. */
  #joinCells(cells: readonly string[]): string[] | null {
    const extra = cells.length - this.#forms.length;
    if (cells.length === 1 || extra < 1) return null;
    const entities = joinEntities(cells);
    if (entities.length === this.#forms.length && this.#fits(entities)) return entities;
    const ways = this.#forms.flatMap(({ isFixed }, column) => {
      if (isFixed) return [];
      const joined = [...cells.slice(0, column), cells.slice(column, column + extra + 1).join(this.#delimiter), ...cells.slice(column + extra + 1)];
      return this.#fits(joined) ? [joined] : [];
    });
    return ways.length === 1 ? ways[0] ?? null : null;
  }

  /** Rows with too few cells on lines that follow each other, of which the first ones are one. `more`: the next line may be needed. */
  #joinLines(rows: readonly BrokenRow[]): { cells: string[]; rows: number } | 'more' | null {
    let cells: string[] = [...(rows[0]?.cells ?? [])];
    for (let at = 1; at < rows.length; at += 1) {
      const [row, before] = [rows[at]!, rows[at - 1]!];
      if (row.code !== 'too-few-cells' || row.line !== before.line + 1) return null;
      const column = cells.length - 1;
      cells = [...cells.slice(0, -1), `${cells.at(-1) ?? ''} ${row.cells[0] ?? ''}`.trim(), ...row.cells.slice(1)];
      dropExtra(cells, this.#forms.length);
      if (this.#forms[column]?.isFixed !== false || cells.length > this.#forms.length) return null;
      if (cells.length === this.#forms.length) return this.#fits(cells) ? { cells, rows: at + 1 } : null;
    }
    return rows.length < mostLines ? 'more' : null;
  }

  #fits(cells: readonly string[]): boolean {
    return this.#forms.every((form, column) => form.fits((cells[column] ?? '').trim()));
  }
}

/** A delimiter that took the place of the semicolon of `&amp;` parts nothing. */
function joinEntities(cells: readonly string[]): string[] {
  const joined: string[] = [];
  for (const cell of cells) {
    const before = joined.at(-1);
    if (before !== undefined && /&(?:amp|quot|apos|lt|gt|#\d{2,5})$/.test(before)) joined[joined.length - 1] = `${before};${cell}`;
    else joined.push(cell);
  }
  return joined;
}

/** The mended rows among the others, by their lines. */
function inOrder(block: RowBlock, mended: readonly { line: number; cells: string[] }[]): Pick<RowBlock, 'rows' | 'lines'> {
  const all = [...block.rows.map((cells, at) => ({ cells, line: block.lines[at] ?? 0 })), ...mended].sort((a, b) => a.line - b.line);
  return { rows: all.map(({ cells }) => cells), lines: all.map(({ line }) => line) };
}

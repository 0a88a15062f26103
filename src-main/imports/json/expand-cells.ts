import type { BrokenRow, RowBlock } from '../table/row-block.ts';
import type { Table } from '../table/table.ts';
import { flatten, parseObject } from './flatten.ts';
import { headerOf } from './known-members.ts';

/** A table of which one column holds a JSON object in each cell (FOLIO's `jsonb`): its members become columns in its place. Any other table is left as it is. */
export function expandCells(table: Table): Table {
  const column = table.header.findIndex((_, at) => holdsObjects(table, at));
  if (column < 0) return table;
  const names = new Set<string>();
  for (const row of table.sample) for (const name of membersOf(row[column] ?? '')?.keys() ?? []) names.add(name);
  const members = headerOf(names);
  const others = table.header.filter((_, at) => at !== column);
  const header = [...members, ...others.map((name) => (members.includes(name) ? `${name} (${table.header[column] ?? ''})` : name))];
  const expand = (row: readonly string[]): string[] | null => {
    const found = membersOf(row[column] ?? '');
    return found === null ? null : [...members.map((name) => found.get(name) ?? ''), ...row.filter((_, at) => at !== column)];
  };
  return {
    ...table, header, sample: table.sample.map(expand).filter((row) => row !== null),
    async *blocks(progress) {
      for await (const block of table.blocks(progress)) yield expandBlock(block, expand);
    },
  };
}

function expandBlock(block: RowBlock, expand: (row: readonly string[]) => string[] | null): RowBlock {
  const expanded: { rows: string[][]; lines: number[]; broken: BrokenRow[] } = { rows: [], lines: [], broken: [] };
  for (const [at, row] of block.rows.entries()) {
    const line = block.lines[at] ?? 0;
    const cells = expand(row);
    if (cells === null) {
      expanded.broken.push({ line, code: 'record-broken', cells: [] });
    } else {
      expanded.rows.push(cells);
      expanded.lines.push(line);
    }
  }
  return { ...expanded, broken: [...block.broken, ...expanded.broken].sort((a, b) => a.line - b.line) };
}

function membersOf(cell: string): Map<string, string> | null {
  if (cell.trim() === '') return new Map();
  const value = parseObject(cell);
  return value === null ? null : flatten(value);
}

function holdsObjects(table: Table, column: number): boolean {
  const cells = table.sample.slice(0, 50).map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
  return cells.length > 0 && cells.every((cell) => cell.trimStart().startsWith('{')) && cells.filter((cell) => parseObject(cell) !== null).length * 2 > cells.length;
}

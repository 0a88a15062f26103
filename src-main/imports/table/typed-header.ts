const typed = /^([^:]+):(token_seq|token|float_seq|float)$/;
const gluedCell = /^([^:]+:(?:token_seq|token|float_seq|float))(.+)$/s;

/**
 * The header of a RecBole file, whose names carry a type (`user_id:token`). Where the line end after it is missing, the first row
 * follows in the same line, its first cell behind the last name. Null: no such header.
 */
export function typedHeader(cells: readonly string[], width: number): { header: readonly string[]; glued: readonly string[] | null } | null {
  const names = cells.map((cell) => typed.exec(cell)?.[1]);
  if (names.length > 0 && names.every((name) => name !== undefined)) return { header: names, glued: null };
  const last = names.indexOf(undefined);
  const [, name, value] = gluedCell.exec(cells[last] ?? '') ?? [];
  if (last < 1 || name === undefined || value === undefined || cells.length < last + width) return null;
  const header = [...cells.slice(0, last), name].map((cell) => typed.exec(cell)?.[1] ?? cell);
  const glued = [value, ...cells.slice(last + 1)];
  return glued.length >= header.length ? { header, glued: glued.slice(0, header.length) } : null;
}

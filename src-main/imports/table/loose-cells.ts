/** Sierra writes several values of a cell so: `"a";"b"`. */
const severalValues = /(?<!")"[;~|]"(?!")/g;

/**
 * The cells of one line whose quotation marks do not follow the rules: a mark ends a cell only before a delimiter or the end of the line,
 * and any other is a sign of the cell (`"The "Great" Gatsby",1925`). Nothing where a mark is never closed.
 */
export function looseCells(line: string, delimiter: string, quote: string): string[] | undefined {
  return (line.includes(`\\${quote}`) ? cellsOf(line, delimiter, quote, true) : undefined) ?? cellsOf(line, delimiter, quote, false);
}

/** @param escapes a backslash before a mark makes it a sign of the cell, as MySQL writes it */
function cellsOf(line: string, delimiter: string, quote: string, escapes: boolean): string[] | undefined {
  const cells: string[] = [];
  for (let at = 0; at <= line.length;) {
    const quoted = line[at] === quote;
    const end = quoted ? endOfQuoted(line, at + 1, delimiter, quote, escapes) : line.indexOf(delimiter, at);
    if (quoted && end < 0) return undefined;
    const stop = end < 0 ? line.length : end;
    cells.push(quoted ? plainText(line.slice(at + 1, stop), quote, escapes) : line.slice(at, stop));
    at = stop + (quoted ? 2 : 1);
  }
  return cells;
}

function plainText(cell: string, quote: string, escapes: boolean): string {
  const text = cell.replaceAll(severalValues, '; ').replaceAll(quote + quote, quote);
  return escapes ? text.replaceAll(/\\(["'\\])/g, '$1') : text;
}

/** The mark that closes a cell; below 0 where none does. */
function endOfQuoted(line: string, from: number, delimiter: string, quote: string, escapes: boolean): number {
  for (let at = from; at < line.length; at += 1) {
    if (escapes && line[at] === '\\') {
      at += 1;
    } else if (line[at] === quote) {
      const next = line[at + 1];
      if (next === undefined || next === delimiter) return at;
      if (next === quote) at += 1;
    }
  }
  return -1;
}

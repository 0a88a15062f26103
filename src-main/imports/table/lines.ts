const newline = 10;
const carriageReturn = 13;

/** Line ends between two places. */
export function countLines(text: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(newline, from); at >= 0 && at < to; at = text.indexOf(newline, at + 1)) count += 1;
  return count;
}

/** Where the line that begins at `from` ends, its line end included. */
export function endOfLine(text: Buffer, from: number): number {
  const at = text.indexOf(newline, from);
  return at < 0 ? text.length : at + 1;
}

/** Where the empty lines that begin at `from` end. */
export function endOfBlank(text: Buffer, from: number): number {
  let at = from;
  for (;;) {
    if (text[at] === newline) at += 1;
    else if (text[at] === carriageReturn && text[at + 1] === newline) at += 2;
    else return at;
  }
}

/** Makes spaces of stray NULs and line feeds of lone carriage returns, byte for byte. */
export async function* tidy(chunks: AsyncIterable<Buffer>, oldMac: boolean): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of chunks) {
    replace(chunk, 0, 32);
    if (oldMac) replace(chunk, carriageReturn, newline);
    yield chunk;
  }
}

function replace(chunk: Buffer, from: number, to: number): void {
  for (let at = chunk.indexOf(from); at >= 0; at = chunk.indexOf(from, at + 1)) chunk[at] = to;
}

/** A stream of text without its first lines. */
export async function* linesBelow(chunks: AsyncIterable<Buffer>, lines: number): AsyncGenerator<Buffer, void, undefined> {
  let left = lines;
  for await (const chunk of chunks) {
    let from = 0;
    while (left > 0) {
      const at = chunk.indexOf(10, from);
      if (at < 0) break;
      from = at + 1;
      left -= 1;
    }
    if (left === 0 && from < chunk.length) yield from === 0 ? chunk : chunk.subarray(from);
  }
}

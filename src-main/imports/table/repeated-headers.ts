import type { Source } from '../source.ts';

/** So much of a file is looked through before its import; what comes further down the review tells. */
const mostBytes = 64e6;
/** A shorter header could be any row. */
const fewestBytes = 8;
const lineEnd = 10;
const carriageReturn = 13;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * How often the header stands again further down, where exports were put one behind the other: found by its bytes, without reading rows.
 * @param above lines above the header
 */
export async function countRepeatedHeaders({ beginning, chunks, encoding }: Pick<Source, 'beginning' | 'chunks' | 'encoding'>, above: number): Promise<number> {
  const place = headerPlace(beginning, above);
  if (place === null || encoding().name.startsWith('UTF-16')) return 0;
  const header = beginning.subarray(place.from, place.to);
  if (header.length < fewestBytes) return 0;
  let count = 0;
  let offset = 0;
  let piece: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks({ bytesRead: 0 })) {
    piece = Buffer.concat([piece, chunk]);
    // a line that ends with the piece is found again, whole, with the next
    for (let at = piece.indexOf(header); at >= 0 && at + header.length < piece.length; at = piece.indexOf(header, at + 1)) {
      const [before, behind] = [piece[at - 1], piece[at + header.length]];
      if (offset + at > place.from && (before === lineEnd || before === byteOrderMark.at(-1)) && (behind === lineEnd || behind === carriageReturn)) count += 1;
    }
    const kept = Math.min(piece.length, header.length + 1);
    offset += piece.length - kept;
    if (offset > mostBytes) break;
    piece = piece.subarray(piece.length - kept);
  }
  return count;
}

/** Where the bytes of the header begin and end, without a mark and a line end; null where no line ends. */
function headerPlace(bytes: Buffer, above: number): { readonly from: number; readonly to: number } | null {
  let from = bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;
  for (let line = 0; line < above; line += 1) {
    const end = bytes.indexOf(lineEnd, from);
    if (end < 0) return null;
    from = end + 1;
  }
  const end = bytes.indexOf(lineEnd, from);
  return end < 0 ? null : { from, to: bytes[end - 1] === carriageReturn ? end - 1 : end };
}

import type { Piece } from '../file/split-lines.ts';
import type { BrokenRow, RowBlock } from '../table/row-block.ts';
import { flatten, parseObject } from './flatten.ts';
import { boundary, ObjectSplitter } from './split-objects.ts';

/** The members of a record, by name. */
export interface Found {
  readonly members: ReadonlyMap<string, string>;
  readonly line: number;
}

/**
 * Reads the objects of a text. One that is damaged is put aside, and the ones that stand behind it in the same piece are read;
 * its text is not kept, as nobody can say which of it is personal.
 */
export function readPieces(pieces: readonly Piece[], isRecord: (members: ReadonlyMap<string, string>) => boolean): { found: Found[]; broken: BrokenRow[] } {
  const found: Found[] = [];
  const broken: BrokenRow[] = [];
  const read = (piece: Piece, rescued: boolean): void => {
    const value = parseObject(piece.bytes.toString());
    const members = value === null ? null : flatten(value);
    if (members !== null) {
      if (!rescued || isRecord(members)) found.push({ members, line: piece.line });
      return;
    }
    const next = boundary(piece.bytes, 1);
    broken.push({ line: piece.line, offset: piece.offset, code: piece.cut && next === undefined ? 'record-cut' : 'record-broken', cells: [] });
    if (next === undefined) return;
    const line = piece.line + piece.bytes.subarray(0, next).toString('latin1').split('\n').length - 1;
    for (const inner of new ObjectSplitter(false, piece.offset + next, line).take(piece.bytes.subarray(next), true)) read(inner, true);
  };
  for (const piece of pieces) read(piece, false);
  return { found, broken };
}

/** Records as rows under the columns. */
export function toBlock(found: readonly Found[], broken: BrokenRow[], header: readonly string[]): RowBlock {
  return { rows: found.map(({ members }) => header.map((name) => members.get(name) ?? '')), lines: found.map(({ line }) => line), broken };
}

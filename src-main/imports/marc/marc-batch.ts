import type { BrokenRow } from '../table/row-block.ts';
import type { MarcRecord } from './marc-record.ts';

/** Records read in one go, with their numbers in the file from 1 on, and what could not be read. */
export interface MarcBatch {
  readonly records: { readonly number: number; readonly offset?: number; readonly record: MarcRecord }[];
  readonly broken: BrokenRow[];
}

const shownOfRaw = 2_000;

/** A broken record as people can read it: the signs of ISO 2709 as `$`, `¶` and line ends. */
export function readableRaw(bytes: Buffer): string {
  const text = bytes.subarray(0, shownOfRaw).toString('utf8').replaceAll('\x1f', '$').replaceAll('\x1e', ' ¶ ').replaceAll('\x1d', '');
  return Array.from(text, (sign) => (sign < ' ' && sign !== '\n' && sign !== '\t' ? ' ' : sign)).join('').trim().slice(0, shownOfRaw);
}

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { AppError } from '#contract/errors.ts';
import type { StateArray } from '#engine/models/method.ts';
import { loadState, saveState, STATE_VERSION, type RecommenderHeader } from '#engine/state.ts';
import type { TrainedRecommender } from '#engine/trained.ts';

/** A model with the row ids of its columns. */
export interface StoredModel {
  readonly model: TrainedRecommender;
  readonly targetTitles: Int32Array;
  readonly sourceTitles: readonly Int32Array[];
}

const magic = 'SHBG';
const kinds = { Float32Array, Float64Array, Uint32Array, Int32Array, Uint8Array, Uint16Array } as const;
type Kind = keyof typeof kinds;
interface Table { readonly header: RecommenderHeader; readonly arrays: readonly { readonly name: string; readonly kind: Kind; readonly length: number }[] }

/**
 * Writes a model: "SHBG", the length of a JSON table (uint32, little-endian), the table, then the arrays one after the other, each on an 8-byte boundary.
 * It is written beside its place, flushed and renamed, so that the file is whole or not there.
 */
export function writeModelFile(path: string, { model, targetTitles, sourceTitles }: StoredModel): void {
  const state = saveState(model);
  const arrays = { ...state.arrays, targetTitles, ...Object.fromEntries(sourceTitles.map((ids, place) => [`sourceTitles/${place}`, ids])) };
  const entries = Object.entries(arrays);
  const table: Table = { header: state.header, arrays: entries.map(([name, array]) => ({ name, kind: array.constructor.name as Kind, length: array.length })) };
  const json = Buffer.from(JSON.stringify(table));
  const head = Buffer.alloc(8);
  head.write(magic, 0, 'latin1');
  head.writeUInt32LE(json.length, 4);
  const file = openSync(`${path}.new`, 'w');
  try {
    let position = put(file, head, 0);
    position = put(file, json, position);
    for (const [, array] of entries) {
      position = put(file, Buffer.alloc(padding(position)), position);
      position = put(file, Buffer.from(array.buffer, array.byteOffset, array.byteLength), position);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}

/** Reads a model back. @throws AppError model-file-damaged, model-outdated */
export function readModelFile(path: string): StoredModel {
  try {
    const bytes = readFileSync(path);
    if (bytes.toString('latin1', 0, 4) !== magic) throw new Error('not a model file');
    let position = 8 + bytes.readUInt32LE(4);
    const table = JSON.parse(bytes.toString('utf8', 8, position)) as Table;
    if (table.header.version !== STATE_VERSION) throw new AppError('model-outdated');
    const arrays: Record<string, StateArray> = {};
    for (const { name, kind, length } of table.arrays) {
      position += padding(position);
      const end = position + length * kinds[kind].BYTES_PER_ELEMENT;
      if (end > bytes.length) throw new Error('cut off');
      arrays[name] = new kinds[kind](bytes.buffer.slice(bytes.byteOffset + position, bytes.byteOffset + end) as ArrayBuffer);
      position = end;
    }
    const model = loadState({ header: table.header, arrays });
    return { model, targetTitles: arrays['targetTitles'] as Int32Array, sourceTitles: model.sources.map((_, place) => arrays[`sourceTitles/${place}`] as Int32Array) };
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('model-file-damaged');
  }
}

const padding = (position: number): number => (8 - (position % 8)) % 8;

function put(file: number, bytes: Buffer, position: number): number {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written, bytes.length - written, position + written);
  return position + bytes.length;
}

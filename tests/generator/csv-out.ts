/** A CSV file written as it is made: a little is held in memory, the rest is on the disk. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGzip } from 'node:zlib';

const flushAt = 1 << 18;

/** One cell, quoted where RFC 4180 asks for it. */
export const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

export interface CsvFile {
  readonly path: string;
  /** Adds finished lines, each with its line end. */
  write(lines: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens `name.csv`, or at a gzip level above 0 `name.csv.gz`, and writes the header line. The gzip header holds no time. */
export async function openCsv(folder: string, name: string, header: readonly string[], level: number): Promise<CsvFile> {
  const path = join(folder, level > 0 ? `${name}.csv.gz` : `${name}.csv`);
  const source = new PassThrough({ highWaterMark: flushAt });
  const sink = createWriteStream(path);
  const done = level > 0 ? pipeline(source, createGzip({ level, memLevel: 9 }), sink) : pipeline(source, sink);
  done.catch(() => undefined);
  let held = '';
  const flush = async (): Promise<void> => {
    const lines = held;
    held = '';
    if (lines !== '' && !source.write(lines)) await Promise.race([once(source, 'drain'), done]);
  };
  const file: CsvFile = {
    path,
    async write(lines) {
      held += lines;
      if (held.length >= flushAt) await flush();
    },
    async close() {
      await flush();
      source.end();
      await done;
    },
  };
  await file.write(`${header.join(',')}\n`);
  return file;
}

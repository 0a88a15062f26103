import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

/** The rows of a CSV file by their column names; .gz is unpacked on the way. Read by a parser that is not the program's own. */
export async function* tableRows(path: string): AsyncGenerator<Readonly<Record<string, string>>, void, undefined> {
  const parser = parse({ columns: true, bom: true, relax_column_count: true, relax_quotes: true });
  const file = createReadStream(path);
  if (path.endsWith('.gz')) pipeline(file, createGunzip(), parser, () => {});
  else pipeline(file, parser, () => {});
  for await (const row of parser) yield row as Record<string, string>;
}

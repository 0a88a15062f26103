import { closeSync, openSync, writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { openRecords } from '../../../../src-main/imports/read-records.ts';
import { fileOf } from './reading.ts';

it('holds a slice in memory, not the file', { timeout: 60_000 }, async () => {
  const rows = 300_000;
  const path = fileOf('');
  const file = openSync(path, 'w');
  writeSync(file, 'loan_id,patron_id,item_barcode,title_id,branch,loan_at,due_at,note\n');
  for (let i = 0; i < rows; i += 1000) {
    writeSync(file, Array.from({ length: 1000 }, (_, j) => `${String(i + j)},P${String((i + j) % 5000)},3000000${String(i + j)},T${String(j)},MAIN,2024-01-02 10:00:00,2024-02-02,"${'x'.repeat(200)}"\n`).join(''));
  }
  closeSync(file);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  let [read, most, bytes, slices] = [0, 0, 0, 0];
  for await (const slice of (await openRecords(path, 'big.csv', {})).slices()) {
    expect(slice.records.length).toBeLessThanOrEqual(500);
    expect(slice.bytesRead).toBeGreaterThanOrEqual(bytes);
    bytes = slice.bytesRead;
    read += slice.records.length;
    slices += 1;
    if (slices % 60 !== 0) continue;
    collect();
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(read).toBe(rows);
  expect(most).toBeLessThan(20 * 2 ** 20);
});

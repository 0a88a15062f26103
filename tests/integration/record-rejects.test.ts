import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { writeRejectsFile } from '../../src-main/services/rejects-export.ts';
import { startImport } from '../../src-main/services/imports.ts';
import { closeLibraries, openTestLibrary } from '../helpers/library-open.ts';

afterEach(closeLibraries);

/** A MARC record of these fields, as ISO 2709 has it. */
function marcRecord(fields: readonly (readonly [tag: string, text: string])[]): string {
  let directory = '';
  let data = '';
  for (const [tag, text] of fields) {
    directory += tag + String(Buffer.byteLength(text) + 1).padStart(4, '0') + String(Buffer.byteLength(data)).padStart(5, '0');
    data += `${text}\x1e`;
  }
  const base = 25 + directory.length;
  return `${String(base + Buffer.byteLength(data) + 1).padStart(5, '0')}nam a22${String(base).padStart(5, '0')} a 4500${directory}\x1e${data}\x1d`;
}

it('a MARC record that cannot be read is told by its byte, in the list of rejected rows and in their file', async () => {
  const test = openTestLibrary();
  const good = marcRecord([['001', 'b1'], ['245', '10\x1faRéad me']]);
  const path = join(test.folder, 'records.mrc');
  writeFileSync(path, `${good}${'x'.repeat(40)}\x1d${marcRecord([['001', 'b2'], ['245', '10\x1faMe too']])}`);
  const { result } = await test.ended(startImport(test.library, [{ path, name: 'records.mrc' }]));
  const [batchId] = result!.batchIds!;
  expect((await test.call('imports:list', {}))[0]).toMatchObject({ rows: 3, added: 2, rejected: 1 });
  const { rows: [reject] } = await test.call('imports:rejects', { batchId: batchId!, limit: 10 });
  expect(reject).toMatchObject({ line: 2, offset: Buffer.byteLength(good), code: 'record-broken' });
  const file = join(test.folder, 'rejects.csv');
  await writeRejectsFile(test.library, [batchId!], file, { forSpreadsheet: false });
  const [header, row] = readFileSync(file, 'utf8').split('\n');
  expect(header).toMatch(/,line,code,reason,原因,byte$/);
  expect(row).toMatch(new RegExp(`,2,record-broken,.*,${Buffer.byteLength(good)}$`));
});

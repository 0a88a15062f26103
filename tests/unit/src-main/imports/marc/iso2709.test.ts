import { describe, expect, it } from 'vitest';
import { iso2709, type FieldText } from '../../../../helpers/marc-records.ts';
import { readMarc } from './reading-marc.ts';

const titled = (title: string, id = '1'): readonly FieldText[] => [['001', id], ['245', `10$a${title} /$cN. N.`]];
const record = (title: string, id?: string): Buffer => iso2709(titled(title, id));
const titles = (rows: readonly Readonly<Record<string, string>>[]): (string | undefined)[] => rows.map((row) => row['title']);

describe('ISO 2709', () => {
  it('reads records one after the other, whatever stands between them', async () => {
    const { table, rows, lines, broken } = await readMarc(Buffer.concat([Buffer.from('\ufeff'), record('One', 'a'), Buffer.from('\r\n\0'), record('Two', 'b'), Buffer.from('\n')]));
    expect(titles(rows)).toEqual(['One', 'Two']);
    expect(lines).toEqual([1, 2]);
    expect(rows[1]?.['title_id']).toBe('b');
    expect(broken).toEqual([]);
    expect([table.format, table.profile, table.encoding]).toEqual(['marc', 'marc21', 'UTF-8']);
  });

  it('believes neither the lengths nor the places that a record gives', async () => {
    const bytes = record('Été à la mer');
    const wrong = Buffer.from(bytes);
    wrong.write('00012', 0, 'latin1');
    wrong.write('00000', 12, 'latin1');
    const inSigns = Buffer.from(bytes.toString('latin1').replace(/245(\d{4})/, (_, length: string) => `245${String(Number(length) - 2).padStart(4, '0')}`), 'latin1');
    const { rows, broken } = await readMarc(Buffer.concat([wrong, inSigns]));
    expect(titles(rows)).toEqual(['Été à la mer', 'Été à la mer']);
    expect(broken).toEqual([]);
  });

  it('finds the tags of a directory that is out of order', async () => {
    const bytes = record('One', 'x').toString('latin1');
    const directory = bytes.slice(24, 48);
    const { rows } = await readMarc(Buffer.from(bytes.replace(directory, directory.slice(12) + directory.slice(0, 12)), 'latin1'));
    expect(rows).toMatchObject([{ title: 'One', title_id: 'x' }]);
  });

  it('reads a record longer than its leader can say', async () => {
    const long: FieldText[] = [...titled('Long'), ...Array.from({ length: 30 }, (): FieldText => ['500', `  $a${'note '.repeat(1000)}`])];
    const bytes = iso2709(long);
    expect(bytes.length).toBeGreaterThan(99_999);
    const { rows, broken } = await readMarc(Buffer.concat([bytes, record('Next')]));
    expect([titles(rows), broken]).toEqual([['Long', 'Next'], []]);
  });

  it('reads a large file whose signs for the ends of records were lost, without keeping it', async () => {
    const one = iso2709([...titled('One'), ['500', `  $a${'note '.repeat(1500)}`]]);
    const { rows, broken } = await readMarc(Buffer.concat(Array.from({ length: 1500 }, () => one.subarray(0, -1))));
    expect([rows.length, broken]).toEqual([1500, []]);
  });

  it('puts a cut record aside with its place, at the end and in the middle', async () => {
    const [one, two] = [record('One'), record('Two')];
    const { rows, broken } = await readMarc(Buffer.concat([one, two.subarray(0, 60), record('Three'), two.subarray(0, two.length - 6)]));
    expect(titles(rows)).toEqual(['One', 'Three']);
    expect(broken.map(({ line, offset, code }) => [line, offset, code])).toEqual([[2, one.length, 'record-cut'], [4, one.length + 60 + record('Three').length, 'record-cut']]);
  });

  it('puts rubbish and empty records aside and goes on', async () => {
    const { rows, broken } = await readMarc(Buffer.concat([record('One'), Buffer.from('what is this, no record at all\x1d'), iso2709([['300', '  $a10 p.']]), record('Two')]));
    expect(titles(rows)).toEqual(['One', 'Two']);
    expect(broken.map(({ line, code, cells }) => [line, code, cells[0]])).toEqual([[2, 'record-broken', 'what is this, no record at all'], [3, 'record-empty', '300   $a10 p.']]);
  });

  it('writes further copies as rows with the number of the title and of the copy only', async () => {
    const fields: FieldText[] = [...titled('One'), ['952', '  $aMAIN$bMAIN$p0001$9881$oFIC ONE$yBK'], ['952', '  $aWEST$bWEST$p0002$9882$oFIC ONE$yBK'], ['999', '  $c17$d17']];
    const { rows, lines } = await readMarc(iso2709(fields));
    expect(rows).toMatchObject([{ title_id: '17', title: 'One', item_barcode: '0001', item_id: '881', branch: 'MAIN', call_number: 'FIC ONE' }, {}]);
    expect(rows[1]).toEqual({ title_id: '17', item_barcode: '0002', item_id: '882', branch: 'WEST' });
    expect(lines).toEqual([1, 1]);
  });
});

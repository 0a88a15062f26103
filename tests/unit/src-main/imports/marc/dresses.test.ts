import { describe, expect, it } from 'vitest';
import { readMarc } from './reading-marc.ts';

const field = (title: string): string => `<datafield tag="245" ind1="1" ind2="0"><subfield code="a">${title} /</subfield><subfield code="c">N. N.</subfield></datafield>`;
const record = (title: string, id: string): string => `<record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">${id}</controlfield>${field(title)}</record>`;
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const titles = async (text: string | Buffer): Promise<unknown[]> => (await readMarc(text)).rows.map((row) => row['title']);

describe('MARCXML', () => {
  it('reads a collection, with a prefix or without, and envelopes around records', async () => {
    const { table, rows } = await readMarc(`${head}<marc:collection xmlns:marc="http://www.loc.gov/MARC21/slim">${record('A &amp; B', '1').replace(/<(\/?)/g, '<$1marc:')}</marc:collection>`);
    expect([table.format, rows]).toMatchObject(['marcxml', [{ title: 'A & B', title_id: '1' }]]);
    expect(await titles(`${head}<r><record><header/><metadata>${record('Inside', '1')}</metadata></record><record><metadata>${record('Too', '2')}</metadata></record></r>`)).toEqual(['Inside', 'Too']);
  });

  it('reads records without a root, with signs that XML forbids, without tags, codes and indicators', async () => {
    const poor = '<record><datafield><subfield code="a">x</subfield></datafield><controlfield>y</controlfield><datafield tag="245"><subfield>No code</subfield></datafield></record>';
    expect(await titles(`${record('One\u0001', '1')}\n${record('Two', '2')}\n${poor}`)).toEqual(['One', 'Two', 'No code']);
  });

  it('loses no record to a broken one, and says where that is', async () => {
    const broken = '<record><leader>x</leader><<<</record>';
    const text = `${head}<collection>${record('One', '1')}${broken}${record('Two', '2')}${record('Cut', '3').slice(0, 90)}`;
    const reading = await readMarc(text);
    expect(reading.rows.map((row) => row['title'])).toEqual(['One', 'Two']);
    expect(reading.broken.map(({ line, offset, code }) => [line, offset, code])).toEqual([[2, text.indexOf(broken), 'record-broken'], [4, text.lastIndexOf('<record>'), 'record-cut']]);
  });

  it('reads a record whose end is missing before the next one', async () => {
    expect(await titles(`${head}<collection>${record('One', '1').replace('</record>', '')}${record('Two', '2')}</collection>`)).toEqual(['One', 'Two']);
  });

  it('reads a declared encoding', async () => {
    const bytes = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><collection>${record('Hiver à Paris', '1')}</collection>`, 'latin1');
    expect(await titles(bytes)).toEqual(['Hiver à Paris']);
  });
});

describe('texts with a field a line', () => {
  it('reads the mnemonic files of MarcEdit', async () => {
    const { rows } = await readMarc('=LDR  00647pam  2200241 a 4500\n=001  fol\\1\n=020  \\\\$a1565926994\n=245  14$aL\'{acute}et{acute}e {dollar}5 :$b{eacute}t{aelig} /$cN. N.\n\n=LDR  00647pam  2200241 a 4500\n=245  10$aTwo\n');
    expect(rows).toMatchObject([{ title_id: 'fol 1', title: 'L\'été $5 : étæ', isbn: '1565926994' }, { title: 'Two' }]);
  });

  it('reads print-outs with other signs before subfields', async () => {
    const text = ['LDR 00647nam  2200241   450 ', '001 CAL1', '100    ▼a20230101d2020    em y0chiy50      ea', '2001   ▼a三体▼f刘慈欣著', '210    ▼a重庆▼c重庆出版社▼d2008', '690    ▼aI247.5▼v5', '701  0 ▼a刘慈欣', ''].join('\n');
    const { table, rows } = await readMarc(text);
    expect([table.profile, rows]).toMatchObject(['unimarc', [{ title_id: 'CAL1', title: '三体', author: '刘慈欣', class: 'I247.5', publisher: '重庆出版社' }]]);
    expect(await titles('001 1\n245 10 $a One /$c N.\n300    $a 10 p.\n650  0 $a Cats\n\n001 2\n245 10 $a Two\n300    $a 9 p.\n')).toEqual(['One', 'Two']);
  });
});

describe('the flat files of Symphony', () => {
  it('reads records between their boundaries', async () => {
    const text = '*** DOCUMENT BOUNDARY ***\nFORM=MUSIC\n.000. |ajm a0n\n.001. |aocm12\n.007. |asd fsngnnmmned\n.245. 10|aKind of blue|h[sound recording] /|cMiles\nDavis.\n.999.   |a5490|wLC|i30007007|mMAIN\n*** DOCUMENT BOUNDARY ***\nFORM=MARC\n.000. |aam a0n\n.245. 00|aTwo\n';
    const { rows, broken } = await readMarc(text);
    expect([rows, broken]).toMatchObject([[{ title_id: 'ocm12', title: 'Kind of blue', author: 'Miles Davis', material: 'music CD', item_barcode: '30007007', branch: 'MAIN' }, { title: 'Two', material: 'book' }], []]);
  });
});

describe('the sequential format of Aleph', () => {
  it('reads records by their numbers', async () => {
    const lines = ['000000123 LDR   L 00000nam^a22000004a^4500', '000000123 008   L 010101s2001^^^^xx^^^^^^^^^^^^000^0^eng^^', '000000123 24510 L $$aOne $ two :$$bthree /$$cN. N.', '000000124 24510 L $$aNext', '000000124 001   L 77'];
    const { rows, broken } = await readMarc(`${lines.join('\n')}\n`);
    expect([rows, broken]).toMatchObject([[{ title_id: '000000123', title: 'One $ two : three', year: '2001', language: 'eng' }, { title_id: '77', title: 'Next' }], []]);
  });
});

describe('MARC in JSON', () => {
  const object = (title: string, id: string): object => ({ leader: '00000nam a2200000 a 4500', fields: [{ '001': id }, { 245: { ind1: '1', ind2: '0', subfields: [{ a: `${title} /` }, { c: 'N. N.' }] } }] });

  it('reads an array, one a line, one after the other, an envelope', async () => {
    const [one, two] = [object('One', '1'), object('Two', '2')];
    for (const text of [JSON.stringify([one, two]), JSON.stringify([one, two], null, 2), `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`, JSON.stringify(one) + JSON.stringify(two), JSON.stringify({ records: [one, two] })]) {
      expect(await titles(text)).toEqual(['One', 'Two']);
    }
  });

  it('reads the other forms of programs', async () => {
    expect(await titles(JSON.stringify({ type: 'marc-hash', leader: '00000nam', fields: [['001', '1'], ['245', '1', '0', [['a', 'Hash']]]] }))).toEqual(['Hash']);
    expect(await titles(JSON.stringify({ bib: { leader: '00000nam', fields: [{ tag: '001', subfields: [{ code: '_', data: '1' }] }, { tag: '245', inds: '10', subfields: [{ code: 'a', data: 'Web' }] }] } }))).toEqual(['Web']);
    expect(await titles(JSON.stringify({ record: [['LDR', null, null, '_', '00000nam'], ['001', null, null, '_', '1'], ['245', '1', '0', 'a', 'Flat', 'c', 'N. N.']] }))).toEqual(['Flat']);
    expect(await titles(JSON.stringify({ leader: '00000nam', controlfield: [{ tag: '001', data: '1' }], datafield: [{ tag: '245', ind: '10', subfield: [{ code: 'a', data: 'Columns' }] }] }))).toEqual(['Columns']);
  });

  it('mends what can be mended, and goes on behind what cannot', async () => {
    const [one, two] = [JSON.stringify(object('One', '1')), JSON.stringify(object('Two', '2'))];
    expect(await titles(`[${one.replace('One', 'One\n and').replace('}]', '},]')}, ${two}]`)).toEqual(['One and', 'Two']);
    const reading = await readMarc(`${one.replace('"fields":', '"fields":{{{')}\n${two}\n${one.slice(0, 60)}`);
    expect(reading.rows.map((row) => row['title'])).toEqual(['Two']);
    expect(reading.broken.map(({ line, code }) => [line, code])).toEqual([[1, 'record-broken'], [3, 'record-cut']]);
  });
});

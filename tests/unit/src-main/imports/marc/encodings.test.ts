import { describe, expect, it } from 'vitest';
import { decodeMarc8 } from '#imports/marc/marc8/decode-marc8.ts';
import { iso2709, type FieldText } from '../../../../helpers/marc-records.ts';
import { readMarc } from './reading-marc.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const marc8 = (text: string): string => decodeMarc8(bytes(text)).text;

describe('MARC-8', () => {
  it('puts marks behind their letters, in NFC', () => {
    expect(marc8('\xe2Etudes fran\xf0caises sur l\xe1a')).toBe('Études françaises sur là');
    expect(marc8('Gonz\xe2alez, \xb1ukasz, \xa5gir, \xb0Ali')).toBe('González, łukasz, Ægir, ʻAli');
    expect(marc8('T\xe3\xf2onga, \xebi\xeca')).toBe('Tộnga, i\ufe20a\ufe21');
  });

  it('reads the sets that escape sequences name, to the next subfield', () => {
    expect(marc8('\x1b(2a`\x1b(B and \x1b(NwOJNA')).toBe('\u05d1\u05d0 and Война');
    expect(marc8('\x1b$1!0!!0"\x1b(B, \x1b$1!0#')).toBe('一丁, 七');
    expect(marc8('H\x1bb2\x1bsO')).toBe('H₂O');
    expect(marc8('\x1b(NwOJNA\x1faWar')).toBe('Война\x1faWar');
  });

  it('goes on behind escape sequences that are cut off, wrong or missing', () => {
    expect(marc8('one\x1b')).toBe('one');
    expect(marc8('one\x1b$')).toBe('one$');
    expect(marc8('\x1b(Qtwo')).toMatch(/.+/);
    expect(marc8('\x1b$1!0')).toBe('!0');
    expect(decodeMarc8(bytes('\xff\xe2')).faults).toBe(2);
  });

  it('reads signs written as numbers in any set', () => {
    expect(marc8('\x1b(3&#x0654;\x1b(B &#x4E2D;{u6587}')).toBe('\u0654 中文');
  });

  it('reads ISO 5426 with its own marks', () => {
    expect(decodeMarc8(bytes('Fran\xd0cais, \xc2et\xc2e, \xc8uber, \xfb'), 'iso5426').text).toBe('Français, été, über, ß');
  });
});

const fields = (title: string, author = 'N. N.'): FieldText[] => [['001', '1'], ['245', `10$a${title} /$c${author}`]];
const encoded = (title: string, encode: (text: string) => Buffer, leader: string): Buffer => iso2709(fields(title), { encode, leader });
/** The bytes of a text in an encoding of one or two bytes a sign. */
const double = (label: string) => {
  const decoder = new TextDecoder(label);
  const table = new Map<string, Buffer>();
  for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) table.set(decoder.decode(Uint8Array.of(lead, trail)), Buffer.of(lead, trail));
  return (text: string): Buffer => Buffer.concat([...text].map((sign) => (sign < '\x80' ? Buffer.from(sign) : table.get(sign) ?? Buffer.from('?'))));
};
const gb18030 = double('gb18030');
const single = (label: string) => (text: string): Buffer => Buffer.from([...text].map((sign) => (sign < '\x80' ? sign.charCodeAt(0) : Array.from({ length: 128 }, (_, at) => 128 + at).find((byte) => new TextDecoder(label).decode(Uint8Array.of(byte)) === sign) ?? 63)));

describe('encodings of records', () => {
  it.each([
    ['UTF-8', 'Été à la mer', (text: string) => Buffer.from(text), 'nam  '],
    ['MARC-8', 'Été à la mer', (text: string) => bytes(text.replaceAll('É', '\xe2E').replaceAll('é', '\xe2e').replaceAll('à', '\xe1a')), 'nam a'],
    ['windows-1252', 'Les misérables, édition complète de la forêt', single('windows-1252'), 'nam  '],
    ['windows-1251', 'Преступление и наказание', single('windows-1251'), 'nam  '],
    ['IBM866', 'Преступление и наказание', single('ibm866'), 'nam a'],
    ['GB18030', '红楼梦人民文学出版社北京', gb18030, 'nam a'],
    ['EUC-KR', '해리 포터와 마법사의 돌', double('euc-kr'), 'nam  '],
    ['Shift_JIS', 'ノルウェイの森', double('shift_jis'), 'nam  '],
    ['Big5', '紅樓夢曹雪芹', double('big5'), 'nam  '],
  ] as const)('finds %s whatever the leader claims', async (name, title, encode, leader) => {
    const { table, rows } = await readMarc(encoded(title, encode, leader));
    expect([rows[0]?.['title'], table.encoding]).toEqual([title, name]);
  });

  it('reads a file in UTF-16, without places in bytes', async () => {
    const text = iso2709(fields('三体')).toString('utf8');
    const { table, rows, broken } = await readMarc(Buffer.concat([Buffer.from('\ufeff', 'utf16le'), Buffer.from(`${text}rubbish of some length\x1d`, 'utf16le')]));
    expect([rows[0]?.['title'], table.encoding]).toEqual(['三体', 'UTF-16LE']);
    expect(broken.map(({ code, offset }) => [code, offset])).toEqual([['record-broken', undefined]]);
  });

  it.each(['UTF-16BE', 'GB18030'] as const)('reads a file in UTF-16 that is called %s', async (encoding) => {
    const bytes = Buffer.from(iso2709(fields('三体')).toString('utf8'), 'utf16le').swap16();
    const { rows } = await readMarc(bytes, { encoding });
    expect(rows[0]?.['title']).toBe('三体');
  });

  it('lets the user say what it is', async () => {
    const { rows } = await readMarc(encoded('Été', (text) => bytes(text.replaceAll('É', '\xe2E').replaceAll('é', '\xe2e')), 'nam  '), { encoding: 'windows-1252' });
    expect(rows[0]?.['title']).toBe('âEtâe');
  });

  it('reads short titles of a Chinese file like its others', async () => {
    const many = Array.from({ length: 20 }, () => encoded('红楼梦人民文学出版社北京', gb18030, 'nam  '));
    const { rows } = await readMarc(Buffer.concat([...many, encoded('曹', gb18030, 'nam a')]));
    expect(rows.at(-1)?.['title']).toBe('曹');
  });

  it('finds East Asian signs whose escape signs were lost', async () => {
    const { rows } = await readMarc(iso2709(fields('\x01!0!!0"(B')).toString('latin1').replace('\x01!', '$1!'));
    expect(rows[0]?.['title']).toBe('一丁');
  });

  it('says that a file has records in several encodings', async () => {
    const [one, two] = [encoded('Été', (text) => Buffer.from(text), 'nam a'), encoded('红楼梦人民文学出版社', gb18030, 'nam a')];
    const { table, rows } = await readMarc(Buffer.concat([one, two, one]));
    expect(rows.map((row) => row['title'])).toEqual(['Été', '红楼梦人民文学出版社', 'Été']);
    expect(table.notices).toEqual([{ code: 'encodings-mixed', values: { encodings: 'UTF-8, GB18030' } }]);
  });
});

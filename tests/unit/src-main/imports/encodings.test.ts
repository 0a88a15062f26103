import { describe, expect, it } from 'vitest';
import type { EncodingName } from '#contract/imports.ts';
import { detectEncoding } from '../../../../src-main/imports/file/encoding.ts';
import { previewFile } from '../../../../src-main/imports/preview.ts';
import { openRecords } from '../../../../src-main/imports/read-records.ts';
import { encode } from './encode.ts';
import { fileOf } from './reading.ts';
import { wholeOf } from './whole-table.ts';

const titles: readonly (readonly [EncodingName, readonly string[]])[] = [
  ['GB18030', ['红楼梦', '三国演义', '活着', '百年孤独', '计算机网络']],
  ['Big5', ['紅樓夢', '圍城', '傾城之戀', '中國文學史', '兒童文學']],
  ['Shift_JIS', ['吾輩は猫である', 'こころ', 'ノルウェイの森', '図書館戦争', '日本の歴史']],
  ['EUC-KR', ['채식주의자', '어린 왕자', '한국의 역사', '소년이 온다', '엄마를 부탁해']],
  ['windows-1251', ['Война и мир', 'Мёртвые души', 'СТИХОТВОРЕНИЯ', 'Вишнёвый сад', 'Обломов']],
  ['IBM866', ['Война и мир', 'Мёртвые души', 'СТИХОТВОРЕНИЯ', 'Вишнёвый сад', 'Обломов']],
  ['windows-1255', ['סיפור על אהבה וחושך', 'מיכאל שלי', 'תולדות ישראל', 'ספרי ילדים', 'הארץ']],
  ['windows-1252', ['Élégie à Genève', 'Die Größe', 'Cien años de soledad', 'Ça ira', 'São Paulo']],
  ['UTF-16LE', ['红楼梦', 'Élégie', 'Обломов', 'plain', 'more']],
  ['UTF-16BE', ['红楼梦', 'Élégie', 'Обломов', 'plain', 'more']],
  ['UTF-8', ['红楼梦', 'Élégie', 'Обломов', 'plain', 'more']],
];
const tableOf = (names: readonly string[]): string => `title_id,title,year\n${names.map((name, i) => `B${String(i)},${name},${String(1990 + i)}\n`).join('')}`;
const rowsOf = (names: readonly string[]): string[][] => names.map((name, i) => [`B${String(i)}`, name, String(1990 + i)]);
const halfRead = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text));

describe('encodings', () => {
  it.each(titles)('are found out: %s', async (encoding, names) => {
    const { table, rows, notices } = await wholeOf(encode(tableOf(names), encoding));
    expect(table.encoding).toBe(encoding);
    expect(rows).toEqual(rowsOf(names));
    expect(notices).toEqual([]);
  });

  it.each(titles.filter(([name]) => !name.startsWith('UTF')))('show in a single row: %s', (encoding, [name = '', other = '']) => {
    expect(detectEncoding(encode(`title_id,title\n1,${name} ${other}\n`, encoding), true).name).toBe(encoding);
  });

  it('can be said instead', async () => {
    const [, names] = titles[0]!;
    expect((await wholeOf(encode(tableOf(names), 'GB18030'), { encoding: 'windows-1252' })).rows[0]?.[1]).toBe('ºìÂ¥ÃÎ');
    expect((await wholeOf(encode(tableOf(names), 'GB18030'), { encoding: 'GB18030' })).rows).toEqual(rowsOf(names));
  });

  it('are believed where an XML text declares them', async () => {
    const text = '<?xml version="1.0" encoding="gb2312"?><books><book><title>书</title><id>1</id></book><book><title>书</title><id>2</id></book></books>';
    expect(await wholeOf(encode(text, 'GB18030'))).toMatchObject({ table: { encoding: 'GB18030' }, rows: [['书', '1'], ['书', '2']] });
  });

  it('may change in the middle of a file', async () => {
    const [one, two] = [['红楼梦', '活着'], ['三国演义', '百年孤独']];
    const body = (names: readonly string[]): string => tableOf(names).slice('title_id,title,year\n'.length);
    const many = [...one, ...one, ...one, ...one];
    const mixed = await wholeOf(Buffer.concat([Buffer.from(tableOf(many)), encode(body(two), 'GB18030')]));
    expect(mixed.rows).toEqual([...rowsOf(many), ...rowsOf(two)]);
    expect(mixed.notices).toEqual([{ code: 'encodings-mixed', values: { encodings: 'UTF-8, GB18030' } }]);
    const other = await wholeOf(Buffer.concat([encode(tableOf([...one, ...two, ...one, ...two]), 'GB18030'), Buffer.from(body(two))]));
    expect(other.rows.slice(-2)).toEqual(rowsOf(two));
    expect(other.notices).toEqual([{ code: 'encodings-mixed', values: { encodings: 'GB18030, UTF-8' } }]);
  });

  it('do not change with a damaged letter', async () => {
    const text = Buffer.from(tableOf(['红楼梦 和 三国演义', '活着']));
    text[text.indexOf('梦') + 1] = 0x20;
    const { table, rows, notices } = await wholeOf(text);
    expect(table.encoding).toBe('UTF-8');
    expect(rows[0]?.[1]).toContain('三国演义');
    expect(notices).toEqual([]);
  });

  it('pass over the marks between files put one behind the other', async () => {
    const part = `\ufeff${tableOf(['a', 'b'])}`;
    expect((await wholeOf(part + part)).rows).toEqual([...rowsOf(['a', 'b']), ...rowsOf(['a', 'b'])]);
  });

  it.each(['UTF-8', 'GB18030'] as const)('end a file inside a character: %s', async (encoding) => {
    const text = encode(tableOf(['红楼梦', '活着', '围城']).trimEnd().replace(/,1992$/, ''), encoding);
    const { rows, broken } = await wholeOf(text.subarray(0, -1));
    expect(rows).toHaveLength(2);
    expect(broken).toEqual([{ line: 4, code: 'record-cut' }]);
  });
});

describe('letters that an earlier program has damaged', () => {
  const damaged: readonly (readonly [EncodingName, readonly string[], string])[] = [
    ['UTF-8', ['Élégie à Genève', 'Die Größe', 'São Paulo'], halfRead(tableOf(['Élégie à Genève', 'Die Größe', 'São Paulo']))],
    ['GB18030', ['红楼梦', '百年孤独', '计算机网络'], new TextDecoder('windows-1252').decode(encode(tableOf(['红楼梦', '百年孤独', '计算机网络']), 'GB18030'))],
    ['windows-1251', ['Война и мир', 'Мёртвые души', 'Обломов'], new TextDecoder('windows-1252').decode(encode(tableOf(['Война и мир', 'Мёртвые души', 'Обломов']), 'windows-1251'))],
    ['UTF-8', ['红楼梦里', '计算机网', '百年'], new TextDecoder('gb18030').decode(Buffer.from(tableOf(['红楼梦里', '计算机网', '百年'])))],
  ];

  it.each(damaged)('are refused, and put right when the user says what they were: %s', async (truly, names, text) => {
    const path = fileOf(text);
    expect((await previewFile(path, 'a.csv', {})).notices).toContainEqual({ code: 'wrong-encoding', values: { encoding: truly } });
    await expect(openRecords(path, 'a.csv', {})).rejects.toMatchObject({ code: 'file-wrong-encoding', values: { encoding: truly } });
    const { rows, notices } = await wholeOf(text, { encoding: truly });
    expect(rows).toEqual(rowsOf(names));
    expect(notices).toEqual([]);
  });

  it('are noticed where only some rows came out of old records', async () => {
    const names = ['LesbâelesEnfants', 'Premiáeres histoires', 'Câecile', 'Été à Étretat', 'Sociâetâe', 'fãete', 'Lycée', 'François'];
    const { notices, rows, table } = await wholeOf(tableOf(names));
    expect(notices).toEqual([{ code: 'wrong-encoding', values: { encoding: 'MARC-8' } }]);
    expect(table.refused).toBeUndefined();
    expect(rows).toEqual(rowsOf(names));
    expect((await wholeOf(tableOf(names), { encoding: 'MARC-8' })).rows.map((row) => row[1])).toEqual(['LesbélesEnfants', 'Premières histoires', 'Cécile', 'Été à Étretat', 'Société', 'fãete', 'Lycée', 'François']);
  });

  it('are noticed where only few rows are damaged, and can be put right', async () => {
    const names = Array.from({ length: 40 }, (_, i) => (i === 7 ? halfRead('Élégie à Genève') : `Title ${String(i)}`));
    const { table, notices } = await wholeOf(tableOf(names));
    expect(table.refused).toBeUndefined();
    expect(notices).toEqual([{ code: 'wrong-encoding', values: { encoding: 'UTF-8' } }]);
    expect((await wholeOf(tableOf(names), { encoding: 'UTF-8' })).rows[7]?.[1]).toBe('Élégie à Genève');
  });

  it.each(titles.filter(([name]) => name !== 'windows-1252'))('are not seen where there are none: %s', async (encoding, names) => {
    expect((await wholeOf(Buffer.from(tableOf([...names, 'Mãe', 'pâté', 'ñandú', '“x” – €'])))).notices).toEqual([]);
    expect(encoding).toBeTruthy();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewFile } from '../../../../src-main/imports/preview.ts';
import { orderOf } from '../../../../src-main/imports/values/date-order.ts';
import { dateReader, universalDateReader } from '../../../../src-main/imports/values/dates.ts';
import { readPeriod } from '../../../../src-main/imports/values/period.ts';
import { at, fileOf, readLoans } from './reading.ts';

const moment = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2049-12-31T23:59:59Z'), noInvalidDate: true }).map((date) => Math.floor(date.getTime() / 1000));
const two = (value: number): string => String(value).padStart(2, '0');
const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Ways to write a moment; those without a time keep its day. */
const writings: readonly (readonly [string, boolean, (parts: { y: number; m: number; d: number; h: number; i: number; s: number }) => string])[] = [
  ['dmy', true, ({ y, m, d, h, i, s }) => `${two(d)}/${two(m)}/${String(y)} ${two(h)}:${two(i)}:${two(s)}`], ['mdy', true, ({ y, m, d, h, i, s }) => `${two(m)}/${two(d)}/${String(y)} ${two(h % 12 || 12)}:${two(i)}:${two(s)} ${h < 12 ? 'AM' : 'PM'}`],
  ['ymd', true, ({ y, m, d, h, i, s }) => `${String(y)}-${two(m)}-${two(d)}T${two(h)}:${two(i)}:${two(s)}.123Z`], ['ymd', true, ({ y, m, d, h, i, s }) => `${String(y)}${two(m)}${two(d)}${two(h)}${two(i)}${two(s)}`],
  ['ymd', true, ({ y, m, d, h, i, s }) => `${String(y)}年${String(m)}月${String(d)}日 ${two(h)}时${two(i)}分${two(s)}秒`], ['ymd', true, ({ y, m, d, h, i, s }) => `Mon, ${two(d)} ${monthNames[m - 1]!.slice(0, 3)} ${String(y)} ${two(h)}:${two(i)}:${two(s)} +0800`],
  ['dmy', false, ({ y, m, d }) => `${two(d)}.${two(m)}.${String(y)}`], ['mdy', false, ({ y, m, d }) => `${String(m)}-${String(d)}-${String(y)}`], ['ymd', false, ({ y, m, d }) => `${two(d)}-${monthNames[m - 1]!.slice(0, 3).toUpperCase()}-${two(y % 100)}`],
  ['dmy', false, ({ y, m, d }) => `${two(d)}/${two(m)}/${two(y % 100)}`], ['mdy', false, ({ y, m, d }) => `${two(m)}/${two(d)}/${two(y % 100)}`], ['ymd', false, ({ y, m, d }) => `${two(y % 100)}/${two(m)}/${two(d)}`], ['ymd', false, ({ y, m, d }) => `${monthNames[m - 1]!} ${two(d)}, ${String(y)}`],
];

describe('dates', () => {
  it.each(writings.map((writing, i) => [i, ...writing] as const))('reads back what is written (way %i, %s)', (_i, order, hasTime, write) => {
    const read = dateReader(order as 'dmy');
    fc.assert(fc.property(moment, (seconds) => {
      const date = new Date(seconds * 1000);
      const text = write({ y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate(), h: date.getUTCHours(), i: date.getUTCMinutes(), s: date.getUTCSeconds() });
      expect(read(text)).toBe(hasTime ? seconds : seconds - (seconds % 86_400));
    }));
  });

  it('never throws, and gives a number or nothing', () => {
    const [a, b] = [dateReader('dmy'), dateReader('mdy', true)];
    const sign = fc.constantFrom('0', '1', '2', '3', '9', '/', '-', '.', ':', ' ', 'T', 'Z', '+', '年', '月', '日', ',', 'a', 'M', 'May');
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(sign, { maxLength: 20 }).map((signs) => signs.join(''))), (text) => {
      for (const value of [a(text), b(text)]) expect(value === undefined || typeof value === 'number').toBe(true);
    }), { numRuns: 500 });
  });

  it.each([
    ['12-FEB-99', '1999-02-12'], ['27-DEC-1996', '1996-12-27'], ['5. März 2024', '2024-03-05'], ['5 mars 2024', '2024-03-05'], ['5 de marzo de 2024', '2024-03-05'], ['10 אפריל 1940', '1940-04-10'], ['יום ד\'. 10 אפריל 1940', '1940-04-10'],
    ['２０２４／３／５', '2024-03-05'], ['2024年３月５日', '2024-03-05'], ['05.03.24', '2024-03-05'], ['10/10/2023,1:48', '2023-10-10T01:48:00'],
  ])('%s', (text, iso) => {
    expect(dateReader('dmy')(text)).toBe(at(iso.length === 10 ? `${iso}T00:00:00` : iso));
  });

  it.each(['  -  -  ', '00/00/0000', '0', 'None', 'NaN', '-', '永久有效', '00000000000000', '9999-12-31 00:00:00'])('%j is no date', (text) => {
    expect(dateReader('dmy')(text)).toBeUndefined();
  });

  it('reckons a zone in only where a system writes universal time', () => {
    expect(dateReader('ymd', true)('2024-03-05T14:07:09.000+0800')).toBe(at('2024-03-05T06:07:09'));
    expect(dateReader('ymd', true)('2024-03-05 14:07:09-03:30')).toBe(at('2024-03-05T17:37:09'));
    expect(dateReader('ymd', true)('2024-03-05T14:07:09Z')).toBe(at('2024-03-05T14:07:09'));
    expect(dateReader('ymd')('2024-03-05T14:07:09.000+0800')).toBe(at('2024-03-05T14:07:09'));
  });

  it.each([['Asia/Shanghai', '2024-03-06T07:59:59', '2024-07-06T07:59:59'], ['America/New_York', '2024-03-05T18:59:59', '2024-07-05T19:59:59']])('brings universal time to the clock of %s', (zone, winter, summer) => {
    const usual = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      const read = universalDateReader('ymd');
      expect([read('2024-03-05T23:59:59Z'), read('2024-03-05 23:59:59'), read('2024-07-05T23:59:59.000+00:00')]).toEqual([at(winter), at(winter), at(summer)]);
      expect([read('2024-03-05'), read(''), read('never was')]).toEqual([at('2024-03-05T00:00:00'), undefined, Number.NaN]);
    } finally {
      if (usual === undefined) delete process.env['TZ'];
      else process.env['TZ'] = usual;
    }
  });
});

describe('the order of day and month', () => {
  it.each([
    [['3/4/24', '13/4/24'], 'dmy'], [['3/4/24', '4/13/24'], 'mdy'], [['99/04/13', '24/05/31'], 'ymd'], [['24/04/13', '24/05/31'], 'ambiguous'], [['03.04.2024'], 'dmy'], [['3/4/2024', '4/3/2024'], 'ambiguous'], [['2024/3/4', '', 'x'], null],
    [['01/02/24', '02/05/24', '03/07/24', '04/09/24', '05/11/24'], 'ambiguous'], [['24/01/02', '24/02/05', '24/03/07', '24/04/09', '24/05/11'], 'ymd'],
  ])('%j: %s', (values, order) => {
    expect(orderOf(values).order).toBe(order);
  });

  it('is right or open, never wrong', () => {
    fc.assert(fc.property(fc.array(moment, { minLength: 1, maxLength: 30 }), fc.boolean(), (moments, dayFirst) => {
      const values = moments.map((seconds) => {
        const date = new Date(seconds * 1000);
        const [d, m] = [date.getUTCDate(), date.getUTCMonth() + 1];
        return `${String(dayFirst ? d : m)}/${String(dayFirst ? m : d)}/${String(date.getUTCFullYear())}`;
      });
      expect([dayFirst ? 'dmy' : 'mdy', 'ambiguous']).toContain(orderOf(values).order);
    }));
  });

  it('is told by a sister column, by what is due after it is lent, or by the user', async () => {
    const read = async (rows: string, request = {}): Promise<number[]> => (await readLoans(`patron_id,title_id,loan_at,due_at\n${rows}`, request)).loans.map(({ loanedAt }) => loanedAt);
    expect(await read('P,T,3/4/2024,15/4/2024\n')).toEqual([at('2024-04-03T00:00:00')]);
    await expect(read('P,T,5/1/2024,6/2/2024\n')).rejects.toMatchObject({ code: 'dates-ambiguous', values: { columns: 'loan_at, due_at' } });
    expect(await read('P,T,5/12/2024,1/1/2025\n', { dateOrder: 'dmy' })).toEqual([at('2024-12-05T00:00:00')]);
    const early = 'P,T,11/2/2024,1/3/2024\n';
    await expect(read(early)).rejects.toMatchObject({ code: 'dates-ambiguous' });
    expect(await read(early.repeat(3))).toEqual(Array(3).fill(at('2024-02-11T00:00:00')));
  });

  it('is found further down where the file begins with a busy day', async () => {
    const row = (i: number, day: string): string => `P${String(i)},T${String(i)},${day}\n`;
    const text = `patron_id,title_id,loan_at\n${Array.from({ length: 20_000 }, (_, i) => row(i, '03/01/2024')).join('')}${row(7, '13/01/2024')}`;
    expect((await readLoans(text)).loans[0]?.loanedAt).toBe(at('2024-01-03T00:00:00'));
    expect((await previewFile(fileOf(text), 'a.csv', {})).columns[2]?.dateOrder).toBe('dmy');
  });

  it('is shown in the preview, and asked for there', async () => {
    const preview = await previewFile(fileOf('patron_id,title_id,loan_at,due_at\nP,T,5/1/2024,2024-02-01\n'), 'a.csv', {});
    expect(preview.columns.map(({ dateOrder }) => dateOrder)).toEqual([null, null, 'ambiguous', 'ymd']);
    expect(preview.notices).toEqual([{ code: 'dates-ambiguous', values: { columns: 'loan_at' } }]);
    expect((await previewFile(fileOf('patron_id,title_id,loan_at\nP,T,5/1/2024\n'), 'a.csv', { dateOrder: 'mdy' })).columns[2]?.dateOrder).toBe('mdy');
  });

  it('is never guessed where a column that had none turns up with such dates', async () => {
    const iso = Array.from({ length: 5000 }, (_, i) => `P,T${String(i)},2024-01-02,\n`).join('');
    const { loans, rejects } = await readLoans(`patron_id,title_id,loan_at,returned_at\n${iso}P,T,3/4/2024,\nP,T,3/4/24,\nP,T,13/4/2024,\nP,T,4/13/2024,\n`);
    expect(rejects.map(({ line, code }) => [line, code])).toEqual([[5002, 'bad-date'], [5003, 'bad-date']]);
    expect(loans.slice(5000).map(({ loanedAt }) => loanedAt)).toEqual([at('2024-04-13T00:00:00'), at('2024-04-13T00:00:00')]);
    const mixed = await readLoans(`patron_id,title_id,loan_at,returned_at\n${Array.from({ length: 5000 }, (_, i) => `P,T${String(i)},${String(1 + (i % 28))}/1/2024,\n`).join('')}P,T,3/4/2024,5/4/2024\n`);
    expect([mixed.rejects, mixed.loans.at(-1)]).toMatchObject([[], { loanedAt: at('2024-04-03T00:00:00'), returnedAt: at('2024-04-05T00:00:00') }]);
  });

  it('turns away what contradicts it later', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `P,T${String(i)},${String(1 + (i % 28))}/4/2024\n`).join('');
    const { loans, rejects } = await readLoans(`patron_id,title_id,loan_at\n${rows}P,T,4/16/2024\n`);
    expect([loans.length, rejects]).toEqual([5000, [{ line: 5002, code: 'bad-date', field: 'loan_at', cells: ['P', 'T', '4/16/2024'] }]]);
  });
});

describe('periods', () => {
  it.each([['2024', undefined, '2024'], ['2024-05', undefined, '2024-05'], ['2024年5月', undefined, '2024-05'], ['05/2024', undefined, '2024-05'], ['2016', '5', '2016-05'], ['2016', '13', '2016'], ['202405', undefined, '2024-05'], ['2024.0', undefined, '2024'], ['', undefined, undefined], ['May', undefined, undefined]])('%j %j: %j', (year, month, period) => {
    expect(readPeriod(year, month)).toBe(period);
  });
});

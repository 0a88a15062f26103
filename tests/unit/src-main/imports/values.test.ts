import { describe, expect, it } from 'vitest';
import { orderOf } from '../../../../src-main/imports/values/date-order.ts';
import { dateReader } from '../../../../src-main/imports/values/dates.ts';
import { readIsbns } from '../../../../src-main/imports/values/isbn.ts';
import { readConsent, readCount, readList, readYear } from '../../../../src-main/imports/values/words.ts';
import { at, readLoans } from './reading.ts';

describe('dates', () => {
  it.each([
    ['2024-03-05', '2024-03-05T00:00:00'], ['2024-03-05 14:07', '2024-03-05T14:07:00'], ['2024-03-05 14:07:09', '2024-03-05T14:07:09'], ['2024-03-05 14:07:09.123', '2024-03-05T14:07:09'],
    ['2014-05-14 08:39:13.070326-04', '2014-05-14T08:39:13'], ['2024-03-05 14:07:09+08:00', '2024-03-05T14:07:09'], ['2024-03-05T14:07:09', '2024-03-05T14:07:09'], ['2024-03-05T14:07:09Z', '2024-03-05T14:07:09'],
    ['2024-03-05T14:07:09.000+0000', '2024-03-05T14:07:09'], ['2024/03/05', '2024-03-05T00:00:00'], ['2024/3/5 9:07', '2024-03-05T09:07:00'], ['2024.3.5', '2024-03-05T00:00:00'],
    ['20240305', '2024-03-05T00:00:00'], ['202403051407', '2024-03-05T14:07:00'], ['20240305140709', '2024-03-05T14:07:09'],
    ['05.03.2024', '2024-03-05T00:00:00'], ['5.3.2024 14:07', '2024-03-05T14:07:00'], ['03/05/2024', '2024-03-05T00:00:00'], ['03/05/2024 02:07:09 PM', '2024-03-05T14:07:09'], ['03/05/2024 12:07 AM', '2024-03-05T00:07:00'],
    ['03-05-2024 14:07', '2024-03-05T14:07:00'], ['3/5/2024,9:07', '2024-03-05T09:07:00'], ['March 05, 2024 14:07', '2024-03-05T14:07:00'], ['Mar 5 2024', '2024-03-05T00:00:00'], ['5 March 2024', '2024-03-05T00:00:00'], ['05-Mar-2024', '2024-03-05T00:00:00'],
    ['Tue, 05 Mar 2024 14:07:09 +0800', '2024-03-05T14:07:09'], ['2024年3月5日', '2024-03-05T00:00:00'], ['2024年3月5日 14:07', '2024-03-05T14:07:00'], ['2024年03月05日14时07分09秒', '2024-03-05T14:07:09'], ['２０２４－０３－０５', '2024-03-05T00:00:00'],
    ['45356', '2024-03-05T00:00:00'], ['45356.5', '2024-03-05T12:00:00'], ['1709647629', '2024-03-05T14:07:09'], ['1709647629123', '2024-03-05T14:07:09'], [' 2024-02-29 ', '2024-02-29T00:00:00'], ['2024-03-05 24:00', '2024-03-06T00:00:00'],
  ])('%s', (text, iso) => {
    expect(dateReader('mdy')(text)).toBe(at(iso));
  });

  it.each(['', ' ', 'NEVER', 'never', 'NULL', '\\N', '0000-00-00', '0000-00-00 00:00:00', '1900-01-01', '1900-01-01 00:00:00', '1900/1/1'])('%j is no date', (text) => {
    expect(dateReader('mdy')(text)).toBeUndefined();
  });

  it.each(['yesterday', '2024-13-01', '2023-02-29', '2024-04-31', '2024-03-05 25:00', '2024-03-05 10:61', '31/31/2024', '123', '0203-01-01', '2024-03', 'Foo 5, 2024', '03/05/2024 13:00 PM', '99999'])('%j cannot be read', (text) => {
    expect(dateReader('mdy')(text)).toBeNaN();
  });

  it('reads day and month in the order the column shows', async () => {
    expect(orderOf(['3/4/2024', '13/4/2024']).order).toBe('dmy');
    expect(orderOf(['3/4/2024', '4/13/2024 10:00']).order).toBe('mdy');
    expect(orderOf(['3/4/2024', '2024-05-13', '']).order).toBe('ambiguous');
    expect(orderOf(['2024-05-13', '']).order).toBeNull();
    const rows = (second: string, delimiter: string): string => ['patron_id,title_id,loan_at,due_at', 'P1,T1,3/4/2024,', `P1,T2,${second},`].join('\n').replaceAll(',', delimiter);
    expect((await readLoans(rows('13/4/2024', ','))).loans[0]?.loanedAt).toBe(at('2024-04-03T00:00:00'));
    expect((await readLoans(rows('4/13/2024', ','))).loans[0]?.loanedAt).toBe(at('2024-03-04T00:00:00'));
    await expect(readLoans(rows('4/4/2024', ','))).rejects.toMatchObject({ code: 'dates-ambiguous', values: { columns: 'loan_at' } });
    expect((await readLoans(rows('4/4/2024', ','), { dateOrder: 'mdy' })).loans[0]?.loanedAt).toBe(at('2024-03-04T00:00:00'));
    expect((await readLoans(rows('4/4/2024', ';'))).loans[0]?.loanedAt).toBe(at('2024-04-03T00:00:00'));
    expect((await readLoans('patron_id,title_id,loan_at\nP,T,14/4/2024\nP,T,15/4/2024\nP,T,4/16/2024\n')).rejects).toMatchObject([{ line: 4, code: 'bad-date', field: 'loan_at' }]);
    expect((await readLoans('patron_id,title_id,loan_at,due_at\nP,T,3/4/2024,15/4/2024\n')).loans[0]).toMatchObject({ loanedAt: at('2024-04-03T00:00:00'), dueAt: at('2024-04-15T00:00:00') });
  });
});

describe('other values', () => {
  it.each([
    ['978-7-5366-9293-0', ['9787536692930']], ['2-87130-333-9', ['9782871303336']], ['9782871303336; 2871303339', ['9782871303336']], ['0-8044-2957-X', ['9780804429573']], ['080442957x | 9780670026623 (alk. paper)', ['9780804429573', '9780670026623']],
    ['978 7 5366 9293 0', ['9787536692930']], ['ISBN 9787536692930', ['9787536692930']], ['９７８７５３６６９２９３０', ['9787536692930']], ['9787536692931', []], ['9.78754E+12', []], ['', []], ['CSR-1', []],
  ])('ISBNs of %j', (text, isbns) => {
    expect(readIsbns(text)).toEqual(isbns);
  });

  it.each([['1998', 1998], ['c1998', 1998], ['[2003]', 2003], ['2008.5', 2008], ['1999-2001', 1999], ['19990304', 1999], ['200305', 2003], ['19??', undefined], ['12345', undefined], ['', undefined], ['NULL', undefined]])('year of %j', (text, year) => {
    expect(readYear(text)).toBe(year);
  });

  it.each([['yes', true], ['TRUE', true], ['1', true], ['是', true], ['同意', true], ['no', false], ['False', false], ['0', false], ['否', false], ['拒绝', false], ['', undefined], ['maybe', undefined]])('consent %j', (text, consent) => {
    expect(readConsent(text)).toBe(consent);
  });

  it('counts and lists', () => {
    expect(['2', ' 3 ', '1.0', '', 'x', '-1', '1.5', undefined].map(readCount)).toEqual([2, 3, 1, undefined, undefined, undefined, undefined, undefined]);
    expect(readList(' a; b；a|c ;; ')).toEqual(['a', 'b', 'c']);
    expect(readList(undefined)).toEqual([]);
  });
});

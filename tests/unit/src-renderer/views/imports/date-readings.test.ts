import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateReadings, tellingCell } from '#page/views/imports/date-readings.ts';

const read = (cell: string): string[] => dateReadings(cell).map(({ order, day }) => `${order} ${day}`);

describe('readings of a date', () => {
  test('day and month are read both ways', () => {
    expect(read('03/04/2024')).toEqual(['dmy 2024-04-03', 'mdy 2024-03-04']);
    expect(read(' 3-4-2024 10:15')).toEqual(['dmy 2024-04-03', 'mdy 2024-03-04']);
  });
  test('a day above twelve leaves one reading, and the same day twice is one', () => {
    expect(read('13/04/2024')).toEqual(['dmy 2024-04-13']);
    expect(read('04/04/2024')).toEqual(['dmy 2024-04-04']);
  });
  test('with two figures the year may stand at either end', () => {
    expect(read('03.04.05')).toEqual(['dmy 2005-04-03', 'mdy 2005-03-04', 'ymd 2003-04-05']);
    expect(read('01/02/98')[0]).toBe('dmy 1998-02-01');
  });
  test('what is no such date has none', () => {
    for (const cell of ['', '2024-04-03', '31/31/2024', '30/02/2024', 'soon', '1/2/20245']) expect(read(cell)).toEqual([]);
  });
  test('every day of the calendar is among the readings of its cell', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1971-01-01'), max: new Date('2068-12-31'), noInvalidDate: true }), (date) => {
      const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
      expect(read(`${day}/${month}/${year}`)).toContain(`dmy ${year}-${month}-${day}`);
      expect(read(`${month}/${day}/${year}`).some((reading) => reading.endsWith(`${year}-${month}-${day}`))).toBe(true);
    }));
  });
  test('the cell to ask about is one that can be read in two ways', () => {
    expect(tellingCell(['13/04/2024', '04/04/2024', '05/06/2024'])).toBe('05/06/2024');
    expect(tellingCell(['13/04/2024'])).toBeNull();
  });
});

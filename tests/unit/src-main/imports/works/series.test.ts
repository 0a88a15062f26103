import { describe, expect, it } from 'vitest';
import { readSeries, seriesInTitle, seriesPosition } from '#imports/works/series.ts';

describe('series', () => {
  it.each([
    ['Harry Potter ; 3', 'Harry Potter', '3'], ['Discworld, #12', 'Discworld', '12'], ['Loeb classical library, 0069-1234 ; vol. IV', 'Loeb classical library', '4'], ['外国文学名著丛书；第3种', '外国文学名著丛书', '3'],
    ['世界文学名著 第二辑', '世界文学名著', '2'], ['Heyne-Bücher ; Bd. 06/4567', 'Heyne-Bücher', '6/4567'], ['Que sais-je ? ; n° 123', 'Que sais-je ?', '123'], ['X ; v. 2.5', 'X', '2.5'], ['rororo ; 1-3', 'rororo', '1-3'],
    ['Penguin classics.', 'Penguin classics', undefined], ['Area 51', 'Area 51', undefined], ['Robert C. Martin series', 'Robert C. Martin series', undefined], ['Actes Sud BD', 'Actes Sud BD', undefined],
  ])('%s', (statement, series, seriesNumber) => { expect(readSeries(statement, undefined)).toEqual({ series, ...(seriesNumber !== undefined && { seriesNumber }) }); });

  it('takes the number of its own column first', () => {
    expect(readSeries('The Criterion collection ; 9', 'no. 332')).toEqual({ series: 'The Criterion collection', seriesNumber: '332' });
    expect(readSeries(undefined, 'III')).toEqual({ seriesNumber: '3' });
    expect(readSeries('', ' ')).toEqual({});
  });

  it('stands behind a title', () => {
    expect(seriesInTitle('Mockingjay (The Hunger Games, #3)')).toEqual({ series: 'The Hunger Games', seriesNumber: '3' });
    expect(seriesInTitle('Soul music (Discworld, #16; Death #3)')).toEqual({ series: 'Discworld', seriesNumber: '16' });
    expect(seriesInTitle('The Stand (complete edition)')).toEqual({});
  });

  it('has numbers that can be put in order', () => {
    expect(['vol. IV', 'no. 12', '第三种', '2.5', '1-3', '007', 'Book two', 'special'].map(seriesPosition)).toEqual(['4', '12', '3', '2.5', '1-3', '7', '2', 'special']);
  });
});

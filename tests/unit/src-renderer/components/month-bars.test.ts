import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import MonthBars from '#page/components/MonthBars.vue';
import { monthColumns } from '#page/components/month-columns.ts';
import { i18n } from '#page/locales/index.ts';

describe('loans by month', () => {
  test('months without loans between two others are there', () => {
    expect(monthColumns([{ month: '2024-02', loans: 4, linked: 1 }, { month: '2023-12', loans: 2, linked: 2 }])).toEqual([
      { time: '2023-12', loans: 2, linked: 2 }, { time: '2024-01', loans: 0, linked: 0 }, { time: '2024-02', loans: 4, linked: 1 },
    ]);
  });
  test('more than ten years become years, and dates far off do not make a thousand columns', () => {
    const long = monthColumns([{ month: '2001-01', loans: 1, linked: 0 }, { month: '2001-05', loans: 2, linked: 1 }, { month: '2012-01', loans: 3, linked: 3 }]);
    expect([long.length, long[0], long.at(-1)]).toEqual([12, { time: '2001', loans: 3, linked: 1 }, { time: '2012', loans: 3, linked: 3 }]);
    expect(monthColumns([{ month: '0202-01', loans: 1, linked: 1 }, { month: '2024-01', loans: 1, linked: 1 }]).map(({ time }) => time)).toEqual(['0202', '2024']);
  });
  test('the part with a patron is drawn within the whole, and a table says the same', async () => {
    const words = { time: 'Month', loans: 'Loans', linked: 'With a patron', rest: 'Without', share: 'Share' };
    const view = mount(MonthBars, { global: { plugins: [i18n] }, props: { label: 'Loans', months: [{ month: '2024-01', loans: 10, linked: 4 }, { month: '2024-02', loans: 5, linked: 5 }], words } });
    const heights = (name: string) => view.findAll(`rect.${name}`).map((bar) => Number(bar.attributes('height')));
    const [all, linked] = [heights('rest'), heights('linked')];
    expect(linked[0]! / all[0]!).toBeCloseTo(0.4);
    expect([linked[1], all[1]! / all[0]!]).toEqual([all[1], 0.5]);
    await view.find('button').trigger('click');
    expect(view.findAll('tbody tr').map((row) => row.findAll('td').map((cell) => cell.text()))).toEqual([['10', '4', '40%'], ['5', '5', '100%']]);
  });
});

import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import DateField from '#page/components/DateField.vue';
import { dayFrom, typedDay } from '#page/components/typed-day.ts';
import { i18n } from '#page/locales/index.ts';

describe('a typed day', () => {
  test.each([['2026-11-26', '2026-11-26'], ['2026/1/5', '2026-01-05'], [' 2026. 1. 5 ', '2026-01-05'], ['2026年1月5日', '2026-01-05'], ['20240229', '2024-02-29'], ['', null]])('%j is read as %j', (text, day) => {
    expect(typedDay(text)).toBe(day);
  });
  test.each(['2026-02-29', '2026-13-01', '26-1-5', '5.1.2026', '01/05/2026', '2026-11', 'tomorrow'])('%j is no day', (text) => {
    expect(typedDay(text)).toBeUndefined();
  });
});

test.each([
  ['2026-12-31', { days: 1 }, '2027-01-01'], ['2026-03-31', { months: -1 }, '2026-02-28'], ['2024-01-31', { months: 1 }, '2024-02-29'], ['2026-01-05', { days: -7 }, '2025-12-29'], ['2026-12-15', { months: 1 }, '2027-01-15'],
])('from %s, %j leads to %s', (day, step, to) => {
  expect(dayFrom(day, step)).toBe(to);
});

describe('the field for a day', () => {
  const field = (modelValue: string | null) => {
    const told: (string | null)[] = [];
    const view = mount(DateField, { global: { plugins: [i18n] }, props: { modelValue, label: 'Until', 'onUpdate:modelValue': (day: string | null): void => { told.push(day); void view.setProps({ modelValue: day }); } } });
    const input = view.find('input');
    const typed = (text: string): Promise<void> => {
      (input.element as HTMLInputElement).value = text;
      return input.trigger('input');
    };
    return { view, told, input, typed };
  };

  test('is named, tells a day as soon as it is whole, and none when it is emptied', async () => {
    const { told, input, typed } = field(null);
    expect(input.attributes('aria-label')).toBe('Until');
    await typed('2026-1');
    expect(told).toEqual([]);
    await typed('2026-11-26');
    await typed('');
    expect(told).toEqual(['2026-11-26', null]);
  });

  test('keeps what is no day in sight, says so when it is left, and keeps its form from being sent', async () => {
    const { view, told, input, typed } = field('2026-11-26');
    await typed('2026-02');
    expect(view.find('[role=alert]').exists()).toBe(false);
    await input.trigger('change');
    expect(view.find('[role=alert]').text()).toContain('2026-11-26');
    expect(input.attributes('aria-invalid')).toBe('true');
    expect((input.element as HTMLInputElement).validationMessage).not.toBe('');
    expect(told).toEqual([]);
    await typed('2026/3/1');
    await input.trigger('change');
    expect(told).toEqual(['2026-03-01']);
    expect(view.find('[role=alert]').exists()).toBe(false);
  });
});

import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import SearchBox from '#page/components/SearchBox.vue';

describe('search box', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });
  const box = () => mount(SearchBox, { props: { modelValue: '', label: 'Card number' } });

  test('tells what was typed after a pause of 40 ms, once', async () => {
    const view = box();
    const field = view.find('input');
    expect(field.attributes('aria-label')).toBe('Card number');
    await field.setValue('2');
    vi.advanceTimersByTime(30);
    await field.setValue('20 ');
    vi.advanceTimersByTime(39);
    expect(view.emitted('update:modelValue')).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(view.emitted('update:modelValue')).toEqual([['20']]);
  });
  test('Enter, with which a scanner ends, does not wait', async () => {
    const view = box();
    await view.find('input').setValue('2001');
    await view.find('input').trigger('keydown', { key: 'Enter' });
    expect(view.emitted('update:modelValue')).toEqual([['2001']]);
  });
});

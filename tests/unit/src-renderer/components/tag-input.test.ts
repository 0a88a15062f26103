import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import OverlapMatrix from '#page/components/OverlapMatrix.vue';
import TagInput from '#page/components/TagInput.vue';
import { i18n } from '#page/locales/index.ts';
import type { DomainId } from '#contract/ids.ts';

const global = { plugins: [i18n] };

describe('tags', () => {
  const show = (strict = false) => {
    const view = mount(TagInput, { global, attachTo: document.body, props: {
      modelValue: ['film'], strict, label: 'Materials', placeholder: 'Choose', options: [{ value: 'film', label: 'film' }, { value: 'DVD', label: 'DVD (3)' }], words: (value: string) => value.toUpperCase(),
      'onUpdate:modelValue': (modelValue: string[]) => view.setProps({ modelValue }),
    } });
    return view;
  };
  test('are added with Enter or by leaving, each once', async () => {
    const view = show();
    const input = view.find('input');
    await input.setValue(' VHS ');
    await input.trigger('keydown', { key: 'Enter' });
    await input.setValue('film');
    await input.trigger('blur');
    expect(view.props('modelValue')).toEqual(['film', 'VHS']);
  });
  test('Enter that ends a Chinese word adds nothing', async () => {
    const view = show();
    await view.find('input').setValue('dianying');
    await view.find('input').trigger('keydown', { key: 'Enter', isComposing: true });
    expect(view.props('modelValue')).toEqual(['film']);
  });
  test('can be taken away by a named button and by Backspace', async () => {
    const view = show();
    await view.find('button[aria-label="Remove FILM"]').trigger('click');
    expect(view.props('modelValue')).toEqual([]);
  });
  test('a strict list offers only what is there and not chosen yet', async () => {
    const view = show(true);
    expect(view.findAll('option').map((option) => option.text())).toEqual(['Choose', 'DVD (3)']);
    await view.find('select').setValue('DVD');
    expect(view.props('modelValue')).toEqual(['film', 'DVD']);
  });
});

describe('overlap', () => {
  test('has every pair twice, says it in a sentence, and the domain’s own patrons on the diagonal', () => {
    const [a, b] = [1 as DomainId, 2 as DomainId];
    const view = mount(OverlapMatrix, { global, props: { label: 'Shared', domains: [{ id: a, name: 'films', patrons: 50 }, { id: b, name: 'books', patrons: 90 }], shared: [{ a, b, patrons: 20 }] } });
    expect(view.findAll('tbody td').map((cell) => cell.text())).toEqual(['50', '20', '20', '90']);
    expect(view.findAll('tbody td')[1]?.attributes('title')).toBe('20 readers borrow both films and books.');
  });
});

import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import TagInput from '#page/components/TagInput.vue';
import { i18n } from '#page/locales/index.ts';

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

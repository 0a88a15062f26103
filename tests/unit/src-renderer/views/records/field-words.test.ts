import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import { i18n } from '#page/locales/index.ts';
import { useFieldWords } from '#page/views/records/use-field-words.ts';

beforeEach(() => { setActivePinia(createPinia()); });

test('values of fields are read as words, not as codes', () => {
  const values = [['language', 'zh'], ['originalLanguage', 'eng'], ['consent', 'no'], ['expiresOn', '2026-02-03'], ['title', 'zh'], ['year', 1998], ['series', null]] as const;
  const view = mount(defineComponent(() => {
    const words = useFieldWords();
    return () => h('p', values.map(([field, value]) => words(field, value)).join(' | '));
  }), { global: { plugins: [i18n] } });
  expect(view.text()).toBe('Chinese | English | Refused | 3 Feb 2026 | zh | 1998 | nothing');
});

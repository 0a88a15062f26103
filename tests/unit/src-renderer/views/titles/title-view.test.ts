import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useTransport } from '#page/api/client.ts';
import { i18n } from '#page/locales/index.ts';
import TitleView from '#page/views/titles/TitleView.vue';

const dune = {
  id: 1, externalId: 'b1', title: 'Dune', author: 'Herbert, Frank', material: 'Book', language: 'en', classMark: '813.54', year: 1965, loanCount: 3, collection: null, subjects: [], audience: null, publisher: null,
  series: null, seriesNumber: null, originalTitle: null, originalLanguage: null, volume: null, isbns: [], copies: [], domains: [], loansByYear: [], editions: [], adaptations: [],
};
const related = (id: number, title: string, values: object) => ({ id, externalId: `b${id}`, title, material: null, language: null, year: null, medium: 'text', ...values });

describe('the page of a title', () => {
  let shown: object = dune;
  beforeEach(() => {
    setActivePinia(createPinia());
    useTransport({ subscribe: () => () => undefined, call: async (name) => ({ ok: true, data: name === 'titles:show' ? shown : [] }) });
  });
  afterEach(() => { i18n.global.locale.value = 'en'; });
  const show = async () => {
    const view = mount(TitleView, { props: { id: 1 }, global: { plugins: [i18n], stubs: { RouterLink: { props: ['to'], template: '<a :href="to"><slot /></a>' } } } });
    await flushPromises();
    return view;
  };

  test('names the other editions of its work and the film of its story', async () => {
    shown = {
      ...dune, editions: [related(2, 'Der Wüstenplanet', { material: 'Audiobook', language: 'de', year: 2010 }), related(3, '', {})],
      adaptations: [related(4, 'Dune', { medium: 'film', year: 2021 })],
    };
    const view = await show();
    const rows = (name: string) => view.findAll(`section[aria-labelledby=${name}] tbody tr`).map((row) => row.findAll('td').map((cell) => cell.text()));
    expect(view.find('#title-editions').text()).toBe('Also here as');
    expect(rows('title-editions')).toEqual([['Der Wüstenplanet', 'Audiobook', 'German', '2010'], ['Title b3 (not described yet)', '–', '–', '–']]);
    expect(rows('title-adaptations')).toEqual([['Dune', 'Film', '–', '2021']]);
    expect(view.findAll('section[aria-labelledby=title-editions] a').map((link) => link.attributes('href'))).toEqual(['/titles/2', '/titles/3']);
    i18n.global.locale.value = 'zh-CN';
    await flushPromises();
    expect(view.find('#title-adaptations').text()).toBe('同一故事的其他作品');
    expect(rows('title-adaptations')[0]![1]).toBe('影片');
  });

  test('says what a translation is a translation of, and which volume of a set', async () => {
    shown = { ...dune, title: 'Der Wüstenplanet', language: 'de', originalTitle: 'Dune', originalLanguage: 'en', volume: 'Bd. 2' };
    const facts = (await show()).findAll('#title-description + dl > div').map((fact) => [fact.find('dt').text(), fact.find('dd').text()]);
    expect(facts).toEqual(expect.arrayContaining([['Original title', 'Dune'], ['Volume', 'Bd. 2'], ['Language', 'German'], ['Original language', 'English']]));
  });

  test('says nothing of other editions where there are none', async () => {
    shown = dune;
    const view = await show();
    expect(view.find('#title-description').exists()).toBe(true);
    expect(view.find('#title-editions').exists() || view.find('#title-adaptations').exists()).toBe(false);
  });
});

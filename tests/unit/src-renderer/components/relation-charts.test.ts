import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import FlowPicture from '#page/components/FlowPicture.vue';
import HeatMap from '#page/components/HeatMap.vue';
import { cut, inLines, textWidth } from '#page/components/chart-labels.ts';
import { layFlows } from '#page/components/flow-layout.ts';
import { i18n } from '#page/locales/index.ts';

const global = { plugins: [i18n] };

describe('heat map', () => {
  const own = { words: '9', sentence: 'own', tint: 0, own: true };
  const show = () => mount(HeatMap, { global, attachTo: document.body, props: {
    label: 'Readers', rowHeading: 'From', columnHeading: 'To', names: ['books', 'films'], chosen: { row: 0, column: 1 },
    cells: [[own, { words: '20', small: 'few', sentence: '20 readers borrow both.', tint: 1 }], [{ words: '−1', sentence: 'It hurts.', tint: -0.5 }, own]],
  } });
  test('has a figure and a sentence in every cell, and the other colour below nothing', () => {
    const view = show();
    const cells = view.findAll('.cell');
    expect(cells.map((cell) => [cell.attributes('role'), cell.attributes('aria-label'), cell.attributes('aria-pressed')])).toEqual([
      ['img', 'own', undefined], ['button', '20 readers borrow both.', 'true'], ['button', 'It hurts.', 'false'], ['img', 'own', undefined],
    ]);
    expect(cells[1]!.findAll('text').map((text) => text.text())).toEqual(['20', 'few']);
    expect([cells[1]!, cells[2]!].map((cell) => /--[a-z0-9-]+(?=\))/.exec(cell.find('rect').attributes('fill')!)?.[0])).toEqual(['--accent', '--series-2']);
    view.unmount();
  });
  test('is one stop of the Tab key; arrows go from cell to cell, Enter chooses, a domain with itself is not to be chosen', async () => {
    const view = show();
    const here = () => view.find('[tabindex="0"]');
    expect(view.findAll('[tabindex="0"]')).toHaveLength(1);
    await here().trigger('keydown', { key: 'Enter' });
    await here().trigger('keydown', { key: 'ArrowDown' });
    await here().trigger('keydown', { key: 'Enter' });
    await here().trigger('keydown', { key: 'ArrowLeft' });
    await here().trigger('keydown', { key: ' ' });
    await view.findAll('.cell')[0]!.trigger('click');
    expect(view.emitted('choose')).toEqual([[0, 1], [1, 0]]);
    view.unmount();
  });
});

describe('flows', () => {
  test('bars are as long as their flows, bands as broad as theirs', () => {
    const { left, right, bands, height } = layFlows([{ from: 0, to: 1, value: 60 }, { from: 0, to: 2, value: 20 }, { from: 1, to: 2, value: 20 }, { from: 2, to: 0, value: 0 }], 3, { length: 200, gap: 10, x0: 0, x1: 100 });
    expect(left).toEqual([{ place: 0, y: 0, height: 160, value: 80 }, { place: 1, y: 170, height: 40, value: 20 }]);
    expect(right.map(({ place, height: length }) => [place, length])).toEqual([[1, 120], [2, 80]]);
    expect(bands.map(({ flow }) => [flow.from, flow.to])).toEqual([[0, 1], [0, 2], [1, 2]]);
    expect(bands[1]!.path).toBe('M0.0 120.0C50.0 120.0 50.0 130.0 100.0 130.0V170.0C50.0 170.0 50.0 160.0 0.0 160.0Z');
    expect(height).toBe(210);
    expect(layFlows([], 3, { length: 200, gap: 10, x0: 0, x1: 1 }).height).toBe(0);
  });
  test('a band says its sentence and can be chosen; a table shows the same numbers, the largest first', async () => {
    const view = mount(FlowPicture, { global, attachTo: document.body, props: {
      label: 'Flow', fromHeading: 'Before', toHeading: 'Later', valueHeading: 'Patrons', names: ['books', 'films'],
      flows: [{ from: 0, to: 1, value: 3, sentence: '3 came to films.' }, { from: 1, to: 0, value: 1200, sentence: '1,200 came to books.' }],
    } });
    expect(view.findAll('.band').map((band) => band.attributes('aria-label'))).toEqual(['3 came to films.', '1,200 came to books.']);
    await view.find('.band').trigger('keydown', { key: 'ArrowDown' });
    await view.find('[tabindex="0"]').trigger('keydown', { key: 'Enter' });
    expect(view.emitted('choose')).toEqual([[1, 0]]);
    await view.findAll('button').at(-1)!.trigger('click');
    expect(view.findAll('tbody tr').map((row) => row.findAll('td').map((cell) => cell.text()))).toEqual([['films', 'books', '1,200'], ['books', 'films', '3']]);
    view.unmount();
  });
});

describe('labels', () => {
  test('are cut and broken where there is no room', () => {
    expect(textWidth('ab图')).toBe(27);
    expect(cut('Young adults', 60)).toBe('Young a…');
    expect(inLines('Young adults', 60, 2)).toEqual(['Young', 'adults']);
    expect(inLines('电子外借与纸本', 40, 2)).toEqual(['电子外', '借与…']);
    expect(inLines('', 40, 2)).toEqual(['']);
  });
});

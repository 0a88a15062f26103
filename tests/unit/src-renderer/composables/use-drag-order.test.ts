import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { useDragOrder } from '#page/composables/use-drag-order.ts';

const heightPx = 20;

/** A list whose items lie below each other, 20 pixels each. */
function list() {
  const view = mount(defineComponent({
    setup() {
      const order = ref(['a', 'b', 'c']);
      const items = (): HTMLElement[] => [...view.element.querySelectorAll<HTMLElement>('li')].map((item, i) => Object.assign(item, { getBoundingClientRect: () => new DOMRect(0, i * heightPx, 10, heightPx) }));
      const { dragged, gap, grab, press } = useDragOrder(items, (from, to) => { order.value.splice(to, 0, ...order.value.splice(from, 1)); });
      return () => h('ol', { 'data-state': `${dragged.value} ${gap.value}` }, order.value.map((name, i) => h('li', { key: name, tabindex: 0, onPointerdown: (event: PointerEvent) => grab(event, i), onKeydown: (event: KeyboardEvent) => press(event, i) }, name)));
    },
  }), { attachTo: document.body });
  const item = (i: number) => view.findAll('li')[i]!;
  return { view, item, order: () => view.findAll('li').map((one) => one.text()).join('') };
}
const pointer = (type: string, clientY: number): boolean => dispatchEvent(new PointerEvent(type, { clientY }));

describe('order by dragging', () => {
  test('an item goes into the gap that it is dropped at', async () => {
    const { view, item, order } = list();
    await item(0).trigger('pointerdown', { button: 0 });
    pointer('pointermove', 45);
    await view.vm.$nextTick();
    expect(view.attributes('data-state')).toBe('0 2');
    pointer('pointerup', 45);
    await view.vm.$nextTick();
    expect(order()).toBe('bac');
    await item(2).trigger('pointerdown', { button: 0 });
    pointer('pointermove', -5);
    pointer('pointerup', -5);
    await view.vm.$nextTick();
    expect(order()).toBe('cba');
    expect(view.attributes('data-state')).toBe('null null');
    view.unmount();
  });
  test('Escape leaves everything as it was, and so does a drop in the same place', async () => {
    const { view, item, order } = list();
    await item(0).trigger('pointerdown', { button: 0 });
    pointer('pointermove', 55);
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    pointer('pointerup', 55);
    await item(1).trigger('pointerdown', { button: 0 });
    pointer('pointermove', 35);
    pointer('pointerup', 35);
    await view.vm.$nextTick();
    expect(order()).toBe('abc');
    view.unmount();
  });
  test('the arrow keys move an item by one place, not beyond the ends', async () => {
    const { view, item, order } = list();
    await item(0).trigger('keydown', { key: 'ArrowUp' });
    expect(order()).toBe('abc');
    await item(0).trigger('keydown', { key: 'ArrowDown' });
    expect(order()).toBe('bac');
    await item(1).trigger('keydown', { key: 'ArrowDown', ctrlKey: true });
    expect(order()).toBe('bac');
    view.unmount();
  });
});

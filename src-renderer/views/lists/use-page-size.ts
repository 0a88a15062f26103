import { onMounted, onScopeDispose, watch, type Ref } from 'vue';
import { paperLooks, type Paper } from '#contract/list-sheet.ts';

const mmPerPixel = 25.4 / 96;

/**
 * Tells the printer's driver the size of the paper. A roll has none: each receipt becomes a page as long as it is.
 * @param pages the element that holds the sheets
 */
export function usePageSize(paper: Ref<Paper>, pages: Ref<HTMLElement | null>): { measure: () => void } {
  const style = document.createElement('style');

  function measure(): void {
    const { width, height } = paperLooks[paper.value];
    if (height !== null) {
      style.textContent = `@page { size: ${width}mm ${height}mm; margin: 0; }`;
      return;
    }
    const sheets = [...pages.value?.querySelectorAll<HTMLElement>('.paper') ?? []];
    const lengths = sheets.map((sheet) => Math.ceil(sheet.scrollHeight * mmPerPixel) + 1);
    sheets.forEach((sheet, at) => { sheet.style.setProperty('page', `receipt-${at}`); });
    style.textContent = [`@page { size: ${width}mm ${Math.max(40, ...lengths)}mm; margin: 0; }`, ...lengths.map((length, at) => `@page receipt-${at} { size: ${width}mm ${length}mm; margin: 0; }`)].join('\n');
  }

  onMounted(() => {
    document.head.append(style);
    measure();
  });
  watch(paper, () => {
    for (const sheet of pages.value?.querySelectorAll<HTMLElement>('.paper') ?? []) sheet.style.removeProperty('page');
  }, { flush: 'sync' });
  watch(paper, measure, { flush: 'post' });
  onScopeDispose(() => style.remove());
  return { measure };
}

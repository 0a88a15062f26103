import type { Locator, Page } from 'playwright-core';

const typed = ['a', 'Emma', '1', '2024', '=1+1', '红楼', 'hlm', '  ', '-5', '99999999999', 'O’Brien', '%', '2020-02-30', 'x'.repeat(300)] as const;
const keys = ['Escape', 'Tab', 'Enter', 'ArrowDown', 'ArrowUp', 'Control+z', 'Control+k', '?', 'Home', 'End', 'Space', 'F1', 'Control+p'] as const;
const controls = 'button:visible:enabled, a[href]:visible, input:visible:enabled, select:visible:enabled, textarea:visible:enabled, summary:visible, [role=row]:visible, [role=option]:visible, [role=menuitem]:visible, [role=tab]:visible';
const patience = { timeout: 1500 };

interface Control { readonly tag: string; readonly type: string; readonly name: string }
const described = new Function('element', 'return { tag: element.tagName, type: element.type || "", name: (element.getAttribute("aria-label") || element.textContent || element.placeholder || "").trim().slice(0, 60) }') as (element: unknown) => Control;

/** Does something that a user may do: presses a key, or uses a control that is in sight, mostly of the dialog that is open. Answers what it was, in words; empty: nothing. */
export async function randomStep(page: Page, below: (end: number) => number): Promise<string> {
  if (below(12) === 0) return press(page, `Control+${String(1 + below(9))}`);
  if (below(10) === 0) return press(page, keys[below(keys.length)]!);
  const dialog = page.locator('[role=dialog]:visible').last();
  const pool = (below(4) > 0 && await dialog.count() > 0 ? dialog : page).locator(controls);
  const count = await pool.count();
  return count === 0 ? press(page, 'Escape') : use(pool.nth(below(count)), page, below);
}

async function press(page: Page, key: string): Promise<string> {
  await page.keyboard.press(key);
  return key;
}

async function use(control: Locator, page: Page, below: (end: number) => number): Promise<string> {
  const { tag, type, name } = await control.evaluate(described, undefined, patience);
  if (type === 'file') return '';
  if (tag === 'SELECT') await control.selectOption({ index: below(await control.locator('option').count()) }, patience);
  else if (tag === 'TEXTAREA' || (tag === 'INPUT' && !['checkbox', 'radio', 'range'].includes(type))) {
    await control.fill(typed[below(typed.length)]!, patience);
    if (below(2) === 0) await page.keyboard.press('Enter');
  } else await control.click({ ...patience, clickCount: below(15) === 0 ? 2 : 1 });
  return `${tag.toLowerCase()} “${name}”`;
}

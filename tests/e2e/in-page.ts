import type { Page } from 'playwright-core';

/** Runs a function in the page. It comes as text: the tests are compiled without the types of a browser. */
export function inPage<T>(page: Page, script: string, ...values: readonly unknown[]): Promise<T> {
  return page.evaluate(`(${script})(${values.map((value) => JSON.stringify(value)).join(', ')})`);
}

/** What does not fit, has no name or is not translated on the screen as it stands; empty where all is well. */
export const findFaults = `() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const widest = [...document.querySelectorAll('body *')].sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
    faults.push('the document is ' + (root.scrollWidth - root.clientWidth) + ' px too wide, because of ' + widest.outerHTML.slice(0, 160));
  }
  const main = document.querySelector('main');
  if (main && main.scrollWidth > main.clientWidth + 1) faults.push('the main part is ' + (main.scrollWidth - main.clientWidth) + ' px too wide');
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && !element.closest('.visually-hidden, [aria-hidden=true]');
  };
  const words = (element) => element.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60);
  for (const button of document.querySelectorAll('button, [role=button], nav a')) {
    if (!isShown(button)) continue;
    if (button.scrollWidth > button.clientWidth + 1) faults.push('cut off: button "' + words(button) + '" by ' + (button.scrollWidth - button.clientWidth) + ' px');
    const box = button.getBoundingClientRect();
    const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const line = range.getBoundingClientRect();
      const isHidden = getComputedStyle(text.parentElement).clipPath !== 'none';
      if (!isHidden && line.width > 1 && (line.right > box.right + 1 || line.left < box.left - 1)) faults.push('text leaves its button: "' + words(button) + '"');
    }
    for (let frame = button.parentElement; frame && frame !== document.body; frame = frame.parentElement) {
      const style = getComputedStyle(frame);
      const outer = frame.getBoundingClientRect();
      if (style.overflowX === 'auto' || style.overflowX === 'scroll') {
        if (frame.scrollLeft === 0 && box.left < outer.left - 1) faults.push('nobody can scroll to it: button "' + words(button) + '"');
        break;
      }
      if (style.overflowX === 'hidden' && box.right > outer.right + 1) { faults.push('a frame cuts off: button "' + words(button) + '"'); break; }
    }
  }
  for (const heading of document.querySelectorAll('h1, h2, h3, label, legend')) {
    const style = getComputedStyle(heading);
    if (isShown(heading) && style.overflowX === 'hidden' && heading.scrollWidth > heading.clientWidth + 1 && !heading.title) faults.push('cut off: "' + words(heading) + '"');
  }
  const nameOf = (element) => element.getAttribute('aria-label')
    || (element.getAttribute('aria-labelledby') || '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('')
    || [...(element.labels ?? [])].map((label) => label.textContent).join('')
    || (element.matches('input, select, textarea') ? '' : element.textContent) || element.title;
  for (const control of document.querySelectorAll('button, a[href], input, select, textarea, [role=button]')) {
    if (isShown(control) && !nameOf(control).trim()) faults.push('no name: ' + control.outerHTML.slice(0, 120));
  }
  const untranslated = /\\b(layout|common|start|patrons|titles|records|imports|domains|training|evaluation|lists|settings|shared)\\.(?!csv)[a-z]\\w+(\\.\\w+)*/g;
  for (const found of document.body.innerText.match(untranslated) ?? []) faults.push('not translated: ' + found);
  // a line with {isbn}, or with an address, tells the user what to write
  for (const found of document.body.innerText.split('\\n').filter((line) => !/\\{isbn\\}|https:/.test(line)).join('\\n').match(/\\{\\w+\\}|\\bundefined\\b|\\bNaN\\b|\\[object/g) ?? []) faults.push('not filled in: ' + found);
  return [...new Set(faults)];
}`;

/** Begins to note tasks that keep the page from answering. */
export const watchLongTasks = `() => {
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({ type: 'longtask' });
}`;

/** Their lengths in milliseconds since then. */
export const longTasks = '() => window.longTasks';

/** The accessible name of what has the focus, as nearly as a page can tell it. */
export const focusedName = `() => {
  const element = document.activeElement;
  if (!element || element === document.body) return '';
  const labelled = (element.getAttribute('aria-labelledby') || '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim();
  const label = [...(element.labels ?? [])].map((one) => one.textContent.trim()).join(' ');
  return (element.getAttribute('aria-label') || labelled || label || element.textContent).trim().replace(/\\s+/g, ' ');
}`;

/** Whether one can see where the focus is: the element, or what stands for it, has an outline, a shadow or a border of its own. */
export const hasVisibleFocus = `() => {
  const element = document.activeElement;
  if (!element || element === document.body || element.matches('main')) return true;
  const isMarked = (one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  };
  const around = element.closest('label, .n-input, .n-base-selection, .n-radio');
  return [element, around, ...(around?.querySelectorAll('*') ?? [])].some((one) => one && isMarked(one));
}`;

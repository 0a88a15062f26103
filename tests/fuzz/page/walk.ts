import type { BrowserApp } from '../../e2e/app.ts';
import { inPage } from '../../e2e/in-page.ts';
import { randomStep } from './random-step.ts';

/** Something that went wrong, and the last steps before it. */
export interface Fault { readonly what: string; readonly after: readonly string[] }

const shownSteps = 6;
const [pauseMs, longPauseMs] = [60, 600];
/** What no user should read: places that were not filled in. */
const wrongWords = "() => [...new Set(document.body.innerText.match(/\\bundefined\\b|\\bNaN\\b|\\[object [A-Z]\\w*|Invalid Date/g) ?? [])]";
/** A control that is covered, gone or of another kind by now is passed over, as a user would. */
const passedOver = /Timeout|intercepts|detached|not attached|outside of the viewport|Cannot type text into|not an <|Malformed/;

/** Presses anything for some minutes; every fault is told once. */
export async function walk(app: BrowserApp, minutes: number, below: (end: number) => number): Promise<{ readonly steps: number; readonly faults: readonly Fault[] }> {
  const { page } = app;
  const faults = new Map<string, Fault>();
  const trail: string[] = [];
  const note = (what: string): void => { if (!faults.has(what)) faults.set(what, { what, after: trail.slice(-shownSteps) }); };
  page.on('dialog', (dialog) => void dialog.accept());
  let steps = 0;
  for (const endsAt = performance.now() + minutes * 60_000; performance.now() < endsAt; steps += 1) {
    try {
      const step = await randomStep(page, below);
      if (step !== '') trail.push(step);
    } catch (error) {
      if (!passedOver.test(String(error))) note(String(error));
    }
    await page.waitForTimeout(below(6) === 0 ? longPauseMs : pauseMs);
    app.problems.forEach(note);
    for (const word of await inPage<string[]>(page, wrongWords).catch(() => [])) note(`"${word}" stands at ${new URL(page.url()).hash}`);
    await page.locator('main h1').first().waitFor({ timeout: 5000 }).catch(() => note(`nothing stands at ${new URL(page.url()).hash}`));
  }
  return { steps, faults: [...faults.values()] };
}

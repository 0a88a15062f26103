import type { Locator, Page } from 'playwright-core';
import { inPage } from '../../e2e/in-page.ts';

/** From the user's last click or key to the first frame that shows an answer: something that fits `css` and was not there before; rows still empty are none. */
const untilAnswered = `(css, limitMs) => {
  const read = () => [...document.querySelectorAll(css)].slice(0, 40).map((element) => element.textContent.trim()).filter((text) => text !== '' && text !== '…').join('\\n');
  const before = read();
  let askedAt;
  const noted = (event) => { if (event.isTrusted) askedAt = event.timeStamp; };
  const kinds = ['click', 'keydown', 'input'];
  kinds.forEach((kind) => addEventListener(kind, noted, true));
  const givesUpAt = performance.now() + limitMs;
  window.answered = new Promise((resolve) => {
    const look = () => {
      const now = read();
      const isThere = askedAt !== undefined && now !== '' && now !== before;
      if (!isThere && performance.now() < givesUpAt) { requestAnimationFrame(look); return; }
      kinds.forEach((kind) => removeEventListener(kind, noted, true));
      // the frame that holds it has been painted when the task after the next frame begins
      requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => resolve(isThere ? performance.now() - askedAt : -1); channel.port2.postMessage(0); });
    };
    look();
  });
}`;

const limitMs = 20_000;

/** Milliseconds from what the user does to the frame that shows the answer. @throws Error where none came within 20 s */
export async function answerMs(page: Page, css: string, act: () => Promise<unknown>): Promise<number> {
  await inPage(page, untilAnswered, css, limitMs);
  await act();
  const ms = await inPage<number>(page, '() => window.answered');
  if (ms < 0) throw new Error(`Nothing new was shown at ${css}.`);
  return ms;
}

/** Types text as a user does, key by key. */
export async function typed(field: Locator, text: string): Promise<void> {
  await field.fill('');
  await field.pressSequentially(text);
}

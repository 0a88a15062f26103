import { expect, it, vi } from 'vitest';
import { sentences } from '#contract/sentences/sentences.ts';
import { openWaitingWindow } from '#hosts/electron/waiting-window.ts';

interface Made { readonly options: { readonly webPreferences: Record<string, unknown>; readonly closable: boolean }; loaded: string }
const made = vi.hoisted<Made[]>(() => []);
vi.mock('electron', () => ({
  BrowserWindow: class {
    loaded = '';
    readonly options: Made['options'];
    constructor(options: Made['options']) { this.options = options; made.push(this); }
    removeMenu(): void {}
    loadURL(url: string): Promise<void> { this.loaded = url; return Promise.resolve(); }
  },
}));

it.each(['en', 'zh-CN'] as const)('says why the program is not there yet, %s, on a page that runs nothing and loads nothing', (language) => {
  const sentence = sentences[language].terminal.updating;
  openWaitingWindow(sentence);
  const { options, loaded } = made.at(-1)!;
  expect(options).toMatchObject({ closable: false, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false } });
  expect(decodeURIComponent(loaded)).toMatch(/^data:text\/html;charset=utf-8,/);
  expect(decodeURIComponent(loaded)).toContain(sentence);
  expect(decodeURIComponent(loaded)).not.toMatch(/src=|href=|url\(/);
});

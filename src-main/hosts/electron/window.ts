import { BrowserWindow, screen } from 'electron';
import { openingState, smallest, type WindowState } from './window-bounds.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly url: string;
  readonly saved: WindowState | null;
  save(state: WindowState): void;
}

/** Opens the program's window; it is shown when there is something to see. */
export function openWindow({ preload, url, saved, save }: WindowOptions): BrowserWindow {
  const { maximised, ...bounds } = openingState(saved, screen.getAllDisplays().map((display) => display.workArea));
  const window = new BrowserWindow({
    ...bounds, minWidth: smallest.width, minHeight: smallest.height, show: false, title: 'Shelfbridge',
    webPreferences: {
      preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false,
      spellcheck: false, // its dictionaries would come from the network
    },
  });
  window.once('ready-to-show', () => {
    if (maximised) window.maximize();
    window.show();
  });
  window.on('close', () => {
    try {
      save({ ...window.getNormalBounds(), maximised: window.isMaximized() });
    } catch { /* a window that cannot be remembered must still close */ }
  });
  void window.loadURL(url);
  return window;
}

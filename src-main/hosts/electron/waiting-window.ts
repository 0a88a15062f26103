import { BrowserWindow } from 'electron';

const style = 'color-scheme:light dark;font:15px/1.5 system-ui,sans-serif;margin:24px';

/** A small window with one sentence, for as long as there is no other. */
export function openWaitingWindow(sentence: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 460, height: 170, useContentSize: true, resizable: false, minimizable: false, maximizable: false, fullscreenable: false, closable: false, title: 'Shelfbridge',
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  window.removeMenu();
  const page = `<!doctype html><meta charset="utf-8"><title>Shelfbridge</title><body style="${style}"><p>${sentence}</p><progress style="width:100%"></progress>`;
  void window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
  return window;
}

import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from './words.ts';

/** The page's screens in the order of its navigation; Ctrl+1 opens the first. */
const routes = ['patrons', 'titles', 'imports', 'domains', 'training', 'lists', 'settings'] as const;

export interface MenuActions {
  /** Shows a screen of the page. */
  show(route: (typeof routes)[number]): void;
  openFolder(): void;
}

/** The application menu in one language. */
export function menuTemplate(words: Words, actions: MenuActions, platform: NodeJS.Platform = process.platform): MenuItemConstructorOptions[] {
  const separator = { type: 'separator' } as const;
  const about = { role: 'about', label: words.about } as const;
  const screens = routes.map((route, index) => ({ label: words.screens[index] ?? route, accelerator: `CmdOrCtrl+${index + 1}`, click: () => actions.show(route) }));
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: words.file, submenu: [
      { label: words.importFiles, accelerator: 'CmdOrCtrl+I', click: () => actions.show('imports') },
      { label: words.openFolder, accelerator: 'CmdOrCtrl+O', click: () => actions.openFolder() },
      separator,
      { role: 'quit', label: words.quit },
    ] },
    { label: words.edit, submenu: [
      { role: 'undo', label: words.undo }, { role: 'redo', label: words.redo }, separator,
      { role: 'cut', label: words.cut }, { role: 'copy', label: words.copy }, { role: 'paste', label: words.paste }, { role: 'selectAll', label: words.selectAll },
    ] },
    { label: words.view, submenu: [
      ...screens, separator,
      { role: 'zoomIn', label: words.zoomIn }, { role: 'zoomOut', label: words.zoomOut }, { role: 'resetZoom', label: words.zoomReset }, separator,
      { role: 'togglefullscreen', label: words.fullScreen },
    ] },
    { role: 'help', label: words.help, submenu: [about] },
  ];
}

import type { MenuItemConstructorOptions } from 'electron';
import { commandWords } from '#contract/command-words.ts';
import { goTo, keysOf, screenNames, type CommandName } from '#contract/commands.ts';
import type { Language } from '#contract/settings.ts';
import { wordsOf } from './words.ts';

export interface MenuActions {
  /** Asks the page for a command. */
  run(command: CommandName): void;
  openFolder(): void;
}

/** The application menu in one language. Commands of the page stand in it with their shortcuts, which the page itself listens to. */
export function menuTemplate(language: Language, actions: MenuActions, platform: NodeJS.Platform = process.platform): MenuItemConstructorOptions[] {
  const words = wordsOf(language);
  const labels = commandWords[language].commands;
  const separator = { type: 'separator' } as const;
  const command = (name: CommandName, label = labels[name].label): MenuItemConstructorOptions => {
    const keys = keysOf(name)?.replace('Ctrl', 'CmdOrCtrl');
    return { label, ...(keys !== undefined && { accelerator: keys, registerAccelerator: false }), click: () => actions.run(name) };
  };
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: words.file, submenu: [
      command('import-files', words.importFiles),
      { label: words.openFolder, accelerator: 'CmdOrCtrl+O', click: () => actions.openFolder() },
      separator, command('save'), command('print'), separator,
      { role: 'quit', label: words.quit },
    ] },
    { label: words.edit, submenu: [
      command('undo'), separator,
      { role: 'cut', label: words.cut }, { role: 'copy', label: words.copy }, { role: 'paste', label: words.paste }, { role: 'selectAll', label: words.selectAll }, separator,
      command('palette'), command('find'),
    ] },
    { label: words.view, submenu: [
      ...screenNames.map((screen) => command(goTo(screen))), separator,
      command('jobs'), command('theme-light'), command('theme-dark'), command('theme-system'), separator,
      { role: 'zoomIn', label: words.zoomIn }, { role: 'zoomOut', label: words.zoomOut }, { role: 'resetZoom', label: words.zoomReset }, separator,
      { role: 'togglefullscreen', label: words.fullScreen },
    ] },
    { role: 'help', label: words.help, submenu: [command('help'), command('shortcuts'), separator, { role: 'about', label: words.about }] },
  ];
}

/** The screens in the order of the navigation; Ctrl+1 opens the first. */
export const screenNames = ['desk', 'patrons', 'titles', 'imports', 'domains', 'training', 'lists', 'insights', 'settings'] as const;
export type ScreenName = (typeof screenNames)[number];

/** Where a command stands in the palette and on the sheet of shortcuts. */
export const commandGroups = ['screens', 'work', 'desk', 'view', 'help'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Keys that the program listens to. Ctrl is ⌘ on a Mac; a single letter never is one, as a scanner types letters. */
const declared = {
  'go-desk': { group: 'screens', keys: ['Ctrl+1'] },
  'go-patrons': { group: 'screens', keys: ['Ctrl+2'] },
  'go-titles': { group: 'screens', keys: ['Ctrl+3'] },
  'go-imports': { group: 'screens', keys: ['Ctrl+4'] },
  'go-domains': { group: 'screens', keys: ['Ctrl+5'] },
  'go-training': { group: 'screens', keys: ['Ctrl+6'] },
  'go-lists': { group: 'screens', keys: ['Ctrl+7'] },
  'go-insights': { group: 'screens', keys: ['Ctrl+8'] },
  'go-settings': { group: 'screens', keys: ['Ctrl+9'] },
  palette: { group: 'work', keys: ['Ctrl+K'] },
  find: { group: 'work', keys: ['Ctrl+F'] },
  undo: { group: 'work', keys: ['Ctrl+Z'] },
  save: { group: 'work', keys: ['Ctrl+S'] },
  print: { group: 'work', keys: ['Ctrl+P'] },
  'import-files': { group: 'work', keys: ['Ctrl+I'] },
  'desk-lend': { group: 'desk', keys: ['Alt+L'] },
  'desk-return': { group: 'desk', keys: ['Alt+R'] },
  'desk-renew': { group: 'desk', keys: ['Alt+N'] },
  'desk-hold': { group: 'desk', keys: ['Alt+O'] },
  'desk-use': { group: 'desk', keys: ['Alt+U'] },
  'desk-info': { group: 'desk', keys: ['Alt+W'] },
  'desk-confirm': { group: 'desk', keys: ['Ctrl+Enter'] },
  'desk-leave': { group: 'desk', keys: ['Esc'] },
  'desk-receipt': { group: 'desk', keys: ['Alt+P'] },
  'desk-anonymous': { group: 'desk', keys: ['Alt+A'] },
  'desk-new-patron': { group: 'desk', keys: ['Alt+K'] },
  'desk-new-copy': { group: 'desk', keys: ['Alt+C'] },
  jobs: { group: 'view', keys: ['Ctrl+J'] },
  'next-part': { group: 'view', keys: ['F6'] },
  'theme-light': { group: 'view', keys: [] },
  'theme-dark': { group: 'view', keys: [] },
  'theme-system': { group: 'view', keys: [] },
  'language-en': { group: 'view', keys: [] },
  'language-zh': { group: 'view', keys: [] },
  help: { group: 'help', keys: ['F1'] },
  shortcuts: { group: 'help', keys: ['Ctrl+/', '?'] },
} as const satisfies Readonly<Record<string, { readonly group: CommandGroup; readonly keys: readonly string[] }>>;

export type CommandName = keyof typeof declared;
export interface Command { readonly name: CommandName; readonly group: CommandGroup; readonly keys: readonly string[] }

/** Every command of the page with its shortcuts: the palette, the sheet of shortcuts, tooltips and the desktop's menus are made of this list. */
export const commands: readonly Command[] = Object.entries(declared).map(([name, { group, keys }]) => ({ name: name as CommandName, group, keys }));

/** The first shortcut of a command; undefined where it has none. */
export const keysOf = (name: CommandName): string | undefined => declared[name].keys[0];

/** The command that opens a screen. */
export const goTo = (screen: ScreenName): CommandName => `go-${screen}`;

/** The event by which the desktop's menu asks the page for a command; its detail is the name. */
export const commandEvent = 'shelfbridge:command';

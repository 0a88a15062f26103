/** The pages of the built-in manual in their order; each is a file `resources/manual/<language>/<page>.md`. */
export const manualPages = ['start', 'desk', 'patrons', 'catalogue', 'imports', 'domains', 'training', 'lists', 'insights', 'settings', 'shortcuts'] as const;
export type ManualPage = (typeof manualPages)[number];

/** The page about the screen at an address of the page; the first one where there is none. */
export function manualPageOf(path: string): ManualPage {
  const screen = path.split('/')[1] ?? '';
  return screen === 'titles' ? 'catalogue' : manualPages.find((page) => page === screen) ?? 'start';
}

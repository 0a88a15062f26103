import { useRoute, useRouter } from 'vue-router';
import { useAttempt } from '#page/composables/use-attempt.ts';
import { useCommand } from '#page/composables/use-command.ts';
import { useHelp } from '#page/stores/help.ts';
import { useJobs } from '#page/stores/jobs.ts';
import { usePalette } from '#page/stores/palette.ts';
import { useSettings } from '#page/stores/settings.ts';
import { goTo } from '#contract/commands.ts';
import { manualPageOf } from './manual-pages.ts';
import { screens } from './screens.ts';

const parts = 'nav, main, #jobs, #manual';
const searchFields = 'main input[type="search"], main [role="search"] input';

const shownField = (): HTMLElement | undefined => [...document.querySelectorAll<HTMLElement>(searchFields)].find((field) => field.offsetParent !== null);

/** Goes on with the next part of the window: the navigation, the content, the jobs, the manual. */
function nextPart(): void {
  const all = [...document.querySelectorAll<HTMLElement>(parts)].filter((part) => part.offsetParent !== null);
  const here = all.findIndex((part) => part.contains(document.activeElement));
  const next = all[(here + 1) % all.length];
  (next?.matches('main') ? next : next?.querySelector<HTMLElement>('a, button, input, [tabindex="0"]'))?.focus();
}

/** The commands that hold on every screen. */
export function useLayoutCommands(): void {
  const route = useRoute();
  const router = useRouter();
  const { attempt } = useAttempt();
  const help = useHelp();
  const jobs = useJobs();
  const palette = usePalette();
  const settings = useSettings();

  for (const { name, path } of screens) useCommand(goTo(name), () => router.push(path));
  useCommand('palette', () => { palette.isOpen = true; });
  useCommand('find', () => {
    const field = shownField();
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, () => shownField() !== undefined);
  useCommand('import-files', () => router.push('/imports'));
  useCommand('jobs', () => { jobs.panelOpen = !jobs.panelOpen; });
  useCommand('next-part', nextPart);
  for (const theme of ['light', 'dark', 'system'] as const) useCommand(`theme-${theme}`, () => attempt(() => settings.change({ theme })));
  useCommand('language-en', () => attempt(() => settings.change({ language: 'en' })));
  useCommand('language-zh', () => attempt(() => settings.change({ language: 'zh-CN' })));
  useCommand('help', () => {
    if (help.place === null) help.open(manualPageOf(route.path));
    else help.close();
  });
  useCommand('shortcuts', () => { help.shortcutsOpen = true; });
}

import { computed, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { useCommandWords } from '#page/composables/use-command-words.ts';
import { useCommands } from '#page/stores/commands.ts';
import { usePalette } from '#page/stores/palette.ts';
import { useSettings } from '#page/stores/settings.ts';
import { commandGroups } from '#contract/commands.ts';
import { isMeant, type PaletteGroup } from './palette-options.ts';

/** What the palette offers for a text, group by group: pages looked at lately (while nothing is typed), commands, titles, patrons. */
export function usePaletteGroups(text: Ref<string>): ComputedRef<readonly PaletteGroup[]> {
  const { t } = useI18n();
  const router = useRouter();
  const palette = usePalette();
  const commands = useCommands();
  const settings = useSettings();
  const words = useCommandWords();

  const visited = computed(() => (text.value.trim() !== '' || settings.chosen.sharedScreen ? [] : palette.visited)
    .map(({ path, heading }) => ({ key: path, label: heading, aside: t(path.startsWith('/patrons') ? 'layout.palette.patron' : 'layout.palette.title'), run: () => router.push(path) })));
  const possible = computed(() => (palette.isOpen ? commands.possible() : []));
  const found = computed(() => commandGroups.map((group) => ({
    key: group, label: words.group(group),
    options: possible.value.filter((command) => command.group === group && command.name !== 'palette' && command.name !== 'next-part' && isMeant(text.value, words.label(command.name), words.also(command.name)))
      .map(({ name, keys }) => ({ key: name, label: words.label(name), keys: keys[0] === undefined ? undefined : words.parts(keys[0]), run: () => commands.run(name) })),
  })));
  const titles = computed(() => palette.titles.map(({ id, externalId, title, author }) => ({
    key: `title-${id}`, label: title === '' ? t('common.untitled', { id: externalId }) : title, aside: author, run: () => router.push(`/titles/${id}`),
  })));
  const patrons = computed(() => palette.patrons.map(({ id, externalId, group }) => ({ key: `patron-${id}`, label: externalId, aside: group ?? undefined, run: () => router.push(`/patrons/${id}`) })));

  return computed(() => [
    { key: 'visited', label: t('layout.palette.visited'), options: visited.value },
    ...found.value,
    { key: 'titles', label: t('layout.palette.titles'), options: titles.value },
    { key: 'patrons', label: t('layout.palette.patrons'), options: patrons.value },
  ].filter(({ options }) => options.length > 0));
}

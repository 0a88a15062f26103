import { defineStore } from 'pinia';
import { ref } from 'vue';
import { call } from '#page/api/client.ts';
import type { PatronRow } from '#contract/patrons.ts';
import type { TitleRow } from '#contract/titles.ts';

/** A page that was looked at: where it is, and the heading it stood under. */
export interface Visited { readonly path: string; readonly heading: string }

const mostVisited = 6;
const mostFound = 6;

/** The command palette: whether it is open, what it finds in the catalogue, and the patrons and titles looked at since the program was opened (kept nowhere else). */
export const usePalette = defineStore('palette', () => {
  const isOpen = ref(false);
  const visited = ref<readonly Visited[]>([]);
  const titles = ref<readonly TitleRow[]>([]);
  const patrons = ref<readonly PatronRow[]>([]);
  let asked = 0;

  function visit(page: Visited): void {
    if (!/^\/(patrons|titles)\/\d+$/.test(page.path) || page.heading === '') return;
    visited.value = [page, ...visited.value.filter(({ path }) => path !== page.path)].slice(0, mostVisited);
  }
  function forget(): void {
    visited.value = [];
  }
  /** Looks for titles and patrons; a slower answer to an older text is passed over. */
  async function find(text: string): Promise<void> {
    const turn = asked += 1;
    const words = text.trim();
    const [foundTitles, foundPatrons] = words.length < 2 && !/\p{Script=Han}/u.test(words)
      ? [[], []]
      : (await Promise.all([call('titles:search', { text: words, limit: mostFound }), call('patrons:search', { text: words, limit: mostFound })])).map(({ rows }) => rows) as [TitleRow[], PatronRow[]];
    if (turn !== asked) return;
    titles.value = foundTitles;
    patrons.value = foundPatrons;
  }
  return { isOpen, visited, titles, patrons, visit, forget, find };
});

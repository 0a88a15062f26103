import { useI18n } from 'vue-i18n';
import type { ListContent, ReadingListRow } from '#contract/lists.ts';

/** How a list that is not one patron's is called. */
export function useListName(): (list: Pick<ReadingListRow | ListContent, 'name' | 'fallback'>) => string {
  const { t } = useI18n();
  return ({ name, fallback }) => {
    if (fallback === null || fallback === undefined) return name;
    return fallback === 'popular-in-group' && name !== '' ? t('lists.fallbackOf', { group: name }) : t(`lists.fallback.${fallback}`);
  };
}

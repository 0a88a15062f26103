import { useI18n } from 'vue-i18n';
import { useFormats } from '#page/composables/use-formats.ts';
import { useMapDraft, type ConditionDraft, type RuleDraft } from '#page/stores/map-draft.ts';
import type { RuleKey } from '#contract/domains.ts';

/** Rules in readable words: "material is film or DVD, and language is English". */
export function useRuleWords(): {
  readonly valueWords: (key: RuleKey, value: string) => string;
  readonly conditionWords: (condition: ConditionDraft) => string;
  readonly ruleWords: (rule: RuleDraft) => string;
} {
  const { t } = useI18n();
  const { languageName } = useFormats();
  const store = useMapDraft();

  function valueWords(key: RuleKey, value: string): string {
    if (key === 'importBatch') return store.values?.importBatch.find((batch) => String(batch.id) === value)?.fileName ?? value;
    const name = key === 'language' || key === 'originalLanguage' ? languageName(value) : value;
    return name === value ? value : t('domains.rule.coded', { name, code: value });
  }
  function conditionWords({ key, values }: ConditionDraft): string {
    const words = values.map((value) => valueWords(key, value));
    const last = words.at(-1) ?? '';
    const joined = words.length < 2 ? last : t('domains.rule.or', { first: words.slice(0, -1).join(t('common.listJoin')), last });
    return t(`domains.rule.words.${key}`, { values: joined });
  }
  return {
    valueWords, conditionWords,
    ruleWords: ({ conditions }) => {
      const words = conditions.filter(({ values }) => values.length > 0).map(conditionWords);
      return words.length === 0 ? t('domains.rule.empty') : words.join(t('domains.rule.and'));
    },
  };
}

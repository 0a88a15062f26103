import { nextTick, ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { CallError } from '#page/stores/connection.ts';

/** What is wrong with a field of a form, said beside it, where the focus goes too. `tell` answers whether an error is one of a field. */
export function useWrongField(inputId: (field: string) => string): { readonly wrong: Ref<{ readonly field: string; readonly sentence: string } | null>; readonly tell: (error: CallError) => boolean } {
  const { t, te } = useI18n();
  const wrong = ref<{ readonly field: string; readonly sentence: string } | null>(null);
  function tell({ code, values }: CallError): boolean {
    const field = String(values['field']);
    if (code !== 'value-invalid' || !te(`records.edit.wrong.${field}`)) return false;
    wrong.value = { field, sentence: t(`records.edit.wrong.${field}`) };
    void nextTick(() => document.getElementById(inputId(field))?.focus());
    return true;
  }
  return { wrong, tell };
}

import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { call } from '#page/api/client.ts';
import { ruleKeys, type Domain, type DomainMap, type DomainMapFile, type DomainRule, type RuleKey, type RuleSuggestion, type RuleValues } from '#contract/domains.ts';
import type { JobId, MapId } from '#contract/ids.ts';
import { useChanges } from './changes.ts';

/** A domain map while it is being edited. Values are text, those of `importBatch` as well. */
export interface ConditionDraft { key: RuleKey; values: string[] }
export interface RuleDraft { readonly key: number; conditions: ConditionDraft[] }
export interface DomainDraft { readonly key: number; name: string; rules: RuleDraft[]; readonly stored: Domain | null }
export interface MapDraft { readonly mapId: MapId | null; name: string; domains: DomainDraft[] }
export type DraftProblem = 'map-name' | 'no-domains' | 'domain-name' | 'same-name' | 'no-rule';

let lastKey = 0;
export const newRule = (conditions: ConditionDraft[] = [{ key: 'material', values: [] }]): RuleDraft => ({ key: ++lastKey, conditions });
export const newDomain = (name = '', rules: RuleDraft[] = [newRule()], stored: Domain | null = null): DomainDraft => ({ key: stored?.id ?? -(++lastKey), name, rules, stored });

const conditionsOf = (rule: DomainRule): ConditionDraft[] => ruleKeys.flatMap((key) => {
  const values = rule[key];
  return values === undefined ? [] : [{ key, values: values.map(String) }];
});
/** A rule without a value holds for nothing and is left out. */
export function rulesOf(domain: Pick<DomainDraft, 'rules'>): DomainRule[] {
  return domain.rules.flatMap(({ conditions }) => {
    const filled = conditions.filter(({ values }) => values.length > 0);
    if (filled.length === 0) return [];
    const rule: DomainRule = {};
    for (const { key, values } of filled) {
      if (key === 'importBatch') rule.importBatch = values.map(Number);
      else rule[key] = [...rule[key] ?? [], ...values];
    }
    return [rule];
  });
}
/** Takes a suggested value into a domain: beside the values of a rule of that one field, else as a rule of its own. */
export function takeSuggestion(domain: DomainDraft, { key, value }: RuleSuggestion): void {
  domain.rules = domain.rules.filter(({ conditions }) => conditions.some(({ values }) => values.length > 0));
  const condition = domain.rules.flatMap(({ conditions }) => (conditions.length === 1 ? conditions : [])).find((one) => one.key === key);
  if (condition === undefined) domain.rules.push(newRule([{ key, values: [value] }]));
  else if (!condition.values.includes(value)) condition.values.push(value);
}
const canonical = (rule: DomainRule): string => JSON.stringify(ruleKeys.map((key) => rule[key] ?? null));
export const sameRules = (a: readonly DomainRule[], b: readonly DomainRule[]): boolean => a.length === b.length && a.every((rule, i) => canonical(rule) === canonical(b[i] ?? {}));
export const draftOf = (map: DomainMap): MapDraft =>
  ({ mapId: map.id, name: map.name, domains: map.domains.map((domain) => newDomain(domain.name, domain.any.map((rule) => newRule(conditionsOf(rule))), domain)) });
export const fileOf = (draft: MapDraft): DomainMapFile =>
  ({ map: draft.name.trim(), domains: draft.domains.map((domain) => ({ name: domain.name.trim(), any: rulesOf(domain) })) });

/** The first thing that keeps a map from being saved, and the name of the domain it is about. */
export function problemOf(draft: MapDraft): { readonly problem: DraftProblem; readonly domain: string } | null {
  const names = draft.domains.map(({ name }) => name.trim().toLowerCase());
  if (draft.name.trim() === '') return { problem: 'map-name', domain: '' };
  if (draft.domains.length === 0) return { problem: 'no-domains', domain: '' };
  if (names.includes('')) return { problem: 'domain-name', domain: '' };
  const twice = draft.domains.find((_domain, i) => names.indexOf(names[i] ?? '') !== i);
  if (twice) return { problem: 'same-name', domain: twice.name };
  const empty = draft.domains.find((domain) => rulesOf(domain).length === 0);
  return empty ? { problem: 'no-rule', domain: empty.name } : null;
}

/** The map that is open in the editor; it stays while other screens are looked at. */
export const useMapDraft = defineStore('map-draft', () => {
  const draft = ref<MapDraft | null>(null);
  const opened = ref('');
  const values = shallowRef<RuleValues | null>(null);
  const { revisions } = useChanges();
  let countedAt = '';
  const changed = computed(() => draft.value !== null && JSON.stringify(fileOf(draft.value)) !== opened.value);
  const problem = computed(() => (draft.value === null ? null : problemOf(draft.value)));

  function open(map: DomainMap): void {
    draft.value = draftOf(map);
    opened.value = JSON.stringify(fileOf(draft.value));
  }
  /** A map that is not saved yet. */
  function begin(name: string, domains: DomainDraft[]): void {
    draft.value = { mapId: null, name, domains };
    opened.value = '';
  }
  const close = (): void => { draft.value = null; };

  /** Counts the values anew only if titles have changed: of a large catalogue that takes seconds. */
  async function loadValues(): Promise<void> {
    const now = [revisions.titles, revisions.imports, revisions.catalog].join();
    if (values.value !== null && countedAt === now) return;
    values.value = await call('domains:values', {});
    countedAt = now;
  }
  async function save(): Promise<JobId | null> {
    if (draft.value === null) return null;
    const { mapId } = draft.value;
    const map = fileOf(draft.value);
    const { jobId } = await call('domains:save', { map, ...(mapId === null ? {} : { mapId }) });
    opened.value = JSON.stringify(map);
    return jobId;
  }
  const remove = async (mapId: MapId): Promise<void> => { await call('domains:delete', { mapId }); };

  return { draft, values, changed, problem, open, begin, close, loadValues, save, remove };
});

import type { Handlers } from '#contract/calls.ts';
import { previewMap } from '#services/domain-preview.ts';
import * as domains from '#services/domains.ts';
import type { Library } from '#services/library.ts';
import { ruleValues } from '#services/rule-values.ts';

export const domainHandlers = (library: Library) => ({
  'domains:list': () => domains.list(library),
  'domains:save': (request) => ({ jobId: domains.save(library, request) }),
  'domains:delete': async ({ mapId }) => { await domains.remove(library, mapId); return null; },
  'domains:values': () => ruleValues(library),
  'domains:preview': ({ domains: rules }) => previewMap(library, rules.map(({ any }) => any)),
}) satisfies Partial<Handlers>;

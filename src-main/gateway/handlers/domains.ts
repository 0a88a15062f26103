import type { Handlers } from '#contract/calls.ts';
import { compareDomains } from '#services/domain-comparing.ts';
import { previewMap } from '#services/domain-preview.ts';
import { evidence, relations } from '#services/domain-relations.ts';
import * as domains from '#services/domains.ts';
import type { Library } from '#services/library.ts';
import { listPast, restore } from '#services/past-maps.ts';
import { ruleValues } from '#services/rule-values.ts';

export const domainHandlers = (library: Library) => ({
  'domains:list': () => domains.list(library),
  'domains:save': (request) => ({ jobId: domains.save(library, request) }),
  'domains:count': ({ mapId }) => ({ jobId: domains.recount(library, mapId) }),
  'domains:delete': async ({ mapId }) => { await domains.remove(library, mapId); return null; },
  'domains:relations': ({ mapId }) => relations(library, mapId),
  'domains:evidence': (question) => evidence(library, question),
  'domains:compare': ({ mapId }) => ({ jobId: compareDomains(library, mapId) }),
  'domains:past': () => listPast(library),
  'domains:restore': ({ pastId }) => ({ jobId: restore(library, pastId) }),
  'domains:values': () => ruleValues(library),
  'domains:preview': ({ domains: rules }) => previewMap(library, rules.map(({ any }) => any)),
}) satisfies Partial<Handlers>;

import type { Handlers } from '#contract/calls.ts';
import * as domains from '#services/domains.ts';
import type { Library } from '#services/library.ts';

export const domainHandlers = (library: Library) => ({
  'domains:list': () => domains.list(library),
  'domains:save': (request) => ({ jobId: domains.save(library, request) }),
  'domains:delete': async ({ mapId }) => { await domains.remove(library, mapId); return null; },
  'domains:values': () => domains.values(library),
  'domains:preview': ({ any }) => domains.preview(library, any),
}) satisfies Partial<Handlers>;

import type { Handlers } from '#contract/calls.ts';
import type { Library } from '#services/library.ts';
import * as records from '#services/records.ts';

export const recordHandlers = (library: Library) => ({
  'patrons:search': (query) => records.searchPatrons(library, query),
  'patrons:show': (query) => records.showPatron(library, query),
  'patrons:loans': (query) => records.patronLoans(library, query),
  'titles:search': (query) => records.searchTitles(library, query),
  'titles:show': ({ titleId }) => records.showTitle(library, titleId),
}) satisfies Partial<Handlers>;

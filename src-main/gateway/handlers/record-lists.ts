import type { Handlers } from '#contract/calls.ts';
import type { RecordColumn } from '#contract/record-lists.ts';
import type { Library } from '#services/library.ts';
import * as listing from '#services/records/listing.ts';
import * as views from '#services/records/views.ts';

export const recordListHandlers = (library: Library) => ({
  'records:list': (question) => listing.listRecords(library, question),
  'records:outline': (question) => listing.outlineRecords(library, question),
  'records:values': () => listing.recordValues(library),
  'records:views': ({ kind }) => views.views(library, kind),
  'records:save-view': ({ columns, ...view }) => views.saveView(library, { ...view, columns: columns as readonly RecordColumn[] }),
  'records:forget-view': ({ id }) => views.forgetView(library, id),
}) satisfies Partial<Handlers>;

import type { Handlers } from '#contract/calls.ts';
import type { Library } from '#services/library.ts';
import { bulk, previewBulk } from '#services/records/bulk.ts';
import * as correcting from '#services/records/correcting.ts';
import { erase, previewErase } from '#services/records/erasing.ts';
import { exportRecords } from '#services/records/exporting.ts';
import { hadBefore } from '#services/records/had-before.ts';
import { merge, previewMerge } from '#services/records/merging.ts';

export const correctionHandlers = (library: Library) => ({
  'corrections:read': ({ subject, rowId }) => correcting.read(library, subject, rowId),
  'corrections:edit': ({ subject, rowId, values }) => correcting.edit(library, subject, rowId, values),
  'corrections:create': (record) => correcting.create(library, record),
  'corrections:history': ({ subject, rowId }) => correcting.history(library, subject, rowId),
  'corrections:recent': () => correcting.recent(library),
  'corrections:undo': ({ setId }) => correcting.undo(library, setId),
  'corrections:merge-preview': (twins) => previewMerge(library, twins),
  'corrections:merge': (twins) => merge(library, twins),
  'corrections:bulk-preview': (change) => previewBulk(library, change),
  'corrections:bulk': (change) => ({ jobId: bulk(library, change) }),
  'corrections:erase-preview': ({ patronId }) => previewErase(library, patronId),
  'corrections:erase': async ({ patronId, loans }) => { await erase(library, patronId, loans); return null; },
  'records:had-before': (question) => hadBefore(library, question),
  'records:export': (question) => ({ jobId: exportRecords(library, question) }),
}) satisfies Partial<Handlers>;

import { defineStore } from 'pinia';
import { call, takeDelivery } from '#page/api/client.ts';
import type { CallInput } from '#contract/calls.ts';
import type { BulkPreview, Corrected, CorrectionSet, FieldValue, HadBefore, HistoryStep, Subject, WhatGoes } from '#contract/corrections.ts';
import type { PatronId } from '#contract/ids.ts';
import type { Started } from '#contract/jobs.ts';

export type Typed = Record<string, FieldValue>;
export type BulkQuestion = CallInput<'corrections:bulk'>;

/** What is done to records by hand, and what has been. */
export const useCorrections = defineStore('corrections', () => ({
  read: (subject: Subject, rowId: number): Promise<Readonly<Typed>> => call('corrections:read', { subject, rowId }),
  edit: (subject: Subject, rowId: number, values: Typed): Promise<Corrected> => call('corrections:edit', { subject, rowId, values }),
  create: (record: CallInput<'corrections:create'>): Promise<Corrected & { readonly rowId: number }> => call('corrections:create', record),
  history: (subject: Subject, rowId: number): Promise<readonly HistoryStep[]> => call('corrections:history', { subject, rowId }),
  recent: (): Promise<readonly CorrectionSet[]> => call('corrections:recent', {}),
  undo: (setId: number): Promise<{ readonly rows: number; readonly left: number }> => call('corrections:undo', { setId }),
  previewMerge: (twins: CallInput<'corrections:merge'>): Promise<WhatGoes> => call('corrections:merge-preview', twins),
  merge: (twins: CallInput<'corrections:merge'>): Promise<Corrected> => call('corrections:merge', twins),
  previewBulk: (change: BulkQuestion): Promise<BulkPreview> => call('corrections:bulk-preview', change),
  bulk: (change: BulkQuestion): Promise<Started> => call('corrections:bulk', change),
  previewErase: (patronId: PatronId): Promise<WhatGoes> => call('corrections:erase-preview', { patronId }),
  erase: (patronId: PatronId, loans: 'keep' | 'remove'): Promise<null> => call('corrections:erase', { patronId, loans }),
  hadBefore: (question: CallInput<'records:had-before'>): Promise<HadBefore> => call('records:had-before', question),
  /** Hands over the file of an export that has ended. */
  take: takeDelivery,
  exportList: (question: CallInput<'records:export'>): Promise<Started> => call('records:export', question),
}));

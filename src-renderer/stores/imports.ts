import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { call, takeDelivery } from '#page/api/client.ts';
import type { Delivery } from '#contract/files.ts';
import type { BatchId, JobId, Page } from '#contract/ids.ts';
import type { CardNumbers, ImportBatch, ImportReport, ImportTemplate, RejectedRow, TemplateFormat, UndoPreview } from '#contract/imports.ts';

const rejectRows = 20;

/** The imports there have been: their reports, the rows they turned away, and the way back. */
export const useImports = defineStore('imports', () => {
  const batches = shallowRef<readonly ImportBatch[]>([]);
  const loaded = ref(false);
  /** The job whose summary the user has put away. */
  const dismissed = ref<JobId | null>(null);

  async function load(): Promise<void> {
    batches.value = await call('imports:list', {});
    loaded.value = true;
  }
  /** Null: the import was made before there were reports. */
  const report = (batchId: BatchId): Promise<ImportReport | null> => call('imports:report', { batchId });
  const rejects = (batchId: BatchId): Promise<Page<RejectedRow>> => call('imports:rejects', { batchId, limit: rejectRows });
  const exportRejects = async (batchId: BatchId): Promise<Delivery> => takeDelivery(await call('imports:export-rejects', { batchId }));
  const saveTemplate = async (template: ImportTemplate, format: TemplateFormat): Promise<Delivery> => takeDelivery(await call('imports:save-template', { template, format }));
  const cardNumbers = (): Promise<CardNumbers> => call('imports:card-numbers', {});
  const undoPreview = (batchId: BatchId): Promise<UndoPreview> => call('imports:undo-preview', { batchId });
  const undo = async (batchId: BatchId): Promise<JobId> => (await call('imports:undo', { batchId })).jobId;
  const resume = async (batchId: BatchId): Promise<JobId> => (await call('imports:resume', { batchId })).jobId;

  return { batches, loaded, dismissed, load, report, rejects, exportRejects, saveTemplate, cardNumbers, undoPreview, undo, resume };
});

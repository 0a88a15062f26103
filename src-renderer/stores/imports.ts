import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { call, CallError, receiveFiles, takeDelivery } from '#page/api/client.ts';
import type { ErrorReply } from '#contract/errors.ts';
import type { Delivery, HeldFile } from '#contract/files.ts';
import type { BatchId, JobId, Page } from '#contract/ids.ts';
import type { ImportBatch, ImportKind, ImportPreview, ImportRequest, RejectedRow, UndoPreview } from '#contract/imports.ts';

/** What the user has said about a file; what she leaves open is recognised. */
export interface FileWishes {
  readonly kind: ImportKind | null;
  readonly mapping: Readonly<Record<string, string>>;
  readonly fixed: Readonly<Record<string, string>>;
}

/** A file that was handed over and waits to be imported. */
export interface WaitingFile {
  readonly held: HeldFile;
  readonly wishes: FileWishes;
  readonly preview: ImportPreview | null;
  readonly error: ErrorReply | null;
  readonly loading: boolean;
}

const rejectRows = 20;
const requestOf = ({ held, wishes }: WaitingFile): ImportRequest =>
  ({ file: held.token, mapping: { ...wishes.mapping }, fixed: { ...wishes.fixed }, ...(wishes.kind === null ? {} : { kind: wishes.kind }) });

/** Files on their way in, and the imports there have been. */
export const useImports = defineStore('imports', () => {
  const files = ref<WaitingFile[]>([]);
  const batches = shallowRef<readonly ImportBatch[]>([]);
  const loaded = ref(false);
  /** The job whose summary the user has put away. */
  const dismissed = ref<JobId | null>(null);
  const ready = computed(() => files.value.length > 0 && files.value.every(({ preview, error, loading }) =>
    preview !== null && preview.kind !== null && preview.missing.length === 0 && error === null && !loading));

  const patch = (token: string, part: Partial<WaitingFile>): void => {
    files.value = files.value.map((file) => (file.held.token === token ? { ...file, ...part } : file));
  };

  async function look(token: string): Promise<void> {
    const file = files.value.find(({ held }) => held.token === token);
    if (file === undefined) return;
    const still = (): boolean => files.value.find(({ held }) => held.token === token)?.wishes === file.wishes;
    patch(token, { loading: true });
    try {
      const preview = await call('imports:preview', requestOf(file));
      if (still()) patch(token, { preview, error: null, loading: false });
    } catch (error) {
      if (!still()) return;
      patch(token, { loading: false, error: error instanceof CallError ? { code: error.code, values: error.values } : { code: 'internal', values: {} } });
    }
  }

  async function take(held: readonly HeldFile[]): Promise<void> {
    const wishes: FileWishes = { kind: null, mapping: {}, fixed: {} };
    files.value = [...files.value, ...held.map((one) => ({ held: one, wishes: { ...wishes }, preview: null, error: null, loading: true }))];
    await Promise.all(held.map(({ token }) => look(token)));
  }
  const add = async (chosen: readonly File[]): Promise<void> => take(await receiveFiles(chosen));
  const choose = async (): Promise<void> => take(await call('files:choose', {}));
  const remove = (token: string): void => { files.value = files.value.filter(({ held }) => held.token !== token); };
  async function change(token: string, wishes: FileWishes): Promise<void> {
    patch(token, { wishes });
    await look(token);
  }

  /** Hands all waiting files to one job; `putBack` returns them to the waiting ones. */
  async function start(): Promise<{ readonly jobId: JobId; readonly putBack: () => void }> {
    const sent = files.value;
    const { jobId } = await call('imports:start', { files: sent.map(requestOf) });
    files.value = files.value.filter((file) => !sent.some(({ held }) => held.token === file.held.token));
    return { jobId, putBack: () => { files.value = [...sent, ...files.value]; } };
  }

  async function load(): Promise<void> {
    batches.value = await call('imports:list', {});
    loaded.value = true;
  }
  const rejects = (batchId: BatchId): Promise<Page<RejectedRow>> => call('imports:rejects', { batchId, limit: rejectRows });
  const exportRejects = async (batchId: BatchId): Promise<Delivery> => takeDelivery(await call('imports:export-rejects', { batchId }));
  const undoPreview = (batchId: BatchId): Promise<UndoPreview> => call('imports:undo-preview', { batchId });
  const undo = async (batchId: BatchId): Promise<JobId> => (await call('imports:undo', { batchId })).jobId;

  return { files, batches, loaded, dismissed, ready, add, choose, remove, change, start, load, rejects, exportRejects, undoPreview, undo };
});

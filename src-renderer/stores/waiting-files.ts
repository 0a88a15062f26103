import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { call, CallError, receiveFiles } from '#page/api/client.ts';
import type { ErrorReply } from '#contract/errors.ts';
import type { HeldFile } from '#contract/files.ts';
import { nameWithPart, type ColumnMapping, type FixedValues, type ImportKind, type ImportPreview, type ImportRequest, type ProfileId, type ReadOptions } from '#contract/imports.ts';

/** What the user has said about a file; what she leaves open is recognised. */
export interface FileWishes {
  readonly kind: ImportKind | null;
  readonly profile: ProfileId | null;
  readonly mapping: ColumnMapping;
  readonly fixed: FixedValues;
  readonly options: ReadOptions;
}

/** A file that was handed over and waits to be imported; one with several parts may wait once for each. */
export interface WaitingFile {
  readonly key: string;
  readonly held: HeldFile;
  readonly wishes: FileWishes;
  readonly preview: ImportPreview | null;
  readonly error: ErrorReply | null;
  readonly loading: boolean;
}

/** What still keeps a file from being imported. */
export type FileProblem = 'looking' | 'unreadable' | 'kind' | 'columns' | 'dates';

const noWishes: FileWishes = { kind: null, profile: null, mapping: {}, fixed: {}, options: {} };

/** Of a file with several parts the one that is read is named, so that its import is told from those of the others. */
const partOf = (preview: ImportPreview | null): { part?: string } => (preview !== null && preview.part !== null && preview.parts.length > 1 ? { part: preview.part } : {});
const requestOf = ({ held, preview, wishes: { kind, profile, mapping, fixed, options } }: WaitingFile): ImportRequest => ({
  file: held.token, mapping: { ...mapping }, fixed: { ...fixed }, ...partOf(preview), ...options, ...(kind === null ? {} : { kind }), ...(profile === null ? {} : { profile }),
});

/** Columns whose dates can be read in two ways, until the user has said which. */
export const ambiguousDates = ({ preview, wishes }: WaitingFile) =>
  (wishes.options.dateOrder === undefined ? preview?.columns ?? [] : []).filter((column) => column.field !== null && column.dateOrder === 'ambiguous');

/** The first thing a file still needs; null: it can be imported. */
export function problemOf(file: WaitingFile): FileProblem | null {
  if (file.error !== null) return 'unreadable';
  if (file.loading || file.preview === null) return 'looking';
  if (file.preview.kind === null) return 'kind';
  if (file.preview.missing.length > 0) return 'columns';
  return ambiguousDates(file).length > 0 ? 'dates' : null;
}

/** The name of a file, with that of its part where there are several. */
export const nameOf = ({ held, preview }: WaitingFile): string => nameWithPart(held.name, partOf(preview).part);

/** Files on their way in: what they were recognised as, and what the user wishes otherwise. */
export const useWaitingFiles = defineStore('waiting-files', () => {
  const files = ref<WaitingFile[]>([]);
  const requests = computed(() => files.value.map(requestOf));
  const ready = computed(() => files.value.length > 0 && files.value.every((file) => problemOf(file) === null));
  let lastKey = 0;

  const find = (key: string): WaitingFile | undefined => files.value.find((file) => file.key === key);
  const patch = (key: string, part: Partial<WaitingFile>): void => {
    files.value = files.value.map((file) => (file.key === key ? { ...file, ...part } : file));
  };

  async function look(key: string): Promise<void> {
    const file = find(key);
    if (file === undefined) return;
    const still = (): boolean => find(key)?.wishes === file.wishes;
    patch(key, { loading: true });
    try {
      const preview = await call('imports:preview', requestOf(file));
      if (still()) patch(key, { preview, error: null, loading: false });
    } catch (error) {
      if (!still()) return;
      patch(key, { loading: false, error: error instanceof CallError ? { code: error.code, values: error.values } : { code: 'internal', values: {} } });
    }
  }

  const waiting = (held: HeldFile, wishes: FileWishes): WaitingFile => ({ key: `${held.token}#${lastKey += 1}`, held, wishes: { ...wishes }, preview: null, error: null, loading: true });
  async function take(held: readonly HeldFile[]): Promise<void> {
    const taken = held.map((one) => waiting(one, noWishes));
    files.value = [...files.value, ...taken];
    await Promise.all(taken.map(({ key }) => look(key)));
  }
  const add = async (chosen: readonly File[]): Promise<void> => take(await receiveFiles(chosen));
  const choose = async (): Promise<void> => take(await call('files:choose', {}));

  /** Lets the other sheets of a workbook or files of an archive wait as well, behind the one that waits already. */
  async function addParts(key: string, parts: readonly string[]): Promise<void> {
    const at = files.value.findIndex((file) => file.key === key);
    const file = files.value[at];
    if (file === undefined) return;
    const taken = parts.map((part) => waiting(file.held, { ...noWishes, options: { part } }));
    files.value = files.value.toSpliced(at + 1, 0, ...taken);
    await Promise.all(taken.map((one) => look(one.key)));
  }
  const remove = (key: string): void => { files.value = files.value.filter((file) => file.key !== key); };
  async function change(key: string, wishes: FileWishes): Promise<void> {
    patch(key, { wishes });
    await look(key);
  }
  const takeOut = (): readonly WaitingFile[] => files.value.splice(0);
  const putBack = (sent: readonly WaitingFile[]): void => { files.value = [...sent, ...files.value]; };

  return { files, requests, ready, add, choose, addParts, remove, change, takeOut, putBack };
});

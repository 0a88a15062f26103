/** Every failure the program expects, as a closed list. A code never changes its meaning; its sentence is in `sentences/`. */
export const errorCodes = [
  // files and imports
  'file-not-found', 'file-unreadable', 'file-empty', 'file-binary', 'file-truncated', 'file-unwritable',
  'file-encrypted', 'file-wrong-encoding', 'workbook-old', 'archive-unsupported', 'archive-too-large', 'part-not-found',
  'columns-missing', 'mapping-invalid', 'kind-unknown', 'dates-ambiguous', 'file-only-totals', 'file-values-in-rows', 'patron-ids-personal', 'batch-not-found', 'batch-already-undone', 'batch-not-finished', 'batch-not-interrupted', 'file-changed',
  // catalogue
  'catalog-not-found', 'catalog-newer', 'catalog-in-use', 'catalog-damaged', 'catalog-unwritable', 'catalog-not-empty', 'disk-full',
  // domains
  'map-not-found', 'domain-not-found', 'domains-file-invalid', 'past-map-not-found', 'map-name-taken', 'domain-name-taken', 'target-without-loans', 'target-among-sources',
  // models and lists
  'model-not-found', 'model-file-damaged', 'model-outdated', 'evaluation-not-found', 'patron-not-found', 'title-not-found', 'list-not-found', 'too-many-lists',
  // desk
  'desk-rules-twice', 'desk-number-taken', 'desk-title-missing', 'desk-step-changed', 'loan-not-found', 'hold-not-found', 'block-not-found',
  // corrections
  'record-not-found', 'number-taken', 'value-invalid', 'correction-not-found', 'correction-changed',
  // jobs
  'job-not-found', 'job-busy', 'job-interrupted', 'worker-died', 'out-of-memory', 'cancelled',
  // program
  'usage', 'unknown-call', 'invalid-argument', 'not-allowed', 'port-in-use', 'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Values that stand in the error's sentence. Never a patron's id, name or loan. */
export type ErrorValues = Readonly<Record<string, string | number>>;

/** An error as plain data: what crosses from the main process to a page or to a terminal. */
export interface ErrorReply {
  readonly code: ErrorCode;
  readonly values: ErrorValues;
}

/** An expected failure: a code of the closed list and the values of its sentence. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly values: ErrorValues;

  constructor(code: ErrorCode, values: ErrorValues = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.values = values;
  }
}

/** The error as plain data. Anything but an AppError is a bug and becomes `internal`, without its message; but a thread that came to the end of its memory is none. */
export function errorReply(error: unknown): ErrorReply {
  if (error instanceof AppError) return { code: error.code, values: error.values };
  return { code: noMemory.includes((error as { code?: unknown } | null)?.code) ? 'out-of-memory' : 'internal', values: {} };
}
const noMemory: readonly unknown[] = ['ERR_WORKER_OUT_OF_MEMORY', 'ERR_MEMORY_ALLOCATION_FAILED'];

/** What a call answers: data, or an expected error. */
export type Reply<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: ErrorReply };

/** A bug for the log: where it happened and through which functions; never its message, which may quote a row of the library's data. */
export function bugNote(where: string, error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12) : [];
  return [`${name}${code} in ${where}`, ...frames].join('\n');
}

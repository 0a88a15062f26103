import { z } from 'zod';
import type { ErrorReply } from './errors.ts';
import type { Delivery } from './files.ts';
import type { ImportReport } from './imports.ts';
import { jobId, type BatchId, type EvaluationId, type JobId, type ListId, type MapId, type ModelId } from './ids.ts';

export type JobKind = 'import' | 'review' | 'undo' | 'domains' | 'comparison' | 'training' | 'evaluation' | 'lists' | 'insights' | 'bulk' | 'export' | 'works' | 'demo';

export type JobStatus = 'queued' | 'running' | 'cancelling' | 'finished' | 'failed' | 'cancelled';
export const finalStatuses: readonly JobStatus[] = ['finished', 'failed', 'cancelled'];

/** What a job is doing; each has a sentence in both languages. */
export type JobStep =
  | 'waiting' | 'reading' | 'writing' | 'removing' | 'restoring' | 'joining' | 'assigning' | 'counting' | 'overlapping' | 'comparing'
  | 'loading' | 'selecting' | 'testing' | 'fitting' | 'saving' | 'recommending' | 'evaluating' | 'finding' | 'changing' | 'exporting' | 'done';

export interface JobProgress {
  /** 0 to 1. */
  readonly value: number;
  readonly step: JobStep;
  /** Estimated from the pace so far; null while unknown. */
  readonly remainingMs: number | null;
  /** Rows, patrons or titles done, where the step counts them. */
  readonly done: number | null;
}

export interface Job {
  readonly id: JobId;
  readonly kind: JobKind;
  /** What it works on: a file, a map, a target domain. Never a patron. */
  readonly subject: string;
  readonly status: JobStatus;
  readonly progress: JobProgress;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly error: ErrorReply | null;
  /** What a finished job made. */
  readonly result: JobResult | null;
}

export interface JobResult {
  readonly batchIds?: readonly BatchId[];
  readonly mapId?: MapId;
  readonly modelId?: ModelId;
  readonly evaluationId?: EvaluationId;
  readonly lists?: number;
  /** Of one list for several readers. */
  readonly listId?: ListId;
  /** Of a change of many records: the set by which it is undone, and how many records it has changed. */
  readonly setId?: number;
  readonly rows?: number;
  /** Of an export: what became of the file. */
  readonly delivery?: Delivery;
  /** Of a review: what each file would bring. */
  readonly reports?: readonly ImportReport[];
}

export const jobsList = z.object({});
/** `keep`: an import keeps what it has written, to be gone on with later; else it is taken back. */
export const jobsCancel = z.object({ jobId, keep: z.boolean().optional() });
export interface Started { readonly jobId: JobId }

import type { ErrorReply } from '#contract/errors.ts';
import type { JobId } from '#contract/ids.ts';
import type { Job, JobKind, JobProgress, JobResult, JobStatus } from '#contract/jobs.ts';
import { rows, write, type ReadableDB, type WritableDB } from '../database.ts';

interface StoredJob { id: JobId; kind: JobKind; subject: string; status: JobStatus; progress: string; startedAt: number; endedAt: number | null; error: string | null; result: string | null }

/** The newest jobs first, at most `limit`. */
export function listJobs(db: ReadableDB, limit: number): Job[] {
  return rows<StoredJob>(db, 'SELECT id, kind, subject, status, progress, started_at AS startedAt, ended_at AS endedAt, error, result FROM job ORDER BY id DESC LIMIT ?', limit)
    .map((stored) => ({
      ...stored,
      progress: JSON.parse(stored.progress) as JobProgress,
      startedAt: new Date(stored.startedAt).toISOString(),
      endedAt: stored.endedAt === null ? null : new Date(stored.endedAt).toISOString(),
      error: stored.error === null ? null : JSON.parse(stored.error) as ErrorReply,
      result: stored.result === null ? null : JSON.parse(stored.result) as JobResult,
    }));
}

export function addJob(db: WritableDB, kind: JobKind, subject: string, progress: JobProgress, startedAt: string): JobId {
  return write(db, "INSERT INTO job (kind, subject, status, progress, started_at) VALUES (?, ?, 'queued', ?, ?)", kind, subject, JSON.stringify(progress), Date.parse(startedAt)).id as JobId;
}

export function putJob(db: WritableDB, job: Job): void {
  write(db, 'UPDATE job SET status = ?, progress = ?, ended_at = ?, error = ?, result = ? WHERE id = ?', job.status, JSON.stringify(job.progress),
    job.endedAt === null ? null : Date.parse(job.endedAt), job.error && JSON.stringify(job.error), job.result && JSON.stringify(job.result), job.id);
}

/** Jobs that were under way when the program ended become failed. */
export function failInterruptedJobs(db: WritableDB): number {
  return write(db, `UPDATE job SET status = 'failed', ended_at = ?, error = '{"code":"job-interrupted","values":{}}' WHERE status IN ('queued', 'running', 'cancelling')`, Date.now()).changes;
}

import { AppError, type ErrorReply } from '#contract/errors.ts';
import { finalStatuses, type Job } from '#contract/jobs.ts';
import { errorSentence, sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';

/** What a command answers: a document for --json, and the same in words. */
export interface Answer { readonly document: unknown; readonly text: string }

/** The terminal of one command: words on the standard output, progress on the standard error. */
export class Terminal {
  readonly language: Language;
  readonly #asJson: boolean;
  #lastLine = '';
  #lastMs = 0;

  constructor(language: Language, asJson: boolean) {
    this.language = language;
    this.#asJson = asJson;
  }

  /** Writes what a command answered; resolves once it has left the process. */
  answer({ document, text }: Answer): Promise<void> {
    return written(process.stdout, this.#asJson ? `${JSON.stringify(document)}\n` : text);
  }

  /** Writes an error: its sentence on the standard error, with --json also a document on the standard output. */
  async fail(error: ErrorReply): Promise<void> {
    const sentence = errorSentence(error, this.language);
    if (this.#asJson) await written(process.stdout, `${JSON.stringify({ error: { code: error.code, message: sentence } })}\n`);
    await written(process.stderr, `${sentence} [${error.code}]\n`);
  }

  /** Says why nothing else is said for a while. */
  updating(): void { process.stderr.write(`${sentences[this.language].terminal.updating}\n`); }

  /** Shows a job's progress: a line that renews itself on a terminal, else a line a step and every ten seconds. */
  progress(job: Job): void {
    const words = sentences[this.language];
    const { step, value, done, remainingMs } = job.progress;
    const left = remainingMs === null ? '' : `, ${Math.ceil(remainingMs / 1000)} s`;
    const line = `${words.jobKind[job.kind]}: ${finalStatuses.includes(job.status) ? words.jobStatus[job.status] : words.jobStep[step]} ${Math.round(value * 100)} %${done === null ? '' : ` (${done})`}${left}`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001B[K${line}${finalStatuses.includes(job.status) ? '\n' : ''}`);
      return;
    }
    const key = `${job.status} ${step}`;
    if (key === this.#lastLine && performance.now() - this.#lastMs < 10_000) return;
    this.#lastLine = key;
    this.#lastMs = performance.now();
    process.stderr.write(`${line}\n`);
  }
}

const written = (stream: NodeJS.WriteStream, text: string): Promise<void> => new Promise((resolve) => stream.write(text, () => resolve()));

/** The result of a job that ended well. @throws AppError with the job's error otherwise */
export function resultOf(job: Job): NonNullable<Job['result']> {
  if (job.result === null) throw new AppError(job.error?.code ?? 'internal', job.error?.values ?? {});
  return job.result;
}

/** Rows as an aligned table; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [header, ...rows.map((row) => row.map(String))];
  const widths = header.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  const isNumber = header.map((_, column) => rows.every((row) => typeof row[column] === 'number' || /^[\d.,+\-–% ()[\]]*$/.test(String(row[column]))));
  return cells.map((row) => row.map((cell, column) => {
    const gap = ' '.repeat(widths[column]! - width(String(cell)));
    return isNumber[column] ? gap + cell : cell + gap;
  }).join('  ').trimEnd()).join('\n') + '\n';
}

/** Columns a text takes on a terminal: Chinese characters take two. */
const width = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(character) ? 2 : 1), 0);

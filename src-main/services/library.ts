import { AppError } from '#contract/errors.ts';
import type { AppEvent, CatalogPart } from '#contract/events.ts';
import type { JobId } from '#contract/ids.ts';
import type { JobKind } from '#contract/jobs.ts';
import type { Delivery } from '#contract/files.ts';
import type { Language } from '#contract/settings.ts';
import { letCheckpoint, type WritableDB } from '#catalog/database.ts';
import { catalogError } from '#catalog/failures.ts';
import { openCatalog, type OpenCatalog } from '#catalog/open.ts';
import { addJob, failInterruptedJobs, listJobs, putJob } from '#catalog/repositories/jobs.ts';
import { JobRegistry, type JobWork } from '#jobs/registry.ts';
import type { WorkerLauncher } from '#jobs/worker-process.ts';
import { WriteTurns } from '#jobs/write-turns.ts';
import { CatalogCounts } from './catalog-counts.ts';
import { bringUpToDate } from './catalog-update.ts';
import { settleSoon } from './domain-settling.ts';
import { HeldFiles } from './held-files.ts';
import { recover } from './import-undo.ts';
import { recoverBulk } from './records/bulk.ts';
import type { SettingsStore } from './settings.ts';
import { indexTitles } from './title-indexing.ts';

/** What a host lends to the services. */
export interface Environment {
  readonly version: string;
  readonly host: 'electron' | 'browser';
  readonly launchWorker: WorkerLauncher;
  /** Folder of the shipped demo library. */
  readonly demoFolder: string;
  /** Folder of the templates for exports, one folder a language. */
  readonly templatesFolder: string;
  /** The style sheet of printed lists, which goes into HTML files. */
  readonly sheetStyle: string;
  readonly settings: SettingsStore;
  /** Where the user has chosen none. */
  readonly systemLanguage: Language;
  readonly emit: (event: AppEvent) => void;
  /** Notes a bug; `where` is a call's or a job's name, never anything a patron did. */
  readonly noteBug: (where: string, error: unknown) => void;
  readonly longestCall: () => { readonly name: string; readonly elapsedMs: number };
  /** Hands a finished file to the user: a save dialog, or a download. */
  readonly deliver: (path: string, name: string) => Promise<Delivery>;
  /** Native dialogs; null where the host has none. */
  readonly dialogs: {
    chooseFiles(): Promise<readonly string[]>;
    chooseFolder(): Promise<string | null>;
  } | null;
}

/** The open catalogue with its jobs: what every use case works on. */
export class Library {
  readonly environment: Environment;
  readonly files = new HeldFiles();
  /** Who may write while a worker process does. */
  readonly turns = new WriteTurns((isLent) => letCheckpoint(this.db, !isLent));
  #catalog: OpenCatalog;
  #closing = new AbortController();
  #jobs: JobRegistry;
  #counts: CatalogCounts;

  /** @throws AppError as `openCatalog` does */
  constructor(environment: Environment, folder: string) {
    this.environment = environment;
    this.#catalog = openCatalog(folder);
    [this.#jobs, this.#counts] = this.#begin();
  }

  get folder(): string { return this.#catalog.folder; }
  get db(): WritableDB { return this.#catalog.db; }
  /** What the page speaks where no language is chosen: a browser may differ from the system. */
  shownLanguage: Language | null = null;
  /** The language of what is written for the user: as chosen, else as the page speaks, else as the system says. */
  get language(): Language { return this.environment.settings.all.language ?? this.shownLanguage ?? this.environment.systemLanguage; }
  get jobs(): JobRegistry { return this.#jobs; }
  /** Given when this catalogue is closed: for work beside the jobs. */
  get closing(): AbortSignal { return this.#closing.signal; }
  get counts(): CatalogCounts { return this.#counts; }

  /** Starts a job whose failures of disk and database become errors of the contract. `isBeside`: it waits for no other and keeps none waiting. */
  start(kind: JobKind, subject: string, work: JobWork, isBeside = false): JobId {
    return this.#jobs.start(kind, subject, (context) => work(context).catch((error: unknown) => { throw this.explained(error); }), isBeside);
  }

  /** What disk and database say, as an error of the contract; anything else is handed back as it is. */
  explained(error: unknown): unknown { return catalogError(error, this.folder); }

  /** Tells every page that rows have changed. */
  changed(...parts: CatalogPart[]): void {
    if (parts.some((part) => part === 'patrons' || part === 'titles' || part === 'loans')) {
      this.#counts.forget();
      settleSoon(this);
    }
    this.environment.emit({ name: 'catalog:changed', data: { parts } });
  }

  /** Tells every page that single rows have come, changed or gone, by how many of each part. */
  changedRows(parts: Partial<Readonly<Record<'patrons' | 'titles' | 'loans', number>>>): void {
    const named = Object.keys(parts) as (keyof typeof parts)[];
    for (const part of named) this.#counts.add(part, parts[part] ?? 0);
    settleSoon(this);
    this.environment.emit({ name: 'catalog:changed', data: { parts: named } });
  }

  /** Closes this catalogue and opens another; if that fails, this one stays open. */
  async switchTo(folder: string): Promise<void> {
    if (folder === this.folder) return;
    await bringUpToDate(folder, this.environment.launchWorker);
    if (this.#jobs.busy) throw new AppError('job-busy', { kind: this.#jobs.list().find((job) => job.endedAt === null)?.kind ?? 'import' });
    const next = openCatalog(folder);
    this.#closing.abort(new AppError('cancelled'));
    this.#catalog.close();
    this.#catalog = next;
    [this.#jobs, this.#counts] = this.#begin();
    this.changed('catalog', 'patrons', 'titles', 'loans', 'imports', 'domains', 'models', 'evaluations', 'lists');
  }

  async close(): Promise<void> {
    this.#closing.abort(new AppError('cancelled'));
    await this.#jobs.stop();
    this.#catalog.close();
    this.files.forget();
  }

  #begin(): [JobRegistry, CatalogCounts] {
    const { db } = this.#catalog;
    const { turns } = this;
    this.#closing = new AbortController();
    failInterruptedJobs(db);
    this.#jobs = new JobRegistry(
      { list: (limit) => listJobs(db, limit), add: (kind, subject, progress, startedAt) => addJob(db, kind, subject, progress, startedAt), put: (job) => putJob(db, job), get isFree() { return turns.free; } },
      (job) => this.environment.emit({ name: 'job:changed', data: job }),
      (error) => this.environment.noteBug('job', error),
    );
    this.#counts = new CatalogCounts(db);
    recover(this);
    recoverBulk(this);
    void indexTitles(this);
    settleSoon(this);
    return [this.#jobs, this.#counts];
  }
}

import type { Report } from './report.ts';

export interface CorpusRun {
  /** The folder the corpora lie in; nothing is written there. */
  readonly data: string;
  /** A temporary folder of this corpus. */
  readonly folder: string;
  readonly report: Report;
  /** Whether the measurements that take long are wanted as well. */
  readonly long: boolean;
}

/** Real data that the program is run over. */
export interface Corpus {
  readonly name: string;
  /** Files below the data folder without which it is passed over. */
  readonly needs: readonly string[];
  run(run: CorpusRun): Promise<void>;
}

import { table } from '#commands/terminal.ts';

/** One line of the report: a check with its bar, a figure without one, or a corpus that is not there. */
export interface Finding {
  readonly corpus: string;
  readonly name: string;
  readonly figure: string;
  readonly bar: string;
  readonly result: 'passed' | 'failed' | 'noted' | 'skipped';
}

/** Collects what the corpora find, and says each thing as it is found. */
export class Report {
  readonly findings: Finding[] = [];
  readonly #startedAt = performance.now();

  check(corpus: string, name: string, isMet: boolean, figure: string, bar = ''): void {
    this.#add({ corpus, name, figure, bar, result: isMet ? 'passed' : 'failed' });
  }

  note(corpus: string, name: string, figure: string): void {
    this.#add({ corpus, name, figure, bar: '', result: 'noted' });
  }

  skip(corpus: string, reason: string): void {
    this.#add({ corpus, name: 'not run', figure: reason, bar: '', result: 'skipped' });
  }

  count(result: Finding['result']): number {
    return this.findings.filter((finding) => finding.result === result).length;
  }

  text(): string {
    return table(['corpus', 'what', 'figure', 'bar', 'result'], this.findings.map(({ corpus, name, figure, bar, result }) => [corpus, name, figure, bar, result]));
  }

  #add(finding: Finding): void {
    this.findings.push(finding);
    const seconds = ((performance.now() - this.#startedAt) / 1000).toFixed(0).padStart(4);
    process.stderr.write(`${seconds} s  ${finding.corpus}: ${finding.name}: ${finding.figure}${finding.bar === '' ? '' : ` (${finding.bar})`} – ${finding.result}\n`);
  }
}

import { buildLoanMatrix, rowLength, withoutRows, type LoanMatrix } from './loan-matrix.ts';
import type { Pacer } from '../pacer.ts';
import type { DomainLoans, ProblemInput } from './problem.ts';

/** The training view of a problem: distinct pairs, all sources side by side. */
export interface Dataset {
  readonly patronCount: number;
  readonly patronGroup: Uint16Array;
  /** patrons × target titles. */
  readonly target: LoanMatrix;
  /** One matrix a source, each patrons × that source's titles. */
  readonly sources: readonly LoanMatrix[];
  /** First joint column of each source, and the total at the end (sources + 1 entries). */
  readonly sourceOffset: Uint32Array;
  /** Latest loan day of the target domain, 0 when there is none: the "today" of decayed counts. */
  readonly lastDay: number;
}

/** Merges repeated loans into distinct pairs with first day, last day and count. */
export function buildDataset(input: ProblemInput): Dataset {
  const sources = input.sources.map((source) => matrixOf(input, source));
  return withTarget(matrixOf(input, input.target), sources, input.patronCount, input.patronGroup);
}

/** The same, with a pause between the domains. */
export async function buildDatasetPaced(input: ProblemInput, pacer: Pacer): Promise<Dataset> {
  const matrices: LoanMatrix[] = [];
  for (const domain of [input.target, ...input.sources]) {
    matrices.push(matrixOf(input, domain));
    await pacer.pause();
  }
  return withTarget(matrices[0]!, matrices.slice(1), input.patronCount, input.patronGroup);
}

function matrixOf({ patronCount }: ProblemInput, loans: DomainLoans): LoanMatrix {
  return buildLoanMatrix(patronCount, loans.titleCount, { rows: loans.patrons, columns: loans.titles, days: loans.days });
}

function withTarget(target: LoanMatrix, sources: readonly LoanMatrix[], patronCount: number, patronGroup: Uint16Array): Dataset {
  const sourceOffset = new Uint32Array(sources.length + 1);
  sources.forEach((source, s) => { sourceOffset[s + 1] = sourceOffset[s]! + source.columnCount; });
  const lastDay = target.lastDay.reduce((latest, day) => Math.max(latest, day), 0);
  return { patronCount, patronGroup, target, sources, sourceOffset, lastDay };
}

/** The data set without any loan, in any domain, of the patrons marked 1 in `held` (length patronCount). */
export function withoutPatrons(data: Dataset, held: Uint8Array): Dataset {
  return withTarget(withoutRows(data.target, held), data.sources.map((source) => withoutRows(source, held)), data.patronCount, data.patronGroup);
}

/** The problem as it was known on the evening before `day`: later loans of every domain are cut, renewals included. */
export function loansBefore(input: ProblemInput, day: number): ProblemInput {
  const cut = <T extends DomainLoans>(loans: T): T => {
    const keep = (_: number, event: number) => loans.days[event]! < day;
    return { ...loans, patrons: loans.patrons.filter(keep), titles: loans.titles.filter(keep), days: loans.days.filter(keep) };
  };
  return { ...input, target: cut(input.target), sources: input.sources.map(cut) };
}

/** Whether the patron has a loan in any source domain. */
export function hasSourceLoans(data: Dataset, patron: number): boolean {
  return data.sources.some((source) => rowLength(source, patron) > 0);
}

/** Patrons with target loans, split by whether they also have source loans. */
export function targetPatrons(data: Dataset): { shared: number[]; targetOnly: number[] } {
  const shared: number[] = [];
  const targetOnly: number[] = [];
  for (let u = 0; u < data.patronCount; u += 1) {
    if (rowLength(data.target, u) > 0) (hasSourceLoans(data, u) ? shared : targetOnly).push(u);
  }
  return { shared, targetOnly };
}

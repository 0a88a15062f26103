import { buildLoanMatrix, rowLength, withoutRows, type LoanMatrix } from './loan-matrix.ts';
import type { Pacer } from '../pacer.ts';
import type { DomainLoans, ProblemInput, UnlinkedLoans } from './problem.ts';
import { emptyRecords, emptyVocabulary, type TitleRecords, type Vocabulary } from './records.ts';
import { unusualCards, type LeftOut } from './unusual-cards.ts';

/** The training view of a problem: distinct pairs, all sources side by side. */
export interface Dataset {
  readonly patronCount: number;
  readonly patronGroup: Uint16Array;
  readonly patronBranch: Uint16Array;
  /** The day from which on each patron's branch is known. */
  readonly branchKnownFrom: Int32Array;
  /** patrons × target titles. */
  readonly target: LoanMatrix;
  /** Loans of target titles that are nobody's. */
  readonly unlinked: UnlinkedLoans;
  /** One matrix a source, each patrons × that source's titles. */
  readonly sources: readonly LoanMatrix[];
  /** What the catalogue says of the target titles, and of each source's titles. */
  readonly records: { readonly target: TitleRecords; readonly sources: readonly TitleRecords[] };
  readonly vocabulary: Vocabulary;
  /** First joint column of each source, and the total at the end (sources + 1 entries). */
  readonly sourceOffset: Uint32Array;
  /** Cards that are no single reader's and whose loans are not in the matrices. */
  readonly leftOut: LeftOut;
  /** Latest loan day of the target domain, 0 when there is none: the "today" of decayed counts. */
  readonly lastDay: number;
}

/** Merges repeated loans into distinct pairs with first day, last day and count; cards that are no single reader's are left out. */
export function buildDataset(input: ProblemInput): Dataset {
  return ofReaders(input, [input.target, ...input.sources].map((domain) => matrixOf(input, domain)));
}

/** The same, with a pause between the domains. */
export async function buildDatasetPaced(input: ProblemInput, pacer: Pacer): Promise<Dataset> {
  const matrices: LoanMatrix[] = [];
  for (const domain of [input.target, ...input.sources]) {
    matrices.push(matrixOf(input, domain));
    await pacer.pause();
  }
  return ofReaders(input, matrices);
}

function ofReaders(input: ProblemInput, matrices: readonly LoanMatrix[]): Dataset {
  const { marks, leftOut } = unusualCards(matrices);
  const [target, ...sources] = leftOut.loans > 0 ? matrices.map((matrix) => withoutRows(matrix, marks)) : matrices;
  return withLoans({ ...settingOf(input), leftOut }, target!, sources);
}

function matrixOf({ patronCount }: ProblemInput, loans: DomainLoans): LoanMatrix {
  return buildLoanMatrix(patronCount, loans.titleCount, { rows: loans.patrons, columns: loans.titles, days: loans.days });
}

/** Everything of a data set that no loan changes. */
export type Setting = Pick<Dataset, 'patronCount' | 'patronGroup' | 'patronBranch' | 'branchKnownFrom' | 'unlinked' | 'records' | 'vocabulary' | 'leftOut'>;

function settingOf(input: ProblemInput): Omit<Setting, 'leftOut'> {
  const recordsOf = ({ records, titleCount }: DomainLoans) => records ?? emptyRecords(titleCount);
  return {
    patronCount: input.patronCount, patronGroup: input.patronGroup, patronBranch: input.patronBranch ?? new Uint16Array(input.patronCount),
    branchKnownFrom: input.branchKnownFrom ?? new Int32Array(input.patronCount).fill(-(2 ** 31)),
    unlinked: input.target.unlinked ?? { titles: new Uint32Array(), days: new Int32Array(), loans: new Float32Array() },
    records: { target: recordsOf(input.target), sources: input.sources.map(recordsOf) }, vocabulary: input.vocabulary ?? emptyVocabulary,
  };
}

/** The data set with other loans, same patrons and titles. */
export function withLoans(setting: Setting, target: LoanMatrix, sources: readonly LoanMatrix[]): Dataset {
  const sourceOffset = new Uint32Array(sources.length + 1);
  sources.forEach((source, s) => { sourceOffset[s + 1] = sourceOffset[s]! + source.columnCount; });
  const lastDay = target.lastDay.reduce((latest, day) => Math.max(latest, day), 0);
  const { patronCount, patronGroup, patronBranch, branchKnownFrom, unlinked, records, vocabulary, leftOut } = setting; // named one by one: `setting` may be a whole data set
  return { patronCount, patronGroup, patronBranch, branchKnownFrom, unlinked, records, vocabulary, leftOut, target, sources, sourceOffset, lastDay };
}

/** The data set without any loan, in any domain, of the patrons marked 1 in `held` (length patronCount). */
export function withoutPatrons(data: Dataset, held: Uint8Array): Dataset {
  return withLoans(data, withoutRows(data.target, held), data.sources.map((source) => withoutRows(source, held)));
}

/** The data set with another matrix of target loans of the same shape. */
export function withTarget(data: Dataset, target: LoanMatrix): Dataset {
  return withLoans(data, target, data.sources);
}

/** The problem as it was known on the evening before `day`: later loans of every domain are cut, renewals included. */
export function loansBefore(input: ProblemInput, day: number): ProblemInput {
  const cut = <T extends DomainLoans>(loans: T): T => {
    const keep = (_: number, event: number) => loans.days[event]! < day;
    return { ...loans, patrons: loans.patrons.filter(keep), titles: loans.titles.filter(keep), days: loans.days.filter(keep), ...(loans.unlinked && { unlinked: unlinkedBefore(loans.unlinked, day) }) };
  };
  const { patronBranch, branchKnownFrom } = input;
  const branches = patronBranch && branchKnownFrom ? { patronBranch: patronBranch.map((branch, u) => (branchKnownFrom[u]! < day ? branch : 0)) } : {};
  return { ...input, ...branches, target: cut(input.target), sources: input.sources.map(cut) };
}

function unlinkedBefore({ titles, days, loans }: UnlinkedLoans, day: number): UnlinkedLoans {
  const keep = (_: number, at: number) => days[at]! < day;
  return { titles: titles.filter(keep), days: days.filter(keep), loans: loans.filter(keep) };
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

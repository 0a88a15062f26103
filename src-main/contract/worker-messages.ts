import type { Advice, ClassLink } from './advice.ts';
import type { DevicePreference, FoundDevices } from './devices.ts';
import type { ErrorReply } from './errors.ts';
import type { Evaluation, EvaluationDetails, Protocol } from './evaluations.ts';
import type { BatchId, DomainId, MapId, ModelId, PatronId, TitleId } from './ids.ts';
import type { BatchStatus, ImportReport, ImportRequest, PrivacyChoice } from './imports.ts';
import type { InsightFacts } from './insights.ts';
import type { JobStep } from './jobs.ts';
import type { GuardState, ListWishes, Shortfall } from './list-wishes.ts';
import type { FallbackKind, ListSlot, MatchField, Reason, ReasonKind, RuleFacts, WhatIf } from './lists.ts';
import type { MethodId, TrainingPoint, TrainingSummary } from './training.ts';

/** What the main process asks the worker process to do; one task a process. */
export type WorkerTask =
  | {
    readonly type: 'train'; readonly folder: string; readonly mapId: MapId; readonly targetId: DomainId; readonly sourceIds: readonly DomainId[];
    readonly until: string | null; readonly seed: number; readonly device: DevicePreference;
    /** Where the model is written; the worker writes beside it and renames. */
    readonly modelPath: string;
  }
  | {
    readonly type: 'evaluate'; readonly folder: string; readonly mapId: MapId; readonly targetId: DomainId; readonly sourceIds: readonly DomainId[];
    readonly protocol: Protocol; readonly folds: number; readonly methods: readonly MethodId[] | null; readonly device: DevicePreference; readonly learningCurve: boolean; readonly seed: number;
  }
  | { readonly type: 'advise'; readonly folder: string; readonly mapId: MapId; readonly targetId: DomainId; readonly sourceIds: readonly DomainId[] }
  /** How related any two of these domains are. */
  | { readonly type: 'compare'; readonly folder: string; readonly mapId: MapId; readonly domainIds: readonly DomainId[] }
  | {
    readonly type: 'recommend'; readonly folder: string; readonly targetId: DomainId; readonly sourceIds: readonly DomainId[]; readonly modelPath: string;
    readonly patrons: 'all' | readonly PatronId[]; readonly wishes: ListWishes; readonly modelId: ModelId;
    /** Of lists for everybody that were interrupted: who has one already, by row id. */
    readonly after: number;
  }
  /** Without which loans a title would not be among the first `length` of a patron's list. */
  | {
    readonly type: 'what-if'; readonly folder: string; readonly targetId: DomainId; readonly sourceIds: readonly DomainId[]; readonly modelPath: string;
    readonly patronId: PatronId; readonly titleId: TitleId; readonly length: number;
  }
  /** Lists one after the other, as they are asked for; without a model general ones alone. It ends when it is told to. */
  | { readonly type: 'answer-lists'; readonly folder: string; readonly targetId: DomainId; readonly sourceIds: readonly DomainId[]; readonly modelPath: string | null }
  /** Counts loans, stock and lists by the domains of a map. */
  | { readonly type: 'insights'; readonly folder: string; readonly mapId: MapId }
  /** What there is to compute neural methods with. */
  | { readonly type: 'find-devices' }
  | ImportTask
  /** Brings a catalogue that nobody has open up to date. */
  | { readonly type: 'update'; readonly folder: string }
  /** Forms the works of the whole catalogue. */
  | { readonly type: 'works'; readonly folder: string }
  /** Takes imports back, the newest first. */
  | { readonly type: 'undo'; readonly folder: string; readonly batches: readonly { readonly id: BatchId; readonly status: BatchStatus }[] };

/** A file to import by its path. */
export type ImportFile = Omit<ImportRequest, 'file'> & { readonly path: string; readonly name: string };

/** Files to import, or an import to go on with. */
export interface ImportTask {
  readonly type: 'import';
  readonly folder: string;
  readonly work: { readonly files: readonly ImportFile[]; readonly privacy: PrivacyChoice } | { readonly resume: BatchId };
  /** The key of the pseudonyms, where the librarian has asked for them. */
  readonly pseudonymKey?: Uint8Array | undefined;
  /** Into a copy of the catalogue that is thrown away: what the import would find is all that is wanted. */
  readonly isReview: boolean;
  /** Rows of a chunk, and after how many a transaction ends, where they are not as usual. */
  readonly chunkRows?: number | undefined;
  readonly commitRows?: number | undefined;
}

/** What an evaluation found. */
export type EvaluationOutcome = Pick<Evaluation, 'segments' | 'sharedPatrons' | 'seconds' | 'device' | 'notices'> & { readonly details: EvaluationDetails };

/** How related two domains are: the advisor's figures, `a` as the source and `b` as the target; a < b. */
export interface ComparedPair {
  readonly a: DomainId;
  readonly b: DomainId;
  readonly themes: Advice['themes'];
  readonly classDivergence: number | null;
  readonly proxyDistance: number | null;
  readonly sharedPatrons: number;
  readonly sharedWorks: number;
  /** Distinct loans of either on shared works, and all loans of either. */
  readonly workLoansA: number;
  readonly workLoansB: number;
  readonly loansA: number;
  readonly loansB: number;
  readonly links: readonly ClassLink[];
}

export type ToWorker =
  | { readonly type: 'task'; readonly task: WorkerTask }
  /** `keep`: what is written stays, so that it can be gone on with. */
  | { readonly type: 'cancel'; readonly keep: boolean }
  /** The main process wants to write, and has written. */
  | { readonly type: 'turn-wanted' }
  | { readonly type: 'turn-over' }
  | { readonly type: 'list-question'; readonly number: number; readonly question: ListQuestion }
  /** The lists of a message are stored: send the next ones. */
  | { readonly type: 'stored' };

/** A loan that speaks for a title, in row ids; `fields`: where the records agree, the most telling first. */
export interface MadeReason {
  readonly titleId: TitleId;
  /** Null: a loan outside the model's domains. */
  readonly domainId: DomainId | null;
  readonly share: number;
  readonly fields?: readonly MatchField[];
  readonly rule?: RuleFacts;
}

/** An entry of a list in row ids, as the worker makes it. */
export interface MadeEntry {
  readonly titleId: TitleId;
  readonly score: number;
  readonly method: MethodId;
  readonly slot: ListSlot;
  readonly sourceShare: number;
  readonly kind: ReasonKind;
  readonly because: readonly MadeReason[];
  readonly shares: readonly { readonly domainId: DomainId; readonly share: number }[];
  readonly suits?: Reason['suits'];
}

/** A patron's reading list in row ids, as the worker makes it. */
export interface MadeList extends Omit<ComposedList, 'members'> {
  readonly patronId: PatronId;
  readonly wishes: ListWishes;
}

/** What a worker made of wishes, in row ids. */
export interface ComposedList {
  readonly guard: GuardState;
  readonly shortfall: Shortfall | null;
  /** Of a group or club: for how many readers. */
  readonly members: number | null;
  readonly entries: readonly MadeEntry[];
  readonly spares: readonly MadeEntry[];
}

/** A list that a worker is asked for. `refused` and `pinned` are those of a stored list that is made anew. */
export type ListQuestion =
  | { readonly kind: 'desk'; readonly liked: readonly TitleId[]; readonly wishes: ListWishes }
  | { readonly kind: 'joint'; readonly group: string | null; readonly patrons: readonly PatronId[]; readonly wishes: ListWishes; readonly refused: readonly TitleId[]; readonly pinned: readonly TitleId[] }
  | {
    readonly kind: 'general'; readonly fallback: FallbackKind | null; readonly subject: { readonly text: string; readonly classMark: string } | null;
    readonly group: string | null; readonly patronId: PatronId | null; readonly wishes: ListWishes; readonly refused: readonly TitleId[]; readonly pinned: readonly TitleId[];
  };

/** What the engine found for a what-if question, in row ids. */
export type WhatIfFound =
  | { readonly kind: 'needs'; readonly loans: readonly { readonly titleId: TitleId; readonly domainId: DomainId }[] }
  | { readonly kind: Exclude<WhatIf['kind'], 'needs'> };

export type FromWorker =
  | { readonly type: 'progress'; readonly step: JobStep; readonly value: number; readonly done: number | null }
  | { readonly type: 'point'; readonly point: Omit<TrainingPoint, 'jobId'> }
  | { readonly type: 'lists'; readonly lists: readonly MadeList[] }
  | { readonly type: 'trained'; readonly summary: TrainingSummary }
  | { readonly type: 'evaluated'; readonly outcome: EvaluationOutcome }
  | { readonly type: 'advised'; readonly advice: Advice }
  | { readonly type: 'compared'; readonly pairs: readonly ComparedPair[] }
  | { readonly type: 'devices'; readonly found: FoundDevices }
  | { readonly type: 'insights-made'; readonly facts: InsightFacts }
  | { readonly type: 'recommended'; readonly lists: number }
  | { readonly type: 'what-if-found'; readonly found: WhatIfFound }
  /** The model and the titles are at hand. */
  | { readonly type: 'lists-ready' }
  | { readonly type: 'list-answer'; readonly number: number; readonly list: ComposedList }
  | { readonly type: 'list-refused'; readonly number: number; readonly error: ErrorReply }
  /** The worker wants to write from now on; the main process answers `turn-over` once it writes nothing itself. */
  | { readonly type: 'writing-wanted' }
  /** The worker writes nothing until it says `writing-wanted` again. */
  | { readonly type: 'writing-over' }
  /** The main process may write until it gives the turn back. */
  | { readonly type: 'turn-granted' }
  | { readonly type: 'imported'; readonly batchIds: readonly BatchId[]; readonly reports: readonly ImportReport[] }
  | { readonly type: 'undone' }
  | { readonly type: 'updated' }
  | { readonly type: 'works-formed' }
  | { readonly type: 'failed'; readonly error: ErrorReply };

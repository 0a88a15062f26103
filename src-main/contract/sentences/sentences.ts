import type { AdviceCode } from '../advice.ts';
import type { DevicePreference, FoundSentence } from '../devices.ts';
import type { ErrorCode, ErrorReply } from '../errors.ts';
import type { CurveReadingCode } from '../curve-reading.ts';
import type { FigureName, PatronSliceKind, Protocol, TitleSliceKind } from '../evaluations.ts';
import type { BatchStatus, IgnoredCode, ImportKind, NoticeCode, RejectCode } from '../imports.ts';
import type { JobKind, JobStatus, JobStep } from '../jobs.ts';
import type { FieldMatch, MatchField, ReadingList, Reason, ReasonTitle, WhatIf } from '../lists.ts';
import type { Language } from '../settings.ts';
import type { ContestantId, SegmentId, TrainingNotice, Verdict } from '../training.ts';
import { en } from './en/index.ts';
import type { SliceValue } from './slice-name.ts';
import { zhCN } from './zh-CN/index.ts';

/** The shape both languages must fill; a missing sentence does not compile. */
export interface Sentences {
  readonly error: Readonly<Record<ErrorCode, string>>;
  readonly reject: Readonly<Record<RejectCode, string>>;
  /** Why rows were passed over though nothing is wrong with them. */
  readonly ignored: Readonly<Record<IgnoredCode, string>>;
  readonly jobKind: Readonly<Record<JobKind, string>>;
  readonly jobStatus: Readonly<Record<JobStatus, string>>;
  readonly jobStep: Readonly<Record<JobStep, string>>;
  readonly method: Readonly<Record<ContestantId, string>>;
  readonly segment: Readonly<Record<SegmentId | 'all', string>>;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly protocol: Readonly<Record<Protocol, string>>;
  /** What a protocol measures, in a sentence or two. */
  readonly protocolHint: Readonly<Record<Protocol, string>>;
  /** What is said of an evaluation that measured nothing. */
  readonly measuring: Readonly<Record<'nothing', string>>;
  /** What the diagnostics before a training come to; values by code. */
  readonly advice: Readonly<Record<AdviceCode, string>>;
  /** How a learning curve reads; values: loans and percent of the first (`from`) and the last point (`to`) at which transfer clearly helped. */
  readonly curveReading: Readonly<Record<CurveReadingCode, string>>;
  readonly patronSlice: Readonly<Record<PatronSliceKind, string>>;
  readonly titleSlice: Readonly<Record<TitleSliceKind, string>>;
  /** Names of measured figures. */
  readonly figure: Readonly<Record<FigureName, string>>;
  /** Names of slices: the kind and the value as an evaluation gives them. */
  readonly sliceValue: Readonly<Record<SliceValue, string>>;
  /** Headings of the tables of the command line, beside the names of figures, and its sentences. */
  readonly column: Readonly<Record<
    'method' | 'patrons' | 'titles' | 'number' | 'heldOut' | 'recall' | 'shown' | 'seconds' | 'model' | 'peak' | 'settings' | 'targetLoans' | 'share' | 'difference' | 'source' | 'loans' | 'sharedPatrons' | 'sharedWorks'
    | 'classDivergence' | 'proxyDistance' | 'information', string>>;
  readonly terminal: Readonly<Record<'trained' | 'evaluated' | 'comparison' | 'lists' | 'device' | 'importReason' | 'importNotice' | 'rejects' | 'undo' | 'bulkCard' | 'updating', string>>;
  /** Headings of the tables of imports, what files hold, and how imports stand, on the command line. */
  readonly importColumn: Readonly<Record<
    'id' | 'kind' | 'file' | 'status' | 'rows' | 'added' | 'updated' | 'unchanged' | 'rejected' | 'ignored' | 'anonymous' | 'undescribed' | 'editions' | 'duplicateCards' | 'encoding' | 'from' | 'to', string>>;
  readonly importKind: Readonly<Record<ImportKind, string>>;
  readonly batchStatus: Readonly<Record<BatchStatus, string>>;
  readonly notice: Readonly<Record<TrainingNotice | NoticeCode, string>>;
  /** `leftOut`: cards that were not learned from. */
  readonly trainingFact: Readonly<Record<'leftOut', string>>;
  /** What there is to compute neural methods with; `{version}` of it. */
  readonly foundDevice: Readonly<Record<FoundSentence, string>>;
  readonly device: Readonly<Record<DevicePreference, string>>;
  readonly reason: Readonly<Record<
    'becauseOne' | 'becauseTwo' | 'becauseThree' | 'similar' | 'sourceShare' | 'nextShare' | 'popular' | 'popularInGroup' | 'readersLikeYou' | 'nextInSeries' | 'isNew' | 'newLike'
    | 'likedOne' | 'likedTwo' | 'likedThree' | 'likedShare' | 'membersAll' | 'members' | 'membersShare' | 'subject' | 'quote' | 'join' | 'noted' | 'rule' | 'nextNote' | 'nextWord' | 'untitled', string>>;
  /** What stands on printed lists. */
  readonly sheet: Readonly<Record<
    'forYou' | 'forGroup' | 'forClub' | 'popular' | 'popularInGroup' | 'newTitles' | 'whom' | 'shelf' | 'scanAddress' | 'scanNumber' | 'note' | 'fold' | 'foot' | 'footGeneral' | 'footMembers' | 'footDesk', string>>;
  /** Headings of tables of lists. */
  readonly listColumn: Readonly<Record<
    'lists' | 'list' | 'card' | 'rank' | 'title' | 'author' | 'series' | 'year' | 'shelfMark' | 'branch' | 'reason' | 'note' | 'share' | 'number' | 'isbn' | 'made', string>>;
  /** What two records have in common. */
  readonly match: Readonly<Record<MatchField, string>>;
  readonly whatIf: Readonly<Record<'needs' | 'needsWithheld' | 'needsWithheldOne' | 'needsWithheldOnly' | 'many' | 'stays' | 'changed' | 'and' | 'comma', string>>;
}

export const sentences: Readonly<Record<Language, Sentences>> = { en, 'zh-CN': zhCN };

/** The sentence with its `{name}` places filled in; a place without a value stays as it is. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The sentence of an error. A `kind` among its values is a job's kind and is translated too. */
export function errorSentence(error: ErrorReply, language: Language): string {
  const words = sentences[language];
  const kind = error.values['kind'];
  const values = kind !== undefined && Object.hasOwn(words.jobKind, kind) ? { ...error.values, kind: words.jobKind[kind as JobKind] } : error.values;
  return fill(words.error[error.code], values);
}

/**
 * Why a title is on a list, in one sentence: "because you borrowed “A” and “B”; 60% from your films loans, 20% from your music loans".
 * @param sources names of the model's source domains: what a list of earlier versions says its share comes from
 */
export function reasonSentence(entry: { readonly reason: Reason; readonly sourceShare: number }, sources: ReadingList['sources'], language: Language): string {
  const words = sentences[language].reason;
  const { kind, because } = entry.reason;
  if (kind === 'popular') return words.popular;
  if (kind === 'popular-in-group') return words.popularInGroup;
  if (kind === 'subject') return words.subject;
  const notes = because.map((loan) => noteOf(loan, language));
  const isOne = notes.length > 1 && notes.every((note) => note === notes[0]); // what holds for all of them is said once
  const [a, b, c] = because.map((loan, i) => withNote(quoted(loan, language), isOne ? '' : notes[i]!, language));
  const main = withNote(mainPart(entry.reason, [a, b, c], language), isOne ? notes[0]! : '', language);
  const ofShare = kind === 'members' ? words.membersShare : kind === 'liked' ? words.likedShare : words.sourceShare;
  const shares = sharesOf(entry, sources, language).filter(({ percent }) => percent > 0).map((share) => fill(ofShare, share));
  return [main, shares.join(words.nextShare)].filter((part) => part !== '').join(words.join);
}

/** The first part of a reason, with the titles that speak for it. */
function mainPart({ kind, withheld = 0, suits }: Reason, [a, b, c]: readonly (string | undefined)[], language: Language): string {
  const words = sentences[language].reason;
  if (kind === 'members') return fill((suits?.members ?? 0) < (suits?.of ?? 0) ? words.members : words.membersAll, { members: suits?.members ?? 0, of: suits?.of ?? 0 });
  if (kind === 'new') return a === undefined ? words.isNew : fill(words.newLike, { a });
  if (a === undefined) return withheld > 0 ? words.similar : words.readersLikeYou;
  if (kind === 'next-in-series') return fill(words.nextInSeries, { a });
  const [one, two, three] = kind === 'liked' ? [words.likedOne, words.likedTwo, words.likedThree] : [words.becauseOne, words.becauseTwo, words.becauseThree];
  return b === undefined ? fill(one, { a }) : c === undefined ? fill(two, { a, b }) : fill(three, { a, b, c });
}

/** How many shares a sentence names. */
const namedShares = 3;

/** Lists of earlier versions know the sum of all sources alone. */
function sharesOf({ reason: { because, shares }, sourceShare }: { readonly reason: Reason; readonly sourceShare: number }, sources: ReadingList['sources'], language: Language): { percent: number; domains: string }[] {
  if (shares !== undefined) return shares.slice(0, namedShares).map(({ domain, share }) => ({ percent: Math.round(share * 100), domains: domain }));
  if (sources.length === 0) return [];
  const named = [...new Set(because.map((loan) => loan.domain).filter((name) => sources.includes(name)))];
  return [{ percent: Math.round(sourceShare * 100), domains: (named.length > 0 ? named : sources).join(language === 'en' ? ' and ' : '、') }];
}

/** What a lent title has to do with the offered one, where that is known: same author; empty: nothing. */
function noteOf(loan: ReasonTitle, language: Language): string {
  const words = sentences[language].reason;
  const notes = (loan.matches ?? []).map((match) => matchWords(match, language));
  if (loan.rule !== undefined) notes.push(fill(words.rule, { support: loan.rule.support, lift: loan.rule.lift.toFixed(loan.rule.lift < 10 ? 1 : 0) }));
  return notes.join(words.nextNote);
}

const withNote = (title: string, note: string, language: Language): string => (note === '' ? title : fill(sentences[language].reason.noted, { title, note }));

function matchWords({ field, words }: FieldMatch, language: Language): string {
  const { match, reason } = sentences[language];
  return fill(match[field], { words: words.join(reason.nextWord) });
}

const quoted = ({ title, titleId }: Pick<ReasonTitle, 'title' | 'titleId'>, language: Language): string => {
  const words = sentences[language].reason;
  return fill(words.quote, { title: title || fill(words.untitled, { id: titleId }) });
};

/** What would have kept a title off the list, in one sentence. */
export function whatIfSentence(found: WhatIf, language: Language): string {
  const words = sentences[language].whatIf;
  if (found.kind !== 'needs') return words[found.kind];
  const names = found.loans.map((loan) => quoted(loan, language));
  const [last = '', ...others] = [...names].reverse();
  const loans = others.length === 0 ? last : fill(words.and, { others: others.reverse().join(words.comma), last });
  if (found.withheld === 0) return fill(words.needs, { loans });
  if (names.length > 0) return fill(words.needsWithheld, { loans, n: found.withheld });
  return fill(found.withheld === 1 ? words.needsWithheldOne : words.needsWithheldOnly, { n: found.withheld });
}

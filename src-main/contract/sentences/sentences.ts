import type { ErrorCode, ErrorReply } from '../errors.ts';
import type { RejectCode } from '../imports.ts';
import type { JobKind, JobStatus, JobStep } from '../jobs.ts';
import type { ReadingList, Reason } from '../lists.ts';
import type { Language } from '../settings.ts';
import type { ContestantId, SegmentId, TrainingNotice, Verdict } from '../training.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

/** The shape both languages must fill; a missing sentence does not compile. */
export interface Sentences {
  readonly error: Readonly<Record<ErrorCode, string>>;
  readonly reject: Readonly<Record<RejectCode, string>>;
  readonly jobKind: Readonly<Record<JobKind, string>>;
  readonly jobStatus: Readonly<Record<JobStatus, string>>;
  readonly jobStep: Readonly<Record<JobStep, string>>;
  readonly method: Readonly<Record<ContestantId, string>>;
  readonly segment: Readonly<Record<SegmentId | 'all', string>>;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly notice: Readonly<Record<TrainingNotice, string>>;
  readonly reason: Readonly<Record<
    'becauseOne' | 'becauseTwo' | 'becauseThree' | 'sourceShare' | 'popular' | 'popularInGroup' | 'readersLikeYou' | 'quote' | 'join' | 'untitled', string>>;
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
 * Why a title is on a list, in one sentence: "because you borrowed “A” and “B”; 80% from your films loans".
 * @param sources names of the model's source domains that the share comes from
 */
export function reasonSentence(entry: { readonly reason: Reason; readonly sourceShare: number }, sources: ReadingList['sources'], language: Language): string {
  const words = sentences[language].reason;
  const { kind, because } = entry.reason;
  if (kind === 'popular') return words.popular;
  if (kind === 'popular-in-group') return words.popularInGroup;
  const [a, b, c] = because.map((loan) => fill(words.quote, { title: loan.title || fill(words.untitled, { id: loan.titleId }) }));
  const main = a === undefined ? words.readersLikeYou
    : b === undefined ? fill(words.becauseOne, { a })
    : c === undefined ? fill(words.becauseTwo, { a, b })
    : fill(words.becauseThree, { a, b, c });
  const percent = Math.round(entry.sourceShare * 100);
  if (percent === 0 || sources.length === 0) return main;
  const named = [...new Set(because.map((loan) => loan.domain).filter((name) => sources.includes(name)))];
  const domains = (named.length > 0 ? named : sources).join(language === 'en' ? ' and ' : '、');
  return main + words.join + fill(words.sourceShare, { percent, domains });
}

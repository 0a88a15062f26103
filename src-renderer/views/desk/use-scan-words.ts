import { useI18n } from 'vue-i18n';
import { useFormats } from '#page/composables/use-formats.ts';
import type { DeskNotice, DeskPatron, DeskProblem, DeskStep, ScanAnswer, ScanOutcome } from '#contract/desk.ts';

/** How an answer sounds and looks: done, something to read, a stop. */
export type Tone = 'good' | 'notice' | 'stop';

const stops: readonly ScanOutcome[] = ['asked', 'misread', 'unknown', 'needs-patron'];
const halts: readonly ScanOutcome[] = ['choose', 'already-hers', 'not-on-loan', 'hold-there'];

export function toneOf({ outcome, notices, patron }: ScanAnswer): Tone {
  if (stops.includes(outcome)) return 'stop';
  if (halts.includes(outcome) || notices.length > 0) return 'notice';
  return outcome === 'patron-opened' && (patron?.problems.length ?? 0) > 0 ? 'notice' : 'good';
}

interface Named { readonly titleId: number; readonly title: string; readonly withheld: boolean }

/** Answers of the desk in the user's language. */
export function useScanWords() {
  const { t } = useI18n();
  const { date } = useFormats();
  const titleOf = ({ titleId, title, withheld }: Named): string => (withheld ? t('desk.withheld') : title || t('common.untitled', { id: titleId }));
  const cardOf = (card: string): string => (card.startsWith('~') ? t('desk.card.pseudonym') : card);

  function headOf({ outcome, copy, number, patron }: ScanAnswer): string {
    const shown = outcome === 'patron-opened' && patron !== null ? cardOf(patron.card) : number;
    return t(`desk.outcome.${outcome}`, { number: shown, title: copy === null ? number : titleOf(copy) });
  }
  function problem(found: DeskProblem): string {
    switch (found.code) {
      case 'card-expired': return t('desk.problem.card-expired', { date: date(found.date) });
      case 'blocked': return t('desk.problem.blocked', { reason: t(`desk.reason.${found.reason}`), note: found.note === '' ? '' : ` – ${found.note}` });
      case 'limit-reached': return found.material === null ? t('desk.problem.limit-reached', { limit: found.limit }) : t('desk.problem.limitOf', { limit: found.limit, material: found.material });
      case 'overdue-loans': return t('desk.problem.overdue-loans', { n: found.n, days: found.days }, found.n);
      case 'renewals-used-up': return t('desk.problem.renewals-used-up', { limit: found.limit });
      case 'queue-waits': return t('desk.problem.queue-waits', { n: found.n }, found.n);
      default: return t(`desk.problem.${found.code}`);
    }
  }
  function notice(found: DeskNotice): string {
    switch (found.code) {
      case 'was-overdue': return t('desk.notice.was-overdue', { days: found.days }, found.days);
      case 'had-before': return t('desk.notice.had-before', { date: date(found.date) });
      case 'hold-ready': return found.branch === null ? t('desk.notice.hold-ready', { card: cardOf(found.card) }) : t('desk.notice.holdReadyAt', { card: cardOf(found.card), branch: found.branch });
      case 'queue': return t('desk.notice.queue', { n: found.n }, found.n);
      case 'other-branch': return t('desk.notice.other-branch', { branch: found.branch });
      default: return t(`desk.notice.${found.code}`);
    }
  }
  const stepOf = ({ action, title, withheld }: DeskStep): string => {
    const done = t(`desk.step.${action}`);
    return title === '' && !withheld ? t('desk.undone', { action: done }) : t('desk.undoneTitle', { action: done, title: withheld ? t('desk.withheld') : title });
  };
  const overdueOf = (patron: DeskPatron): number => patron.loans.filter(({ overdueDays }) => overdueDays > 0).length;
  return { titleOf, cardOf, headOf, problem, notice, stepOf, overdueOf };
}

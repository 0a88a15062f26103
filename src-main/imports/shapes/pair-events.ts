import type { IgnoredCode } from '#contract/imports.ts';
import type { EventRecord, LoanRecord } from '#contract/records.ts';

/** What came of the events of one copy. */
export interface PairedEvents {
  readonly loans: readonly LoanRecord[];
  /** Returns and forgettings of loans that began before the file does. */
  readonly left: readonly EventRecord[];
  readonly ignored: Readonly<Partial<Record<IgnoredCode, number>>>;
}

type Draft = { -readonly [Field in keyof LoanRecord]: LoanRecord[Field] };

const minute = 60;

/**
 * Makes loans of the events of one copy, whoever had it: an issue opens a loan, renewals are counted, a return closes it. An issue while a loan
 * is open closes that one at the same time. Events of one moment are taken in the order that fits what was before.
 * @param events of one copy, the earliest first
 */
export function pairEvents(events: readonly EventRecord[]): PairedEvents {
  const loans: Draft[] = [];
  const left: EventRecord[] = [];
  const ignored: Partial<Record<IgnoredCode, number>> = {};
  const pass = (code: IgnoredCode): void => { ignored[code] = (ignored[code] ?? 0) + 1; };
  let open: Draft | undefined;

  const take = (event: EventRecord): void => {
    if (event.event === 'localuse') { pass('in-house'); return; }
    if (event.event === 'issue') {
      const last = loans.at(-1);
      if (last !== undefined && last.patronId === event.patronId && event.at - last.loanedAt < minute) { pass('duplicate'); return; }
      if (open !== undefined) open.returnedAt = event.at;
      loans.push(open = loanOf(event));
    } else if (event.event === 'renew') {
      if (open === undefined) { pass('renewal'); return; }
      open.renewals = (open.renewals ?? 0) + 1;
      if (event.dueAt !== undefined) open.dueAt = event.dueAt;
    } else if (event.event === 'return') {
      const last = loans.at(-1);
      if (open !== undefined) { open.returnedAt = event.at; open = undefined; }
      else if (last?.returnedAt !== undefined && event.at - last.returnedAt < minute) pass('duplicate'); // one return told twice: checked in, loan closed
      else left.push(event);
    } else {
      const last = loans.at(-1);
      if (last === undefined) left.push(event);
      else delete last.patronId;
    }
  };

  for (let from = 0; from < events.length;) {
    let to = from + 1;
    while (to < events.length && events[to]!.at === events[from]!.at) to += 1;
    const isOpen = open !== undefined;
    const rank = isOpen ? whileOpen : whileIn;
    for (const event of to === from + 1 ? [events[from]!] : events.slice(from, to).sort((a, b) => rank[a.event] - rank[b.event])) take(event);
    from = to;
  }
  return { loans, left, ignored };
}

const whileOpen = { renew: 0, return: 1, issue: 2, localuse: 3, forget: 4 } as const;
const whileIn = { issue: 0, renew: 1, return: 2, localuse: 3, forget: 4 } as const;

function loanOf({ event: _event, at, ...circulated }: EventRecord): Draft {
  return { ...circulated, loanedAt: at, renewals: 0 };
}

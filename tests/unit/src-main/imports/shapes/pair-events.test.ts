import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CirculationEvent, EventRecord, LoanRecord } from '#contract/records.ts';
import { collapseRenewals } from '../../../../../src-main/imports/shapes/collapse-renewals.ts';
import { pairEvents } from '../../../../../src-main/imports/shapes/pair-events.ts';

const event = (what: CirculationEvent, at: number, patronId?: string, dueAt?: number): EventRecord => ({ event: what, at, itemId: '1', ...(patronId !== undefined && { patronId }), ...(dueAt !== undefined && { dueAt }) });

describe('events of one copy', () => {
  it('become loans, whoever returns them', () => {
    expect(pairEvents([event('issue', 100, 'A', 900), event('renew', 500, 'A', 1500), event('return', 800), event('issue', 2000, 'B')])).toEqual({
      loans: [{ itemId: '1', patronId: 'A', loanedAt: 100, dueAt: 1500, returnedAt: 800, renewals: 1 }, { itemId: '1', patronId: 'B', loanedAt: 2000, renewals: 0 }], left: [], ignored: {},
    });
  });

  it('close a loan that nobody returned when the copy is lent again', () => {
    expect(pairEvents([event('issue', 100, 'A'), event('issue', 700, 'B')]).loans).toMatchObject([{ patronId: 'A', returnedAt: 700 }, { patronId: 'B' }]);
  });

  it('leave what belongs to a loan from before the file, and pass over use in the house', () => {
    expect(pairEvents([event('renew', 50), event('return', 100), event('localuse', 150), event('forget', 160)])).toEqual({
      loans: [], left: [event('return', 100), event('forget', 160)], ignored: { renewal: 1, 'in-house': 1 },
    });
  });

  it('take an issue told twice within a minute once, and a return told twice', () => {
    expect(pairEvents([event('issue', 100, 'A'), event('issue', 130, 'A'), event('return', 500), event('return', 520)])).toMatchObject({ loans: [{ loanedAt: 100, returnedAt: 500 }], left: [], ignored: { duplicate: 2 } });
  });

  it('of one moment are taken in the order that fits what was before, as some files have the newest first', () => {
    expect(pairEvents([event('issue', 100, 'A'), event('issue', 500, 'B'), event('return', 500)]).loans).toMatchObject([{ patronId: 'A', returnedAt: 500 }, { patronId: 'B' }]);
    expect(pairEvents([event('return', 500), event('issue', 500, 'A')]).loans).toMatchObject([{ patronId: 'A', returnedAt: 500 }]);
  });

  it('take the patron off the loan that the system has forgotten', () => {
    expect(pairEvents([event('issue', 100, 'A'), event('return', 300), event('forget', 400)]).loans).toEqual([{ itemId: '1', loanedAt: 100, returnedAt: 300, renewals: 0 }]);
  });

  it('are all accounted for, and loans of a copy never overlap', () => {
    const any = fc.record({ what: fc.constantFrom<CirculationEvent>('issue', 'renew', 'return', 'localuse', 'forget'), gap: fc.integer({ min: 0, max: 200 }), who: fc.constantFrom('A', 'B', undefined) });
    fc.assert(fc.property(fc.array(any, { maxLength: 30 }), (steps) => {
      let at = 0;
      const events = steps.map(({ what, gap, who }) => event(what, at += gap, who));
      const { loans, left, ignored } = pairEvents(events);
      const count = (what: CirculationEvent): number => events.filter((each) => each.event === what).length;
      expect(loans.length).toBeLessThanOrEqual(count('issue'));
      expect(loans.length + (ignored.duplicate ?? 0)).toBeGreaterThanOrEqual(count('issue'));
      expect(ignored['in-house'] ?? 0).toBe(count('localuse'));
      expect(loans.reduce((sum, loan) => sum + (loan.renewals ?? 0), 0) + (ignored.renewal ?? 0)).toBe(count('renew'));
      expect(left.every((each) => each.event === 'return' || each.event === 'forget')).toBe(true);
      loans.forEach((loan, n) => {
        expect(loan.returnedAt ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(loan.loanedAt);
        if (n > 0) expect(loans[n - 1]!.returnedAt).toBeLessThanOrEqual(loan.loanedAt);
      });
    }));
  });
});

describe('a chain of renewals', () => {
  it('is one loan, lent as the first says and returned as the last does', () => {
    const row = (loanId: string, loanedAt: number, more: Partial<LoanRecord>): LoanRecord => ({ loanId, loanedAt, patronId: 'A', itemId: '1', ...more });
    expect(collapseRenewals([row('1', 100, { dueAt: 200, returnedAt: 150 }), row('2', 150, { parentLoanId: '1', dueAt: 300, returnedAt: 250 }), row('3', 250, { parentLoanId: '2', dueAt: 400 })]))
      .toEqual({ loanId: '1', loanedAt: 100, patronId: 'A', itemId: '1', dueAt: 400, renewals: 2 });
  });
});

import { describe, expect, it } from 'vitest';
import { lastTime, nextTime } from '#services/lists/schedule-times.ts';

const seconds = (iso: string): number => Date.parse(`${iso}Z`) / 1000;
const iso = (time: number): string => new Date(time * 1000).toISOString().slice(0, 16);
const atTwo = 120;

describe('the times of a schedule', () => {
  it('are each night’s, the last at or before a moment and the first after it', () => {
    const nightly = { atMinute: atTwo, days: [0, 1, 2, 3, 4, 5, 6] as const };
    expect(iso(lastTime(nightly, seconds('2026-11-26T02:00:00')))).toBe('2026-11-26T02:00');
    expect(iso(lastTime(nightly, seconds('2026-11-26T01:59:59')))).toBe('2026-11-25T02:00');
    expect(iso(nextTime(nightly, seconds('2026-11-26T02:00:00')))).toBe('2026-11-27T02:00');
    expect(iso(nextTime(nightly, seconds('2026-11-26T01:59:59')))).toBe('2026-11-26T02:00');
  });
  it('are those of the chosen days alone, across the turn of a year', () => {
    const sundays = { atMinute: 23 * 60 + 59, days: [0] as const };
    expect(iso(lastTime(sundays, seconds('2027-01-02T12:00:00')))).toBe('2026-12-27T23:59'); // 27 December 2026 is a Sunday
    expect(iso(nextTime(sundays, seconds('2026-12-28T00:00:00')))).toBe('2027-01-03T23:59');
  });
  it('agree with the calendar on every day of the week', () => {
    for (let day = 1; day <= 14; day += 1) {
      const moment = seconds(`2026-03-${String(day).padStart(2, '0')}T12:00:00`);
      const weekday = new Date(moment * 1000).getUTCDay() as 0 | 1 | 2 | 3 | 4 | 5 | 6;
      expect(lastTime({ atMinute: 0, days: [weekday] }, moment)).toBe(moment - 43_200);
      expect(nextTime({ atMinute: 0, days: [weekday] }, moment)).toBe(moment - 43_200 + 7 * 86_400);
    }
  });
});

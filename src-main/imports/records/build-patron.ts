import type { ImportField } from '#contract/imports.ts';
import type { PatronRecord } from '#contract/records.ts';
import type { Slots } from '../columns/settle.ts';
import { isoDay } from '../values/calendar.ts';
import type { DateReader } from '../values/dates.ts';
import { readConsent, readText, readYear } from '../values/words.ts';
import { needId } from './ids.ts';
import { Refusal, type Builder } from './refusal.ts';
import { picker } from './slots.ts';

export function patronBuilder(slots: Slots, dates: (field: ImportField) => DateReader): Builder<PatronRecord> {
  const [patron, group, birth] = [picker(slots, 'patron_id'), picker(slots, 'patron_group'), picker(slots, 'birth_year')];
  const [home, consent, expiry] = [picker(slots, 'home_branch'), picker(slots, 'consent'), picker(slots, 'expiry')];
  const readExpiry = dates('expiry');
  const readBirth = dates('birth_year');

  return (cells) => {
    const patronId = needId(patron(cells), 'patron_id');
    if (patronId instanceof Refusal) return patronId;
    const expires = readExpiry(expiry(cells) ?? '');
    if (Number.isNaN(expires)) return new Refusal('bad-date', 'expiry');
    const groupName = readText(group(cells));
    const birthYear = yearOfBirth(birth(cells), readBirth);
    const homeBranch = readText(home(cells));
    const agreed = readConsent(consent(cells));
    return {
      patronId,
      ...(groupName !== undefined && { group: groupName }),
      ...(birthYear !== undefined && { birthYear }),
      ...(homeBranch !== undefined && { homeBranch }),
      ...(agreed !== undefined && { consent: agreed }),
      ...(expires !== undefined && { expiresOn: isoDay(expires) }),
    };
  };
}

/** The year alone is kept, also of a whole date; the year of "no date" is none. */
function yearOfBirth(cell: string | undefined, read: DateReader): number | undefined {
  return cell === undefined || read(cell) === undefined ? undefined : readYear(cell);
}

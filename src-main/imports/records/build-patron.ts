import type { PatronRecord } from '#contract/records.ts';
import { isoDay } from '../values/calendar.ts';
import type { DateReader } from '../values/dates.ts';
import { readConsent, readText, readYear, refusesHistory } from '../values/words.ts';
import { pickOf, type BuildContext } from './context.ts';
import { Passed, Refusal, type Builder } from './refusal.ts';

export function patronBuilder(context: BuildContext): Builder<PatronRecord> {
  const [patron, group, birth] = [pickOf(context, 'patron_id'), pickOf(context, 'patron_group'), pickOf(context, 'birth_year')];
  const [home, consent, privacy, expiry] = [pickOf(context, 'home_branch'), pickOf(context, 'consent'), pickOf(context, 'privacy'), pickOf(context, 'expiry')];
  const [readExpiry, readBirth] = [context.dates('expiry'), context.dates('birth_year')];
  const { patrons } = context;

  return (cells) => {
    const cell = patron(cells);
    const found = patrons.id(cell);
    if (found instanceof Refusal) return found;
    if (found === undefined && patrons.isNoReader(cell)) return new Passed('not-a-loan');
    if (found === undefined) return new Refusal('missing-value', 'patron_id');
    const expires = readExpiry(expiry(cells) ?? '');
    if (Number.isNaN(expires)) return new Refusal('bad-date', 'expiry');
    const groupName = patrons.group(group(cells));
    const birthYear = yearOfBirth(birth(cells), readBirth);
    const homeBranch = readText(home(cells));
    const agreed = readConsent(consent(cells));
    return {
      patronId: found,
      ...(groupName != null && { group: groupName }),
      ...(birthYear !== undefined && { birthYear }),
      ...(homeBranch !== undefined && { homeBranch }),
      ...(agreed !== undefined && { consent: agreed }),
      // a card of the kind "lost" or "repair" is no reader's: nothing on it is anybody's reading
      ...((groupName === null || refusesHistory(privacy(cells))) && { refusesHistory: true }),
      ...(expires !== undefined && { expiresOn: isoDay(expires) }),
    };
  };
}

/** The year alone is kept, also of a whole date; the year of "no date" is none. */
function yearOfBirth(cell: string | undefined, read: DateReader): number | undefined {
  return cell === undefined || read(cell) === undefined ? undefined : readYear(cell);
}

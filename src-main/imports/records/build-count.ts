import type { CountRecord } from '#contract/records.ts';
import { normalise } from '../columns/normalise.ts';
import { readPeriod } from '../values/period.ts';
import { readAmount, readText } from '../values/words.ts';
import { pickOf, type BuildContext } from './context.ts';
import { titleReader } from './describe-title.ts';
import { Refusal, type Builder } from './refusal.ts';

export function countBuilder(context: BuildContext): Builder<CountRecord> {
  const [id, loans, branch, period] = [pickOf(context, 'title_id'), pickOf(context, 'loans'), pickOf(context, 'branch'), pickOf(context, 'period')];
  const readId = context.ids('title_id');
  const { read } = titleReader(context.columns.slots, true);
  const [, monthName] = context.columns.profile?.period ?? [];
  const month = monthName === undefined ? -1 : context.header.findIndex((name) => normalise(name) === normalise(monthName));

  return (cells) => {
    const titleId = readId(id(cells));
    if (titleId instanceof Refusal) return titleId;
    const title = read(cells, titleId);
    if (title === undefined) return new Refusal('missing-value', 'title');
    const times = readAmount(loans(cells));
    if (times === undefined) return new Refusal('missing-value', 'loans');
    if (Number.isNaN(times)) return new Refusal('bad-number', 'loans');
    const branchName = readText(branch(cells));
    const when = readPeriod(period(cells), month < 0 ? undefined : cells[month]);
    return { title, loans: times, ...(branchName !== undefined && { branch: branchName }), ...(when !== undefined && { period: when }) };
  };
}

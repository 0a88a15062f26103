import type { TitleRecord } from '#contract/records.ts';
import { pickOf, type BuildContext } from './context.ts';
import { copiesReader, isSeveral } from './copies-of-row.ts';
import { titleReader } from './describe-title.ts';
import { Refusal, Several, type Builder } from './refusal.ts';

export function titleBuilder(context: BuildContext): Builder<TitleRecord> {
  const id = pickOf(context, 'title_id');
  const readId = context.ids('title_id');
  const readCopies = copiesReader(context);
  const { read } = titleReader(context.columns.slots, true);
  const hasId = context.columns.slots.title_id !== undefined;

  return (cells) => {
    const titleId = readId(id(cells));
    if (titleId instanceof Refusal) return titleId;
    if (titleId === undefined && hasId) return new Refusal('missing-value', 'title_id');
    // a title that the library does not know is no fault of the row: what else it says of the record counts
    const record = read(cells, titleId);
    if (record === undefined) return new Refusal('missing-value', 'title');
    const copies = readCopies(cells);
    if (copies instanceof Refusal) return copies;
    if (!isSeveral(copies)) return Object.assign(record, copies);
    const [first, ...others] = copies;
    return new Several<TitleRecord>([Object.assign(record, first), ...others.map((copy) => ({ titleId: record.titleId, ...copy }))]);
  };
}

import type { ImportField } from '#contract/imports.ts';
import type { LoanRecord } from '#contract/records.ts';
import type { Slots } from '../columns/settle.ts';
import type { DateReader } from '../values/dates.ts';
import { readCount, readText } from '../values/words.ts';
import { needId, readId } from './ids.ts';
import { Refusal, type Builder } from './refusal.ts';
import { picker } from './slots.ts';

const day = 86_400;
type Draft = { -readonly [Field in keyof LoanRecord]: LoanRecord[Field] };

export function loanBuilder(slots: Slots, dates: (field: ImportField) => DateReader): Builder<LoanRecord> {
  const pick = (field: ImportField): ReturnType<typeof picker> => picker(slots, field);
  const [loan, patron, title, item, branch] = [pick('loan_id'), pick('patron_id'), pick('title_id'), pick('item_barcode'), pick('branch')];
  const [renewals, material, group] = [pick('renewals'), pick('material'), pick('patron_group')];
  const [loanAt, dueAt, returnedAt] = [pick('loan_at'), pick('due_at'), pick('returned_at')];
  const [readLoanAt, readDueAt, readReturnedAt] = [dates('loan_at'), dates('due_at'), dates('returned_at')];

  return (cells) => {
    const patronId = needId(patron(cells), 'patron_id');
    if (patronId instanceof Refusal) return patronId;
    const titleId = needId(title(cells), 'title_id');
    if (titleId instanceof Refusal) return titleId;
    const loanedAt = readLoanAt(loanAt(cells) ?? '');
    if (loanedAt === undefined) return new Refusal('missing-value', 'loan_at');
    if (Number.isNaN(loanedAt)) return new Refusal('bad-date', 'loan_at');
    const record: Draft = { patronId, titleId, loanedAt };

    const loanId = readId(loan(cells), 'loan_id');
    if (loanId instanceof Refusal) return loanId;
    if (loanId !== undefined) record.loanId = loanId;
    const itemBarcode = readId(item(cells), 'item_barcode');
    if (itemBarcode instanceof Refusal) return itemBarcode;
    if (itemBarcode !== undefined) record.itemBarcode = itemBarcode;
    const branchName = readText(branch(cells));
    if (branchName !== undefined) record.branch = branchName;

    const due = readDueAt(dueAt(cells) ?? '');
    if (due !== undefined) {
      if (Number.isNaN(due)) return new Refusal('bad-date', 'due_at');
      record.dueAt = due;
    }
    const returned = readReturnedAt(returnedAt(cells) ?? '');
    if (returned !== undefined) {
      if (Number.isNaN(returned)) return new Refusal('bad-date', 'returned_at');
      if (returned < loanedAt - day) return new Refusal('return-before-loan', 'returned_at');
      record.returnedAt = Math.max(returned, loanedAt);
    }
    const times = readCount(renewals(cells));
    if (times !== undefined) record.renewals = times;
    const kindOfMaterial = readText(material(cells));
    if (kindOfMaterial !== undefined) record.title = { titleId, material: kindOfMaterial };
    const patronGroup = readText(group(cells));
    if (patronGroup !== undefined) record.patronGroup = patronGroup;
    return record;
  };
}

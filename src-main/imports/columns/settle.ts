import { AppError } from '#contract/errors.ts';
import { requiredFields, type ImportField, type ImportKind } from '#contract/imports.ts';
import { matchHeader, matchPlaces, profileOf } from '../profiles/match.ts';
import type { Profile } from '../profiles/profile.ts';
import type { ReadRequest } from '../request.ts';
import type { Table } from '../table/table.ts';
import { fieldOf } from './fields.ts';
import { guessKind } from './guess-kind.ts';
import { columnKey, overlay, type Overlay } from './overlay.ts';
import { isPrivateKey, privateByLook, privateColumns } from './private-columns.ts';
import { withoutRejectColumns } from './reject-columns.ts';
import { timeColumns, type TimeColumns } from './time-columns.ts';
import { holdsTotalsOnly, holdsValuesInRows } from './totals.ts';

/** Where the value of a field comes from: a column's place, or one text for every row. */
export type Slots = Readonly<Partial<Record<ImportField, number | string>>>;

/** What is known of a table before its rows are read. */
export interface SettledColumns {
  readonly profile: Profile | null;
  readonly kind: ImportKind;
  /** The field of each column; null: not read. */
  readonly fields: readonly (ImportField | null)[];
  readonly slots: Slots;
  /** Columns that hold the times of the dates in others. */
  readonly times: TimeColumns;
  /** Columns that nobody sees, not even in a preview or among the rejected rows. */
  readonly hidden: ReadonlySet<number>;
  /** Columns that patrons are named by though they are private; they may be read with pseudonyms only. */
  readonly privateKeys: readonly string[];
}

/** A table whose kind nobody can tell: only what is to be hidden of it is known. */
export type Unsettled = Pick<SettledColumns, 'hidden' | 'profile'> & { readonly kind: null };

type Look = Pick<Table, 'header' | 'sample' | 'profile'>;

/**
 * What a table holds and what each column is read as: what the user said, then what its system's profile says, then what is recognised.
 * @throws AppError mapping-invalid, file-only-totals, file-values-in-rows
 */
export function settleColumns(table: Look, request: ReadRequest, file: string): SettledColumns | Unsettled {
  const header = withoutRejectColumns(table.header);
  const seen = { header, sample: header === table.header ? table.sample : table.sample.map((cells) => cells.slice(0, header.length)) };
  if (holdsValuesInRows(header)) throw new AppError('file-values-in-rows', { file });
  let profile = matchProfile(seen, request.profile ?? table.profile);
  const said = (kind: ImportKind, of: Profile | null): Overlay => overlay(seen, kind, request, of);
  let kind = request.kind ?? profile?.kind ?? guessKind((each) => said(each, profile), request.fixed);
  if (kind !== null && profile?.kind != null && (kind !== profile.kind || said(kind, profile).wrong.length > 0) && request.profile === undefined) {
    profile = null;
    kind = request.kind ?? guessKind((each) => said(each, null), request.fixed) ?? kind;
  }
  if (kind === null) {
    const isSaid = Object.keys(request.mapping ?? {}).length > 0;
    if (!isSaid && holdsTotalsOnly(header)) throw new AppError('file-only-totals', { file });
    return { kind, profile, hidden: hiddenOf(seen, null, profile, () => false) };
  }
  if (kind === 'patrons' && request.kind === undefined && request.mapping === undefined && profile === null && holdsTotalsOnly(header)) throw new AppError('file-only-totals', { file });
  const { fields, wrong } = said(kind, profile);
  const slots: Partial<Record<ImportField, number | string>> = {};
  const named = new Set(Object.values(request.mapping ?? {}).map((name) => fieldOf(name, kind)));
  for (const [name, value] of Object.entries(request.fixed ?? {})) {
    const field = fieldOf(name, kind);
    if (field === null || named.has(field) || value.trim() === '') {
      wrong.push(name);
      continue;
    }
    const column = fields.indexOf(field);
    if (column >= 0) fields[column] = null;
    slots[field] = value;
  }
  if (wrong.length > 0) throw new AppError('mapping-invalid', { file, names: wrong.join(', ') });
  for (const [column, field] of fields.entries()) if (field !== null) slots[field] = column;
  const patron = slots.patron_id;
  const privateKeys = typeof patron === 'number' && isPrivateKey(seen, patron) ? [columnKey(header, patron)] : [];
  return { profile, kind, fields: [...fields, ...Array<null>(table.header.length - fields.length).fill(null)], slots, times: timeColumns(seen, slots, (column) => fields[column] == null), hidden: hiddenOf(seen, kind, profile, (column) => fields[column] != null), privateKeys };
}

function hiddenOf(seen: Pick<Table, 'header' | 'sample'>, kind: ImportKind | null, profile: Profile | null, isRead: (column: number) => boolean): Set<number> {
  return new Set([...[...privateColumns(seen, kind, profile)].filter((column) => !isRead(column)), ...privateByLook(seen, isRead)]);
}

function matchProfile(seen: Pick<Table, 'header' | 'sample'>, only: ReadRequest['profile'] | null): Profile | null {
  return matchHeader(seen.header, only) ?? matchPlaces(seen.header.length, seen.sample.slice(0, 100), only) ?? (only == null ? null : profileOf(only));
}

/** For each group of needed fields of which none is read, the field to name. */
export function missingFields(kind: ImportKind, slots: Slots): ImportField[] {
  const groups: readonly (readonly ImportField[])[] = requiredFields[kind];
  return groups.filter((group) => group.every((field) => slots[field] === undefined)).map(([first]) => first!);
}

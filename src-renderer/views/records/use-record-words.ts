import { useI18n } from 'vue-i18n';
import { useFormats } from '#page/composables/use-formats.ts';
import { sortColumns, type RecordColumn, type RecordKind, type RecordRow } from '#contract/record-lists.ts';
import { libraryNumber } from '#contract/title-number.ts';
import type { TableColumn } from '#page/components/VirtualHead.vue';

const widths: Partial<Readonly<Record<RecordColumn, number>>> = {
  card: 120, title: 220, author: 150, subjects: 180, series: 150, publisher: 140, isbn: 140, callNumber: 140, number: 110, barcode: 160, homeBranch: 142, consent: 130, group: 100,
  birthYear: 100, year: 100, loans: 84, copies: 84, renewals: 96, state: 90, expiresOn: 142, lastLoan: 142, loanedAt: 142, dueAt: 142, returnedAt: 142,
};
const growing: Readonly<Record<RecordKind, RecordColumn>> = { patrons: 'card', titles: 'title', copies: 'title', loans: 'title' };
const numbers: ReadonlySet<RecordColumn> = new Set(['loans', 'copies', 'renewals', 'year', 'birthYear']);
const counted: ReadonlySet<RecordColumn> = new Set(['loans', 'copies', 'renewals']);
const dates: ReadonlySet<RecordColumn> = new Set(['expiresOn', 'lastLoan', 'loanedAt', 'dueAt', 'returnedAt']);

/** The words of a list: headings, and cells as one reads them. */
export function useRecordWords() {
  const { t } = useI18n();
  const { number, date, languageName } = useFormats();
  const heading = (column: RecordColumn): string => t(`records.column.${column}`);
  /** Titles and authors are of any length, numbers and days all about as long. */
  const growth = (kind: RecordKind, column: RecordColumn): number => (column === growing[kind] ? 2 : column === 'author' ? 1.6 : numbers.has(column) || dates.has(column) ? 0.25 : 1);
  const tableColumns = (kind: RecordKind, columns: readonly RecordColumn[]): TableColumn[] => columns.map((column) => ({
    key: column, heading: heading(column), width: widths[column] ?? 110, isRight: numbers.has(column),
    grows: growth(kind, column), isSortable: (sortColumns[kind] as readonly string[]).includes(column),
  }));
  function cell(column: RecordColumn, value: string | number | null): string {
    if (column === 'consent') return t(`records.consent.${String(value)}`);
    if (column === 'state') return t(`records.state.${String(value)}`);
    if (value === null) return '–';
    if (column === 'number') return libraryNumber(String(value)) ?? '–';
    if (dates.has(column)) return date(String(value));
    if (column === 'language') return languageName(String(value)) || String(value);
    return counted.has(column) ? number(Number(value)) : String(value);
  }
  /** What a row is called where it has to be named. */
  const nameOf = (kind: RecordKind, row: RecordRow, columns: readonly RecordColumn[]): string => {
    const at = columns.indexOf({ patrons: 'card', titles: 'title', copies: 'barcode', loans: 'title' }[kind] as RecordColumn);
    return String(row.cells[Math.max(0, at)] ?? t('common.untitled', { id: row.id }));
  };
  return { heading, tableColumns, cell, nameOf };
}

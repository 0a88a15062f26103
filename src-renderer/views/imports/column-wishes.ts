import type { FileWishes } from '#page/stores/imports.ts';
import type { ImportField, PreviewColumn } from '#contract/imports.ts';

/** What a column is called in a mapping: its header, or its number where the header does not tell it from others. */
export function columnKey(columns: readonly PreviewColumn[], index: number): string {
  const name = columns[index]?.header ?? '';
  return name !== '' && columns.filter((column) => column.header === name).length === 1 ? name : `#${index + 1}`;
}

const without = (record: Readonly<Record<string, string>>, leave: (key: string, value: string) => boolean): Record<string, string> =>
  Object.fromEntries(Object.entries(record).filter(([key, value]) => !leave(key, value)));

/** The wishes after a column was given a field (null: it is not read); a field has one place only. */
export function readAs(wishes: FileWishes, column: string, field: ImportField | null): FileWishes {
  const mapping = without(wishes.mapping, (key, value) => key === column || (field !== null && value === field));
  return { ...wishes, mapping: { ...mapping, [column]: field ?? '' }, fixed: without(wishes.fixed, (key) => key === field) };
}

/** The wishes after the fixed values were changed; empty ones are left out, and a fixed field is not read from a column as well. */
export function fixAs(wishes: FileWishes, fixed: Readonly<Record<string, string>>): FileWishes {
  const kept = without(fixed, (_key, value) => value.trim() === '');
  return { ...wishes, fixed: kept, mapping: without(wishes.mapping, (_key, value) => value !== '' && value in kept) };
}

const personal = /passw|pwd|\bpin\b|e-?mail|phone|mobile|addr|street|zip|post.?code|passport|surname|first.?name|last.?name|full.?name|(patron|reader|borrower|user).?name|^name$|^tel$|^fax$|密码|电话|手机|邮箱|邮件|住址|地址|身份证|护照|姓名|联系方式|微信/i;

/** A column whose values the program does not even show: names, addresses, telephone numbers, passwords. */
export const isNeverRead = (column: PreviewColumn, isTitles: boolean): boolean =>
  column.field === null && column.samples.every((sample) => sample.trim() === '') && personal.test(column.header.trim()) && !(isTitles && /^name$/i.test(column.header.trim()));

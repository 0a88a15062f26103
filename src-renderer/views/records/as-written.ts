import type { FieldValue } from '#contract/corrections.ts';

/** What was typed, as the catalogue writes it already: capitals do not matter, nor whether a language is typed by code or by name. */
export function asWritten(typed: FieldValue, known: readonly string[] | undefined, nameOf: (value: string) => string = (value) => value): FieldValue {
  if (typeof typed !== 'string' || known?.includes(typed) !== false) return typed;
  const plain = (value: string): string => nameOf(value.trim()).toLowerCase();
  return known.find((value) => plain(value) === plain(typed)) ?? typed;
}

/** A field of a small form at the desk. `number`: a year. `known`: values that are offered. */
export interface DeskField { readonly key: string; readonly label: string; readonly type?: 'text' | 'number' | 'date'; readonly most?: number; readonly known?: readonly string[] }

/** What was filled in: without the fields that were left empty, and without spaces around a value. */
export const filledIn = <Key extends string>(values: Readonly<Record<Key, string>>): Partial<Record<Key, string>> =>
  Object.fromEntries(Object.entries<string>(values).map(([key, value]) => [key, value.trim()]).filter(([, value]) => value !== '')) as Partial<Record<Key, string>>;

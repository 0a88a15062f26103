import type { RecordFilter, RecordKind, RecordValues } from '#contract/record-lists.ts';

/** Parts of a filter by the control that sets them. */
export type CodesField = keyof RecordValues;
export interface FilterFields {
  readonly codes: readonly CodesField[];
  readonly years: boolean;
  readonly days: boolean;
  readonly classMark: boolean;
  readonly choices: readonly ('consent' | 'expired' | 'lent' | 'state' | 'undescribed')[];
}

export const filterFields: Readonly<Record<RecordKind, FilterFields>> = {
  patrons: { codes: ['group', 'branch'], years: true, days: false, classMark: false, choices: ['consent', 'expired', 'lent'] },
  titles: { codes: ['material', 'language', 'audience', 'collection', 'branch'], years: true, days: false, classMark: true, choices: ['lent', 'undescribed'] },
  copies: { codes: ['branch', 'material', 'language', 'collection'], years: false, days: false, classMark: false, choices: ['state', 'lent'] },
  loans: { codes: ['branch', 'group', 'material', 'language'], years: false, days: true, classMark: false, choices: ['state'] },
};

/** What can be chosen in a field of choices, as it stands in the filter. */
export const choiceValues = {
  consent: ['yes', 'no', 'never'], expired: [true, false], lent: [true, false], undescribed: [true, false], state: ['out', 'overdue', 'in'],
} as const satisfies { readonly [Field in FilterFields['choices'][number]]: readonly NonNullable<RecordFilter[Field]>[] };

/** How many parts of the filter ask for something, the words of the search field left out. */
export const partsOf = (filter: RecordFilter): number =>
  Object.entries(filter).filter(([key, value]) => key !== 'text' && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)).length;

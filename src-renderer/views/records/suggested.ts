import type { RecordValues } from '#contract/record-lists.ts';

const kindOf: Readonly<Record<string, keyof RecordValues>> = { group: 'group', homeBranch: 'branch', branch: 'branch', material: 'material', language: 'language', originalLanguage: 'language', collection: 'collection', audience: 'audience' };

/** What a field may be given of what stands in the catalogue already; undefined: anything is typed. */
export const suggested = (field: string, known: RecordValues | null): readonly string[] | undefined => known?.[kindOf[field]!];

/** Systems with queries of their own, in the order they are offered. */
export const querySystems = ['koha', 'evergreen', 'sierra', 'polaris', 'huiwen'] as const;
export type QuerySystem = (typeof querySystems)[number];

export const queryTables = ['loans', 'titles', 'patrons'] as const;
export type QueryTable = (typeof queryTables)[number];

/** The queries of a system, and what is to be known before they are run. */
export interface ExportQueries {
  readonly remarks: string;
  readonly queries: Readonly<Record<QueryTable, string>>;
}

const files = import.meta.glob<string>('../../../resources/queries/*.sql', { query: '?raw', import: 'default', eager: true });

/** Takes a file of queries apart: remarks (lines that begin with two dashes), then a query behind each `-- [loans]`, `-- [titles]`, `-- [patrons]`. */
export function splitQueries(text: string): ExportQueries {
  const [remarks = '', ...rest] = text.split(/^-- \[(\w+)\]\s*$/m);
  const queryOf = (table: QueryTable): string => rest[rest.indexOf(table) + 1]?.trim() ?? '';
  return {
    remarks: remarks.split('\n').map((line) => line.replace(/^-- ?/, '')).join('\n').trim(),
    queries: { loans: queryOf('loans'), titles: queryOf('titles'), patrons: queryOf('patrons') },
  };
}

/** The queries that yield the best export of a system; each begins with its first word, as Koha's reports want it. */
export function exportQueries(system: QuerySystem): ExportQueries {
  const [, text = ''] = Object.entries(files).find(([path]) => path.endsWith(`/${system}.sql`)) ?? [];
  return splitQueries(text);
}

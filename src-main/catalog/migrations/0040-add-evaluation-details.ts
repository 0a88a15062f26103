import type { Migration } from './migration.ts';

/** The whole figures of an evaluation, apart from what its list shows: they are large and read one evaluation at a time. */
export const addEvaluationDetails: Migration = {
  version: 40,
  sql: `
    ALTER TABLE evaluation ADD COLUMN details TEXT; -- JSON object of the contract's EvaluationDetails; null: made before there were any
  `,
};

import type { IgnoredCode, ImportField, RejectCode } from '#contract/imports.ts';

/** What a row becomes where it becomes no single record. */
export abstract class Outcome {}

/** Why a row becomes no record. */
export class Refusal extends Outcome {
  readonly code: RejectCode;
  readonly field: ImportField | null;

  constructor(code: RejectCode, field: ImportField | null) {
    super();
    this.code = code;
    this.field = field;
  }
}

/** Why a row is passed over though nothing is wrong with it. */
export class Passed extends Outcome {
  readonly code: IgnoredCode;

  constructor(code: IgnoredCode) {
    super();
    this.code = code;
  }
}

/** Several records of one row. */
export class Several<Row> extends Outcome {
  readonly rows: readonly Row[];

  constructor(rows: readonly Row[]) {
    super();
    this.rows = rows;
  }
}

/** Makes a record of a row's cells. */
export type Builder<Row> = (cells: readonly string[]) => Row | Refusal | Passed | Several<Row>;

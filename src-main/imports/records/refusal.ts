import type { ImportField, RejectCode } from '#contract/imports.ts';

/** Why a row becomes no record. */
export class Refusal {
  readonly code: RejectCode;
  readonly field: ImportField;

  constructor(code: RejectCode, field: ImportField) {
    this.code = code;
    this.field = field;
  }
}

/** Makes a record of a row's cells. */
export type Builder<Row> = (cells: readonly string[]) => Row | Refusal;

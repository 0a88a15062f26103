/** One sum a target column that remembers which columns were added to, so that neither reading nor clearing scans the whole catalogue. */
export class ColumnSums {
  /** The sums, 0 where nothing was added. */
  readonly values: Float32Array;
  /** The columns added to, in order of their first addition; the first `size` entries count. */
  readonly touched: Uint32Array;
  size = 0;

  constructor(columns: number) {
    this.values = new Float32Array(columns);
    this.touched = new Uint32Array(columns);
  }

  /** Sets everything back to 0. */
  clear(): void {
    for (let t = 0; t < this.size; t += 1) this.values[this.touched[t]!] = 0;
    this.size = 0;
  }
}

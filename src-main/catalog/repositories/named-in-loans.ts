import type { LoanColumns } from './loan-columns.ts';

/** What chunks of loans name: where it stands, by the number that a library system gave it. */
export class NamedInLoans {
  readonly #numbers: (string | number)[] = [];
  readonly #chunks: LoanColumns[] = [];
  readonly #codes: number[] = [];

  add(number: string | number, chunk: LoanColumns, code: number): void {
    this.#numbers.push(number);
    this.#chunks.push(chunk);
    this.#codes.push(code);
  }

  /** Everything once, in the order of the numbers, plain ones first. */
  *groups<Some>(size: number, of: (chunk: LoanColumns, code: number) => Some): Generator<Some[], void, undefined> {
    const numbers = this.#numbers;
    const isBefore = (a: string | number, b: string | number): boolean => (typeof a === typeof b ? a < b : typeof a === 'number');
    const order = Int32Array.from(numbers.keys()).sort((a, b) => (numbers[a] === numbers[b] ? 0 : isBefore(numbers[a]!, numbers[b]!) ? -1 : 1));
    let group: Some[] = [];
    for (let n = 0; n < order.length; n += 1) {
      const at = order[n]!;
      if (n > 0 && numbers[at] === numbers[order[n - 1]!]) continue;
      if (group.length === size) {
        yield group;
        group = [];
      }
      group.push(of(this.#chunks[at]!, this.#codes[at]!));
    }
    yield group;
  }
}

import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { stagedLoansFile } from '#catalog/staging.ts';
import type { LoanRows } from '#catalog/repositories/loan-writing.ts';
import { inOrder, joinedRows, rowsBetween } from './loan-rows.ts';

/** Patrons of neighbouring ids whose loans are put aside together, as a power of two; loans of nobody go by title. */
const patronBits = 12;
const titleBits = 14;
const groupOf = (patron: number, title: number): number => (patron > 0 ? patron >> patronBits : -1 - (title >> titleBits));

/** Loans of one group of patrons in the file. */
interface Segment { readonly group: number; readonly at: number; readonly bytes: number; readonly count: number }

export interface Block { readonly loans: LoanRows; /** Loans of the blocks before it. */ readonly before: number }

/**
 * Loans of a file put aside on the disk until all are read, and handed out in blocks of neighbouring patrons. Written by title, one index of the
 * catalogue is then gone through page after page, of the other only a part that is in the memory, and both only once a block, however large the file is.
 * The same loans give the same blocks. A small file stays in the memory.
 */
export class StagedLoans {
  readonly #path: string;
  readonly #windowRows: number;
  readonly #blockRows: number;
  readonly #segments: Segment[] = [];
  #file: number | null = null;
  #end = 0;
  #parts: LoanRows[] = [];
  #rows = 0;
  #rowsAll = 0;
  #sum = 0;

  /**
   * @param windowRows loans that are kept in the memory before they are put aside
   * @param blockRows loans after which a block ends
   */
  constructor(folder: string, windowRows: number, blockRows: number) {
    this.#path = stagedLoansFile(folder);
    this.#windowRows = windowRows;
    this.#blockRows = blockRows;
  }

  get rows(): number { return this.#rowsAll; }

  /** Tells other loans, or the same under other ids, from these. */
  get sum(): number { return this.#sum; }

  /** @throws the file system's error, ENOSPC among them */
  add(loans: LoanRows): void {
    for (let at = 0; at < loans.count; at += 1) this.#sum = (this.#sum + loans.patrons[at]! * 65_537 + loans.titles[at]! * 257 + loans.items[at]!) % 2 ** 52;
    this.#parts.push(loans);
    this.#rows += loans.count;
    this.#rowsAll += loans.count;
    if (this.#rows >= this.#windowRows) this.#putAside();
  }

  /** The blocks after the first `skip`. */
  *blocks(skip: number): Generator<Block, void, undefined> {
    if (this.#segments.length === 0) {
      if (skip === 0) yield { loans: joinedRows(this.#rows, this.#parts.splice(0)), before: 0 };
      return;
    }
    this.#putAside();
    let [block, rows, before, passed]: [Segment[], number, number, number] = [[], 0, 0, 0];
    const segments = this.#segments.toSorted((a, b) => a.group - b.group || a.at - b.at);
    for (const [n, segment] of segments.entries()) {
      block.push(segment);
      rows += segment.count;
      if (rows < this.#blockRows && n < segments.length - 1) continue;
      passed += 1;
      if (passed > skip) yield { loans: joinedRows(rows, this.#read(block)), before };
      before += rows;
      [block, rows] = [[], 0];
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
    rmSync(this.#path, { force: true });
  }

  #putAside(): void {
    this.#file ??= openSync(this.#path, 'w+');
    const loans = joinedRows(this.#rows, this.#parts);
    [this.#parts, this.#rows] = [[], 0];
    for (const [group, part] of byGroup(loans)) {
      const bytes = serialize(part);
      for (let written = 0; written < bytes.length;) written += writeSync(this.#file, bytes, written, bytes.length - written, this.#end + written);
      this.#segments.push({ group, at: this.#end, bytes: bytes.length, count: part.count });
      this.#end += bytes.length;
    }
  }

  *#read(segments: readonly Segment[]): Generator<LoanRows, void, undefined> {
    for (const { at, bytes } of segments) {
      const buffer = Buffer.allocUnsafeSlow(bytes);
      for (let read = 0; read < bytes;) {
        const more = readSync(this.#file!, buffer, read, bytes - read, at + read);
        if (more === 0) throw new Error('staged loans end too early');
        read += more;
      }
      yield deserialize(buffer) as LoanRows;
    }
  }
}

/** Loans group by group, in each as they came. */
function* byGroup(loans: LoanRows): Generator<[group: number, part: LoanRows], void, undefined> {
  const { count, patrons, titles } = loans;
  const groups = new Int32Array(count);
  const sizes = new Map<number, number>();
  for (let at = 0; at < count; at += 1) {
    const group = groups[at] = groupOf(patrons[at]!, titles[at]!);
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  const names = [...sizes.keys()].sort((a, b) => a - b);
  const next = new Map<number, number>();
  let end = 0;
  for (const name of names) {
    next.set(name, end);
    end += sizes.get(name)!;
  }
  const order = new Int32Array(count);
  for (let at = 0; at < count; at += 1) {
    const place = next.get(groups[at]!)!;
    order[place] = at;
    next.set(groups[at]!, place + 1);
  }
  const sorted = inOrder(loans, order);
  let from = 0;
  for (const name of names) {
    const to = from + sizes.get(name)!;
    yield [name, rowsBetween(sorted, from, to)];
    from = to;
  }
}

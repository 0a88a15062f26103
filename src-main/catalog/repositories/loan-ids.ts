import { prepared, type WritableDB } from '../database.ts';
import { codeId } from './codes.ts';
import { copyGroup, copyIds, knownCopy, newCopy, newUnknownCopies, newUnknownCopy } from './copies.ts';
import type { LoanColumns, Numbers } from './loan-columns.ts';
import { KnownNumbers } from './known-numbers.ts';
import { newNamedPatron } from './patron-writing.ts';
import { isPlaceholder, placeholderFor, repoint } from './placeholders.ts';
import { titleIdFor } from './title-writing.ts';

/** A card whose patron has asked that no loans of hers be kept. */
export const refused = -2;
/** Loans in row ids; 0: none. */
export interface LoanIds {
  readonly patrons: Int32Array;
  readonly titles: Int32Array;
  readonly items: Int32Array;
  readonly branches: Int32Array;
}

interface Copy { readonly item: number; readonly title: number }
/** A copy as a chunk of loans names it. */
interface NamedCopy { readonly code: number; readonly number: string | number | undefined; readonly barcode: string | undefined; readonly title: number | undefined; readonly branchId: number | null }

/** Copies looked up between two stops. */
const stride = 512;

/** The card of this number, or the one it was merged into. */
const patronSql = `
  SELECT id, refuses_history AS refuses FROM patron WHERE external_id = ?
  UNION ALL SELECT patron.id, refuses_history FROM merged_number JOIN patron ON patron.id = row_id WHERE subject = 'patron' AND merged_number.external_id = ? LIMIT 1`;

/** Looks up the row ids of what loans name, and makes patrons, titles and copies that are new. */
export class LoanIdFinder {
  readonly #db: WritableDB;
  readonly #batchId: number;
  readonly #patrons = new KnownNumbers(19);
  readonly #titles = new KnownNumbers(19);
  readonly #copies = new KnownNumbers(21);
  /** The last copy that was looked up was new: the next one probably is, and is added without being looked for. */
  #copiesAreNew = false;

  constructor(db: WritableDB, batchId: number) {
    this.#db = db;
    this.#batchId = batchId;
  }

  find(loans: LoanColumns): LoanIds {
    const search = this.search(loans);
    for (;;) {
      const found = search.next();
      if (found.done === true) return found.value;
    }
  }

  /** The same with a stop after every few hundred look-ups, so that others can have their turn. */
  *search(loans: LoanColumns): Generator<void, LoanIds, void> {
    const db = this.#db;
    const branchOf = loans.branches.values.map((code) => codeId(db, 'branch', code) ?? 0);
    const patronOf = idsOf(loans.patrons.values, (number, code) => this.#patron(number, loans, code));
    const titleOf = idsOf(loans.titles.values, (number, code) => this.#title(number, loans, code));
    const { count, numbers, barcodes, titles, branches } = loans.copies;
    const [itemOf, itemTitleOf] = [new Int32Array(count), new Int32Array(count)];
    const put = (code: number, copy: Copy): void => {
      itemOf[code] = copy.item;
      itemTitleOf[code] = copy.title;
    };
    let unknown: NamedCopy[] = [];
    for (let code = 0; code < count; code += 1) {
      if (code % stride === 0) yield;
      const copy: NamedCopy = { code, number: given(numbers[code]), barcode: barcodes?.[code], title: titleOf[titles[code]!], branchId: branchOf[branches[code]!] ?? null };
      const known = this.#known(copy);
      if (known !== undefined) put(code, known);
      else unknown.push(copy);
      if (unknown.length < copyGroup) continue;
      this.#make(unknown, put);
      unknown = [];
    }
    for (const copy of unknown) put(copy.code, this.#copy(copy));
    const ids: LoanIds = {
      patrons: spread(loans.patrons.codes, patronOf), titles: spread(loans.titles.codes, titleOf),
      items: new Int32Array(loans.count), branches: spread(loans.branches.codes, branchOf),
    };
    for (let at = 0; at < loans.count; at += 1) {
      const code = loans.copyCodes[at]!;
      if (code < 0) continue;
      const title = itemTitleOf[code]!;
      if (ids.titles[at] === 0) ids.titles[at] = title;
      if (title === ids.titles[at]) ids.items[at] = itemOf[code]!; // a known copy of another title is not this loan's
    }
    return ids;
  }

  #patron(number: string | number, loans: LoanColumns, code: number): number {
    const known = this.#patrons.get(number);
    if (known !== 0) return known;
    const found = prepared<{ id: number; refuses: 0 | 1 }>(this.#db, patronSql).get(String(number), String(number));
    const id = found === undefined ? newNamedPatron(this.#db, String(number), loans.patronDetails.get(code), this.#batchId) : found.refuses === 1 ? refused : found.id;
    this.#patrons.set(number, id);
    return id;
  }

  #title(number: string | number, loans: LoanColumns, code: number): number {
    const known = this.#titles.get(number);
    if (known !== 0) return known;
    const id = titleIdFor(this.#db, String(number), loans.titleDetails.get(code), this.#batchId);
    this.#titles.set(number, id);
    return id;
  }

  /** The copy where it was looked up before. */
  #known({ number, barcode, title }: NamedCopy): Copy | undefined {
    const known = this.#copies.get(keyOf(number, barcode));
    return known !== 0 && (title === undefined || this.#copies.second === title) ? { item: known, title: this.#copies.second } : undefined;
  }

  /** A group of copies: made in one go where all of them are probably new. */
  #make(copies: readonly NamedCopy[], put: (code: number, copy: Copy) => void): void {
    const first = this.#copiesAreNew && copies.every(({ title }) => title === undefined)
      ? newUnknownCopies(this.#db, copies.map(({ number, barcode, branchId }) => ({ number: number === undefined ? undefined : String(number), barcode, branchId })), this.#batchId) : undefined;
    for (const [n, copy] of copies.entries()) {
      if (first === undefined) { put(copy.code, this.#copy(copy)); continue; }
      const made = { item: first.item + n, title: first.title + n };
      this.#copies.set(keyOf(copy.number, copy.barcode), made.item, made.title);
      put(copy.code, made);
    }
  }

  #copy({ number, barcode, title, branchId }: NamedCopy): Copy {
    const copy = this.#lookUp(number === undefined ? undefined : String(number), barcode, title, branchId);
    this.#copies.set(keyOf(number, barcode), copy.item, copy.title);
    return copy;
  }

  #lookUp(number: string | undefined, barcode: string | undefined, title: number | undefined, branchId: number | null): Copy {
    const db = this.#db;
    if (this.#copiesAreNew && title === undefined) {
      const made = newUnknownCopy(db, number, barcode, branchId, this.#batchId);
      if (made !== undefined) return made;
    }
    if (title === undefined) {
      const found = copyIds(db, number, barcode);
      this.#copiesAreNew = found === undefined;
      if (found !== undefined) return found;
    }
    const copy = knownCopy(db, number, barcode);
    this.#copiesAreNew = copy === undefined;
    if (copy === undefined) {
      const of = title ?? titleIdFor(db, placeholderFor((number ?? barcode)!), undefined, this.#batchId);
      return { item: newCopy(db, number, barcode, of, branchId, undefined, this.#batchId), title: of };
    }
    if (title === undefined || copy.titleId === title || !isPlaceholder(copy.title)) return { item: copy.id, title: copy.titleId };
    repoint(db, copy.id, title, this.#batchId);
    return { item: copy.id, title };
  }
}

const keyOf = (number: string | number | undefined, barcode: string | undefined): string | number => (barcode === undefined ? number! : `${number ?? ''}\n${barcode}`);
const given = (number: string | number | undefined): string | number | undefined => (Number.isNaN(number) ? undefined : number);

function idsOf(numbers: Numbers, find: (number: string | number, code: number) => number): Int32Array {
  const ids = new Int32Array(numbers.length);
  for (let code = 0; code < numbers.length; code += 1) ids[code] = find(numbers[code]!, code);
  return ids;
}

/** The id of each row by its code; 0: none. */
function spread(codes: Int32Array, ids: ArrayLike<number>): Int32Array {
  const found = new Int32Array(codes.length);
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at]!;
    if (code >= 0) found[at] = ids[code]!;
  }
  return found;
}

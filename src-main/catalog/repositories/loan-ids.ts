import { prepared, type WritableDB } from '../database.ts';
import { codeId } from './codes.ts';
import { copyGroup, copyIds, knownCopy, newCopy, newUnknownCopies, newUnknownCopy } from './copies.ts';
import type { LoanColumns, Numbers, PatronDetails } from './loan-columns.ts';
import { KnownNumbers } from './known-numbers.ts';
import { NamedInLoans } from './named-in-loans.ts';
import { newNamedPatron, newNamedPatrons, patronGroup } from './patron-writing.ts';
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
/** A copy as loans name it. */
interface NamedCopy { readonly number: string | number | undefined; readonly barcode: string | undefined; readonly title: number | undefined; readonly branchId: number | null }
interface NamedPatron { readonly number: string | number; readonly details: PatronDetails | undefined }

/** Copies and patrons looked up between two stops. */
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
  readonly #copies = new KnownNumbers(22);
  /** Copies that were taken to the title that a loan named, and what they are of since: what was found of the loans before is outdated. */
  readonly moved = new Map<number, number>();
  /** The last copy that was looked up was new: the next one probably is, and is added without being looked for. */
  #copiesAreNew = false;
  /** The same of patrons. */
  #patronsAreNew = false;

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

  /**
   * Makes the patrons and copies that some thousand loans are the first to name, by their numbers: so the indexes are gone through page after page, which takes half
   * the time. What is not found so is left to `search`. It stops every few hundred, so that others can have their turn.
   */
  *makeNew(chunks: readonly LoanColumns[]): Generator<void, void, void> {
    yield* this.#makePatrons(chunks);
    yield* this.#makeCopies(chunks);
  }

  /** The row ids of what loans name; what is still new of that is made. It stops every few hundred look-ups. */
  *search(loans: LoanColumns): Generator<void, LoanIds, void> {
    const branchOf = this.#branches(loans);
    const patronOf = yield* idsOf(loans.patrons.values, (number, code) => this.#patron({ number, details: loans.patronDetails.get(code) }));
    const titleOf = yield* idsOf(loans.titles.values, (number, code) => this.#title(number, loans, code));
    const { count, numbers, barcodes, titles } = loans.copies;
    const [itemOf, itemTitleOf] = [new Int32Array(count), new Int32Array(count)];
    for (let code = 0; code < count; code += 1) {
      if (code % stride === 0) yield;
      const title = titleOf[titles[code]!];
      const known = this.#copies.get(keyOf(numbers[code], barcodes?.[code]));
      if (known !== 0 && (title === undefined || this.#copies.second === title)) {
        itemOf[code] = known;
        itemTitleOf[code] = this.#copies.second;
      } else {
        const copy = this.#copy(copyOf(loans, code, title, branchOf));
        itemOf[code] = copy.item;
        itemTitleOf[code] = copy.title;
      }
    }
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

  #branches(loans: LoanColumns): number[] { return loans.branches.values.map((code) => codeId(this.#db, 'branch', code) ?? 0); }

  *#makePatrons(chunks: readonly LoanColumns[]): Generator<void, void, void> {
    const named = new NamedInLoans();
    for (const loans of chunks) {
      const { values } = loans.patrons;
      for (let code = 0; code < values.length; code += 1) if (this.#patrons.get(values[code]!) === 0) named.add(values[code]!, loans, code);
      yield;
    }
    const patronOf = (loans: LoanColumns, code: number): NamedPatron => ({ number: loans.patrons.values[code]!, details: loans.patronDetails.get(code) });
    for (const patrons of named.groups(patronGroup, patronOf)) {
      yield;
      const first = this.#patronsAreNew ? newNamedPatrons(this.#db, patrons.map(({ number, details }) => ({ number: String(number), details })), this.#batchId) : undefined;
      for (const [n, patron] of patrons.entries()) {
        if (first === undefined) this.#patron(patron);
        else this.#patrons.set(patron.number, first + n);
      }
    }
  }

  /** Copies whose title the loans do not name. */
  *#makeCopies(chunks: readonly LoanColumns[]): Generator<void, void, void> {
    const named = new NamedInLoans();
    const branchesOf = new Map<LoanColumns, readonly number[]>();
    for (const loans of chunks) {
      const { count, numbers, barcodes, titles } = loans.copies;
      branchesOf.set(loans, this.#branches(loans));
      for (let code = 0; code < count; code += 1) {
        if (titles[code]! >= 0) continue;
        const key = keyOf(numbers[code], barcodes?.[code]);
        if (this.#copies.get(key) === 0) named.add(key, loans, code);
      }
      yield;
    }
    for (const copies of named.groups(copyGroup, (loans, code) => copyOf(loans, code, undefined, branchesOf.get(loans)!))) {
      yield;
      const first = this.#copiesAreNew
        ? newUnknownCopies(this.#db, copies.map(({ number, barcode, branchId }) => ({ number: number === undefined ? undefined : String(number), barcode, branchId })), this.#batchId) : undefined;
      for (const [n, copy] of copies.entries()) {
        if (first === undefined) this.#copy(copy);
        else this.#copies.set(keyOf(copy.number, copy.barcode), first.item + n, first.title + n);
      }
    }
  }

  #patron({ number, details }: NamedPatron): number {
    const known = this.#patrons.get(number);
    if (known !== 0) return known;
    const found = prepared<{ id: number; refuses: 0 | 1 }>(this.#db, patronSql).get(String(number), String(number));
    const id = found === undefined ? newNamedPatron(this.#db, String(number), details, this.#batchId) : found.refuses === 1 ? refused : found.id;
    this.#patronsAreNew = found === undefined;
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
    this.moved.set(copy.id, title);
    return { item: copy.id, title };
  }
}

const keyOf = (number: string | number | undefined, barcode: string | undefined): string | number => (barcode === undefined ? number! : `${given(number) ?? ''}\n${barcode}`);
const given = (number: string | number | undefined): string | number | undefined => (Number.isNaN(number) ? undefined : number);

const copyOf = ({ copies: { numbers, barcodes, branches } }: LoanColumns, code: number, title: number | undefined, branchOf: readonly number[]): NamedCopy =>
  ({ number: given(numbers[code]), barcode: barcodes?.[code], title, branchId: branchOf[branches[code]!] ?? null });

function* idsOf(numbers: Numbers, find: (number: string | number, code: number) => number): Generator<void, Int32Array, void> {
  const ids = new Int32Array(numbers.length);
  for (let code = 0; code < numbers.length; code += 1) {
    if (code % stride === 0) yield;
    ids[code] = find(numbers[code]!, code);
  }
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

import type { LoanMatrix } from '../data/loan-matrix.ts';
import type { TokenRows } from '../data/records.ts';
import { mutualInformation } from '../matrix/mutual-information.ts';
import type { Pacer } from '../pacer.ts';
import { mostBorrowed } from './most-borrowed.ts';

/** A class of the source and one of the target whose readers have to do with each other. */
export interface ThemeLink {
  /** Numbers in the field's vocabulary. */
  readonly source: number;
  readonly target: number;
  /** Mutual information of "borrowed from the source class" and "borrowed from the target class" over shared patrons, bits, Miller–Madow corrected. */
  readonly bits: number;
  /** Patrons who borrowed from both. */
  readonly both: number;
  /** How many times as likely readers of the source class borrow from the target class as shared patrons in general do. */
  readonly times: number;
}

/** Readers of both classes below which a link is not told: it may be chance, and they might be recognised. */
const FEWEST_READERS = 10;

/** The links between the domains' most borrowed classes, the strongest first; only where borrowing one goes with borrowing the other, not against it. */
export async function themeLinks(
  target: LoanMatrix, targetThemes: TokenRows, source: LoanMatrix, sourceThemes: TokenRows, shared: readonly number[], count: number, pacer: Pacer,
): Promise<ThemeLink[]> {
  const ofTarget = await readersByTheme(target, targetThemes, shared, count, pacer);
  const links: ThemeLink[] = [];
  for (const [from, own] of await readersByTheme(source, sourceThemes, shared, count, pacer)) {
    if (pacer.due()) await pacer.pause();
    for (const [to, other] of ofTarget) {
      const both = inCommon(own.bits, other.bits);
      const n = shared.length;
      if (both < FEWEST_READERS || both * n <= own.size * other.size) continue;
      const bits = mutualInformation([both, own.size - both, other.size - both, n - own.size - other.size + both], 2);
      if (bits > 0) links.push({ source: from, target: to, bits, both, times: (both * n) / (own.size * other.size) });
    }
  }
  return links.sort((a, b) => b.bits - a.bits || b.both - a.both);
}

interface Readers { readonly bits: Uint32Array; readonly size: number }

async function readersByTheme(loans: LoanMatrix, { start, token }: TokenRows, patrons: readonly number[], count: number, pacer: Pacer): Promise<Map<number, Readers>> {
  const sizes = new Uint32Array(count);
  const visit = async (see: (place: number, theme: number) => void) => {
    for (const [place, patron] of patrons.entries()) {
      if (pacer.due()) await pacer.pause();
      const seen = new Set<number>();
      for (let e = loans.rowStart[patron]!; e < loans.rowStart[patron + 1]!; e += 1) {
        const title = loans.column[e]!;
        for (let t = start[title]!; t < start[title + 1]!; t += 1) seen.add(token[t]!);
      }
      for (const theme of seen) see(place, theme);
    }
  };
  await visit((_, theme) => { sizes[theme]! += 1; });
  const found = new Map(mostBorrowed(sizes).map((theme) => [theme, { bits: new Uint32Array(Math.ceil(patrons.length / 32)), size: sizes[theme]! }]));
  await visit((place, theme) => {
    const own = found.get(theme);
    if (own) own.bits[place >> 5]! |= 1 << (place & 31);
  });
  return found;
}

function inCommon(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  for (let w = 0; w < a.length; w += 1) for (let rest = a[w]! & b[w]!; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

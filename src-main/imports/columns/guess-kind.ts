import { importKinds, type ImportField, type ImportKind } from '#contract/imports.ts';
import type { ReadRequest } from '../request.ts';
import { overlay } from './settle.ts';

/** What a file holds, by its header and what the user said of its columns; null where that is not clear. */
export function guessKind(header: readonly string[], request: ReadRequest): ImportKind | null {
  if (request.kind !== undefined) return request.kind;
  const [titles, , patrons, loans] = importKinds.map((kind) => {
    const { fields, wrong } = overlay(header, kind, request.mapping ?? {});
    const found = new Set<string>([...fields.filter((field) => field !== null), ...Object.keys(request.fixed ?? {})]);
    return { has: (field: ImportField): boolean => found.has(field), fits: wrong.length === 0 };
  });
  if (titles === undefined || patrons === undefined || loans === undefined) return null;
  const item = loans.has('title_id') || loans.has('item_barcode');
  if (loans.fits && (loans.has('patron_id') || item) && (loans.has('loan_at') || (loans.has('patron_id') && item))) return 'loans';
  if (patrons.fits && patrons.has('patron_id')) return 'patrons';
  return titles.fits && titles.has('title') ? 'titles' : null;
}

import { z } from 'zod';

/** A file the user handed over; the page knows its token, only the main process its path. */
export interface HeldFile {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
}

/** What became of a file the program wrote for the user. */
export type Delivery =
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'download'; readonly name: string; readonly url: string }
  | { readonly kind: 'cancelled' };

/** Endings of the files that can be imported, for dialogs; the content decides, not the name. */
export const importExtensions = [
  'csv', 'tsv', 'txt', 'dat', 'xlsx', 'xlsm', 'ods', 'json', 'jsonl', 'ndjson', 'xml', 'mrc', 'marc', 'iso', 'mrk', 'log', 'hist', 'gz', 'zip',
] as const;

export const fileToken = z.string().min(1).max(100);
/** Paths come from the preload script alone (files dropped on the window); a page in a browser uploads instead. */
export const filesReceive = z.object({ paths: z.array(z.string().min(1)).max(50) });
/** Opens the system's dialog for tables to import; answers an empty list where the host has none. */
export const filesChoose = z.object({});
export const folderChoose = z.object({});

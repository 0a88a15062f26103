import { z } from 'zod';
import type { Delivery } from './files.ts';
import { listId, modelId, titleId, type TitleId } from './ids.ts';
import { papers, type ListSheet, type SheetCode } from './list-sheet.ts';

/** What lists are saved as. */
export const listFormats = ['pdf', 'html', 'xlsx', 'csv'] as const;
export type ListFormat = (typeof listFormats)[number];

/** So many lists at most are printed at once, or put into one PDF or HTML file; tables take any number. */
export const mostSheets = 200;
export const mostPages = 2000;

const sheetChoice = { withName: z.boolean().default(false), withReasons: z.boolean().default(true), withCodes: z.boolean().default(false) };

export const listOutputCalls = {
  /** Lists as they are read on paper. A sheet with a name on it names no sensitive loan, whoever looks on. @throws list-not-found */
  'list-output:sheets': z.object({ listIds: z.array(listId).min(1).max(mostSheets), ...sheetChoice }),
  /** The codes of titles, for lists that are not stored. */
  'list-output:codes': z.object({ titleIds: z.array(titleId).min(1).max(500) }),
  /** Saves named lists, all of a model, or one that is stored nowhere. @throws list-not-found, model-not-found, too-many-lists, disk-full, file-unwritable */
  'list-output:save': z.object({
    lists: z.union([z.object({ listIds: z.array(listId).min(1).max(100_000) }), z.object({ modelId }), z.object({ unsavedId: z.number().int().positive() })]),
    format: z.enum(listFormats), paper: z.enum(papers).default('a4'), ...sheetChoice,
  }),
} as const;

export interface ListOutputResults {
  'list-output:sheets': readonly ListSheet[];
  'list-output:codes': readonly { readonly titleId: TitleId; readonly code: SheetCode }[];
  'list-output:save': Delivery;
}

import type { DeskCopy } from '#contract/desk.ts';

/** What lies in a copy on the hold shelf. */
export interface Slip { readonly card: string; readonly branch: string | null; readonly copy: DeskCopy | null }

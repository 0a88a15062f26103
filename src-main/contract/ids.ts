import { z } from 'zod';

z.config({ jitless: true }); // the page's content security policy forbids the `new Function` zod would try

/** Row numbers of the catalogue, branded so that one cannot be handed in for another. */
const id = <Name extends string>(_name: Name) => z.number().int().positive().brand<Name>();

export const patronId = id('PatronId');
export const titleId = id('TitleId');
export const batchId = id('BatchId');
export const mapId = id('MapId');
export const domainId = id('DomainId');
export const jobId = id('JobId');
export const modelId = id('ModelId');
export const evaluationId = id('EvaluationId');
export const listId = id('ListId');
export const itemId = id('ItemId');
export const loanId = id('LoanId');
export const holdId = id('HoldId');
export const blockId = id('BlockId');

export type PatronId = z.infer<typeof patronId>;
export type TitleId = z.infer<typeof titleId>;
export type BatchId = z.infer<typeof batchId>;
export type MapId = z.infer<typeof mapId>;
export type DomainId = z.infer<typeof domainId>;
export type JobId = z.infer<typeof jobId>;
export type ModelId = z.infer<typeof modelId>;
export type EvaluationId = z.infer<typeof evaluationId>;
export type ListId = z.infer<typeof listId>;
export type ItemId = z.infer<typeof itemId>;
export type LoanId = z.infer<typeof loanId>;
export type HoldId = z.infer<typeof holdId>;
export type BlockId = z.infer<typeof blockId>;

/** One page of a longer list; `next` is handed back to get the page after it, and is null on the last. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

/** How a list is paged: `after` is the `next` of the page before. */
export const paging = { after: z.string().max(200).optional(), limit: z.number().int().min(1).max(500).default(50) };

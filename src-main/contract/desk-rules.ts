import { z } from 'zod';

/** Check characters of the numbers on barcodes: of library barcodes (Luhn's mod 10), of Code 39 (mod 43), of EAN-13. */
export const checkRules = ['none', 'luhn', 'mod43', 'ean13'] as const;
export type CheckRule = (typeof checkRules)[number];

/** What is taken off numbers: so many pieces of so many signs at most. */
export const mostPieces = 10;
export const longestPiece = 20;
const piece = z.string().trim().min(1).max(longestPiece);
/** How a kind of number is read from what a scanner or a hand types. What is stored in the catalogue as it was typed goes before every rule. */
export const numberRule = z.object({
  /** Taken off the beginning, the end. */
  prefixes: z.array(piece).max(mostPieces).default([]),
  suffixes: z.array(piece).max(mostPieces).default([]),
  check: z.enum(checkRules).default('none'),
  /** A shorter number is made this long: these signs before it, and zeros between. */
  fill: z.object({ prefix: z.string().trim().max(longestPiece), length: z.number().int().min(2).max(50) }).nullable().default(null),
});
export type NumberRule = z.output<typeof numberRule>;

export const dueRule = z.object({
  /** null: every group, every material. */
  group: z.string().trim().min(1).max(200).nullable(),
  material: z.string().trim().min(1).max(200).nullable(),
  /** 0: not lent out. */
  loanDays: z.number().int().min(0).max(3650),
  renewals: z.number().int().min(0).max(99),
  mostLoans: z.number().int().min(0).max(999).nullable(),
});
export type DueRule = z.output<typeof dueRule>;

/** How the library lends; part of the catalogue. */
export const deskRules = z.object({
  rules: z.array(dueRule).max(500),
  /** 0: Sunday. Nothing is due on a closed day. */
  closedWeekdays: z.array(z.number().int().min(0).max(6)).max(6),
  closedDays: z.array(z.iso.date()).max(1000),
  /** Days that a copy lies on the hold shelf. */
  holdDays: z.number().int().min(1).max(365),
  /** A patron with a loan overdue for longer is asked about before more is lent; null: never. */
  overdueDays: z.number().int().min(0).max(3650).nullable(),
  cards: numberRule,
  copies: numberRule,
});
export type DeskRules = z.output<typeof deskRules>;

export interface DeskRulesShown extends DeskRules {
  /** What the rules may name. */
  readonly groups: readonly string[];
  readonly materials: readonly string[];
  readonly branches: readonly string[];
}

export const deskRuleCalls = {
  'desk:rules': z.object({}),
  'desk:save-rules': deskRules,
} as const;
export interface DeskRuleResults {
  'desk:rules': DeskRulesShown;
  'desk:save-rules': DeskRulesShown;
}

import { z } from 'zod';
import type { Delivery } from './files.ts';

/** What a plot can be saved as: a picture of points, one of lines, or its table. */
export const plotKinds = ['png', 'svg', 'csv'] as const;
export type PlotKind = (typeof plotKinds)[number];

const tenMegabytes = 10 * 2 ** 20;

export const plotCalls = {
  /** Hands a plot to the user as a file. `content`: the SVG's text, the PNG in base64; of a table its rows, headings first. @throws file-unwritable, disk-full */
  'plots:save': z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['png', 'svg']), name: z.string().min(1).max(100), content: z.string().max(tenMegabytes) }),
    z.object({ kind: z.literal('csv'), name: z.string().min(1).max(100), content: z.array(z.array(z.union([z.string().max(500), z.number()])).max(60)).min(1).max(5000) }),
  ]),
};
export interface PlotResults { 'plots:save': Delivery }

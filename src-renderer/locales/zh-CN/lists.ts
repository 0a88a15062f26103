import type { Shape } from '../shape.ts';
import type { lists as en } from '../en/lists.ts';

export const lists = {
  title: '书单',
} satisfies Shape<typeof en>;

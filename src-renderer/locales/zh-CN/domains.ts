import type { Shape } from '../shape.ts';
import type { domains as en } from '../en/domains.ts';

export const domains = {
  title: '领域',
} satisfies Shape<typeof en>;

import type { Shape } from '../shape.ts';
import type { training as en } from '../en/training.ts';

export const training = {
  title: '训练',
} satisfies Shape<typeof en>;

import type { Shape } from '../shape.ts';
import type { imports as en } from '../en/imports.ts';

export const imports = {
  title: '导入',
} satisfies Shape<typeof en>;

import type { Shape } from '../shape.ts';
import type { lists as en } from '../en/lists.ts';

export const lists = {
  title: '书单',
  delivery: { saved: '已保存为 {name}。', download: '正在下载文件 {name}。' },
} satisfies Shape<typeof en>;

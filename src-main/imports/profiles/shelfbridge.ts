import type { Profile } from './profile.ts';

/** Our own templates, in English and Chinese; they come last, since many systems share these plain names. */
export const shelfbridge: readonly Profile[] = [
  { id: 'shelfbridge', kind: 'events', needs: 'event_type, event_at, item_barcode|item_id|title_id', typical: 'patron_id, branch, due_at' },
  { id: 'shelfbridge', kind: 'loans', needs: 'patron_id, loan_at, title_id|item_barcode|item_id', typical: 'loan_id, branch, due_at, returned_at, renewals, material_type, patron_group' },
  { id: 'shelfbridge', kind: 'loans', needs: '读者证号, 借出日期, 书目记录号|条码号', typical: '流水号, 馆藏地, 应还日期, 归还日期, 续借次数, 文献类型, 读者类型' },
  { id: 'shelfbridge', kind: 'counts', needs: 'title_id|title|isbn, loans, period', typical: 'author, branch', never: 'patron_id' },
  { id: 'shelfbridge', kind: 'items', needs: 'item_barcode|item_id, title_id', typical: 'branch, call_number, material, collection', never: 'title, patron_id, loan_at' },
  { id: 'shelfbridge', kind: 'titles', needs: 'title_id, title', typical: 'author, isbn, language, class, subjects, audience, year, publisher, series, series_number, material', never: 'patron_id, loan_at, loans' },
  { id: 'shelfbridge', kind: 'titles', needs: '书目记录号, 题名', typical: '责任者, 出版年, 出版社, 分类号, ISBN, 文献类型, 馆藏地, 语种', never: '读者证号, 借出日期' },
  { id: 'shelfbridge', kind: 'patrons', needs: 'patron_id, birth_year|home_branch|consent|expiry|patron_group|group', never: 'loan_at, title_id, item_barcode, item_id, event_at' },
];

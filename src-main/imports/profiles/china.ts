import type { Places, Profile } from './profile.ts';

const day = /^(?:19|20)\d{6}$/;

/** 系统号@索书号@书名@ISBN@作者@出版年@出版社@学工号@发生日期@事件类型@读者身份类别@学院代码@ */
const universityRow: Places = {
  fields: (width) => (width < 11 || width > 13 ? null : ['title_id', 'call_number', 'title', 'isbn', 'author', 'year', 'publisher', 'patron_id', 'event_at', 'event_type', 'patron_group', ...Array<null>(width - 11).fill(null)]),
  fits: (cells) => day.test(cells[8] ?? '') && /^\d\d$/.test(cells[9] ?? ''),
};

/** Systems of Chinese libraries other than Huiwen. */
export const china: readonly Profile[] = [
  { id: 'gdlis', kind: 'loans', needs: '册条码号|册条码, 正题名|题名, 借书日期', typical: '责任者, ISBN, 分类号, 应还日期, 还书日期, 续借次数, 读者条码, 读者证号' },
  { id: 'interlib', kind: 'loans', needs: 'itembarcode|barcode|bookrecno, loantime|loandate, bibtitle|bookrecno|classno', typical: 'bibauthor, bibisbn, returntime, duetime, loantype, renewtimes, rdid', columns: { patron_id: 'rdid, readerbarcode, patronid, reader_id', title_id: 'bookrecno', returned_at: 'returntime, returndate', branch: 'curlib, orglib, curlocal, libcode', collection: 'curlocal, orglocal' }, filters: [{ column: 'loantype', drop: { 续借: 'renewal', renew: 'renewal', 预约: 'not-a-loan' } }] },
  {
    id: 'school-cloud', kind: 'loans', needs: '条形码, 题名, 借书日期, 操作行为', typical: '序号, 读者证号, 读者姓名, 定价, 应还日期, 还书日期, 操作日期',
    filters: [{ column: '操作行为', drop: { 续借: 'renewal', 图书续借: 'renewal', 预约: 'not-a-loan', 预借: 'not-a-loan', 取消预约: 'not-a-loan', 罚款: 'fee', 缴费: 'fee', 赔书: 'fee', 赔偿: 'fee' } }],
  },
  { id: 'school-cloud', kind: 'loans', needs: '条形码, 题名, 借书日期, 是否超期|超期天数', typical: '序号, 应还日期, 读者证号, 读者姓名, 读者组织, 读者类型, 状态', never: '还书日期', openLoansOnly: true },
  { id: 'school-cloud-readers', kind: 'patrons', needs: '读者证号, 读者类型, 读者状态|读者押金|办证日期', typical: '读者姓名, 读者性别, 读者组织, 终止日期', never: '借书日期, 借阅册次', columns: { expiry: '终止日期' }, personal: '读者性别' },
  { id: 'pinyin-standard', kind: 'loans', needs: 'jyzbh, jyrq', typical: 'jyzxm, jyrylbm, tsbh, yjghrq, sjghrq', columns: { title_id: 'tsbh', patron_group: 'jyrylbm' }, personal: 'jyzxm' },
  { id: 'pinyin-standard', kind: 'patrons', needs: 'jyzbh, jyrylbm', never: 'jyrq', personal: 'jyzxm' },
  { id: 'data-warehouse', kind: 'loans', needs: 'book_name, borrow_time', typical: 'store_name, should_return_time, return_time, renew_time, renew_count, people_type_name, people_name, sex_name, of_name, edu_name', columns: { branch: 'store_name', patron_group: 'people_type_name', patron_id: 'people_id, people_code, people_no' }, personal: 'people_name, sex_name, of_name' },
  {
    id: 'university-log', kind: 'events', needs: '系统号, 书名|题名, 学工号|学号, 发生日期, 事件类型', typical: '索书号, isbn号, 作者, 出版年, 出版社, 读者身份类别, 学院代码',
    columns: { patron_group: '读者身份类别' }, leave: '学院代码', events: { words: { '50': 'issue', '61': 'return', '62': 'renew', '63': 'renew', 借书: 'issue', 还书: 'return', 续借: 'renew' }, otherwise: 'not-a-loan' }, places: universityRow,
  },
  {
    id: 'dp2-log', kind: 'events', needs: 'operation, opertime, itembarcode|readerbarcode', typical: 'action, no, borrowdate, borrowperiod, librarycode, operator',
    columns: { event_type: 'operation', event_at: 'opertime', patron_id: 'readerbarcode', item_barcode: 'itembarcode', branch: 'librarycode', due_at: 'returningdate' }, personal: 'operator',
    events: { with: 'action', words: { borrow: 'issue', 'borrow/renew': 'renew', return: 'return', 'return/lost': 'not-a-loan', 'return/inventory': 'not-a-loan', 'return/read': 'in-house', 'return/boxing': 'not-a-loan', 'return/transfer': 'not-a-loan' }, otherwise: 'not-a-loan' },
  },
];

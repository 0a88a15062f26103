import type { Shape } from '../shape.ts';
import type { records as en } from '../en/records.ts';

export const records = {
  tabs: { label: '书目各部分', titles: '书目', copies: '馆藏复本', loans: '借阅' },
  explain: {
    titles: '可用题名、责任者、主题、丛书中的字词，或 ISBN、书目编号检索。',
    copies: '可用条码号、馆藏编号或索书号查找复本。',
    loans: '可用读者证号、条码号或题名中的字词查找借阅记录。',
  },
  search: { titles: '检索书目', copies: '条码号、馆藏编号或索书号的开头', loans: '读者证号、条码号或题名字词' },
  searchHint: { titles: '字词、ISBN 或书目编号', copies: '输入或扫描条码号', loans: '读者证号、条码号或题名字词' },
  empty: { titles: '还没有书目', copies: '还没有馆藏复本', loans: '还没有借阅记录' },
  table: { patrons: '读者表', titles: '书目表', copies: '复本表', loans: '借阅表' },
  rows: {
    patrons: '没有读者 | {n} 位读者 | {n} 位读者',
    titles: '没有书目 | {n} 种书目 | {n} 种书目',
    copies: '没有复本 | {n} 册（件） | {n} 册（件）',
    loans: '没有借阅 | {n} 次借阅 | {n} 次借阅',
    counting: '（仍在统计）',
  },
  notFound: '没有符合条件的记录',
  notFoundText: '没有找到与“{text}”相符的记录',
  notFoundHint: '请减少或更换字词，或清除筛选条件。',
  mark: '选中 {name}',
  markAll: '选中此表的全部行',
  columns: '列',
  column: {
    card: '读者证号', group: '读者类型', birthYear: '出生年', homeBranch: '所属分馆', consent: '个人书单', expiresOn: '有效期至', loans: '借阅次数', lastLoan: '最近借阅',
    title: '题名', author: '责任者', material: '文献类型', language: '语种', classMark: '分类号', year: '出版年', publisher: '出版者', series: '丛书', volume: '卷册',
    audience: '读者对象', collection: '馆藏', subjects: '主题词', isbn: 'ISBN', callNumber: '索书号', number: '编号', copies: '复本数',
    barcode: '条码号', branch: '分馆', state: '状态', loanedAt: '借出日期', dueAt: '应还日期', returnedAt: '归还日期', renewals: '续借次数',
  },
  consent: { yes: '同意', no: '拒绝', never: '未征询' },
  state: { out: '在借', in: '在馆' },
  filter: {
    title: '筛选', any: '不限', none: '（空）', clear: '清除筛选', from: '起', to: '止',
    group: '读者类型', branch: '分馆', homeBranch: '所属分馆', material: '文献类型', language: '语种', audience: '读者对象', collection: '馆藏',
    classMark: '分类号开头', classHint: '如 I247 或 823',
    born: '出生年', bornFrom: '出生年起', bornTo: '出生年止', published: '出版年', publishedFrom: '出版年起', publishedTo: '出版年止',
    borrowed: '借出日期', borrowedFrom: '借出日期起', borrowedTo: '借出日期止',
    consent: { label: '个人书单' },
    expired: { label: '读者证', true: '已过期', false: '有效' },
    lent: { label: '借阅', true: '有借阅', false: '从未借阅' },
    undescribed: { label: '著录', true: '尚无著录', false: '已著录' },
    state: { label: '状态', out: '在借', overdue: '逾期', in: '已还' },
  },
  views: {
    title: '视图', all: '全部（默认）', name: '此视图的名称', save: '保存', forget: '删除视图“{name}”',
    explain: '视图保存筛选条件、排序和显示的列。',
  },
  detail: { label: '当前记录', hint: '选择一行即可查看其内容。', loans: '最近借阅' },
} satisfies Shape<typeof en>;

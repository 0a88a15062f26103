import type { Sentences } from '../sentences.ts';

/** Rows that were turned away or passed over, columns and kinds of files, in Simplified Chinese. */
export const imports: Pick<Sentences, 'reject' | 'ignored' | 'importColumn' | 'importKind' | 'batchStatus'> = {
  reject: {
    'missing-value': '每行必需的值为空。',
    'bad-date': '无法识别为日期。',
    'bad-number': '不是整数。',
    'return-before-loan': '归还时间早于借出时间。',
    'too-few-cells': '该行的单元格少于表头。',
    'too-many-cells': '该行的单元格多于表头。',
    'bad-quotes': '该行的引号不成对。',
    'id-too-long': '编号超过 200 个字符。',
    'number-damaged': '长编号被电子表格改成了科学计数（9.9E+13）。请将该列按文本导出。',
    'unknown-event': '无法判断是借出、续借还是归还。',
    'return-without-loan': '有归还记录，但此前没有该册的借出记录。',
    'record-broken': '记录已损坏，无法读取。',
    'record-cut': '文件在该记录中间中断。',
    'record-empty': '记录既无题名也无编号。',
    'error-line': '此处不是数据行，而是图书馆系统的出错信息。',
  },
  ignored: {
    'not-a-loan': '不是借阅：预约、通知、记录修改等。',
    renewal: '已有借阅的续借。',
    refused: '读者不希望保留借阅历史。',
    duplicate: '与其他行重复。',
    'in-house': '馆内阅览，未外借。',
    fee: '费用、罚款或缴款。',
  },
  importColumn: {
    id: '编号', kind: '内容', file: '文件', status: '状态', rows: '行数', added: '新增', updated: '更新', unchanged: '未变', rejected: '退回', ignored: '略过', anonymous: '无读者的借阅',
    undescribed: '尚无著录', editions: '其他版本', duplicateCards: '疑似重复证件', encoding: '编码', from: '最早', to: '最晚',
  },
  importKind: { titles: '书目', items: '馆藏册', patrons: '读者', loans: '借阅', events: '借还流水', counts: '借阅次数' },
  batchStatus: { running: '进行中', interrupted: '已中断', finished: '已完成', cancelled: '已取消', failed: '失败', undone: '已撤销' },
};

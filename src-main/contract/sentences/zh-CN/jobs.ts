import type { Sentences } from '../sentences.ts';

/** Jobs and what the command line says of them, in Simplified Chinese. */
export const jobs: Pick<Sentences, 'jobKind' | 'jobStatus' | 'jobStep' | 'terminal'> = {
  jobKind: {
    import: '导入', review: '试导入', undo: '撤销导入', domains: '领域方案', comparison: '领域比较', training: '训练', evaluation: '评估', lists: '书单', insights: '馆藏与借阅分析', bulk: '批量更改', export: '导出', works: '归并作品与版本', demo: '演示图书馆',
  },
  jobStatus: {
    queued: '等待中', running: '进行中', cancelling: '正在停止', finished: '已完成', failed: '失败', cancelled: '已取消',
  },
  jobStep: {
    waiting: '等待轮到', reading: '读取文件', writing: '写入记录', removing: '移除记录', restoring: '恢复原值',
    joining: '归并同一作品的不同版本', assigning: '将书目归入领域', counting: '统计借阅与读者', overlapping: '统计共同读者', comparing: '比较借阅内容', loading: '载入借阅',
    selecting: '用留出的借阅比较各方法', testing: '在预留读者上检验', fitting: '用全部借阅拟合选定的方法',
    saving: '保存', recommending: '生成书单', evaluating: '评估', finding: '查找记录', changing: '更改记录', exporting: '写出各行', done: '完成',
  },
  terminal: {
    importReason: '{file}：{rows} 行：{reason}',
    importNotice: '{file}：{sentence}',
    rejects: '{file}：退回 {rows} 行，连同原因写入 {place}',
    undo: '将删除：借阅 {loans}、书目 {titles}、读者 {patrons}；将恢复原值：{restored}；将过期的模型：{models}',
    bulkCard: '{file}：证号 {patron} 有 {loans} 次借阅，占全部的 {share}%。若不是读者，请加 --not-reader {patron} 导入',
    trained: '{sources} → {target}：共同读者 {patrons} 位；{seconds} 秒',
    evaluated: '{sources} → {target}：{protocol}；{rounds} 轮；共同读者 {patrons} 位；{seconds} 秒',
    comparison: '{method} − {against}：{difference}；{helped}% 的读者变好，{hurt}% 变差；可显示的最小差值 {detectable}；{verdict}',
    lists: '书单 {lists} 份，已存入 {file}',
    updating: '此目录库由较早版本的 Shelfbridge 建立，正在更新到当前版本；数据多时约需一分钟。原有目录库会在旁边保留一份副本。',
    device: '神经网络方法的计算方式：{device}',
  },
};

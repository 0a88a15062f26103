import type { Sentences } from '../sentences.ts';

/** Protocols, figures and slices of evaluations, in Simplified Chinese. */
export const evaluations: Pick<Sentences, 'protocol' | 'protocolHint' | 'measuring' | 'curveReading' | 'patronSlice' | 'titleSlice' | 'figure' | 'sliceValue' | 'column'> = {
  protocol: { 'cold-start': '新读者', temporal: '未来借阅', random: '随机留出' },
  protocolHint: {
    'cold-start': '把部分读者当作目标领域的新读者：凭他们在其他领域的借阅，能推荐得多好？',
    temporal: '程序从较早的借阅中学习，用最近的借阅检验。',
    random: '随机留出每位读者十分之一的借阅。仅用于与论文对比：后来的借阅会泄露先前的借阅，数字因此偏高。',
  },
  measuring: { nothing: '无法衡量：借阅或共同读者太少，或者（评估未来借阅时）借阅没有日期。' },
  curveReading: {
    'helps-always': '目标借阅无论多少，迁移都明显有帮助。',
    'helps-below': '目标借阅不超过约 {to} 次（现有借阅的 {toPercent}%）时，迁移明显有帮助；再多则没有明显更好。',
    'helps-above': '目标借阅达到约 {from} 次（现有借阅的 {fromPercent}%）后，迁移明显有帮助；再少则没有明显更好。',
    'helps-at': '仅在目标借阅约 {from} 次（现有借阅的 {fromPercent}%）时，迁移明显更好；再少或再多都没有明显更好。',
    'helps-between': '目标借阅在 {from} 次（{fromPercent}%）到 {to} 次（{toPercent}%）之间的部分数量上，迁移明显更好；在其他数量上没有明显更好。',
    'helps-never': '无论目标借阅多少，迁移都没有明显更好。',
  },
  patronSlice: { 'known-loans': '已知目标借阅', sources: '来源领域借阅', group: '读者群', 'new-patron': '新读者' },
  titleSlice: { 'training-loans': '书目已有读者数', language: '语种', theme: '类目或主题' },
  figure: {
    ndcg: 'nDCG', recall: '召回率', cappedRecall: '可达召回率', precision: '准确率', f1: 'F1 值', map: 'MAP 值', hitRate: '命中率', mrr: '首次命中',
    auc: 'AUC 值', accuracy: '正确率', balancedAccuracy: '均衡正确率',
    novelty: '新颖度', longTail: '冷门书目', serendipity: '惊喜度', diversity: '多样性', calibration: '类目偏差', coverage: '覆盖率', gini: '基尼系数', entropy: '熵',
    error: '概率偏差',
  },
  sliceValue: {
    'known-loans 0': '无', 'known-loans 1-2': '1–2 次', 'known-loans 3-5': '3–5 次', 'known-loans 6-20': '6–20 次', 'known-loans 21+': '21 次及以上',
    'sources yes': '有来源借阅', 'sources no': '无来源借阅', 'new-patron yes': '新读者', 'new-patron no': '已知读者',
    'training-loans 0': '新书目', 'training-loans 1-4': '1–4 位读者', 'training-loans 5-19': '5–19 位读者', 'training-loans 20+': '20 位及以上读者',
    unknown: '未知',
  },
  column: {
    method: '方法', patrons: '读者', titles: '书目', number: '数量', heldOut: '留出的借阅', recall: '召回率', shown: '占全部位置', seconds: '秒', model: '模型（MB）', peak: '最大内存（MB）', settings: '参数',
    targetLoans: '目标借阅', share: '比例', difference: '差值', source: '来源', loans: '借阅', sharedPatrons: '共同读者', sharedWorks: '共同作品',
    classDivergence: '主题差距', proxyDistance: '书目信息差距', information: '最强联系（比特）',
  },
};

import type { Sentences } from '../sentences.ts';

/** What is to be said of an import or a training, in Simplified Chinese. */
export const notices: Pick<Sentences, 'notice'> = {
  notice: {
    'sheet-full': '工作表正好在电子表格的最后一行（{rows}）结束，之后的内容已被截断。请改为导出 CSV。',
    'numbers-rounded': '以下列的长编号被电子表格改成了科学计数（9.9E+17）：{columns}。这些行无法使用，请将这些列按文本导出。',
    'wrong-encoding': '此文件的文字在导入之前已损坏：先前的程序用错误的编码读取过它。请重新导出，尽量使用 UTF-8。',
    'error-lines': '业务系统在导出文件中写入了出错信息（共 {lines} 行），导出可能不完整。',
    'dates-ambiguous': '3/4/2024 是四月三日还是三月四日？以下列的内容无法判断：{columns}。请选择日期顺序。',
    'no-patrons': '开头各行没有读者信息：这样的借阅只计入题名。',
    'counts-only': '文件只有按题名的合计，没有读者：只能说明什么受欢迎。',
    'personal-left-out': '以下涉及隐私的列不会读取：{columns}。',
    'archive-parts': '压缩包内有多个文件（{parts}），正在读取 {part}。',
    'other-sheets': '工作簿还有其他工作表（{parts}），正在读取 {part}。',
    'link-missing': '借阅只列出了册。请同时导入说明每册属于哪个题名的文件。',
    'encodings-mixed': '记录使用了多种编码：{encodings}。',
    'title-rows-skipped': '已跳过表头上方的行：{rows} 行。',
    'headers-repeated': '数据行之间又出现了表头，已跳过：{rows} 行。看来是几个导出文件首尾相接。',
    'pseudonyms-mixed': '本次导入以化名代替读者证号，而目录库中已有读者用的是原证号：同一个人会变成两位读者。请改用原证号导入，或撤销以前的导入后全部改用化名。',
    'numbers-mixed': '本次导入使用原读者证号，而目录库中已有读者用的是化名：同一个人会变成两位读者。请改用化名导入。',
    'open-loans-only': '文件只有当前借出的记录，没有已归还的借阅，难以说明读者的喜好。',
    'no-shared-patrons': '没有读者同时在目标和来源领域有借阅，无法迁移。',
    'few-shared-patrons': '同时在目标和来源领域有借阅的读者很少，数字仅供粗略参考。',
    'few-target-loans': '目标领域借阅很少，可能只能推荐热门书目。',
    'no-source': '未选择来源：书单仅依据目标领域的借阅。',
    'transfer-not-used': '迁移对任何读者群都没有明显帮助，因此不采用。',
    'device-not-found': '本机没有所选的计算方式，已改用下一种。',
    'device-failed': '一种计算方式中途出错，神经网络方法已改用下一种重新开始。',
    'kernels-not-built': 'Shelfbridge 缺少一个用于加速的部分，因此用时较长，结果相同。重新安装 Shelfbridge 即可恢复。',
    'threads-not-available': '本机不允许 Shelfbridge 同时使用多个处理器，因此用时较长，结果相同。',
  },
};

import type { CommandGroup, CommandName } from './commands.ts';
import type { Language } from './settings.ts';

interface CommandWords {
  readonly label: string;
  /** Other words by which the palette finds it. */
  readonly also: string;
}
type Words = { readonly groups: Readonly<Record<CommandGroup, string>>; readonly commands: Readonly<Record<CommandName, CommandWords>> };

const en: Words = {
  groups: { screens: 'Screens', work: 'Finding and working', desk: 'At the desk', view: 'Display', help: 'Help' },
  commands: {
    'go-desk': { label: 'Desk', also: 'lend check out return renew hold circulation scan' },
    'go-patrons': { label: 'Patrons', also: 'readers borrowers cards members' },
    'go-titles': { label: 'Catalogue', also: 'titles books copies items loans records' },
    'go-imports': { label: 'Imports', also: 'files export csv marc excel koha undo import' },
    'go-domains': { label: 'Domains', also: 'maps rules classes collections' },
    'go-training': { label: 'Training', also: 'model learn evaluate recommend' },
    'go-lists': { label: 'Reading lists', also: 'recommendations print group book club' },
    'go-insights': { label: 'Insights', also: 'charts statistics figures report' },
    'go-settings': { label: 'Settings', also: 'options preferences language theme folder privacy' },
    palette: { label: 'Find a command, a patron or a title', also: 'palette' },
    find: { label: 'Go to the search field of this screen', also: 'search filter' },
    undo: { label: 'Undo the last step', also: 'take back' },
    save: { label: 'Save', also: 'store keep' },
    print: { label: 'Print', also: 'paper sheet' },
    'import-files': { label: 'Import files', also: 'add load csv marc excel' },
    'desk-lend': { label: 'A scan lends or takes back', also: 'check out mode' },
    'desk-return': { label: 'A scan returns', also: 'check in mode' },
    'desk-renew': { label: 'A scan renews', also: 'extend mode' },
    'desk-hold': { label: 'A scan places a hold', also: 'reserve mode' },
    'desk-use': { label: 'A scan counts use in the house', also: 'local mode' },
    'desk-info': { label: 'A scan only tells what it is', also: 'what mode' },
    'desk-confirm': { label: 'Do it all the same', also: 'yes override' },
    'desk-leave': { label: 'Close the reader’s card', also: 'next reader' },
    'desk-receipt': { label: 'Print a receipt', also: 'slip' },
    'desk-anonymous': { label: 'Begin or end an anonymous session', also: 'nobody private' },
    'desk-new-patron': { label: 'Add a reader', also: 'new patron card' },
    'desk-new-copy': { label: 'Add a copy', also: 'new item barcode' },
    jobs: { label: 'Show or hide the jobs', also: 'progress running cancel' },
    'next-part': { label: 'Go to the next part of the window', also: 'navigation content focus' },
    'theme-light': { label: 'Light colours', also: 'theme bright day' },
    'theme-dark': { label: 'Dark colours', also: 'theme night' },
    'theme-system': { label: 'Colours as the system has them', also: 'theme automatic' },
    'language-en': { label: 'English', also: 'language' },
    'language-zh': { label: '简体中文', also: 'language chinese' },
    help: { label: 'Help for this screen', also: 'manual' },
    shortcuts: { label: 'Keyboard shortcuts', also: 'keys sheet' },
  },
};

const zhCN: Words = {
  groups: { screens: '页面', work: '查找与操作', desk: '流通台', view: '显示', help: '帮助' },
  commands: {
    'go-desk': { label: '流通台', also: '借书 还书 续借 预约 流通 扫描 liutongtai ltt' },
    'go-patrons': { label: '读者', also: '读者证 借书证 duzhe dz' },
    'go-titles': { label: '书目', also: '图书 馆藏 复本 借阅 shumu sm' },
    'go-imports': { label: '导入', also: '文件 导出 csv marc excel daoru dr' },
    'go-domains': { label: '领域', also: '规则 分类 馆藏地 lingyu ly' },
    'go-training': { label: '训练', also: '模型 评估 推荐 xunlian xl' },
    'go-lists': { label: '书单', also: '推荐 打印 班级 读书会 shudan sd' },
    'go-insights': { label: '分析', also: '图表 统计 报告 fenxi fx' },
    'go-settings': { label: '设置', also: '选项 语言 主题 文件夹 隐私 shezhi sz' },
    palette: { label: '查找命令、读者或书目', also: '命令 chazhao cz' },
    find: { label: '转到本页的搜索框', also: '搜索 筛选 sousuo ss' },
    undo: { label: '撤销上一步', also: '撤回 chexiao cx' },
    save: { label: '保存', also: '存储 baocun bc' },
    print: { label: '打印', also: '纸张 dayin dy' },
    'import-files': { label: '导入文件', also: '添加 csv marc excel daoruwenjian drwj' },
    'desk-lend': { label: '扫描即借出或归还', also: '借书 jiechu jc' },
    'desk-return': { label: '扫描即归还', also: '还书 guihuan gh' },
    'desk-renew': { label: '扫描即续借', also: 'xujie xj' },
    'desk-hold': { label: '扫描即预约', also: 'yuyue yy' },
    'desk-use': { label: '扫描即记为馆内阅览', also: 'guanneiyuelan gnyl' },
    'desk-info': { label: '扫描只查看，不改动', also: 'chakan ck' },
    'desk-confirm': { label: '仍然办理', also: '确认 queren qr' },
    'desk-leave': { label: '收起读者证', also: '下一位读者 xiayiwei xyw' },
    'desk-receipt': { label: '打印凭条', also: '小票 pingtiao pt' },
    'desk-anonymous': { label: '开始或结束匿名借阅', also: '匿名 niming nm' },
    'desk-new-patron': { label: '新增读者', also: '办证 xinzengduzhe xzdz' },
    'desk-new-copy': { label: '新增复本', also: '条码 xinzengfuben xzfb' },
    jobs: { label: '显示或隐藏任务', also: '进度 取消 renwu rw' },
    'next-part': { label: '转到窗口的下一部分', also: '导航 正文 焦点' },
    'theme-light': { label: '浅色', also: '主题 颜色 qianse qs' },
    'theme-dark': { label: '深色', also: '主题 颜色 夜间 shense ss' },
    'theme-system': { label: '颜色跟随系统', also: '主题 自动 gensuixitong gsxt' },
    'language-en': { label: 'English', also: '语言 英文 yuyan' },
    'language-zh': { label: '简体中文', also: '语言 yuyan zhongwen' },
    help: { label: '本页帮助', also: '手册 说明 bangzhu bz' },
    shortcuts: { label: '键盘快捷键', also: '按键 kuaijiejian kjj' },
  },
};

/** What commands are called. */
export const commandWords: Readonly<Record<Language, Words>> = { en, 'zh-CN': zhCN };

import type { Shape } from '../shape.ts';
import type { importHelp as en } from '../en/import-help.ts';

export const importHelp = {
  action: '应导出什么',
  title: '应从系统导出什么',
  explain: '最理想的导出是每次借阅占一行。以下查询和模板正是为此准备，不含姓名、地址等 Shelfbridge 绝不读取的内容。',
  close: '关闭帮助',
  systems: '图书馆管理系统',
  names: { koha: 'Koha', evergreen: 'Evergreen', sierra: 'Sierra', polaris: 'Polaris', huiwen: '汇文', other: '其他系统' },
  run: {
    koha: '在馆员界面中依次选择“报表”→“由 SQL 新建”，粘贴一条查询，保存、运行，并下载为 CSV。三条查询分别执行。',
    evergreen: '由数据库管理员用 psql 运行：\\copy ( … ) TO \'loans.csv\' WITH (FORMAT csv, HEADER)。',
    sierra: '用 Sierra 的 SQL 账号（sierra_view）在 psql 或 pgAdmin 等工具中分别运行，并将结果存为带列名的 CSV。',
    polaris: '在 SQL Server Management Studio 或 SimplyReports 的 SQL 中分别运行，并将结果存为带列名的 CSV。',
    huiwen: '由数据库管理员在 SQL Developer 或 PL/SQL Developer 中分别运行，并将结果导出为带列名的 CSV。',
  },
  adjust: '运行前请先看一遍查询：在标明之处填入本馆的值。大型图书馆可每次导出几年，Shelfbridge 会将各文件合并。',
  remarks: '运行前须知',
  tables: { loans: '借阅', titles: '书目', patrons: '读者' },
  copy: '复制',
  copyOf: '复制{table}查询',
  copied: '查询已复制到剪贴板。',
  copyFailed: '无法使用剪贴板，请选中文本自行复制。',
  queryOf: '{table}查询',
  otherExplain: '请向系统供应商或管理员索要下列各列。模板中已列出各列；无法填写的列可以留空。书目也可以用 MARC 记录。',
  templates: '模板',
  saveTemplate: '将{table}模板保存为 {format}',
} satisfies Shape<typeof en>;

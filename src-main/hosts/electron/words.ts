import type { Language } from '#contract/settings.ts';

/** What menus and dialogs of the window say; a missing word does not compile. */
export interface Words {
  readonly file: string; readonly edit: string; readonly view: string; readonly help: string;
  readonly importFiles: string; readonly openFolder: string; readonly quit: string; readonly about: string;
  readonly cut: string; readonly copy: string; readonly paste: string; readonly selectAll: string;
  readonly zoomIn: string; readonly zoomOut: string; readonly zoomReset: string; readonly fullScreen: string;
  readonly tables: string; readonly allFiles: string;
  readonly otherFolder: string; readonly makeCatalogue: string; readonly cancel: string;
  readonly jobRunning: string; readonly quitAnyway: string;
}

const en: Words = {
  file: '&File', edit: '&Edit', view: '&View', help: '&Help',
  importFiles: 'Import…', openFolder: 'Open catalogue folder…', quit: 'Quit', about: 'About Shelfbridge',
  cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all',
  zoomIn: 'Zoom in', zoomOut: 'Zoom out', zoomReset: 'Actual size', fullScreen: 'Full screen',
  tables: 'Tables (CSV, TSV, text, gzip)', allFiles: 'All files',
  otherFolder: 'Open another folder…', makeCatalogue: 'Make a new catalogue', cancel: 'Cancel',
  jobRunning: 'A job is still running. If you quit now, what it has begun is taken back.', quitAnyway: 'Quit anyway',
};

const zhCN: Words = {
  file: '文件(&F)', edit: '编辑(&E)', view: '视图(&V)', help: '帮助(&H)',
  importFiles: '导入…', openFolder: '打开目录库文件夹…', quit: '退出', about: '关于 Shelfbridge',
  cut: '剪切', copy: '复制', paste: '粘贴', selectAll: '全选',
  zoomIn: '放大', zoomOut: '缩小', zoomReset: '实际大小', fullScreen: '全屏',
  tables: '表格（CSV、TSV、文本、gzip）', allFiles: '所有文件',
  otherFolder: '打开其他文件夹…', makeCatalogue: '新建目录库', cancel: '取消',
  jobRunning: '仍有任务在进行。现在退出，已开始的部分将被撤回。', quitAnyway: '仍然退出',
};

export const wordsOf = (language: Language): Words => (language === 'zh-CN' ? zhCN : en);

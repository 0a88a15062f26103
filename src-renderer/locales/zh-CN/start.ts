import type { Shape } from '../shape.ts';
import type { start as en } from '../en/start.ts';

export const start = {
  title: '欢迎使用 Shelfbridge',
  explain: '根据本馆自己的流通记录，为读者编制附有理由的个人书单。一切数据都留在这台电脑上，不会发送到任何地方。',
  choices: '您想从哪里开始？',
  demo: {
    title: '打开演示图书馆',
    text: '一所小型图书馆：读者和借阅均为虚构，6,000 种中英文书目取自真实出版物，适合初次了解。',
    action: '打开演示图书馆',
    notEmpty: '当前目录库已有记录。请先打开一个空文件夹，再在其中建立演示图书馆。',
    waiting: '正在建立演示图书馆，完成后会自动打开。',
    progress: '建立演示图书馆的进度',
  },
  own: {
    title: '导入本馆数据',
    text: '导入图书馆系统导出的书目、读者和借阅记录：CSV、Excel、MARC、JSON 或 XML。',
    action: '前往导入',
  },
  folder: {
    title: '打开其他目录库',
    text: '继续使用 Shelfbridge 以前建立的目录库文件夹。',
    action: '选择文件夹',
    path: '要打开的文件夹路径',
    open: '打开此文件夹',
    none: {
      title: '新建目录库？',
      sentence: '此文件夹中还没有目录库。要在其中新建一个空目录库吗？',
      make: '新建目录库',
    },
  },
} satisfies Shape<typeof en>;

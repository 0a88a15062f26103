import type { Shape } from '../shape.ts';
import type { layout as en } from '../en/layout.ts';

export const layout = {
  skip: '跳到正文',
  navigation: '主导航',
  collapse: '收起',
  expand: '展开',
  connectionLost: '与程序的连接已中断。页面会自动重新连接；当前显示的内容可能不是最新的。',
  dismiss: '关闭此消息',
  notices: '消息',
  language: '语言',
  catalogue: '目录库 {name}',
  counts: {
    patrons: '{n} 位读者',
    titles: '{n} 种书目',
    loans: '{n} 次借阅',
  },
  screens: {
    start: '开始',
    patrons: '读者',
    titles: '书目',
    imports: '导入',
    domains: '领域',
    training: '训练',
    lists: '书单',
    settings: '设置',
  },
  jobs: {
    title: '任务',
    explain: '较长的工作在这里进行，您可以继续做其他事情。',
    open: '显示任务',
    close: '隐藏任务',
    running: '没有任务在进行 | {n} 项任务正在进行 | {n} 项任务正在进行',
    none: '还没有任务',
    noneHint: '导入、训练和生成书单的进度会显示在这里。',
    cancel: '取消{kind}：{subject}',
    progress: '{kind}进度：{subject}',
    stepDone: '{step}：已处理 {n}',
    lasted: '用时 {time}',
    changed: '{kind} {subject}：{status}',
  },
} satisfies Shape<typeof en>;

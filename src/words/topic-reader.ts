import { catalogue } from './catalogue.ts';

/** The reader of topics, on the screen and on the command line. */
export const topicReaderWords = catalogue(
  {
    title: 'Topics',
    inProject: 'In this project',
    commands: 'See it yourself',
    mistakes: 'What often goes wrong',
    more: 'In Docker’s documentation',
    related: 'See also',
    listHint: '↑↓ choose · Enter read · Esc close',
    hint: '↑↓ scroll · 1–9 run · a–f see also · o open the page · ← → next topic · Esc back',
    shortHint: '↑↓ · 1–9 run · a–f also · o page · Esc back',
    listHead: 'Every idea behind this screen, told with this project. dogwatch explain TOPIC prints one.',
    servicesHead: 'The services of this project. dogwatch explain SERVICE tells the state of one.',
    unknown: (name: string, known: string) => `There is no topic and no service "${name}". There are: ${known}.`,
    more1: (count: number) => `↓ ${count} more`,
  },
  {
    title: '知识点',
    inProject: '在这个项目里',
    commands: '自己看一看',
    mistakes: '常见误区',
    more: 'Docker 官方文档',
    related: '相关知识点',
    listHint: '↑↓ 选择 · Enter 阅读 · Esc 关闭',
    hint: '↑↓ 滚动 · 1–9 运行命令 · a–f 相关知识点 · o 打开网页 · ← → 前后一篇 · Esc 返回',
    shortHint: '↑↓ · 1–9 运行 · a–f 相关 · o 网页 · Esc 返回',
    listHead: '这个界面背后的每个概念，都结合当前项目来讲。用 dogwatch explain TOPIC 可以打印其中一篇。',
    servicesHead: '这个项目的服务。用 dogwatch explain SERVICE 可以查看某个服务的情况。',
    unknown: (name, known) => `没有名为 “${name}” 的知识点或服务。可选：${known}。`,
    more1: (count) => `↓ 还有 ${count} 行`,
  },
);

import { view } from '../parts/view.ts';

export const search = view(
  'search',
  {
    group: 'logs',
    title: { en: 'search', 'zh-CN': '搜索' },
    about: {
      en: 'Searches the log as you type, by regular expression; in the services pane it filters the list.',
      'zh-CN': '边输入边在日志里搜索，支持正则表达式；在服务窗格里筛选列表。',
    },
    keys: ['/'],
  },
  'commands',
);

export const nextMatch = view(
  'next-match',
  {
    group: 'logs',
    title: { en: 'next match', 'zh-CN': '下一处匹配' },
    about: {
      en: 'Goes to the next match.',
      'zh-CN': '跳到下一处匹配。',
    },
    keys: ['n'],
  },
  'commands',
);

export const previousMatch = view(
  'previous-match',
  {
    group: 'logs',
    title: { en: 'previous match', 'zh-CN': '上一处匹配' },
    about: {
      en: 'Goes to the previous match.',
      'zh-CN': '跳到上一处匹配。',
    },
    keys: ['N'],
  },
  'commands',
);

export const filter = view(
  'filter',
  {
    group: 'logs',
    title: { en: 'filter', 'zh-CN': '过滤' },
    about: {
      en: 'Shows only lines that match: words, -words, level:warning, service:api, since:10m, context:3; a first ! inverts it.',
      'zh-CN': '只显示匹配的行：词、-词、level:warning、service:api、since:10m、context:3；以 ! 开头则取反。',
    },
    keys: ['f'],
  },
  'commands',
);

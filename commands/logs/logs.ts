import { view } from '../parts/view.ts';

export const search = view(
  'search',
  {
    group: 'logs',
    title: { en: 'search', 'zh-CN': '搜索' },
    about: {
      en: 'Searches the log; in the other panes it filters the list.',
      'zh-CN': '在日志里搜索；在其他窗格里筛选列表。',
    },
    keys: ['/'],
  },
  'logs',
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
  'logs',
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
  'logs',
);

export const follow = view(
  'follow',
  {
    group: 'logs',
    title: { en: 'follow', 'zh-CN': '跟随日志' },
    about: {
      en: 'Stays at the newest line, or stops there.',
      'zh-CN': '始终显示最新一行，再按停住。',
    },
    keys: ['F'],
  },
  'logs',
);

export const wrap = view(
  'wrap',
  {
    group: 'logs',
    title: { en: 'wrap', 'zh-CN': '自动换行' },
    about: {
      en: 'Breaks long lines, or cuts them.',
      'zh-CN': '长行折行显示，再按则截断。',
    },
    keys: ['W'],
  },
  'logs',
);

export const timestamps = view(
  'timestamps',
  {
    group: 'logs',
    title: { en: 'times', 'zh-CN': '显示时间' },
    about: {
      en: 'Shows the time of each line, or hides it.',
      'zh-CN': '显示每行的时间，再按隐藏。',
    },
    keys: ['T'],
  },
  'logs',
);

export const logsMerged = view(
  'logs-merged',
  {
    group: 'logs',
    title: { en: 'all logs', 'zh-CN': '全部日志' },
    about: {
      en: 'The logs of all services in one, by time; again for one service.',
      'zh-CN': '按时间合并所有服务的日志，再按回到单个服务。',
    },
    keys: ['l'],
  },
  'logs',
);

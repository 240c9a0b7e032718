import { catalogue } from '../../src/words/catalogue.ts';
import type { Command } from '../command.ts';
import { does } from '../parts/argv.ts';
import { always } from '../parts/conditions.ts';
import { view } from '../parts/view.ts';

export const logsMerged = view(
  'logs-merged',
  {
    group: 'logs',
    title: { en: 'all logs', 'zh-CN': '全部日志' },
    about: {
      en: 'From one service to the marked ones to all, merged by time; again for one service.',
      'zh-CN': '依次切换：单个服务、已标记的服务、所有服务，按时间合并。',
    },
    keys: ['l'],
  },
  'commands',
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
  'commands',
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
  'commands',
);

export const timestamps = view(
  'timestamps',
  {
    group: 'logs',
    title: { en: 'times', 'zh-CN': '显示时间' },
    about: {
      en: 'Shows the time of each line: local, how long ago, UTC, or not at all.',
      'zh-CN': '切换每行时间的显示：本地时间、多久以前、UTC、不显示。',
    },
    keys: ['T'],
  },
  'commands',
);

export const shape = view(
  'shape',
  {
    group: 'logs',
    title: { en: 'readable/raw', 'zh-CN': '易读/原样' },
    about: {
      en: 'Shows lines made readable (traces folded, JSON in short), as they were printed, or with every control character written out.',
      'zh-CN': '切换显示方式：易读（折叠堆栈、精简 JSON）、原样、写出所有控制字符。',
    },
    keys: ['J'],
  },
  'commands',
);

export const collapse = view(
  'collapse',
  {
    group: 'logs',
    title: { en: 'fold repeats', 'zh-CN': '折叠重复行' },
    about: {
      en: 'Shows lines that repeat, apart from numbers in them, once with a count; again for all of them.',
      'zh-CN': '把只有数字不同的重复行折叠成一行并计数，再按全部显示。',
    },
    keys: ['H'],
  },
  'commands',
);

export const markLogs = view(
  'mark-logs',
  {
    group: 'logs',
    title: { en: 'mark here', 'zh-CN': '做标记线' },
    about: {
      en: 'Draws a line into every log: what comes from here on is below it.',
      'zh-CN': '在所有日志里画一条线：之后的内容都在线下面。',
    },
    keys: ['m'],
  },
  'commands',
);

export const goToTime: Command = {
  id: 'go-to-time',
  group: 'logs',
  title: { en: 'go to time', 'zh-CN': '跳到时间' },
  about: {
    en: 'Goes to the first line at or after a time, such as 12:04, 12:04:29, 10m (ago), or a date.',
    'zh-CN': '跳到某个时间的第一行，例如 12:04、12:04:29、10m（10 分钟前）或日期。',
  },
  keys: ['G'],
  scope: 'app',
  danger: 'none',
  topic: 'commands',
  changes: false,
  needs: [],
  available: always,
  begin: ({ language }) => ({
    kind: 'ask',
    title: timeWords(language).title,
    hint: timeWords(language).hint,
    initial: '',
    answer: (text) =>
      text.trim() === ''
        ? { kind: 'say', sentence: timeWords(language).hint }
        : does({ kind: 'logs', request: { kind: 'go-to-time', text: text.trim() } }),
  }),
};

const timeWords = catalogue(
  {
    title: 'Go to which time?',
    hint: 'A time of day (12:04:29), how long ago (10m, 2h30m), or a date (2026-11-25T12:04).',
  },
  {
    title: '跳到什么时间？',
    hint: '时刻（12:04:29）、多久以前（10m、2h30m）或日期（2026-11-25T12:04）。',
  },
);

import { describe, expect, it } from 'vitest';
import { logsAside, type Matches } from '../../../components/logs/aside.ts';
import type { LogSource, Sifted } from '../../../components/logs/source.ts';
import { initialLogsView, type LogsView } from '../../../components/logs/view.ts';
import { logOf } from './log-of.ts';

const whole: LogSource = { ...logOf([]), first: 1000, end: 13_480 };

function filtered(sifted: Partial<Sifted>): LogSource {
  const found = { isContext: () => false, repeatsAt: () => 1, baseOf: (n: number) => n, entryAt: (b: number) => b };
  return { ...whole, first: -40, end: 60, sifted: { ...found, progress: 1, matched: 87, of: 12_480, ...sifted } };
}

const paused: LogsView = { ...initialLogsView, follow: false, top: 2000, seenAt: 13_470 };

type Case = readonly [string, LogSource, LogsView, Matches | null, string, string];

const CASES: readonly Case[] = [
  ['follows', whole, initialLogsView, null, 'follow ● · 12,480 lines · / search', '跟随 ● · 12,480 行 · / 搜索'],
  ['is paused', whole, paused, null, 'paused · 10 new · End follows', '已暂停 · 10 行新日志 · End 继续跟随'],
  [
    'is paused longer than the buffer lasts',
    whole,
    { ...paused, seenAt: 7 },
    null,
    'paused · 12,480 new · End follows',
    '已暂停 · 12,480 行新日志 · End 继续跟随',
  ],
  [
    'wraps, raw and with repeats folded',
    whole,
    { ...initialLogsView, wrap: true, shape: 'raw', collapse: true },
    null,
    'follow ● · 12,480 lines · wrap · raw · repeats folded · / search',
    '跟随 ● · 12,480 行 · 换行 · 原样 · 已折叠重复行 · / 搜索',
  ],
  [
    'writes controls out',
    whole,
    { ...paused, shape: 'escaped' },
    null,
    'paused · 10 new · End follows · escaped',
    '已暂停 · 10 行新日志 · End 继续跟随 · 显示控制字符',
  ],
  [
    'is filtered',
    filtered({}),
    { ...initialLogsView, filter: 'level:error' },
    null,
    'follow ● · 87 of 12,480 lines · filter level:error',
    '跟随 ● · 87 / 12,480 行 · 过滤 level:error',
  ],
  [
    'is still filtering',
    filtered({ progress: 0.4199, matched: 3 }),
    { ...initialLogsView, filter: 'redis' },
    null,
    'follow ● · 3 of 12,480 lines 41 % · filter redis',
    '跟随 ● · 3 / 12,480 行 41 % · 过滤 redis',
  ],
  [
    'is filtered and paused',
    filtered({}),
    { ...paused, seenAt: 58, filter: 'redis' },
    null,
    'paused · 2 new · End follows · filter redis',
    '已暂停 · 2 行新日志 · End 继续跟随 · 过滤 redis',
  ],
  [
    'is searched',
    whole,
    { ...paused, query: 'redis' },
    { lines: 1204, complete: true },
    'paused · 10 new · End follows · /redis 1,204',
    '已暂停 · 10 行新日志 · End 继续跟随 · /redis 1,204',
  ],
  [
    'is still counting',
    whole,
    { ...initialLogsView, query: 'redis' },
    { lines: 12, complete: false },
    'follow ● · 12,480 lines · /redis 12+',
    '跟随 ● · 12,480 行 · /redis 12+',
  ],
  [
    'has not begun to count',
    whole,
    { ...initialLogsView, query: 'redis' },
    null,
    'follow ● · 12,480 lines · /redis',
    '跟随 ● · 12,480 行 · /redis',
  ],
  [
    'is filtered and searched',
    filtered({}),
    { ...initialLogsView, filter: 'level:error', query: 'x' },
    { lines: 0, complete: true },
    'follow ● · 87 of 12,480 lines · filter level:error · /x 0',
    '跟随 ● · 87 / 12,480 行 · 过滤 level:error · /x 0',
  ],
];

describe('what the border says of a log that', () => {
  it.each(CASES)('%s', (_, source, view, matches, en, zh) => {
    expect(logsAside(source, view, matches, 'en')).toBe(en);
    expect(logsAside(source, view, matches, 'zh-CN')).toBe(zh);
  });
});

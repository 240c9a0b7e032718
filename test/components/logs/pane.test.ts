import { describe, expect, it } from 'vitest';
import { paneLines } from '../../../components/frame/pane.tsx';
import { type LogsPaneProps, logsPane } from '../../../components/logs/pane.ts';
import { initialLogsView } from '../../../components/logs/view.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { expectGolden } from '../golden.ts';
import { logOf, NOON } from './log-of.ts';

const log = logOf(
  [
    { text: 'INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)', level: 'info' },
    {
      text: '\x1b[32mINFO\x1b[0m:     Started reloader process [\x1b[36m\x1b[1m1\x1b[0m] using \x1b[36mWatchFiles\x1b[0m',
      level: 'info',
    },
    { text: 'WARNING:  retrying redis at host.docker.internal:6379 in 2 s', level: 'warning' },
    {
      text: 'ERROR:    connection refused host.docker.internal:6379 — the message is longer than the narrowest pane can show in one row',
      level: 'error',
    },
    { kind: 'divider', divider: 'restarted', text: 'ai-pic-backend-1' },
    { text: 'DEBUG:    图片已生成 🖼️ 用时 3.2 秒，尺寸 1024×1024', level: 'debug' },
    { text: '  File "/app/app/main.py", line 42, in generate', level: 'none' },
    { text: 'INFO:     172.18.0.5:51234 - "GET /api/v1/utils/health-check/ HTTP/1.1" 200 OK', level: 'info' },
  ],
  { first: 12_480 },
);

const base: Omit<LogsPaneProps, 'columns' | 'rows' | 'language'> = {
  focused: true,
  services: 'backend',
  source: log,
  view: initialLogsView,
  matches: null,
  emptyReason: { kind: 'silent', service: 'backend' },
  now: NOON + 60_000,
};

const SIZES = [
  [102, 30],
  [74, 22],
  [80, 12],
] as const;

const CASES: Readonly<Record<string, Partial<LogsPaneProps>>> = {
  follow: {},
  paused: {
    view: { ...initialLogsView, follow: false, top: 12_481, seenAt: 12_484, wrap: true, timestamps: 'relative' },
  },
  search: {
    view: { ...initialLogsView, follow: false, top: 12_480, query: 'redis|refused', cursor: 12_483, timestamps: 'utc' },
    matches: { lines: 2, complete: true },
  },
  sideways: { view: { ...initialLogsView, left: 20, timestamps: 'off' } },
  merged: { services: null, source: { ...log, labels: ['backend', 'worker'] } },
  'no-container': { source: logOf([]), emptyReason: { kind: 'no-container', service: 'worker' } },
  silent: { source: logOf([]) },
  lost: { source: logOf([]), emptyReason: { kind: 'engine-lost' } },
  unreadable: { source: logOf([]), emptyReason: { kind: 'unreadable', driver: 'syslog' } },
};

describe('the logs pane', () => {
  for (const [name, props] of Object.entries(CASES)) {
    for (const language of LANGUAGES) {
      for (const [columns, rows] of SIZES) {
        it(`${name} ${columns}x${rows} ${language}`, () => {
          const frame = paneLines(logsPane({ ...base, ...props, columns, rows, language }));
          expect(frame).toHaveLength(rows);
          for (const row of frame) expect(width(row)).toBe(columns);
          expectGolden(`logs/${name}-${columns}x${rows}-${language}`, frame);
        });
      }
    }
  }
});

import { describe, expect, it } from 'vitest';
import { paneLines } from '../../../components/frame/pane.tsx';
import { foldKey } from '../../../components/logs/fold.ts';
import { type LogsPaneProps, logsPane } from '../../../components/logs/pane.ts';
import { type LogSource, mergedSource, serviceSource, siftedSource } from '../../../components/logs/source.ts';
import { initialLogsView, type LogsView } from '../../../components/logs/view.ts';
import { LogBuffer } from '../../../src/logs/buffer.ts';
import { parseFilter } from '../../../src/logs/filter.ts';
import type { DividerKind, Older } from '../../../src/logs/line.ts';
import { MergedLog } from '../../../src/logs/merge.ts';
import { SiftedLog } from '../../../src/logs/sift.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { rawLine } from '../../logs/lines.ts';
import { expectGolden } from '../golden.ts';
import { NOON } from './log-of.ts';

type Given = string | { readonly divider: DividerKind; readonly text?: string } | { readonly cut: string };

/** A buffer of the given lines, a second apart, written in turn by so many replicas. */
function bufferOf(lines: readonly Given[], { from = NOON, replicas = 1, maxBytes = 1_000_000 } = {}): LogBuffer {
  const buffer = new LogBuffer({ maxBytes });
  for (const [at, line] of lines.entries()) {
    const ms = from + at * 1000;
    if (typeof line === 'string') buffer.append(rawLine(line, ms), at % replicas);
    else if ('cut' in line) buffer.append({ ...rawLine(line.cut, ms), cut: true });
    else buffer.addDivider(line.divider, ms, line.text ?? '');
  }
  return buffer;
}

function service(lines: readonly Given[], older: Older = 'none'): LogSource {
  return serviceSource(bufferOf(lines), [], older);
}

/** What a filter leaves of `base` after so many goes of 100 lines; all of them by default. */
function sifted(base: LogSource, filter: string, collapse = false, goes = Number.POSITIVE_INFINITY): LogSource {
  const options = { filter: parseFilter(filter, NOON).filter, collapse, serviceOf: () => 'backend', blockLines: 100 };
  const log = new SiftedLog(base, options);
  for (let go = 0; go < goes && log.update(0); go++);
  return siftedSource(base, log);
}

const LOG: readonly Given[] = [
  'INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)',
  'INFO:     172.18.0.5:51234 - "POST /api/v1/images HTTP/1.1" 500 Internal Server Error',
  'ERROR:    Exception in ASGI application',
  'Traceback (most recent call last):',
  '  File "/app/app/api/images.py", line 42, in generate',
  '    image = await painter.paint(prompt)',
  '  File "/app/app/painter.py", line 7, in paint',
  '    raise TimeoutError("the model took longer than 30 s")',
  'TimeoutError: the model took longer than 30 s',
  'WARNING:  retrying redis at host.docker.internal:6379 in 2 s',
  'INFO:     172.18.0.5:51234 - "GET /api/v1/utils/health-check/ HTTP/1.1" 200 OK',
];

const JSON_LINES: readonly Given[] = [
  '{"level":"info","time":1795521869114,"msg":"request done","method":"GET","path":"/api/v1/images","ms":12}',
  '{"level":"error","time":1795521870114,"msg":"request failed","err":{"name":"TimeoutError","retries":3},"图":"猫"}',
  '{"level":"warning","event":"slow query","sql":"select * from images where id = $1","seconds":2.5}',
  '{"unfinished": "json',
];

const REPEATS: readonly Given[] = [
  ...Array.from({ length: 40 }, (_, n) => `INFO:     172.18.0.5:${51_000 + n} - "GET /health-check/ HTTP/1.1" 200 OK`),
  'WARNING:  slow',
  ...Array.from({ length: 7 }, (_, n) => `INFO:     172.18.0.5:${52_000 + n} - "GET /health-check/ HTTP/1.1" 200 OK`),
];

const DIVIDED: readonly Given[] = [
  'before it started',
  { divider: 'started', text: 'ai-pic-backend-1' },
  { divider: 'restarted', text: 'ai-pic-backend-1' },
  { divider: 'recreated', text: 'ai-pic-backend-1' },
  { divider: 'stopped', text: 'ai-pic-backend-1 exited (1)' },
  { divider: 'reconnected' },
  { divider: 'gap' },
  { divider: 'mark' },
  'after the mark',
];

const WILD: readonly Given[] = [
  'tabs\there\tand there',
  '\x1b[1;31mred\x1b[0m and \x1b]0;a title that must not be set\x07a bell\x07',
  '\x1b[2J\x1b[Hcleared? \x1b[5mblinking\x1b[0m',
  'right to left: שלום עולם — مرحبا بالعالم — done',
  'an override: \u202eevil.exe\u202c and isolates \u2066ltr\u2069',
  'family 👨‍👩‍👧‍👦, flag 🇨🇳, skin 👍🏽, heart ❤️, wide 图片已生成',
  'combined: e\u0301 a\u0308, zero\u200bwidth, broken \ud83d surrogate',
  'progress 10 %\rprogress 100 %',
  { cut: `a line of which the end is missing ${'x'.repeat(40)}` },
];

function merged(): LogSource {
  const parts = [
    { service: 'backend', buffer: bufferOf(LOG) },
    { service: 'worker', buffer: bufferOf(['job 1 taken', 'job 1 done', 'job 2 taken'], { from: NOON + 500 }) },
  ];
  return mergedSource(new MergedLog(parts), [{ labels: ['backend'] }, { labels: ['worker'] }], 'available');
}

/** So many lines that old ones had to go. */
function dropping(older: Older): LogSource {
  const lines = Array.from({ length: 2000 }, (_, n) => `INFO:     line ${n}`);
  return serviceSource(bufferOf(lines, { maxBytes: 16 * 1024 }), [], older);
}

const filler = Array.from({ length: 1000 }, (_, n) => `INFO:     line ${n}`);
const home: LogsView = { ...initialLogsView, follow: false, top: Number.NEGATIVE_INFINITY, seenAt: 10_000 };
const context = sifted(service([...LOG, ...REPEATS.slice(39, 43)]), 'slow context:2');
const opened = service(LOG);
const repeated = sifted(service(REPEATS), '', true);

const CASES: Readonly<Record<string, Partial<LogsPaneProps> & { readonly source: LogSource }>> = {
  'trace-folded': { source: service(LOG, 'available') },
  'trace-opened': {
    source: opened,
    view: { ...home, cursor: 2, opened: new Set([foldKey({ buffer: opened.buffer as LogBuffer, n: 2 })]) },
  },
  'trace-raw': { source: service(LOG), view: { ...initialLogsView, shape: 'raw', timestamps: 'utc' } },
  json: { source: service(JSON_LINES) },
  'json-raw-wrapped': { source: service(JSON_LINES), view: { ...initialLogsView, shape: 'raw', wrap: true } },
  selection: { source: service(LOG), view: { ...home, cursor: 10, anchor: 2 } },
  'filter-context': {
    source: context,
    view: { ...home, filter: 'slow context:2', cursor: context.first + 2 },
  },
  'filter-traced': {
    source: sifted(service(LOG), 'TimeoutError'),
    view: { ...initialLogsView, filter: 'TimeoutError' },
  },
  'nothing-left': { source: sifted(service(LOG), 'postgres'), view: { ...initialLogsView, filter: 'postgres' } },
  'nothing-yet': {
    source: sifted(service(filler), 'postgres', false, 2),
    view: { ...initialLogsView, filter: 'postgres' },
  },
  'still-filtering': {
    source: sifted(service(filler), 'line.*7$', false, 2),
    view: { ...initialLogsView, filter: 'line.*7$' },
  },
  repeats: { source: repeated, view: { ...initialLogsView, collapse: true } },
  dividers: { source: service(DIVIDED, 'available') },
  'older-reading': { source: service(LOG, 'reading'), view: home },
  'older-failed': { source: service(LOG, 'failed'), view: home },
  'older-dropped': { source: dropping('available'), view: { ...home, cursor: 0 } },
  'older-dropped-none': { source: dropping('none'), view: home },
  replicas: {
    services: 'worker',
    source: serviceSource(bufferOf(LOG.slice(9).concat(REPEATS.slice(0, 4)), { replicas: 3 }), replicaNames(), 'none'),
  },
  'merged-trace': { services: null, source: merged(), view: { ...initialLogsView, timestamps: 'off' } },
  wild: { source: service(WILD) },
  'wild-escaped': { source: service(WILD), view: { ...initialLogsView, shape: 'escaped', wrap: true } },
  'wild-sideways': { source: service(WILD), view: { ...initialLogsView, left: 9, timestamps: 'off' } },
};

function replicaNames(): readonly string[] {
  return ['worker-1', 'worker-2', 'worker-3'];
}

const base: Omit<LogsPaneProps, 'columns' | 'rows' | 'language' | 'source'> = {
  focused: true,
  services: 'backend',
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

describe('the logs pane on real buffers', () => {
  for (const [name, props] of Object.entries(CASES)) {
    for (const language of LANGUAGES) {
      for (const [columns, rows] of SIZES) {
        it(`${name} ${columns}x${rows} ${language}`, () => {
          const frame = paneLines(logsPane({ ...base, ...props, columns, rows, language }));
          expect(frame).toHaveLength(rows);
          for (const row of frame) expect(width(row), row).toBe(columns);
          expectGolden(`logs/${name}-${columns}x${rows}-${language}`, frame);
        });
      }
    }
  }
});

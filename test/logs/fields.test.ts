import { describe, expect, test } from 'vitest';
import { jsonDetails, jsonSummary, type Parsed, parseJsonLine, parseLogfmt } from '../../src/logs/fields.ts';

const noon = Date.UTC(2026, 10, 24, 12, 0, 0, 123);

type Row = readonly [logger: string, line: string, parsed: Partial<Parsed>, summary: string];

const loggers: readonly Row[] = [
  [
    'pino',
    `{"level":30,"time":${noon},"pid":7,"hostname":"web","req":{"id":1,"url":"/a b"},"msg":"request done"}`,
    { message: 'request done', level: 'info', time: noon },
    'request done  pid=7 hostname=web req={"id":1,"url":"/a b"}',
  ],
  [
    'bunyan',
    '{"name":"app","hostname":"h","pid":1,"level":50,"msg":"boom","time":"2026-11-24T12:00:00.123Z","v":0}',
    { message: 'boom', level: 'error', time: noon },
    'boom  name=app hostname=h pid=1 v=0',
  ],
  [
    'winston',
    '{"level":"warn","message":"slow","timestamp":"2026-11-24T12:00:00.123Z","took":"3 s"}',
    { message: 'slow', level: 'warning', time: noon },
    'slow  took="3 s"',
  ],
  [
    'zap',
    `{"level":"error","ts":${noon / 1000},"caller":"x.go:1","msg":"m","ok":false,"n":null}`,
    { message: 'm', level: 'error', time: noon },
    'm  caller=x.go:1 ok=false n=null',
  ],
  [
    'slog',
    '{"time":"2026-11-24T12:00:00.123456789Z","level":"INFO","msg":"hello","count":3}',
    { message: 'hello', level: 'info', time: noon },
    'hello  count=3',
  ],
  [
    'structlog',
    '{"event":"job done","level":"info","timestamp":"2026-11-24T12:00:00.123000Z"}',
    { message: 'job done', level: 'info', time: noon, fields: [] },
    'job done',
  ],
  [
    'python-json-logger',
    '{"asctime":"2026-11-24 12:00:00,123","levelname":"WARNING","message":"careful","event":"x"}',
    { message: 'careful', level: 'warning', time: noon, fields: [['event', 'x']] },
    'careful  event=x',
  ],
  [
    'serilog',
    '{"@t":"2026-11-24T12:00:00.1234567Z","@m":"Started 7","@mt":"Started {Id}","@l":"Warning","Id":7}',
    { message: 'Started 7', level: 'warning', time: noon },
    'Started 7  Id=7',
  ],
  [
    'Monolog',
    '{"message":"hi","context":{},"level":200,"level_name":"INFO","channel":"app","datetime":"2026-11-24T12:00:00.123+00:00"}',
    { message: 'hi', level: 'info', time: noon },
    'hi  context={} channel=app',
  ],
  [
    'MongoDB',
    '{"t":{"$date":"2026-11-24T12:00:00.123+00:00"},"s":"I",  "c":"NETWORK", "id":23016, "ctx":"listener", "msg":"Waiting", "attr":{"port":27017}}',
    { message: 'Waiting', level: 'info', time: noon },
    'Waiting  c=NETWORK id=23016 ctx=listener attr={"port":27017}',
  ],
  [
    'a cloud',
    '{"severity":"ERROR","textPayload":"down","timestamp":"2026-11-24T13:00:00.123+01:00"}',
    { message: 'down', level: 'error', time: noon },
    'down',
  ],
  [
    'ECS',
    '{"@timestamp":"2026-11-24T12:00:00.123Z","log.level":"DEBUG","message":"m"}',
    { message: 'm', level: 'debug', time: noon },
    'm',
  ],
  ['a short name with another meaning', '{"s":3,"msg":"m"}', { level: null }, 'm  s=3'],
  ['nothing known', '{"a":1,"b":"x=y"}', { message: null, level: null, time: null }, 'a=1 b="x=y"'],
  [
    'known names with other meanings',
    '{"msg":{"id":1},"time":3.5,"level":"deep"}',
    { message: null, level: null, time: null },
    'msg={"id":1} time=3.5 level=deep',
  ],
  [
    'only time and level',
    '{"level":30, "time":1795521600123}',
    { level: 'info', fields: [] },
    '{"level":30, "time":1795521600123}',
  ],
  ['nothing at all', ' {} ', { message: null, fields: [] }, '{}'],
];

describe('JSON of', () => {
  test.each(loggers)('%s', (_, line, parsed, summary) => {
    expect(parseJsonLine(line)).toMatchObject(parsed);
    expect(jsonSummary(line)).toBe(summary);
  });
});

test.each([
  '',
  'plain',
  '[1,2]',
  '"text"',
  '{ not json }',
  '{"a":1',
  '{"a":1} and more',
  `{"a":"${'x'.repeat(65_536)}"}`,
])('no JSON object: %#', (text) => {
  expect(parseJsonLine(text)).toBeUndefined();
  expect(jsonSummary(text)).toBeUndefined();
  expect(jsonDetails(text)).toBeUndefined();
});

test('an id of 64 bits keeps its digits', () => {
  expect(jsonSummary('{"id":9007199254740993,"time":1795521600123000000,"x":1e300}')).toBe(
    'id=9007199254740993 x=1e+300',
  );
  expect(parseJsonLine('{"time":1795521600123000000}')?.time).toBe(1795521600123);
});

test('no control gets through, and a summary is one line', () => {
  const line = JSON.stringify({
    msg: '\x1b[31mred\x1b[0m\nnext\x1b]0;title\x07\u202e',
    'k\x1b[2J\ney': '\x9b2J\u0000',
    deep: [{ 'a\nb': '\x1b[1mbold' }],
  });
  const summary = jsonSummary(line) ?? '';
  expect(summary).toBe('red next  "k ey"="" deep=[{"a b":"bold"}]');
  const details = jsonDetails(line) ?? [];
  expect(details).toEqual([
    '{',
    '  "msg": "red',
    '    next",',
    '  "k ey": "",',
    '  "deep": [',
    '    {',
    '      "a b": "bold"',
    '    }',
    '  ]',
    '}',
  ]);
  expect(details.join('')).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
});

test('hostile nesting neither throws nor takes long', () => {
  const depth = 30_000;
  const text = `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  expect(jsonSummary(text)).toMatch(/^a=\[+"…"\]+$/);
  expect(jsonDetails(text)?.length).toBeLessThan(200);
  expect(jsonSummary('{"__proto__":{"x":1}}')).toBe('__proto__={"x":1}');
});

test('a stack trace in a field can be read', () => {
  const line = JSON.stringify({
    level: 50,
    err: { type: 'Error', stack: 'Error: "boom"\n    at load (/app/x.js:3:1)' },
    tags: ['a', 1],
    none: [],
  });
  expect(jsonDetails(line)).toEqual([
    '{',
    '  "level": 50,',
    '  "err": {',
    '    "type": "Error",',
    '    "stack": "Error: "boom"',
    '          at load (/app/x.js:3:1)"',
    '  },',
    '  "tags": [',
    '    "a",',
    '    1',
    '  ],',
    '  "none": []',
    '}',
  ]);
  expect(jsonDetails('{}')).toEqual(['{}']);
});

describe('logfmt', () => {
  test.each<[string, Parsed]>([
    [
      'time="2026-11-24T12:00:00.123Z" level=warning msg="retrying \\"redis\\" now" attempt=2',
      { message: 'retrying "redis" now', time: noon, level: 'warning', fields: [['attempt', '2']] },
    ],
    [
      'ts=2026-11-24T12:00:00.123Z caller=main.go:1 level=info msg=ok empty=',
      {
        message: 'ok',
        time: noon,
        level: 'info',
        fields: [
          ['caller', 'main.go:1'],
          ['empty', ''],
        ],
      },
    ],
    [
      '\x1b[36mlevel\x1b[0m=info \x1b[36mmsg\x1b[0m="a\\nb"',
      { message: 'a\nb', time: null, level: 'info', fields: [] },
    ],
    ['msg="odd \\q escape" a=b', { message: 'odd q escape', time: null, level: null, fields: [['a', 'b']] }],
  ])('%s', (line, parsed) => expect(parseLogfmt(line)).toEqual(parsed));

  test.each([
    'level=info',
    'PATH=/bin HOME=/root',
    'listening at level=info port=80',
    'level=info msg="never closed',
    'select * from t where level=1 and ts=2',
    '',
    '{"level":"info","a":"b=c"}',
  ])('not: %s', (line) => expect(parseLogfmt(line)).toBeUndefined());
});

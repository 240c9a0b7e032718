import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { explainLines } from '../../../components/explain/lines.ts';
import { explainPane, pressExplain } from '../../../components/explain/pane.ts';
import { paneLines } from '../../../components/frame/pane.tsx';
import type { Explanation } from '../../../src/explain/explanation.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES, type Language } from '../../../src/words/catalogue.ts';
import { random, randomText } from '../../text/random.ts';
import { expectGolden } from '../golden.ts';

const waiting: Record<Language, Explanation> = {
  en: {
    title: 'worker is waiting',
    tone: 'warn',
    paragraphs: [
      'worker starts only after prestart has ended with 0. prestart ended with 1, so worker stays created and does not run.',
      'Redis refused the connection at host.docker.internal:6379 (3 times in 10 s).',
    ],
    advice: [
      { key: 'enter', text: 'read the log of prestart', command: null },
      { key: 'u', text: 'try again', command: 'docker compose up -d worker' },
      { key: null, text: 'check that Redis runs on your machine', command: 'redis-cli ping' },
    ],
  },
  'zh-CN': {
    title: 'worker 正在等待',
    tone: 'warn',
    paragraphs: [
      'worker 要等 prestart 以退出码 0 结束后才会启动。prestart 的退出码是 1，所以 worker 停留在“已创建”状态。',
      'Redis 拒绝了到 host.docker.internal:6379 的连接（10 秒内 3 次）。',
    ],
    advice: [
      { key: 'enter', text: '查看 prestart 的日志', command: null },
      { key: 'u', text: '重试', command: 'docker compose up -d worker' },
      { key: null, text: '确认本机的 Redis 正在运行', command: 'redis-cli ping' },
    ],
  },
};

const place = { focused: false, scroll: 0, columns: 80, rows: 9 } as const;

describe('the explain pane', () => {
  for (const language of LANGUAGES) {
    for (const [columns, rows] of [
      [102, 16],
      [74, 12],
      [80, 9],
    ] as const) {
      for (const explanation of [waiting[language], null]) {
        it(`${explanation ? 'waiting' : 'nothing'} ${columns}x${rows} ${language}`, () => {
          const frame = paneLines(explainPane({ ...place, explanation, columns, rows, language }));
          expect(frame).toHaveLength(rows);
          for (const row of frame) expect(width(row)).toBe(columns);
          expectGolden(`explain/${explanation ? 'waiting' : 'nothing'}-${columns}x${rows}-${language}`, frame);
        });
      }
    }
  }

  it('scrolls to its last line and no further', () => {
    const props = { ...place, explanation: waiting.en, language: 'en' } as const;
    const end = pressExplain(props, 'end') ?? 0;
    const last = paneLines(explainPane({ ...props, scroll: end })).map((row) => stripVTControlCharacters(row));
    expect(last[0]).not.toContain('more');
    expect(last.join('\n')).toContain('redis-cli ping');
    expect(pressExplain({ ...props, scroll: end }, 'down')).toBe(end);
    expect(paneLines(explainPane({ ...props, scroll: 99 }))).toEqual(paneLines(explainPane({ ...props, scroll: end })));
    expect(pressExplain(props, 'x')).toBeNull();
  });

  it('has a sign for how things stand', () => {
    const titles = (['good', 'busy', 'warn', 'bad', 'neutral'] as const).map(
      (tone) => explainPane({ ...place, explanation: { ...waiting.en, tone }, language: 'en' }).title,
    );
    expect(new Set(titles.map((title) => stripVTControlCharacters(title))).size).toBe(5);
  });
});

describe('the lines of an explanation', () => {
  it('are exactly as wide as the pane, whatever is explained', () => {
    const next = random(21);
    for (let round = 0; round < 200; round++) {
      const text = () => randomText(next, 60);
      const explanation: Explanation = {
        title: text(),
        tone: 'bad',
        paragraphs: [text(), `${text()}\n${text()}`],
        advice: [
          { key: 'space', text: text(), command: text() },
          { key: null, text: text(), command: null },
        ],
      };
      const columns = 12 + Math.floor(next() * 60);
      for (const row of explainLines(explanation, columns, 'en'))
        expect(width(row), JSON.stringify({ row, columns })).toBe(columns);
    }
  });

  it('have no gap where there is nothing to do', () => {
    expect(explainLines({ title: '', tone: 'good', paragraphs: ['All is well.'], advice: [] }, 20, 'en')).toEqual([
      ' All is well.       ',
    ]);
  });
});

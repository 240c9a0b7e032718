import { describe, expect, it } from 'vitest';
import type { Step } from '../../../commands/command.ts';
import { type PaneProps, paneLines } from '../../../components/frame/pane.tsx';
import { askPane } from '../../../components/overlay/ask-pane.ts';
import { openChoose } from '../../../components/overlay/choose.ts';
import { choosePane } from '../../../components/overlay/choose-pane.ts';
import { fieldOf } from '../../../components/overlay/field.ts';
import { helpPane, pressHelp } from '../../../components/overlay/help-pane.ts';
import { over } from '../../../components/overlay/over.ts';
import { palettePane } from '../../../components/overlay/palette-pane.ts';
import { openReader } from '../../../components/overlay/reader.ts';
import { readerPane } from '../../../components/overlay/reader-pane.ts';
import { sayPane } from '../../../components/overlay/say-pane.ts';
import type { Size } from '../../../components/overlay/size.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES, type Language } from '../../../src/words/catalogue.ts';
import { expectGolden } from '../golden.ts';
import { choice, commands, nothing } from './commands-of.ts';

const containers = Array.from({ length: 14 }, (_, n) => `  ai-pic-worker-${n + 1}`);

const down: Record<Language, Extract<Step, { kind: 'choose' }>> = {
  en: {
    kind: 'choose',
    title: 'down: ai-pic',
    intro: ['Stops and removes. Images and files on your machine stay.'],
    choices: [
      choice('n', 'cancel, change nothing'),
      choice('d', 'take down ai-pic', {
        danger: 'deletes',
        command: ['docker', 'compose', 'down'],
        details: ['14 containers go:', ...containers, '2 networks go:', '  ai-pic_default', '  ai-pic_traefik-public'],
      }),
      choice('v', 'take down ai-pic with its volumes: their data is lost', {
        danger: 'deletes',
        command: ['docker', 'compose', 'down', '-v'],
        details: ['1 volume goes, with its data:', '  ai-pic_app-db-data', '14 containers go:', ...containers],
        typed: 'ai-pic',
      }),
    ],
  },
  'zh-CN': {
    kind: 'choose',
    title: '拆除：ai-pic',
    intro: ['停止并删除。镜像和本机上的文件会保留。'],
    choices: [
      choice('n', '取消，什么都不动'),
      choice('d', '拆除 ai-pic', {
        danger: 'deletes',
        command: ['docker', 'compose', 'down'],
        details: ['将删除 14 个容器：', ...containers, '将删除 2 个网络：', '  ai-pic_default'],
      }),
      choice('v', '拆除 ai-pic 并删除卷，数据会丢失', {
        danger: 'deletes',
        command: ['docker', 'compose', 'down', '-v'],
        details: ['将删除 1 个卷及其数据：', '  ai-pic_app-db-data', '将删除 14 个容器：', ...containers],
        typed: 'ai-pic',
      }),
    ],
  },
};

const restart: Extract<Step, { kind: 'choose' }> = {
  kind: 'choose',
  title: 'restart',
  intro: [],
  choices: [
    choice('1', 'backend only', {
      danger: 'restarts',
      command: ['docker', 'compose', 'restart', '--no-deps', 'backend'],
    }),
  ],
};

const ask: Extract<Step, { kind: 'ask' }> = {
  kind: 'ask',
  title: 'exec backend',
  hint: 'The command runs inside the container as it is, without a shell.',
  initial: '',
  answer: () => nothing,
};

const entries = commands.map((command) => ({
  command,
  availability:
    command.id === 'down'
      ? ({ ok: false, why: '当前没有可拆除的容器。There is nothing to take down.' } as const)
      : ({ ok: true } as const),
}));

const output = Array.from({ length: 60 }, (_, n) =>
  n % 20 === 8
    ? `\x1b[31m#${n} ERROR 构建失败: process "/bin/sh -c uv sync" did not complete successfully: exit code: 1`
    : `#${n} [backend 4/7] RUN uv sync --frozen`,
);

const PANES: Readonly<Record<string, (size: Size, language: Language) => PaneProps>> = {
  'choose-safe': (size, language) =>
    choosePane({ step: down[language], state: openChoose(down[language].choices), size, language }),
  'choose-deletes': (size, language) =>
    choosePane({ step: down[language], state: { index: 1, typed: fieldOf(''), scroll: 5 }, size, language }),
  'choose-typed': (size, language) =>
    choosePane({ step: down[language], state: { index: 2, typed: fieldOf('ai-p'), scroll: 0 }, size, language }),
  'choose-restart': (size, language) =>
    choosePane({ step: restart, state: openChoose(restart.choices), size, language }),
  ask: (size, language) =>
    askPane({ step: ask, state: { field: fieldOf('python -c "print(1)"'), problem: '' }, size, language }),
  'ask-problem': (size, language) =>
    askPane({
      step: ask,
      state: { field: fieldOf("echo 'a"), problem: "A quote is open: ' at the end is missing." },
      size,
      language,
    }),
  palette: (size, language) => palettePane({ entries, state: { field: fieldOf(''), index: 1 }, size, language }),
  'palette-found': (size, language) =>
    palettePane({ entries, state: { field: fieldOf('up'), index: 0 }, size, language }),
  'palette-none': (size, language) =>
    palettePane({ entries, state: { field: fieldOf('zzzz'), index: 0 }, size, language }),
  help: (size, language) => helpPane({ commands, pane: 'services', top: 0, size, language }),
  say: (size, language) =>
    sayPane({
      title: 'open',
      sentence: 'backend publishes no port, so there is nothing to open in a browser. \x1b[2J',
      size,
      language,
    }),
  reader: (size, language) =>
    readerPane({
      title: 'docker compose up -d --build backend',
      lines: output,
      state: { ...openReader(false), typing: fieldOf('error') },
      size,
      language,
    }),
  'reader-wrap': (size, language) => {
    const view = { ...openReader(false).view, wrap: true, query: 'error', cursor: 8 };
    return readerPane({ title: 'docker compose build', lines: output, state: { view, typing: null }, size, language });
  },
  'reader-empty': (size, language) =>
    readerPane({ title: 'docker compose top', lines: [], state: openReader(false), size, language }),
};

describe('dialogs', () => {
  for (const [name, draw] of Object.entries(PANES)) {
    for (const language of LANGUAGES) {
      for (const [columns, rows] of [
        [160, 48],
        [120, 40],
        [80, 24],
      ] as const) {
        it(`${name} ${columns}x${rows} ${language}`, () => {
          const box = paneLines(draw({ columns, rows }, language));
          for (const row of box) expect(width(row)).toBe(width(box[0] ?? ''));
          expect(box.length).toBeLessThanOrEqual(rows);
          const screen = over(
            Array.from({ length: rows }, () => '·'.repeat(columns)),
            box,
            columns,
          );
          for (const row of screen) expect(width(row)).toBe(columns);
          expectGolden(`overlay/${name}-${columns}x${rows}-${language}`, box);
        });
      }
    }
  }

  it('fit the smallest screen', () => {
    for (const draw of Object.values(PANES)) {
      const box = paneLines(draw({ columns: 60, rows: 15 }, 'en'));
      expect(box.length).toBeLessThanOrEqual(15);
      for (const row of box) expect(width(row)).toBeLessThanOrEqual(60);
      expect(box.at(-1)).toContain('╰');
    }
  });

  it('keep their size whichever answer is chosen', () => {
    const rows = [0, 1, 2].map(
      (index) =>
        choosePane({
          step: down.en,
          state: { index, typed: fieldOf(''), scroll: 0 },
          size: { columns: 80, rows: 24 },
          language: 'en',
        }).rows,
    );
    expect(new Set(rows).size).toBe(1);
  });
});

describe('help', () => {
  const props = { commands, pane: 'logs', top: 0, size: { columns: 60, rows: 12 }, language: 'en' } as const;

  it('scrolls to its end and closes', () => {
    const end = pressHelp(props, 'end');
    expect(end).toBeGreaterThan(0);
    expect(pressHelp({ ...props, top: end as number }, 'down')).toBe(end);
    expect(pressHelp(props, 'x')).toBe(0);
    for (const key of ['esc', 'q', '?']) expect(pressHelp(props, key)).toBe('closed');
  });
});

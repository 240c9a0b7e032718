import { catalogue } from '../../src/words/catalogue.ts';
import type { Command, Plan, Situation, Step } from '../command.ts';
import { does } from '../parts/argv.ts';
import { choice } from '../parts/choices.ts';
import { always } from '../parts/conditions.ts';
import { view } from '../parts/view.ts';

export const selectLines = view(
  'select-lines',
  {
    group: 'logs',
    title: { en: 'select lines', 'zh-CN': '选择多行' },
    about: {
      en: 'Begins a selection at the cursor; moving extends it, y copies it.',
      'zh-CN': '从光标处开始选择，移动光标扩大范围，按 y 复制。',
    },
    keys: ['V'],
  },
  'commands',
);

export const copyLines = logsCommand(
  'copy-lines',
  ['y'],
  { kind: 'logs', request: { kind: 'copy', what: 'selection' } },
  {
    title: { en: 'copy lines', 'zh-CN': '复制行' },
    about: {
      en: 'Copies the selected lines, or the line at the cursor with its stack trace.',
      'zh-CN': '复制选中的行；没有选择时复制光标所在行及其堆栈。',
    },
  },
);

export const copyMatches = logsCommand(
  'copy-matches',
  ['Y'],
  { kind: 'logs', request: { kind: 'copy', what: 'matches' } },
  {
    title: { en: 'copy matches', 'zh-CN': '复制匹配行' },
    about: {
      en: 'Copies all lines that match the search, or all that the filter leaves.',
      'zh-CN': '复制所有匹配搜索的行；没有搜索时复制过滤后剩下的行。',
    },
  },
);

/** Where a log can go: to a program that reads it, or to a file. */
export const takeAway: Command = {
  id: 'take-logs',
  group: 'logs',
  title: { en: 'open or save log', 'zh-CN': '打开或保存日志' },
  about: {
    en: 'Opens the selected lines, or the whole log as it is filtered, in your pager or editor, or saves them to a file.',
    'zh-CN': '把选中的行（或过滤后的整个日志）用分页器或编辑器打开，或保存到文件。',
  },
  keys: ['O'],
  scope: 'app',
  danger: 'none',
  topic: 'commands',
  changes: false,
  needs: [],
  available: always,
  begin: (situation) => ({
    kind: 'choose',
    title: takingWords(situation.language).title,
    intro: [],
    choices: [
      choice(
        'p',
        takingWords(situation.language).pager,
        does({ kind: 'logs', request: { kind: 'read', with: 'pager' } }),
      ),
      choice(
        'e',
        takingWords(situation.language).editor,
        does({ kind: 'logs', request: { kind: 'read', with: 'editor' } }),
      ),
      choice('s', takingWords(situation.language).save, askPath(situation)),
    ],
  }),
};

function askPath({ world, language }: Situation): Step {
  const words = takingWords(language);
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return {
    kind: 'ask',
    title: words.path,
    hint: words.pathHint,
    initial: `./${world.project?.name ?? 'dogwatch'}-${stamp}.log`,
    answer: (path) =>
      path.trim() === ''
        ? { kind: 'say', sentence: words.noPath }
        : does({ kind: 'logs', request: { kind: 'save', path: path.trim() } }),
  };
}

function logsCommand(
  id: string,
  keys: readonly string[],
  plan: Plan,
  words: Pick<Command, 'title' | 'about'>,
): Command {
  return {
    id,
    group: 'logs',
    ...words,
    keys,
    scope: 'app',
    danger: 'none',
    topic: 'commands',
    changes: false,
    needs: [],
    available: always,
    begin: () => does(plan),
  };
}

const takingWords = catalogue(
  {
    title: 'Take the log where?',
    pager: 'read it in $PAGER',
    editor: 'open it in $EDITOR',
    save: 'save it to a file',
    path: 'Save to which file?',
    pathHint: 'A file that exists already is not touched.',
    noPath: 'Type the name of a file.',
  },
  {
    title: '把日志送到哪里？',
    pager: '用 $PAGER 阅读',
    editor: '用 $EDITOR 打开',
    save: '保存到文件',
    path: '保存到哪个文件？',
    pathHint: '已存在的文件不会被改动。',
    noPath: '请输入文件名。',
  },
);

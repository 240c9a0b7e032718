import { catalogue, type Language, type Localized } from '../src/words/catalogue.ts';
import { groupWords } from '../src/words/overlay.ts';
import type { Command, Danger, Group } from './command.ts';
import { commands } from './index.ts';
import { keyLabel } from './key.ts';

/** One command as `dogwatch keys --json` tells of it. `keys` are names as `key.ts` has them; empty: only in the palette. */
export type KeyEntry = {
  readonly id: string;
  readonly keys: readonly string[];
  readonly title: Localized;
  readonly about: Localized;
  readonly group: Group;
  readonly scope: Command['scope'];
  readonly danger: Danger;
};

/** The answer of `dogwatch keys --json`: every command, in the order of the help. */
export function keysJson(): readonly KeyEntry[] {
  return commands.map(({ id, keys, title, about, group, scope, danger }) => ({
    id,
    keys,
    title,
    about,
    group,
    scope,
    danger,
  }));
}

/** The page of keys (docs/keys.md), without a newline at its end. */
export function keysMarkdown(language: Language): string {
  const words = pageWords(language);
  const groups = Map.groupBy(commands, ({ group }) => group);
  const sections = [...groups].map(([group, members]) => section(groupWords(language)[group], members, language));
  return [`# ${words.title}`, words.intro, ...sections].join('\n\n');
}

function section(heading: string, members: readonly Command[], language: Language): string {
  const words = pageWords(language);
  const rows = members.map((command) => {
    const keys = command.keys.map((key) => `\`${keyLabel(key, language)}\``).join(' ') || `\`:\` ${command.id}`;
    return `| ${keys} | ${command.title[language]} | ${command.about[language]}${words[command.danger]} |`;
  });
  return [
    `## ${heading}`,
    '',
    `| ${words.key} | ${words.command} | ${words.does} |`,
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const pageWords = catalogue(
  {
    title: 'Keys',
    intro:
      'Keys work on the marked services, or on the selected one; on the project’s row, on the whole project. `:` opens the palette, where every command is found by name. This page is written by `npm run docs` from the declarations in `commands/`.',
    key: 'Key',
    command: 'Command',
    does: 'What it does',
    none: '',
    restarts: ' *Interrupts what runs.*',
    deletes: ' **Deletes: asks first.**',
  },
  {
    title: '按键',
    intro:
      '按键作用于已标记的服务，没有标记时作用于选中的服务；选中项目那一行时作用于整个项目。按 `:` 打开命令面板，可以按名称找到任何命令。本页由 `npm run docs` 根据 `commands/` 里的声明生成。',
    key: '按键',
    command: '命令',
    does: '作用',
    none: '',
    restarts: '*会中断正在运行的服务。*',
    deletes: '**会删除内容：执行前先询问。**',
  },
);

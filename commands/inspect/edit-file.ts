import { isAbsolute, join, relative } from 'node:path';
import type { World } from '../../src/model/world.ts';
import { catalogue, type Language } from '../../src/words/catalogue.ts';
import type { Choice, Command, Step } from '../command.ts';
import { does } from '../parts/argv.ts';

/** A file of the project in the person's editor. */
export const editFile: Command = {
  id: 'edit',
  group: 'inspect',
  title: { en: 'edit a file', 'zh-CN': '编辑文件' },
  about: {
    en: 'Opens a compose file, the .env or any other file of the project in your editor ($VISUAL, $EDITOR).',
    'zh-CN': '用你的编辑器（$VISUAL、$EDITOR）打开 compose 文件、.env 或项目里的其他文件。',
  },
  keys: [],
  scope: 'app',
  danger: 'none',
  topic: 'config',
  changes: true,
  needs: [],
  available: ({ world, language }) =>
    world.project === null ? { ok: false, why: words(language).noProject } : { ok: true },
  begin: ({ world, language }) => ({
    kind: 'choose',
    title: words(language).title,
    intro: [],
    choices: [...filesOf(world).map((file, at) => choiceOf(file, at, world)), otherFile(world, language)],
  }),
};

/** The compose files and the env files, and the `.env` beside them also while it is not there. */
function filesOf({ project }: World): readonly string[] {
  if (!project) return [];
  return [...new Set([...project.files, ...project.envFiles, join(project.directory, '.env')])];
}

function choiceOf(file: string, at: number, { project }: World): Choice {
  return {
    key: String(at + 1),
    label: shortOf(file, project?.directory ?? ''),
    danger: 'none',
    command: null,
    details: [file],
    typed: null,
    next: does({ kind: 'edit', place: { file, line: 1 } }),
  };
}

function otherFile({ project }: World, language: Language): Choice {
  const directory = project?.directory ?? '';
  const [synced] = project?.services.flatMap(({ watch }) => watch) ?? [];
  const initial = synced ? `${shortOf(synced.path, directory)}/` : '';
  const answer = (text: string): Step =>
    text.trim() === ''
      ? { kind: 'say', sentence: words(language).noName }
      : does({ kind: 'edit', place: { file: isAbsolute(text) ? text : join(directory, text), line: 1 } });
  return {
    key: '0',
    label: words(language).other,
    danger: 'none',
    command: null,
    details: [],
    typed: null,
    next: { kind: 'ask', title: words(language).title, hint: words(language).hint(directory), initial, answer },
  };
}

function shortOf(file: string, directory: string): string {
  const way = relative(directory, file);
  return way.startsWith('..') ? file : way;
}

const words = catalogue(
  {
    title: 'Edit a file',
    other: 'another file …',
    hint: (directory: string) => `Path, absolute or from ${directory}`,
    noName: 'No file was named.',
    noProject: 'There is no project whose files could be edited.',
  },
  {
    title: '编辑文件',
    other: '其他文件…',
    hint: (directory) => `路径：绝对路径，或相对于 ${directory}`,
    noName: '没有输入文件名。',
    noProject: '没有可以编辑文件的项目。',
  },
);

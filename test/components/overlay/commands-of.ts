import type { Choice, Command, Group, Step } from '../../../commands/command.ts';

/** A command that does nothing, with these words. */
export function command(
  id: string,
  group: Group,
  keys: readonly string[],
  [en, zh]: readonly [string, string],
  [enAbout, zhAbout]: readonly [string, string],
): Command {
  return {
    id,
    group,
    keys,
    title: { en, 'zh-CN': zh },
    about: { en: enAbout, 'zh-CN': zhAbout },
    scope: 'targets',
    danger: 'none',
    topic: 'container',
    changes: true,
    needs: [],
    available: () => ({ ok: true }),
    begin: () => nothing,
  };
}

/** Commands of several groups. */
export const commands: readonly Command[] = [
  command(
    'up',
    'run',
    ['u'],
    ['up', '创建并启动'],
    [
      'Creates what is missing, recreates what has changed, and starts it with what it depends on.',
      '创建缺少的容器，重建配置有变化的容器，并连同依赖的服务一起启动。',
    ],
  ),
  command(
    'up-build',
    'run',
    ['U'],
    ['up, built anew', '构建并启动'],
    ['Builds the images first, then does what up does.', '先构建镜像，再执行 up。'],
  ),
  command(
    'restart',
    'run',
    ['r'],
    ['restart', '重启'],
    ['Stops and starts the containers as they are.', '原样停止并启动容器。'],
  ),
  command(
    'shell',
    'inside',
    ['e'],
    ['shell', '进入终端'],
    ['Opens a shell inside the container.', '在容器内打开终端。'],
  ),
  command(
    'down',
    'clean',
    ['d'],
    ['down', '拆除'],
    [
      'Stops and removes containers and networks, with the volumes if you say so.',
      '停止并删除容器和网络，也可以连卷一起删。',
    ],
  ),
  command(
    'follow',
    'logs',
    ['F'],
    ['follow', '跟随日志'],
    ['Stays at the newest line, or stops there.', '始终显示最新一行，再按停住。'],
  ),
  command('first', 'move', ['home', 'g'], ['first', '最前'], ['Goes to the first line.', '跳到第一行。']),
  command(
    'quit',
    'screen',
    ['q', 'ctrl-c'],
    ['quit', '退出'],
    ['Leaves dogwatch; the containers go on.', '退出 dogwatch，容器继续运行。'],
  ),
  command(
    'version',
    'inspect',
    [],
    ['versions', '版本'],
    ['Tells the versions of engine and Compose.', '显示引擎和 Compose 的版本。'],
  ),
];

/** A step that does nothing. */
export const nothing: Step = { kind: 'do', plan: { kind: 'sequence', plans: [] } };

/** An answer with what is said of it. */
export function choice(key: string, label: string, more: Partial<Choice> = {}): Choice {
  return { key, label, danger: 'none', command: null, details: [], typed: null, next: nothing, ...more };
}

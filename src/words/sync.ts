import { catalogue } from './catalogue.ts';

/** How far a saved file is on its way into a container. */
export const fileStateWords = catalogue(
  {
    waiting: 'waits: watch is off',
    saved: 'saved',
    noticed: 'noticed',
    sent: 'sent',
    failed: 'not there',
    verified: (took: string) => `verified ${took}`,
    removed: (took: string) => `deleted ${took}`,
    rebuild: 'rebuilt',
    restart: 'restarted',
    'sync+restart': 'there, restarted',
    'sync+exec': 'there, command ran',
  },
  {
    waiting: '等待中：监听未开启',
    saved: '已保存',
    noticed: '已发现',
    sent: '已发送',
    failed: '未到达',
    verified: (took) => `已核实 ${took}`,
    removed: (took) => `已删除 ${took}`,
    rebuild: '已重新构建',
    restart: '已重启',
    'sync+restart': '已同步并重启',
    'sync+exec': '已同步并执行命令',
  },
);

/** Which pattern leaves a file out. */
export const ignoredWords = catalogue(
  {
    file: (pattern: string, place: string) => `ignored: ${pattern} (${place})`,
    rule: (pattern: string) => `ignored by the rule: ${pattern}`,
    compose: (pattern: string) => `always ignored: ${pattern}`,
  },
  {
    file: (pattern, place) => `已忽略：${pattern}（${place}）`,
    rule: (pattern) => `被规则忽略：${pattern}`,
    compose: (pattern) => `始终忽略：${pattern}`,
  },
);

/** Why a file did not arrive, or why what it set off went badly. */
export const syncProblemWords = catalogue(
  {
    unhealthy: 'The container is unhealthy.',
    lost: 'It was in the container, but the container was made anew without it. Save it again, compare files, or rebuild.',
    'no-container': 'The service has no container to take it to.',
    inMemory: (mount: string) =>
      `Its place is on the tmpfs ${mount}, where no process of the container sees what is copied. Take a volume or another target.`,
    unnoticed: 'Watch runs, but did not take this file up.',
    notThere: 'It is not in the container.',
    differs: (size: string) => `The container has something else there (${size}).`,
    unreadable: (code: string) => `It cannot be read here (${code}).`,
    unreachable: (detail: string) => `The container could not be asked: ${detail}`,
    command: (code: number) => `The command of the rule ended with ${code}.`,
    container: (code: number) => `The container ended with ${code}.`,
  },
  {
    unhealthy: '容器不健康。',
    lost: '文件曾在容器里，但容器重建后没有了。请重新保存、比对文件，或重新构建。',
    'no-container': '这个服务没有容器可以接收文件。',
    inMemory: (mount) => `目标位置在 tmpfs ${mount} 上，复制进去的文件容器里的进程看不到。请改用数据卷或其他目标路径。`,
    unnoticed: '监听正在运行，但没有处理这个文件。',
    notThere: '容器里没有这个文件。',
    differs: (size) => `容器里的内容不一样（${size}）。`,
    unreadable: (code) => `本机无法读取这个文件（${code}）。`,
    unreachable: (detail) => `无法查询容器：${detail}`,
    command: (code) => `规则里的命令以 ${code} 结束。`,
    container: (code) => `容器以 ${code} 退出。`,
  },
);

/** What a rule does beyond copying. */
export const syncActionWords = catalogue(
  { rebuild: 'rebuild', restart: 'restart', 'sync+restart': 'sync and restart', 'sync+exec': 'sync and command' },
  { rebuild: '重新构建', restart: '重启', 'sync+restart': '同步并重启', 'sync+exec': '同步并执行命令' },
);

/** Where that stands. */
export const storyWords = catalogue(
  {
    building: 'building',
    recreating: 'making the container anew',
    restarting: 'restarting',
    running: 'the command runs',
    starting: 'starting',
    done: 'done',
    failed: 'failed',
    told: (action: string, state: string) => `${action}: ${state}`,
  },
  {
    building: '构建中',
    recreating: '正在重建容器',
    restarting: '重启中',
    running: '命令执行中',
    starting: '启动中',
    done: '完成',
    failed: '失败',
    told: (action, state) => `${action}：${state}`,
  },
);

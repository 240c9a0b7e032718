import { catalogue } from './catalogue.ts';

/** The watch pane. Paths, names and numbers come in as they are to be shown. */
export const watchWords = catalogue(
  {
    title: 'Watch',
    off: 'off',
    starting: '◐ starting',
    running: '● running',
    stopping: '◐ stopping',
    failed: '✖ failed',
    notThis: 'runs for other services',
    ignored: (patterns: number) => (patterns === 1 ? '1 ignored' : `${patterns} ignored`),
    moreRules: (rules: number) => (rules === 1 ? '… 1 more rule' : `… ${rules} more rules`),

    noRules: (service: string) =>
      `${service} has no watch rule. With "develop.watch" in the compose file, saved files are copied into its container or rebuild it.`,
    noRulesAtAll:
      'This project has no watch rule. With "develop.watch" in the compose file, saved files are copied into the container or rebuild it.',
    noProject: 'Without a project there is nothing to watch.',
    notInFiles: (service: string) => `${service} is not in the files that were read, so its watch rules are not known.`,
    start: (key: string) => `${key} starts watch: saved files then go into the containers by these rules.`,
    quiet: 'Nothing has changed since.',

    enabled: 'watch enabled',
    sync: (changes: string) => (changes === '1' ? 'syncs 1 change' : `syncs ${changes} changes`),
    syncs: 'syncs',
    rebuild: 'rebuilds after changes',
    built: 'built anew',
    restart: 'restarted',
    exec: 'ran its command',
    received: 'arrived in the container',
    deleted: (path: string) => `deleted ${path}`,
  },
  {
    title: '文件监听',
    off: '未开启',
    starting: '◐ 启动中',
    running: '● 运行中',
    stopping: '◐ 停止中',
    failed: '✖ 失败',
    notThis: '正在监听其他服务',
    ignored: (patterns) => `忽略 ${patterns} 项`,
    moreRules: (rules) => `… 还有 ${rules} 条规则`,

    noRules: (service) =>
      `${service} 没有监听规则。在 compose 文件里写上 develop.watch，保存的文件就会同步进容器，或触发重新构建。`,
    noRulesAtAll:
      '这个项目没有监听规则。在 compose 文件里写上 develop.watch，保存的文件就会同步进容器，或触发重新构建。',
    noProject: '没有项目，也就没有可监听的内容。',
    notInFiles: (service) => `读到的文件里没有 ${service}，因此不知道它的监听规则。`,
    start: (key) => `按 ${key} 开启监听，之后保存的文件会按这些规则进入容器。`,
    quiet: '此后没有文件改动。',

    enabled: '监听已开启',
    sync: (changes) => `同步 ${changes} 处改动`,
    syncs: '同步改动',
    rebuild: '文件有改动，正在重新构建',
    built: '重新构建完成',
    restart: '已重启',
    exec: '已执行命令',
    received: '文件已到达容器',
    deleted: (path) => `已删除 ${path}`,
  },
);

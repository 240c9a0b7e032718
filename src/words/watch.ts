import { catalogue } from './catalogue.ts';

/** The watch pane. Paths, names and numbers come in as they are to be shown. */
export const watchWords = catalogue(
  {
    title: 'Watch',
    off: 'off',
    starting: '◐ starting',
    running: '● running',
    stopping: '◐ stopping',
    retrying: '✖ starts again',
    elsewhere: '● in another terminal',
    failed: '✖ failed',
    byDogwatch: 'by Dogwatch',
    whyElsewhere:
      'Another terminal watches this project; Compose allows one. What it syncs is shown here as it arrives.',
    retryAt: (time: string) => `starts again at ${time}`,
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

    drifted: (mark: string, key: string) => `${mark} from the container. ${key} shows which.`,

    enabled: 'watch enabled',
    filesTitle: (files: string) =>
      files === '1' ? '1 file on its way or there' : `${files} files on their way or there`,
    saidTitle: 'what watch said',
    nothingYet: 'No file under a watch rule has changed yet, and watch has said nothing.',
    readerTitle: 'Files under watch',
    moreFiles: (files: string) => `… ${files} more`,
  },
  {
    title: '文件监听',
    off: '未开启',
    starting: '◐ 启动中',
    running: '● 运行中',
    stopping: '◐ 停止中',
    retrying: '✖ 即将重启',
    elsewhere: '● 在另一个终端里',
    failed: '✖ 失败',
    byDogwatch: '由 Dogwatch 同步',
    whyElsewhere: '另一个终端正在监听这个项目，而 Compose 只允许一个。它同步的文件到达容器后会显示在这里。',
    retryAt: (time) => `${time} 重新启动`,
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

    drifted: (mark, key) => `${mark}（与容器相比）。按 ${key} 查看。`,

    enabled: '监听已开启',
    filesTitle: (files) => `${files} 个文件的同步情况`,
    saidTitle: '监听的输出',
    nothingYet: '监听规则下的文件还没有改动，监听也还没有输出。',
    readerTitle: '监听的文件',
    moreFiles: (files) => `… 还有 ${files} 条`,
  },
);

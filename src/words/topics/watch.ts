import { catalogue } from '../catalogue.ts';

/** The topic of watch. */
export const watchTopicWords = catalogue(
  {
    title: 'Watch: sync or rebuild',
    idea: 'Watch follows files on your machine and, by the rules under develop.watch, takes what you save to the running container: "sync" copies the file into it, "rebuild" builds the image and makes the container anew, and the actions between copy and then restart it or run a command. Code that the program reloads by itself wants sync; dependencies and the Dockerfile want rebuild. Without watch, and without a bind mount, a container keeps the code that it was built with, whatever you save.',
    sync: (service: string, path: string, target: string) => `${path} → ${service}:${target}, copied on save (sync).`,
    syncRestart: (service: string, path: string, target: string) =>
      `${path} → ${service}:${target}, copied on save, then ${service} is restarted (sync+restart).`,
    syncExec: (service: string, path: string, target: string, command: string) =>
      `${path} → ${service}:${target}, copied on save, then in it runs: ${command} (sync+exec).`,
    restart: (service: string, path: string) => `${path}: a change restarts ${service} (restart).`,
    rebuild: (service: string, path: string) =>
      `${path}: a change builds the image of ${service} and makes its container anew (rebuild).`,
    ignored: (service: string, patterns: string) => `Left out by the rules of ${service}: ${patterns}.`,
    noRules: 'No service of this project has a rule under develop.watch, so watch has nothing to follow.',
    mounted: (service: string, source: string, target: string) =>
      `${service} needs no watch for ${source}: it is bind-mounted at ${target}.`,
    off: 'Watch is off: what you save stays on your machine.',
    running: (since: string) => `Watch has been running for ${since}.`,
    runningUntimed: 'Watch is running.',
    starting: 'Watch is starting.',
    stopping: 'Watch is ending.',
    retrying: 'Watch ended by itself and is started again.',
    elsewhere: 'Another terminal watches this project; Compose allows only one.',
    failed: (problem: string) => `Watch does not run: ${problem}`,
    failedPlain: 'Watch does not run, though it was asked to.',
    verified: (file: string, service: string, ago: string, took: string) =>
      `${file} was seen in ${service}, ${ago} ago, ${took} after it was saved.`,
    removed: (file: string, service: string, ago: string) => `${file} was deleted here and in ${service}, ${ago} ago.`,
    waiting: (count: number) =>
      count === 1 ? '1 saved file waits for watch to be on.' : `${count} saved files wait for watch to be on.`,
    notThere: (count: number) =>
      count === 1
        ? '1 saved file did not arrive; the watch pane says why.'
        : `${count} saved files did not arrive; the watch pane says why.`,
    tooOld: (version: string) => `Compose ${version} has no watch command; it came with 2.22.`,
    seeRules: 'the merged configuration, with the rules under develop.watch',
    seeDrift: (service: string) => `which files differ between here and ${service}`,
    seeInside: (service: string, target: string) => `what is in ${target} of ${service} now`,
    seeVersion: 'the version of Compose; watch is there since 2.22',
    mistakeDependency:
      'Changing dependencies with nothing but a sync rule: the list of packages arrives, the packages do not. That needs a rebuild.',
    mistakeReload:
      'Syncing into a program that does not reload: the new file is there, and the old code goes on running. Start it with reloading, or use sync+restart.',
    mistakeRestart:
      '"restart" to bring in saved code without watch: the container starts again with the files that it had. "up -d --build" brings them in.',
    mistakeRestartNamed: (service: string) =>
      `"restart ${service}" to bring in saved code without watch: the container starts again with the files that it had. "up -d --build ${service}" brings them in.`,
    mistakeTarget:
      'A target that the container’s user may not write, or that differs from WORKDIR: nothing arrives, or it arrives where nobody reads it.',
  },
  {
    title: '文件监听：同步还是重新构建',
    idea: 'watch 盯着你电脑上的文件，按 develop.watch 里的规则把保存的改动带进运行中的容器：sync 把文件复制进去，rebuild 重新构建镜像并重建容器，介于两者之间的动作是复制之后再重启或执行命令。程序能自己重新加载的代码适合 sync，依赖和 Dockerfile 的改动要用 rebuild。既没有开 watch，也没有绑定挂载，容器里就一直是构建时的代码，你怎么保存都没用。',
    sync: (service, path, target) => `${path} → ${service}:${target}，保存时复制进去（sync）。`,
    syncRestart: (service, path, target) =>
      `${path} → ${service}:${target}，保存时复制进去，然后重启 ${service}（sync+restart）。`,
    syncExec: (service, path, target, command) =>
      `${path} → ${service}:${target}，保存时复制进去，然后在里面执行：${command}（sync+exec）。`,
    restart: (service, path) => `${path} 有改动时重启 ${service}（restart）。`,
    rebuild: (service, path) => `${path} 有改动时重新构建 ${service} 的镜像并重建容器（rebuild）。`,
    ignored: (service, patterns) => `${service} 的规则不包括：${patterns}。`,
    noRules: '这个项目没有任何 develop.watch 规则，watch 没有文件可以监听。',
    mounted: (service, source, target) => `${source} 已绑定挂载到 ${service} 的 ${target}，不需要 watch。`,
    off: 'watch 没有开启：保存的改动只留在你的电脑上。',
    running: (since) => `watch 已运行 ${since}。`,
    runningUntimed: 'watch 正在运行。',
    starting: 'watch 正在启动。',
    stopping: 'watch 正在停止。',
    retrying: 'watch 意外退出，正在重新启动。',
    elsewhere: '另一个终端正在监听这个项目，而 Compose 只允许一个。',
    failed: (problem) => `watch 没有运行：${problem}`,
    failedPlain: 'watch 没能运行起来。',
    verified: (file, service, ago, took) => `${ago} 前已确认 ${file} 在 ${service} 里，距保存 ${took}。`,
    removed: (file, service, ago) => `${file} 在本机和 ${service} 里都已删除，${ago} 前。`,
    waiting: (count) => `有 ${count} 个保存的文件在等 watch 开启。`,
    notThere: (count) => `有 ${count} 个保存的文件没有到达容器，原因见文件监听窗格。`,
    tooOld: (version) => `Compose ${version} 没有 watch 命令，从 2.22 开始才有。`,
    seeRules: '合并后的配置，规则写在 develop.watch 下面',
    seeDrift: (service) => `本机和 ${service} 里的文件有哪些不同`,
    seeInside: (service, target) => `${service} 的 ${target} 里现在有什么`,
    seeVersion: 'Compose 的版本；watch 从 2.22 开始才有',
    mistakeDependency: '改了依赖，却只有 sync 规则：依赖清单同步过去了，依赖本身并没有装。要用 rebuild。',
    mistakeReload:
      '程序不会自动重新加载，却用 sync：新文件已经到了，跑的还是旧代码。要用带自动重载的方式启动，或改用 sync+restart。',
    mistakeRestart: '没有 watch 时想靠 restart 带入新代码：容器重启后用的还是原来的文件，要用 up -d --build。',
    mistakeRestartNamed: (service) =>
      `没有 watch 时想靠 restart ${service} 带入新代码：容器重启后用的还是原来的文件，要用 up -d --build ${service}。`,
    mistakeTarget: 'target 写错，或者容器里的用户没有写权限：文件到不了，或者到了没人读的地方。',
  },
);

import { catalogue } from '../catalogue.ts';

/** Watch that is off, that cannot be, or that did not bring files into containers. Names and paths come in as they are. */
export const doctorWatchWords = catalogue(
  {
    unsupportedTitle: 'This Compose has no watch',
    unsupportedWhy: (version: string) =>
      `Compose ${version} is older than 2.22, the first version with watch; Dogwatch brings saved files into the containers itself, by the same rules.`,
    unsupportedWhyUnknown:
      'Watch came with Compose 2.22, so this one is older; Dogwatch brings saved files into the containers itself, by the same rules.',
    ownWatch: 'let Dogwatch bring the files',
    ownWatchExplain:
      'Open the project with "dogwatch" and press w: with a Compose that is too old it does the syncing itself. Nothing is installed.',
    update: 'update Compose',
    updateExplain: 'It comes with Docker Desktop, and on Linux as the package docker-compose-plugin.',

    noRulesTitle: 'No service has a watch rule',
    noRulesTitleFor: (services: string) => `${services} has no watch rule`,
    noRulesWhy:
      'Watch only does what "develop.watch" in the compose file says, and there is no such rule for what was asked.',
    addRule: 'add a rule',
    addRuleExplain:
      'Under the service: "develop: { watch: [ { path: ./src, action: sync, target: /app/src } ] }". sync copies saved files, rebuild makes the image anew, sync+restart restarts after copying.',
    has: (services: string) => `Rules are there for: ${services}.`,

    offTitle: (service: string, files: string) =>
      files === '1' ? `1 saved file waits for ${service}` : `${files} saved files wait for ${service}`,
    offWhy: 'Watch is off, so nothing takes saved files into the container; it goes on with what it has.',
    startWatch: (service: string) => `start watch for ${service}`,
    startWatchExplain:
      'It copies what is saved from now on and stays in the foreground; w in Dogwatch does the same beside your work. Files that were saved before are compared with C.',

    driftTitle: (service: string, files: string) =>
      files === '1'
        ? `1 file of ${service} is not in its container as it is here`
        : `${files} files of ${service} are not in its container as they are here`,
    driftExtraTitle: (service: string, files: string) =>
      files === '1'
        ? `1 file is in the container of ${service} and not here`
        : `${files} files are in the container of ${service} and not here`,
    driftWhy:
      'They were changed while no watch ran, or the container was made anew from an image that is older: it works with other code than you see.',
    driftExtraWhy: 'They were deleted here while no watch ran, or a program in the container made them.',
    changed: 'changed',
    missing: 'missing in the container',
    extra: 'only in the container',
    moreFiles: (files: string) => `${files} more`,
    compare: 'compare, and copy what differs',
    compareExplain:
      'C in Dogwatch lists the files and shows the differences; s there copies them. The container goes on running.',
    rebuild: (service: string) => `build ${service} anew`,
    rebuildExplain:
      'Makes an image of the working tree and replaces the container; what is only in the old one is lost.',

    failedTitle: (service: string, files: string) =>
      files === '1' ? `1 file did not reach ${service}` : `${files} files did not reach ${service}`,
    storyTitle: (service: string, action: string) => `${action} of ${service} after a saved file failed`,
    watchTitle: 'Watch could not be started',
    watchDiedTitle: 'Watch ended by itself and is started again',
    rebuildAction: 'The rebuild',
    restartAction: 'The restart',
    execAction: 'The command',
    readOnly: 'The place in the container cannot be written to: it is read-only.',
    noSpace: 'There is no space left where the container keeps its files.',
    denied: 'The user in the container may not write there.',
    noTarget: 'The target does not exist in the container and cannot be made there.',
    inMemory: (mount: string) =>
      `The target lies on the tmpfs ${mount}: what the engine copies lands under it, where no process sees it.`,
    unreadable: 'The file cannot be read here.',
    lost: 'The file had arrived, and the container was made anew without it.',
    unnoticed: 'Watch runs, but did not take the file up.',
    differs: 'The container has something else there.',
    command: (code: number) => `The command of the rule ended with ${code}.`,
    told: (said: string) => `Watch says: ${said}`,
    source: 'watch',

    editRule: 'change the rule, or what is mounted there',
    editRuleExplain:
      '"target" has to be a folder that the container\'s user may write to, and no read-only mount or tmpfs.',
    free: 'see what takes space',
    freeExplain: 'Only looks.',
    editCommand: 'correct the command of the rule',
    editCommandExplain: '"exec.command" of the rule runs in the container after each batch of saved files.',
    again: 'start watch anew',
    againExplain: 'w in Dogwatch ends it and starts it. The reason stands in the watch pane.',
  },
  {
    unsupportedTitle: '这个 Compose 没有 watch',
    unsupportedWhy: (version) =>
      `Compose ${version} 早于 2.22，而 watch 从 2.22 才有；Dogwatch 可以按同样的规则自己把保存的文件同步进容器。`,
    unsupportedWhyUnknown:
      'watch 从 Compose 2.22 才有，这个版本更早；Dogwatch 可以按同样的规则自己把保存的文件同步进容器。',
    ownWatch: '由 Dogwatch 同步文件',
    ownWatchExplain: '用 dogwatch 打开项目并按 w：如果 Compose 太旧，它会自己完成同步，无需安装任何东西。',
    update: '升级 Compose',
    updateExplain: '它随 Docker Desktop 提供；在 Linux 上是 docker-compose-plugin 软件包。',

    noRulesTitle: '没有服务配置了监听规则',
    noRulesTitleFor: (services) => `${services} 没有监听规则`,
    noRulesWhy: 'watch 只按 compose 文件里的 develop.watch 行事，而所指定的服务没有这样的规则。',
    addRule: '添加规则',
    addRuleExplain:
      '在服务下写：“develop: { watch: [ { path: ./src, action: sync, target: /app/src } ] }”。sync 复制保存的文件，rebuild 重新构建镜像，sync+restart 在复制后重启。',
    has: (services) => `已有规则的服务：${services}。`,

    offTitle: (service, files) => `${files} 个已保存的文件在等待同步到 ${service}`,
    offWhy: '监听没有开启，保存的文件不会进入容器，容器仍在使用原有的内容。',
    startWatch: (service) => `为 ${service} 开启监听`,
    startWatchExplain:
      '它会同步此后保存的文件，并占用当前终端；在 Dogwatch 里按 w 效果相同，且不影响其他操作。之前保存的文件用 C 比对。',

    driftTitle: (service, files) => `${service} 有 ${files} 个文件在容器里与本机不一致`,
    driftExtraTitle: (service, files) => `${service} 的容器里有 ${files} 个本机没有的文件`,
    driftWhy: '这些文件在没有监听时改过，或容器是用较旧的镜像重建的：它运行的代码与您看到的不同。',
    driftExtraWhy: '这些文件在没有监听时从本机删除，或由容器里的程序生成。',
    changed: '内容不同',
    missing: '容器里没有',
    extra: '只在容器里',
    moreFiles: (files) => `另有 ${files} 个`,
    compare: '比对，并复制不一致的文件',
    compareExplain: '在 Dogwatch 里按 C 列出文件并显示差异，再按 s 复制。容器会继续运行。',
    rebuild: (service) => `重新构建 ${service}`,
    rebuildExplain: '用工作区的内容构建镜像并替换容器；只存在于旧容器里的内容会丢失。',

    failedTitle: (service, files) => `${files} 个文件没有到达 ${service}`,
    storyTitle: (service, action) => `保存文件后，${service} 的${action}失败`,
    watchTitle: '无法开启监听',
    watchDiedTitle: '监听意外结束，正在重新启动',
    rebuildAction: '重新构建',
    restartAction: '重启',
    execAction: '命令',
    readOnly: '容器里的目标位置是只读的，无法写入。',
    noSpace: '容器存放文件的地方没有剩余空间。',
    denied: '容器里的用户无权写入该位置。',
    noTarget: '目标路径在容器里不存在，也无法创建。',
    inMemory: (mount) => `目标路径位于 tmpfs ${mount} 上：引擎复制的文件会落在它下面，进程看不到。`,
    unreadable: '本机无法读取这个文件。',
    lost: '文件曾到达容器，但容器重建后没有了。',
    unnoticed: '监听正在运行，但没有处理这个文件。',
    differs: '容器里的内容不一样。',
    command: (code) => `规则里的命令以 ${code} 结束。`,
    told: (said) => `监听的输出：${said}`,
    source: '监听',

    editRule: '修改规则，或修改那里的挂载',
    editRuleExplain: 'target 必须是容器用户可写的目录，且不在只读挂载或 tmpfs 上。',
    free: '查看空间占用',
    freeExplain: '只是查看。',
    editCommand: '改正规则里的命令',
    editCommandExplain: '规则的 exec.command 会在每批文件保存后在容器里执行。',
    again: '重新开启监听',
    againExplain: '在 Dogwatch 里按 w 结束并重新开启。原因显示在监听面板中。',
  },
);

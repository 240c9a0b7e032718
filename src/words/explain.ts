import { catalogue } from './catalogue.ts';

/** The sentences of the explain pane. Names of services, images and commands come in as they are. */
export const explainWords = catalogue(
  {
    // What it is.
    isBuilt: (service: string, image: string, context: string) =>
      `${service} runs from the image ${image}, which this project builds from ${context}.`,
    isImage: (service: string, image: string) => `${service} runs from the image ${image}.`,
    isOrphan: (service: string) =>
      `${service} has a container of this project, but no service of that name is in the compose files any more: an orphan.`,
    oneShot: (service: string) =>
      `${service} is one-shot: it does its work once and ends. Ending with 0 is success, not a fault.`,
    runsCommand: (command: string) => `It is started with: ${command}`,

    // State and why.
    titleState: (service: string, phase: string) => `${service} · ${phase}`,
    off: (service: string, profiles: string) =>
      `${service} belongs to the profile ${profiles}, which is off, so "up" leaves it out. Name it to start it all the same.`,
    absent: (service: string) => `${service} has no container yet. "up" creates one and starts it.`,
    created: (service: string) => `The container of ${service} is created, but has not been started.`,
    waitingFor: (service: string, gates: string) => `${service} is created and waits: ${gates}.`,
    gateStarted: (other: string, phase: string) => `${other} has to be started (it is ${phase})`,
    gateHealthy: (other: string, phase: string) => `${other} has to be healthy (it is ${phase})`,
    gateCompleted: (other: string, phase: string) => `${other} has to end with 0 (it is ${phase})`,
    joinGates: '; ',
    starting: (service: string, command: string) =>
      `${service} runs, and Docker waits for its healthcheck to succeed for the first time. The probe is: ${command}`,
    healthy: (service: string, since: string) =>
      `${service} has been running for ${since}, and its healthcheck succeeds.`,
    unhealthy: (service: string, streak: number) =>
      `${service} runs, but its healthcheck has failed ${streak} times in a row. A failing probe restarts nothing by itself; it only marks the container.`,
    probeSaid: (output: string) => `The last probe said: ${output}`,
    running: (service: string, since: string) =>
      `${service} has been running for ${since}. It has no healthcheck, so "running" is all that Docker can say: whether it answers, its log tells.`,
    paused: (service: string) => `${service} is paused: its processes are frozen and keep their memory.`,
    restarting: (service: string, policy: string, code: number) =>
      `${service} ended with ${code}, and its restart policy "${policy}" starts it again after a pause that grows each time.`,
    done: (service: string, took: string) => `${service} did its work in ${took} and ended with 0.`,
    opened: (dependents: string) => `That opened the gate for ${dependents}.`,
    stopped: (service: string) => `${service} was stopped. Its container is still there, with its files and its log.`,
    failedCode: (service: string, code: number) => `${service} ended with ${code}.`,
    failedStart: (service: string) => `${service} could not be started. The engine says:`,
    oomKilled: (service: string) => `${service} used more memory than it may, and the kernel killed it (OOM).`,
    code126: 'Code 126 means that the command was found but may not be executed.',
    code127: 'Code 127 means that the command was not found in the image.',
    code137: 'Code 137 means that it was killed (SIGKILL), by a stop that took too long, by "kill", or by the kernel.',
    code139: 'Code 139 means a segmentation fault (SIGSEGV).',
    code143: 'Code 143 means that it was asked to end (SIGTERM) and did.',
    lastWords: (line: string) => `The last error in its log: ${line}`,
    suffer: (dependents: string) => `${dependents} cannot start before that is mended.`,
    restartsSoFar: (count: number) =>
      count === 1 ? 'It has been restarted once.' : `It has been restarted ${count} times.`,
    localhostInContainer: (variable: string) =>
      `${variable} is "localhost". Inside a container that is the container itself, not your machine; a server on your machine is reached as host.docker.internal.`,

    // Reaching it.
    reach: (urls: string) => `From your machine: ${urls}`,
    reachNotLive: (urls: string) => `Once it runs, it can be reached from your machine at ${urls}`,
    reachInside: (service: string, port: string) =>
      `From other containers: ${service}:${port} (the service's name and the container's port).`,
    noPorts: (service: string) =>
      `${service} publishes no port, so it can be reached only from other containers of its networks, by its name.`,

    // The project.
    projectTitle: (project: string) => `${project} · project`,
    projectSummary: (total: number, up: number, done: number, down: number) =>
      `${total} services: ${up} up, ${done} done, ${down} not running.`,
    projectFiles: (files: string) =>
      `It is put together from ${files}, in that order; later files override earlier ones.`,
    projectNothing: 'Nothing of it runs yet.',
    projectTrouble: (services: string) => `These need attention: ${services}.`,
    externalMissing: (network: string) =>
      `The network ${network} is declared as external: somebody else has to create it, and it does not exist. "up" will refuse.`,
    order: (services: string) => `Start-up order: ${services}.`,
    filesOnly: 'This is what the files say; Compose has not answered yet.',
    simulated:
      'This is a simulation: no container is real. Start Docker and open Dogwatch again to work on the real thing.',

    // Trouble with the sources.
    engineTitle: 'no engine',
    engineUnreachable: (host: string) =>
      `No Docker Engine answers at ${host}. On a Mac start Docker Desktop (or Colima, OrbStack); on Linux start the docker service. Dogwatch connects by itself as soon as it answers.`,
    enginePermission: (host: string) =>
      `You may not open ${host}. On Linux add yourself to the group docker (sudo usermod -aG docker $USER), then sign in again.`,
    engineTimeout: (host: string, seconds: number) =>
      `The engine at ${host} takes connections but has not answered for ${seconds} s. It may be starting or hung; restart Docker if that stays.`,
    contextNotFound: (context: string, known: string) =>
      `There is no Docker context "${context}". Known contexts: ${known}.`,
    engineFailed: (host: string, detail: string) => `The engine at ${host} answered with an error: ${detail}`,
    projectProblemTitle: 'the project cannot be read',
    noProject: (directory: string) =>
      `There is no compose file in ${directory} or in the folders above it. Change to the project's folder, or name a file with -f.`,
    fileNotFound: (file: string) => `The file ${file} does not exist. Check the name after -f or in COMPOSE_FILE.`,
    invalid: (place: string, message: string) => `${place} is not valid: ${message}`,
    invalidSource: (line: string) => `The line: ${line}`,
    variableNotSet: (variable: string, message: string) =>
      `The variable ${variable} must have a value, and has none (${message}). Set it in .env beside the compose file, or in your shell.`,
    envFileMissing: (file: string) => `The env file ${file} does not exist. Create it, for example from .env.example.`,
    notInstalled: (detail: string) =>
      `docker compose cannot be started (${detail}). Install Docker Desktop, or the package docker-compose-plugin.`,
    unsupported: (version: string, needs: string, feature: string) =>
      `This Compose is ${version}; ${feature} needs ${needs} or newer. Update Docker Desktop or the compose plugin.`,
    composeFailed: (message: string) => `Compose says: ${message}`,

    // A job that runs.
    jobTitle: (verb: string) => `running: ${verb}`,
    jobUp:
      'Compose creates what is missing, recreates what has changed, and starts everything in the order of its gates.',
    jobBuild: 'BuildKit works through the Dockerfile; steps whose inputs did not change come from the cache.',
    jobDown: 'Compose stops the containers, then removes them and the networks that it made.',
    jobStop:
      'Compose asks the processes to end (SIGTERM), and kills them if they take longer than the grace time (10 s unless set).',
    jobRestart:
      'Compose stops the containers and starts them again as they are; a changed configuration is not taken up by that, "up" does it.',
    jobPull: 'Compose fetches the images from their registry; layers that are here already are not fetched again.',
    jobOther: 'Compose works.',
    jobFailed: (verb: string, code: number) => `"${verb}" failed with ${code}.`,
    jobSaid: (message: string) => `It said: ${message}`,

    // Advice.
    doUp: 'start it',
    doUpProject: 'start the project',
    doLogs: 'read its log',
    doRestart: 'restart it',
    doStart: 'start it again',
    doOpen: 'open it in the browser',
    doShell: 'look inside with a shell',
    doWatch: 'copy saved files into it as you work',
    doDown: 'take the project down',
    doUnpause: 'let it go on (palette: unpause)',
    doNetwork: (network: string) => `create the network ${network} (palette)`,
    doSelect: (service: string) => `look at ${service}`,
    doCancel: 'cancel it',
    doConfig: 'see the merged configuration',
    doActivity: 'see everything that it printed',
    doOrphan: 'remove orphans with "up --remove-orphans" or "down"',
  },
  {
    isBuilt: (service, image, context) => `${service} 运行自镜像 ${image}，由本项目从 ${context} 构建。`,
    isImage: (service, image) => `${service} 运行自镜像 ${image}。`,
    isOrphan: (service) => `${service} 有本项目的容器，但 compose 文件里已经没有这个服务：这是孤立容器。`,
    oneShot: (service) => `${service} 是一次性任务：做完就退出。以 0 退出表示成功，不是故障。`,
    runsCommand: (command) => `启动命令：${command}`,

    titleState: (service, phase) => `${service} · ${phase}`,
    off: (service, profiles) =>
      `${service} 属于 profile ${profiles}，当前没有启用，所以 up 不会启动它；点名启动仍然可以。`,
    absent: (service) => `${service} 还没有容器，up 会创建并启动它。`,
    created: (service) => `${service} 的容器已创建，但还没有启动。`,
    waitingFor: (service, gates) => `${service} 已创建，正在等待：${gates}。`,
    gateStarted: (other, phase) => `${other} 需要先启动（现在：${phase}）`,
    gateHealthy: (other, phase) => `${other} 需要先变为健康（现在：${phase}）`,
    gateCompleted: (other, phase) => `${other} 需要先以 0 退出（现在：${phase}）`,
    joinGates: '；',
    starting: (service, command) => `${service} 已在运行，Docker 正在等健康检查第一次成功。探测命令：${command}`,
    healthy: (service, since) => `${service} 已运行 ${since}，健康检查通过。`,
    unhealthy: (service, streak) =>
      `${service} 在运行，但健康检查已连续失败 ${streak} 次。探测失败不会自动重启容器，只是打上标记。`,
    probeSaid: (output) => `最近一次探测输出：${output}`,
    running: (service, since) =>
      `${service} 已运行 ${since}。它没有健康检查，所以 Docker 只能说“运行中”；是否真的能响应，要看日志。`,
    paused: (service) => `${service} 已暂停：进程被冻结，内存仍然占用。`,
    restarting: (service, policy, code) =>
      `${service} 以 ${code} 退出，重启策略 "${policy}" 会再次启动它，每次间隔会变长。`,
    done: (service, took) => `${service} 用 ${took} 完成了工作，以 0 退出。`,
    opened: (dependents) => `因此 ${dependents} 可以启动了。`,
    stopped: (service) => `${service} 已停止。容器还在，里面的文件和日志也都在。`,
    failedCode: (service, code) => `${service} 以 ${code} 退出。`,
    failedStart: (service) => `${service} 无法启动，引擎的说法是：`,
    oomKilled: (service) => `${service} 用的内存超过了上限，被内核杀掉了（OOM）。`,
    code126: '退出码 126 表示找到了命令，但没有执行权限。',
    code127: '退出码 127 表示镜像里找不到这个命令。',
    code137: '退出码 137 表示被强制结束（SIGKILL）：可能是停止超时、执行了 kill，或被内核杀掉。',
    code139: '退出码 139 表示段错误（SIGSEGV）。',
    code143: '退出码 143 表示收到结束请求（SIGTERM）后退出。',
    lastWords: (line) => `日志里最近的错误：${line}`,
    suffer: (dependents) => `在修好之前，${dependents} 无法启动。`,
    restartsSoFar: (count) => `它已经重启过 ${count} 次。`,
    localhostInContainer: (variable) =>
      `${variable} 写成了 localhost。在容器里，localhost 指容器自己，而不是你的电脑；要访问你电脑上的服务，请用 host.docker.internal。`,

    reach: (urls) => `从你的电脑访问：${urls}`,
    reachNotLive: (urls) => `启动后可以从你的电脑访问：${urls}`,
    reachInside: (service, port) => `从其他容器访问：${service}:${port}（服务名加容器端口）。`,
    noPorts: (service) => `${service} 没有发布端口，只有同一网络里的其他容器能用服务名访问它。`,

    projectTitle: (project) => `${project} · 项目`,
    projectSummary: (total, up, done, down) =>
      `共 ${total} 个服务：${up} 个在运行，${done} 个已完成，${down} 个未运行。`,
    projectFiles: (files) => `由 ${files} 按顺序合并而成，后面的文件覆盖前面的。`,
    projectNothing: '目前什么都没有运行。',
    projectTrouble: (services) => `需要处理：${services}。`,
    externalMissing: (network) => `网络 ${network} 声明为 external：要由别人事先创建，但它并不存在，up 会拒绝启动。`,
    order: (services) => `启动顺序：${services}。`,
    filesOnly: '这是从文件里读到的内容，Compose 还没有给出结果。',
    simulated: '这是模拟：没有任何容器是真的。启动 Docker 后重新打开 Dogwatch，就能操作真实项目。',

    engineTitle: '没有引擎',
    engineUnreachable: (host) =>
      `${host} 上没有 Docker 引擎响应。在 Mac 上请启动 Docker Desktop（或 Colima、OrbStack）；在 Linux 上请启动 docker 服务。一有响应，Dogwatch 会自动连上。`,
    enginePermission: (host) =>
      `你没有权限打开 ${host}。在 Linux 上把自己加入 docker 组（sudo usermod -aG docker $USER），然后重新登录。`,
    engineTimeout: (host, seconds) =>
      `${host} 上的引擎接受了连接，但 ${seconds} 秒内没有响应。它可能正在启动或卡住了；如果一直这样，请重启 Docker。`,
    contextNotFound: (context, known) => `没有名为 "${context}" 的 Docker context。已有的：${known}。`,
    engineFailed: (host, detail) => `${host} 上的引擎返回了错误：${detail}`,
    projectProblemTitle: '项目无法读取',
    noProject: (directory) => `${directory} 及其上级目录里都没有 compose 文件。请进入项目目录，或用 -f 指定文件。`,
    fileNotFound: (file) => `文件 ${file} 不存在，请检查 -f 或 COMPOSE_FILE 里的名字。`,
    invalid: (place, message) => `${place} 有错误：${message}`,
    invalidSource: (line) => `这一行：${line}`,
    variableNotSet: (variable, message) =>
      `变量 ${variable} 必须有值，但没有设置（${message}）。请在 compose 文件旁的 .env 里或在 shell 里设置。`,
    envFileMissing: (file) => `env 文件 ${file} 不存在，请创建它，例如从 .env.example 复制。`,
    notInstalled: (detail) =>
      `无法运行 docker compose（${detail}）。请安装 Docker Desktop，或安装 docker-compose-plugin 包。`,
    unsupported: (version, needs, feature) =>
      `当前 Compose 是 ${version}，${feature} 需要 ${needs} 或更新版本。请更新 Docker Desktop 或 compose 插件。`,
    composeFailed: (message) => `Compose 报告：${message}`,

    jobTitle: (verb) => `正在执行：${verb}`,
    jobUp: 'Compose 会创建缺少的容器、重建配置有变化的容器，并按依赖顺序启动。',
    jobBuild: 'BuildKit 按 Dockerfile 逐步构建；输入没有变化的步骤直接使用缓存。',
    jobDown: 'Compose 先停止容器，再删除容器和它创建的网络。',
    jobStop: 'Compose 先请求进程结束（SIGTERM），超过宽限时间（默认 10 秒）就强制结束。',
    jobRestart: 'Compose 停止容器后原样再启动；改过的配置不会因此生效，需要用 up。',
    jobPull: 'Compose 从镜像仓库拉取镜像；本地已有的层不会重复下载。',
    jobOther: 'Compose 正在工作。',
    jobFailed: (verb, code) => `“${verb}” 失败，退出码 ${code}。`,
    jobSaid: (message) => `输出：${message}`,

    doUp: '启动它',
    doUpProject: '启动整个项目',
    doLogs: '看它的日志',
    doRestart: '重启它',
    doStart: '重新启动它',
    doOpen: '在浏览器里打开',
    doShell: '进入容器看看',
    doWatch: '边改代码边同步到容器',
    doDown: '停止并删除整个项目的容器',
    doUnpause: '恢复运行（命令面板：unpause）',
    doNetwork: (network) => `创建网络 ${network}（命令面板）`,
    doSelect: (service) => `看看 ${service}`,
    doCancel: '取消',
    doConfig: '查看合并后的配置',
    doActivity: '查看完整输出',
    doOrphan: '用 up --remove-orphans 或 down 清理孤立容器',
  },
);

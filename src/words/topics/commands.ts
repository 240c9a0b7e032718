import { catalogue } from '../catalogue.ts';

/** The topic on the commands of every day. */
export const commandsWords = catalogue(
  {
    title: 'The commands of every day',
    idea:
      'A handful of docker compose commands is enough for the day, and each has its key here. Those that change something ask before anything is deleted, and show in full what they run. With a service selected they act on that ' +
      'service, otherwise on the whole project.',

    entry: (key: string, command: string, what: string) => `${key} · ${command}: ${what}`,
    up: (services: string) =>
      `makes what is missing, makes anew what has changed, and starts all in order: ${services}.`,
    upBuild: (services: string) => `builds ${services} first, then does what up does.`,
    build: (service: string) =>
      `only builds the image of ${service}; the running container keeps the old one until up.`,
    down: (networks: string) => `stops and removes the containers, then the networks ${networks}. Volumes stay.`,
    downBare: 'stops and removes the containers and the networks of the project. Volumes stay.',
    downVolumes: (volumes: string) => `also deletes the volumes with all that is in them: ${volumes}.`,
    downNoVolumes: 'also deletes volumes: this project has no named ones, so only anonymous ones of containers can go.',
    follow: 'shows new lines as they come, until Ctrl-C; in the log here F follows or stops following.',
    exec: (service: string) =>
      `opens a shell in the running container of ${service}; here bash is taken where the image has it.`,
    run: (service: string) =>
      `makes a container of its own from ${service} for one command, and removes it afterwards.`,

    ps: 'states, health and ports, stopped ones too; the services pane shows the same all the time',
    logs: 'the log of all services, merged by time',
    logsOf: (service: string) => `the log of ${service} only`,
    config: 'the merged configuration: variables, overrides, services',

    restart:
      '"restart" takes up neither a changed .env nor a changed compose file nor a new image; "up" takes up all of them.',
    stop: '"stop" keeps the containers with what they wrote, "down" removes them.',
    runBeside:
      '"run" starts a second container beside the service, without its ports; to get into the one that runs, use "exec".',
    volumes: '"down -v" deletes the data of named volumes for good.',
  },
  {
    title: '常用命令',
    idea: '日常只需要少数几条 docker compose 命令，在这里每条都有对应的按键。会改动东西的命令会完整显示要执行的内容，删除之前一定先询问。选中了服务就只对它执行，否则对整个项目执行。',

    entry: (key, command, what) => `${key} · ${command}：${what}`,
    up: (services) => `创建缺少的容器，重建有变化的容器，再按顺序启动：${services}。`,
    upBuild: (services) => `先构建 ${services}，其余与 up 相同。`,
    build: (service) => `只构建 ${service} 的镜像；在 up 之前，运行中的容器仍使用旧镜像。`,
    down: (networks) => `停止并删除容器，再删除网络 ${networks}；卷会保留。`,
    downBare: '停止并删除这个项目的容器和网络；卷会保留。',
    downVolumes: (volumes) => `同时删除卷和里面的全部数据：${volumes}。`,
    downNoVolumes: '同时删除卷：这个项目没有命名卷，只可能删除容器的匿名卷。',
    follow: '持续显示新的日志，按 Ctrl-C 结束；在这里的日志面板里用 F 开始或停止跟随。',
    exec: (service) => `在 ${service} 正在运行的容器里打开 shell；这里会优先使用镜像自带的 bash。`,
    run: (service) => `用 ${service} 另外启动一个容器，只执行一条命令，结束后删除。`,

    ps: '状态、健康检查和端口，包括已停止的；服务面板一直显示这些内容',
    logs: '所有服务的日志，按时间合并',
    logsOf: (service) => `只看 ${service} 的日志`,
    config: '合并后的最终配置：变量、覆盖、服务',

    restart: 'restart 不会采用改过的 .env、compose 文件或新镜像；up 才会。',
    stop: 'stop 会保留容器和里面写入的内容，down 会把容器删掉。',
    runBeside: 'run 会在服务之外再启动一个容器，而且不发布端口；要进入正在运行的那个，请用 exec。',
    volumes: 'down -v 会永久删除命名卷里的数据。',
  },
);

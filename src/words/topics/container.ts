import { catalogue } from '../catalogue.ts';

/** The topic of containers and their life. */
export const containerWords = catalogue(
  {
    title: 'Container and its life',
    idea: 'A container is one main process (PID 1) started from an image, with a writable layer, a network and a host name of its own. It lives as long as that process: when PID 1 ends, the container has exited, and its exit code, its log and its files stay until it is removed. What was written into the layer goes with the container when "down" removes it or "up" makes it anew; only volumes and bind mounts outlive it.',
    running: (container: string, image: string, since: string, command: string) =>
      `${container} runs from ${image} for ${since}; its main process is: ${command}`,
    runningUntold: (container: string, image: string, since: string) => `${container} runs from ${image} for ${since}.`,
    paused: (container: string) => `${container} is paused: its processes are frozen and keep their memory.`,
    restarting: (container: string) => `${container} has ended and waits to be started again by its restart policy.`,
    exited: (container: string, code: number, took: string) =>
      `${container} has exited with ${code}: its main process ended after ${took}. It is still there, with its log and its files.`,
    exitedUntimed: (container: string, code: number) =>
      `${container} has exited with ${code}. It is still there, with its log and its files.`,
    created: (container: string) => `${container} is created and has never been started.`,
    failed: (container: string, error: string) => `${container} could not be started. The engine says: ${error}`,
    gone: (container: string) => `${container} is being removed, or could not be removed whole.`,
    sharedImage: (services: string, image: string) =>
      `${services} are containers of one image, ${image}: each has its own process and its own writable layer.`,
    none: 'This project has no container now: "up" makes them from the images.',
    seeAll: 'all containers of the project, ended ones too',
    seeProcesses: (service: string) => `the processes inside ${service}, PID 1 first`,
    seeLayer: (container: string) => `what ${container} has written into its own layer since it was made`,
    seeState: (container: string) => `the state of ${container} as the engine keeps it`,
    mistakeInstall:
      'Installing something with "exec" in a running container: it goes into the writable layer and is lost when the container is made anew. It belongs in the Dockerfile.',
    mistakeRestart:
      '"restart" after a change of the compose files or the image: it starts the same container again. Only "up" makes a new one.',
    mistakeBackground:
      'A main process that goes to the background: PID 1 ends at once, and the container with it, with code 0. It has to stay in the foreground.',
    mistakeScript:
      'A script as PID 1 that starts the program without "exec": the script does not pass SIGTERM on, so each stop waits for the whole grace time (10 s unless set) and then kills.',
  },
  {
    title: '容器与生命周期',
    idea: '容器就是从镜像启动的一个主进程（PID 1），外加自己的可写层、网络和主机名。主进程在，容器就在；主进程一结束，容器就退出，而退出码、日志和写下的文件会一直留到容器被删除。写在可写层里的内容会随着 down 删除容器或 up 重建容器一起消失，只有卷和绑定挂载里的内容能留下来。',
    running: (container, image, since, command) =>
      `${container} 运行自 ${image}，已运行 ${since}，主进程是：${command}`,
    runningUntold: (container, image, since) => `${container} 运行自 ${image}，已运行 ${since}。`,
    paused: (container) => `${container} 已暂停：进程被冻结，内存仍然占用。`,
    restarting: (container) => `${container} 已经退出，正在等重启策略再次启动它。`,
    exited: (container, code, took) =>
      `${container} 已退出，退出码 ${code}：主进程运行 ${took} 后结束。容器还在，日志和文件也在。`,
    exitedUntimed: (container, code) => `${container} 已退出，退出码 ${code}。容器还在，日志和文件也在。`,
    created: (container) => `${container} 已创建，但从未启动过。`,
    failed: (container, error) => `${container} 无法启动，引擎的说法是：${error}`,
    gone: (container) => `${container} 正在被删除，或者没能删除干净。`,
    sharedImage: (services, image) => `${services} 用的是同一个镜像 ${image}，但各有各的进程和可写层。`,
    none: '这个项目现在没有容器，up 会用镜像创建它们。',
    seeAll: '项目的全部容器，包括已退出的',
    seeProcesses: (service) => `${service} 里的进程，第一个就是 PID 1`,
    seeLayer: (container) => `${container} 创建以来写进可写层的内容`,
    seeState: (container) => `引擎记录的 ${container} 的状态`,
    mistakeInstall:
      '用 exec 在运行中的容器里安装软件：它只写进了可写层，容器一重建就没了。应当写进 Dockerfile，做成新镜像。',
    mistakeRestart: '改了 compose 文件或镜像之后只用 restart：它只是把同一个容器再启动一次，要用 up 才会重建容器。',
    mistakeBackground: '主进程自己转入后台：PID 1 立刻结束，容器也就以 0 退出。主进程必须留在前台。',
    mistakeScript:
      '用脚本当 PID 1，又没有用 exec 启动程序：脚本不会转发 SIGTERM，于是每次停止都要等满宽限期（默认 10 秒），最后被强制结束。',
  },
);

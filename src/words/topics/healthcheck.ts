import { catalogue } from '../catalogue.ts';

/** The topic of healthchecks. */
export const healthcheckWords = catalogue(
  {
    title: 'Healthcheck and depends_on',
    idea: 'A healthcheck is a command that the engine runs inside the container again and again: one success makes it healthy, a number of failures in a row makes it unhealthy. That is a mark and nothing more: a probe restarts nothing, and an unhealthy container goes on running. "depends_on" with the condition service_healthy holds another service back until the mark is there; without a condition Compose waits only until the container has been started.',
    probe: (service: string, interval: string, command: string) =>
      `${service} is probed every ${interval} with: ${command}`,
    limits: (service: string, timeout: string, retries: number) =>
      `A probe of ${service} has ${timeout} to answer, and ${retries} failures in a row make it unhealthy.`,
    limitsGrace: (service: string, timeout: string, retries: number, grace: string) =>
      `A probe of ${service} has ${timeout} to answer, and ${retries} failures in a row make it unhealthy; those in the first ${grace} do not count.`,
    healthy: (service: string, took: string) => `${service} is healthy; its last probe took ${took}.`,
    healthyUntimed: (service: string) => `${service} is healthy.`,
    starting: (service: string) => `${service} has not been found healthy yet since it was started.`,
    unhealthy: (service: string, streak: number) =>
      `${service} is unhealthy after ${streak} failures in a row, and goes on running all the same.`,
    said: (service: string, output: string) => `The last probe of ${service} said: ${output}`,
    awaited: (service: string, others: string) =>
      `${others} may start only when ${service} is healthy (service_healthy).`,
    unawaited: (service: string) =>
      `No service waits for ${service} to be healthy: its mark is for people and proxies.`,
    without: (services: string, many: boolean) =>
      many
        ? `The containers of ${services} have no healthcheck: "running" is all that Docker can say of them.`
        : `The container of ${services} has no healthcheck: "running" is all that Docker can say of it.`,
    seeProbes: (container: string) => `the last probes of ${container}, with code and output`,
    seeByHand: (service: string) => `the probe of ${service}, run once by hand: what it prints, and its code`,
    seeAll: 'the mark of every service, beside its state',
    seeLog: (service: string) => `the log of ${service}, which says more than the probe`,
    mistakeRestart:
      'Waiting for Docker to restart what is unhealthy. Only the end of the main process sets a restart policy in motion.',
    mistakeBinary:
      'A probe with a program that the image lacks, often curl: it fails each time though the service works.',
    mistakePort:
      'Probing the published port. The probe runs inside the container, where only the container’s own port and localhost count.',
    mistakeList:
      '"depends_on" as a list in front of a database: it is started, but does not take connections yet. Give it a healthcheck, and ask for service_healthy.',
  },
  {
    title: '健康检查与 depends_on',
    idea: '健康检查是引擎在容器里反复执行的一条命令：成功一次就标记为健康，连续失败若干次就标记为不健康。它只是一个标记：探测失败不会重启任何东西，不健康的容器会继续运行。depends_on 加上 service_healthy 条件，可以让别的服务等到它健康再启动；不写条件时，Compose 只等容器启动。',
    probe: (service, interval, command) => `${service} 每 ${interval} 探测一次，命令是：${command}`,
    limits: (service, timeout, retries) =>
      `${service} 的每次探测限时 ${timeout}，连续失败 ${retries} 次就标记为不健康。`,
    limitsGrace: (service, timeout, retries, grace) =>
      `${service} 的每次探测限时 ${timeout}，连续失败 ${retries} 次就标记为不健康；启动后 ${grace} 内的失败不计。`,
    healthy: (service, took) => `${service} 是健康的，最近一次探测用时 ${took}。`,
    healthyUntimed: (service) => `${service} 是健康的。`,
    starting: (service) => `${service} 启动以来还没有探测成功过。`,
    unhealthy: (service, streak) => `${service} 已连续失败 ${streak} 次，标记为不健康，但仍在运行。`,
    said: (service, output) => `${service} 最近一次探测的输出：${output}`,
    awaited: (service, others) => `${service} 变为健康之后，${others} 才会启动（service_healthy）。`,
    unawaited: (service) => `没有服务在等 ${service} 变为健康：这个标记只是给人和代理看的。`,
    without: (services) => `${services} 的容器没有健康检查：Docker 只能说它“运行中”。`,
    seeProbes: (container) => `${container} 最近几次探测的退出码和输出`,
    seeByHand: (service) => `手动执行一次 ${service} 的探测，看它的输出和退出码`,
    seeAll: '每个服务的状态和健康标记',
    seeLog: (service) => `${service} 的日志，比探测结果更能说明问题`,
    mistakeRestart: '等 Docker 自动重启不健康的容器。只有主进程退出，重启策略才会起作用。',
    mistakeBinary: '探测用的程序镜像里没有（常见的是 curl）：服务明明正常，探测却每次都失败。',
    mistakePort: '探测宿主机端口。探测在容器里执行，只认容器自己的端口和 localhost。',
    mistakeList:
      '等数据库时 depends_on 只写成列表：容器启动了，但数据库还不能接受连接。应当给它加上健康检查，并使用 service_healthy。',
  },
);

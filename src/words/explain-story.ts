import { catalogue } from './catalogue.ts';

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
] as const;

/** The story of a start in order, and what the steps of a command do. Names come in as they are. */
export const storyWords = catalogue(
  {
    // Names in a row.
    and: (first: string, last: string) => `${first} and ${last}`,
    comma: ', ',
    behind: (count: number, names: string) => (count === 1 ? `; ${names} waits for it.` : `; ${names} wait for it.`),
    nobodyBehind: '.',

    // Who waits for what.
    server: (product: string, address: string) => `${product} at ${address}`,
    waitsFor: (service: string, server: string) => `${service} is waiting for ${server}`,
    nthTry: (count: number) => (count <= 10 ? `, ${ORDINALS[count - 1]} try` : `, try ${count}`),
    atWork: (service: string, since: string) => `${service} has been at work for ${since}`,
    notHealthy: (service: string, since: string) => `${service} has been running for ${since} and is not healthy yet`,
    unhealthy: (service: string) => `${service} runs and is unhealthy`,
    restarting: (service: string, code: number) =>
      `${service} ended with ${code} and is started again by its restart policy`,
    restartingFor: (service: string, server: string) =>
      `${service} does not reach ${server}; it ended, and is started again by its restart policy`,
    done: (service: string, took: string, others: string) =>
      `${service} ended with 0 after ${took}, so ${others} could start.`,
    healthy: (service: string, others: string) => `${service} is healthy, so ${others} could start.`,
    failed: (service: string, code: number, others: string) =>
      `${service} ended with ${code}, so ${others} cannot start.`,
    failedFor: (service: string, server: string, code: number, others: string) =>
      `${service} did not reach ${server} and ended with ${code}, so ${others} cannot start.`,
    gaveUp: (service: string, server: string) => `By its log, ${service} did not reach ${server}.`,
    stopped: (service: string, others: string) => `${service} does not run; ${others} would wait for it.`,

    // What a step does.
    creatingContainer: (name: string) =>
      `${name} is being created from its image, with its settings and networks; nothing runs in it yet.`,
    startingContainer: (name: string) => `The main process of ${name} is being started.`,
    waitingEnd: (name: string, others: string) =>
      `Compose waits for ${name} to end with 0, since ${others} may start only then.`,
    waitingHealthy: (name: string, others: string) =>
      `Compose waits for the healthcheck of ${name} to succeed, since ${others} may start only then.`,
    waitingContainer: (name: string) => `Compose waits for ${name}.`,
    recreatingContainer: (name: string) =>
      `${name} is being replaced by a new container, since its settings or its image changed; what is not in a volume goes with the old one.`,
    stoppingContainer: (name: string) =>
      `${name} was asked to end (SIGTERM), and is killed if it takes longer than its grace time.`,
    removingContainer: (name: string) => `${name} is being removed, with its writable layer and its log.`,
    restartingContainer: (name: string) => `${name} is being stopped and started again, as it is.`,
    killingContainer: (name: string) => `The processes of ${name} are being ended at once (SIGKILL).`,
    pausingContainer: (name: string) => `The processes of ${name} are being frozen.`,
    unpausingContainer: (name: string) => `The processes of ${name} go on where they were.`,
    creatingNetwork: (name: string) =>
      `The network ${name} is being made, so that the containers find each other by name.`,
    removingNetwork: (name: string) => `The network ${name} is being removed; no container uses it any more.`,
    creatingVolume: (name: string) => `The volume ${name} is being made; it outlives the containers.`,
    removingVolume: (name: string) => `The volume ${name} is being deleted, with all that is in it.`,
    pullingImage: (name: string) =>
      `The image ${name} is being fetched from its registry; layers that are here already are not fetched again.`,
    buildingImage: (name: string) => `The image ${name} is being built from its Dockerfile.`,
    layers: (done: number, total: number) => `${done} of ${total} layers are here.`,
    place: (number: number, total: number, target: string) =>
      target === '' ? `Step ${number} of ${total}` : `Step ${number} of ${total} of ${target}`,
    buildRun: (place: string, text: string) =>
      `${place} runs a command in a temporary container and keeps what it changed as a layer: ${text}`,
    buildCopy: (place: string, text: string) => `${place} copies files into the image: ${text}`,
    buildFrom: (place: string, text: string) => `${place} takes the base image: ${text}`,
    buildOther: (place: string, text: string) => `${place}: ${text}`,
    buildDefinition: 'The builder reads the Dockerfile.',
    buildIgnore: 'The builder reads what the ignore file leaves out.',
    buildMetadata: (image: string) => `The registry is asked what ${image} is now.`,
    buildContext: 'The files of the build context are being sent to the builder.',
    buildExport: 'The finished layers are being put together as an image and given its name.',
    since: (text: string, since: string) => `${text} (${since})`,
    stepsDone: (done: number, total: number) => `${done} of ${total} steps are done.`,
  },
  {
    and: (first, last) => `${first}、${last}`,
    comma: '、',
    behind: (_count, names) => `；${names} 在等它。`,
    nobodyBehind: '。',

    server: (product, address) => `${address} 上的 ${product}`,
    waitsFor: (service, server) => `${service} 正在等 ${server}`,
    nthTry: (count) => `，第 ${count} 次尝试`,
    atWork: (service, since) => `${service} 已经执行了 ${since}`,
    notHealthy: (service, since) => `${service} 已运行 ${since}，还没有变为健康`,
    unhealthy: (service) => `${service} 在运行，但不健康`,
    restarting: (service, code) => `${service} 以 ${code} 退出，重启策略正在再次启动它`,
    restartingFor: (service, server) => `${service} 连不上 ${server}，退出后重启策略正在再次启动它`,
    done: (service, took, others) => `${service} 用时 ${took}，以 0 退出，所以 ${others} 可以启动。`,
    healthy: (service, others) => `${service} 是健康的，所以 ${others} 可以启动。`,
    failed: (service, code, others) => `${service} 以 ${code} 退出，所以 ${others} 无法启动。`,
    failedFor: (service, server, code, others) =>
      `${service} 没能连上 ${server}，以 ${code} 退出，所以 ${others} 无法启动。`,
    gaveUp: (service, server) => `从日志看，${service} 没能连上 ${server}。`,
    stopped: (service, others) => `${service} 没有运行，${others} 启动时要等它。`,

    creatingContainer: (name) => `正在用镜像创建 ${name}，包括它的设置和网络；里面还没有程序在运行。`,
    startingContainer: (name) => `正在启动 ${name} 的主进程。`,
    waitingEnd: (name, others) => `Compose 正在等 ${name} 以 0 退出，之后 ${others} 才能启动。`,
    waitingHealthy: (name, others) => `Compose 正在等 ${name} 的健康检查通过，之后 ${others} 才能启动。`,
    waitingContainer: (name) => `Compose 正在等 ${name}。`,
    recreatingContainer: (name) => `${name} 的设置或镜像变了，正在换成新容器；没有放在卷里的内容会随旧容器消失。`,
    stoppingContainer: (name) => `已请求 ${name} 结束（SIGTERM），超过宽限期就会强制结束。`,
    removingContainer: (name) => `正在删除 ${name}，连同它的可写层和日志。`,
    restartingContainer: (name) => `正在把 ${name} 停止后原样再启动。`,
    killingContainer: (name) => `正在强制结束 ${name} 的进程（SIGKILL）。`,
    pausingContainer: (name) => `正在冻结 ${name} 的进程。`,
    unpausingContainer: (name) => `${name} 的进程正在恢复运行。`,
    creatingNetwork: (name) => `正在创建网络 ${name}，容器之间靠它用名称互相访问。`,
    removingNetwork: (name) => `正在删除网络 ${name}，已经没有容器用它。`,
    creatingVolume: (name) => `正在创建卷 ${name}，容器删除后它还在。`,
    removingVolume: (name) => `正在删除卷 ${name}，连同里面的全部内容。`,
    pullingImage: (name) => `正在从镜像仓库拉取 ${name}，本机已有的层不会重复下载。`,
    buildingImage: (name) => `正在按 Dockerfile 构建镜像 ${name}。`,
    layers: (done, total) => `已有 ${done}/${total} 层。`,
    place: (number, total, target) =>
      target === '' ? `第 ${number}/${total} 步` : `${target} 的第 ${number}/${total} 步`,
    buildRun: (place, text) => `${place}在临时容器里执行命令，把产生的改动存成一层：${text}`,
    buildCopy: (place, text) => `${place}把文件复制进镜像：${text}`,
    buildFrom: (place, text) => `${place}取得基础镜像：${text}`,
    buildOther: (place, text) => `${place}：${text}`,
    buildDefinition: '构建器正在读取 Dockerfile。',
    buildIgnore: '构建器正在读取忽略文件，看哪些文件不用发送。',
    buildMetadata: (image) => `正在向镜像仓库查询 ${image} 现在是哪个版本。`,
    buildContext: '正在把构建上下文里的文件发给构建器。',
    buildExport: '正在把做好的层合成镜像并命名。',
    since: (text, since) => `${text}（${since}）`,
    stepsDone: (done, total) => `共 ${total} 步，已完成 ${done} 步。`,
  },
);

import { catalogue } from '../catalogue.ts';

/** A published port that leads nowhere, since the program in the container listens elsewhere. */
export const listeningWords = catalogue(
  {
    loopback: (service: string, port: number) => `${service} listens on ${port} for its own container only`,
    loopbackWhy: (target: number, host: number) =>
      `127.0.0.1 in a container is that container itself: what comes to port ${host} of this machine arrives at another of its addresses, where nothing listens on ${target}.`,
    elsewhere: (service: string, target: number, instead: string) =>
      `Nothing listens on port ${target} of ${service}; its program listens on ${instead}`,
    elsewhereWhy: (target: number, host: number, instead: string) =>
      `Port ${host} of this machine leads to port ${target} of the container, where nothing answers: the program has opened ${instead}.`,
    join: ', ',
    table: (container: string) => `/proc/net/tcp of ${container}`,
    log: (service: string) => `log of ${service}`,

    bind: 'let the program listen on 0.0.0.0',
    bindExplain: (option: string | null) =>
      `0.0.0.0 stands for all addresses of the container.${option === null ? ' Where that is said is the program’s own matter: an option of its command, or a variable.' : ` Here that is ${option}.`} Only ports that are published can be reached from outside. Then "up" again: the container is made anew.`,
    publish: (port: number) => `publish ${port} of the container instead`,
    publishExplain: (host: number, port: number) =>
      `"${host}:${port}" leads port ${host} of this machine to where the program listens. Then "up" again: the container is made anew.`,
    listen: (port: number) => `let the program listen on ${port}`,
    listenExplain:
      'Its command or a variable gives the port; that of the image may differ from what was meant. Then "up" again: the container is made anew.',
  },
  {
    loopback: (service, port) => `${service} 的 ${port} 端口只对自己的容器开放`,
    loopbackWhy: (target, host) =>
      `容器里的 127.0.0.1 就是容器自己：访问本机 ${host} 端口的请求会到达容器的另一个地址，而那里没有程序监听 ${target}。`,
    elsewhere: (service, target, instead) => `${service} 的 ${target} 端口没有程序监听；它的程序监听的是 ${instead}`,
    elsewhereWhy: (target, host, instead) =>
      `本机的 ${host} 端口通向容器的 ${target} 端口，那里没有应答：程序打开的是 ${instead}。`,
    join: '、',
    table: (container) => `${container} 的 /proc/net/tcp`,
    log: (service) => `${service} 的日志`,

    bind: '让程序监听 0.0.0.0',
    bindExplain: (option) =>
      `0.0.0.0 表示容器的所有地址。${option === null ? '在哪里设置取决于程序：命令的某个选项，或者某个环境变量。' : `这里应使用 ${option}。`}从外部只能访问已发布的端口。改好后再次 up，容器会重建。`,
    publish: (port) => `改为发布容器的 ${port} 端口`,
    publishExplain: (host, port) =>
      `“${host}:${port}”会把本机的 ${host} 端口通向程序真正监听的端口。改好后再次 up，容器会重建。`,
    listen: (port) => `让程序监听 ${port}`,
    listenExplain: '端口由它的命令或环境变量决定；镜像里的默认值可能与预期不同。改好后再次 up，容器会重建。',
  },
);

import { catalogue } from '../catalogue.ts';

/** The topic of published ports. */
export const portWords = catalogue(
  {
    title: 'Published ports',
    idea: '"ports" publishes a port of a container on your machine: "8000:80" takes what comes to port 8000 of the machine to port 80 of the container. Without it only other containers reach the service, and they do not need it. A port of the machine can be held by one program at a time, and one published without an address is open to the whole network, not only to you.',
    live: (service: string, host: number, container: number, protocol: string) =>
      `Port ${host} of this machine leads to port ${container} of ${service} (${protocol}).`,
    later: (service: string, host: string, container: number, protocol: string) =>
      `Port ${host} of this machine will lead to port ${container} of ${service} (${protocol}) once it runs.`,
    anyPort: (service: string, container: number) =>
      `Port ${container} of ${service} gets a free port of this machine each time; the engine chooses it.`,
    onAll: (ports: string) => `Open on all addresses of this machine: ${ports}.`,
    onlyHere: (port: number, address: string) => `Port ${port} is open on ${address} only.`,
    none: (services: string, many: boolean) =>
      many
        ? `${services} publish nothing: only other containers of their networks reach them.`
        : `${services} publishes nothing: only other containers of its networks reach it.`,
    twice: (services: string, port: string) =>
      `${services} want the same port ${port} of this machine: only one of them can have it.`,
    refused: (service: string, error: string) => `${service} did not get its port. The engine says: ${error}`,
    seeAll: 'all services with their published ports',
    seePort: (service: string, port: number) => `where port ${port} of ${service} is published`,
    seeOwner: (port: number) => `which program listens on port ${port} of this machine`,
    mistakeSides:
      'Mixing up the sides: the left one is the machine’s port, the right one the container’s. Only the left may be chosen freely.',
    mistakeExpose: 'Taking EXPOSE in a Dockerfile for publishing: it is a note, and opens nothing on your machine.',
    mistakeTaken:
      '"port is already allocated": another container or program has the left port. End it, or choose another left side in the file.',
    mistakeLoopback:
      'A program that listens on 127.0.0.1 inside its container: the port is published, and still nobody answers. It has to listen on 0.0.0.0.',
  },
  {
    title: '端口映射',
    idea: 'ports 把容器的端口发布到你的电脑上："8000:80" 会把到达本机 8000 端口的请求转给容器的 80 端口。不写它，就只有其他容器能访问这个服务，而容器之间本来也不需要它。本机的一个端口同一时间只能由一个程序占用；发布时不写地址，整个局域网都能访问，而不只是你自己。',
    live: (service, host, container, protocol) => `本机端口 ${host} → ${service} 的端口 ${container}（${protocol}）。`,
    later: (service, host, container, protocol) =>
      `启动后，本机端口 ${host} → ${service} 的端口 ${container}（${protocol}）。`,
    anyPort: (service, container) => `${service} 的端口 ${container} 每次由引擎分配一个空闲的本机端口。`,
    onAll: (ports) => `对本机所有地址开放：${ports}。`,
    onlyHere: (port, address) => `端口 ${port} 只在 ${address} 上开放。`,
    none: (services) => `${services} 没有发布端口：只有同一网络里的其他容器能访问。`,
    twice: (services, port) => `${services} 都要用本机端口 ${port}，只有一个能用上。`,
    refused: (service, error) => `${service} 没能占用它的端口，引擎的说法是：${error}`,
    seeAll: '所有服务及其端口映射',
    seePort: (service, port) => `${service} 的端口 ${port} 映射到哪里`,
    seeOwner: (port) => `本机端口 ${port} 被哪个程序占用`,
    mistakeSides: '左右写反：左边是本机端口，右边是容器端口，只有左边可以随意选。',
    mistakeExpose: '以为 Dockerfile 里的 EXPOSE 就是发布端口：它只是一个说明，不会在你的电脑上开放任何端口。',
    mistakeTaken:
      '报错 port is already allocated：左边的端口已被别的容器或程序占用。停掉它，或者在文件里换一个左边的端口。',
    mistakeLoopback: '程序在容器里只监听 127.0.0.1：端口映射有了，还是没人应答。要改为监听 0.0.0.0。',
  },
);

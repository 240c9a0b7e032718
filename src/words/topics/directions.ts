import { catalogue } from '../catalogue.ts';

/** The topic of the three directions. */
export const directionWords = catalogue(
  {
    title: 'Three directions: who reaches whom, and how',
    idea: 'From container to container it is the service’s name and the container’s port; from your machine to a container it is localhost and the published port; from a container to your machine it is host.docker.internal and the port there. "localhost" always means the one who says it: in a container, the container itself. Docker Desktop (macOS, Windows) knows host.docker.internal by itself; on Linux a service has to be given it with extra_hosts: host.docker.internal:host-gateway.',
    inside: (addresses: string) => `Container → container: ${addresses}.`,
    insideBy: (services: string, written: string, address: string) =>
      `Container → container: ${services} with ${written}, which is ${address}.`,
    into: (url: string, target: string) => `Machine → container: ${url} leads to ${target}.`,
    intoLater: (url: string, target: string) => `Machine → container: ${url} will lead to ${target} once it runs.`,
    out: (services: string, written: string, address: string) =>
      `Container → machine: ${services} with ${written}, which is ${address} on the machine that Docker runs on.`,
    outPlain: (services: string, written: string) => `Container → machine: ${services} with ${written}.`,
    self: (services: string, written: string) =>
      `Container → itself: ${services} with ${written}. Inside a container that is the container, not your machine.`,
    given: (services: string) => `On Linux as well, extra_hosts gives host.docker.internal to: ${services}.`,
    seeVariable: (variable: string, service: string) => `the value of ${variable} as ${service} sees it`,
    seePort: (service: string, port: number) => `where on your machine port ${port} of ${service} is published`,
    seeHosts: (service: string) =>
      `names that ${service} knows without asking DNS; on Linux host.docker.internal stands there if extra_hosts gives it`,
    mistakeLocalhost:
      'localhost for a database on your machine: the container looks for it in itself, and the connection is refused. host.docker.internal leads out.',
    mistakeLocalhostNamed: (variable: string) =>
      `localhost in ${variable} for a server on your machine: the container looks for it in itself, and the connection is refused. host.docker.internal leads out.`,
    mistakeName:
      'A service’s name in the browser: only containers ask Docker’s DNS. From your machine it is localhost and the published port.',
    mistakePublished:
      'The published port between containers: there the container’s own port counts, and nothing needs to be published.',
    mistakeLoopback:
      'On Linux, a server on your machine that listens only on 127.0.0.1: containers come from Docker’s bridge and are refused. It has to listen on that address too.',
  },
  {
    title: '三个方向：谁访问谁，用什么地址',
    idea: '容器访问容器：用服务名加容器端口；你的电脑访问容器：用 localhost 加宿主机端口；容器访问你的电脑：用 host.docker.internal 加电脑上的端口。localhost 永远指说这句话的一方：在容器里，它就是容器自己。Docker Desktop（macOS、Windows）自带 host.docker.internal，在 Linux 上要用 extra_hosts: host.docker.internal:host-gateway 告诉它。',
    inside: (addresses) => `容器 → 容器：${addresses}。`,
    insideBy: (services, written, address) => `容器 → 容器：${services} 的 ${written}，也就是 ${address}。`,
    into: (url, target) => `宿主机 → 容器：${url} 通向 ${target}。`,
    intoLater: (url, target) => `宿主机 → 容器：启动后 ${url} 通向 ${target}。`,
    out: (services, written, address) =>
      `容器 → 宿主机：${services} 的 ${written}，也就是运行 Docker 的那台机器上的 ${address}。`,
    outPlain: (services, written) => `容器 → 宿主机：${services} 的 ${written}。`,
    self: (services, written) => `容器 → 自己：${services} 的 ${written}。在容器里这指容器自己，而不是你的电脑。`,
    given: (services) => `${services} 用 extra_hosts 写明了 host.docker.internal，在 Linux 上也能用。`,
    seeVariable: (variable, service) => `${service} 实际看到的 ${variable} 的值`,
    seePort: (service, port) => `${service} 的端口 ${port} 映射到本机的哪个端口`,
    seeHosts: (service) => `${service} 不查 DNS 就认识的名称；在 Linux 上写了 extra_hosts 才会有 host.docker.internal`,
    mistakeLocalhost:
      '数据库在自己电脑上，地址却写 localhost：容器会在自己里面找，结果连接被拒绝。要写 host.docker.internal 才能通到外面。',
    mistakeLocalhostNamed: (variable) =>
      `服务在自己电脑上，${variable} 却写成 localhost：容器会在自己里面找，结果连接被拒绝。要写 host.docker.internal 才能通到外面。`,
    mistakeName: '在浏览器里用服务名：只有容器才会去查 Docker 的 DNS。在自己电脑上要用 localhost 加宿主机端口。',
    mistakePublished: '容器之间用宿主机端口：这时只认容器端口，而且不需要发布。',
    mistakeLoopback:
      '在 Linux 上，自己电脑的服务只监听 127.0.0.1：容器是从 Docker 网桥过来的，会被拒绝。要让它也监听网桥的地址。',
  },
);

import { catalogue } from '../catalogue.ts';

/** Host names that have no address for a container. */
export const hostNameWords = catalogue(
  {
    title: (service: string, host: string) => `${service} finds no address for the host ${host}`,
    titleUnnamed: (service: string) => `${service} finds no address for a host`,

    machine: (service: string) =>
      `On Linux nothing tells a container what host.docker.internal is, unless extra_hosts does, and ${service} has none.`,
    machineUnknown:
      'Docker Desktop knows host.docker.internal by itself; on Linux a container only does with extra_hosts.',
    machineGiven: (service: string) =>
      `${service} is given host.docker.internal by extra_hosts in the files, but its container did not have it: most likely it was made before that.`,
    notUp: (other: string) =>
      `${other} is a service of this project, and it does not run: Docker’s DNS knows a service only while it does.`,
    otherFailed: (other: string) =>
      `${other} is a service of this project that does not stay up, and Docker’s DNS knows a service only while it runs: see its own trouble first.`,
    apart: (service: string, own: string, other: string, others: string) =>
      `${service} is in the network ${own}, ${other} in ${others}: containers know each other’s names only within a network that both are in.`,
    hostNetwork: (service: string, other: string) =>
      `${service} uses the network of the machine (network_mode: host), where nobody knows the names of services: ${other} is only reached by a published port.`,
    tooEarly: (other: string) =>
      `${other} did not run yet when its name was looked up, and nothing made the service wait for it.`,
    tooEarlyThough: (other: string) =>
      `${other} runs; when its name was looked up it did not, or not in a network that both are in.`,
    misspelt: (host: string, meant: string) =>
      `No service of this project is called ${host}; ${meant} is nearly the same.`,
    noService: (host: string, services: string) =>
      `${host} is no service of this project (those are ${services}), and nobody else knows it.`,
    unknownDomain: (host: string) =>
      `Nobody knows ${host}: it is misspelt, or known only in another network, such as that of a VPN.`,
    noAnswer: (host: string) =>
      `No DNS server answered for ${host}: the container has no way out, the machine is offline, or its DNS server does not answer.`,
    internal: (host: string, networks: string) =>
      `${host} is outside, and ${networks} is an internal network: containers in it have no way out.`,
    plain: (host: string) => `Nobody in the container’s networks knows the name ${host}.`,
    unnamed: 'Which host it was, its words do not tell.',

    networksOf: (name: string) => `networks of ${name}`,
    join: ', ',

    addHost: (service: string) => `tell ${service} what host.docker.internal is`,
    addHostExplain:
      'Under the service: extra_hosts: ["host.docker.internal:host-gateway"]. It does no harm on macOS and Windows. Then "up" again.',
    addNetwork: (service: string, network: string) => `put ${service} into the network ${network}`,
    addNetworkExplain:
      'Under networks of the service, beside those that it is in ("default" has to be named too once there is a list). Then "up" again.',
    published: (other: string) => `reach ${other} by localhost and its published port`,
    publishedExplain: 'Or take network_mode: host away, so that the service gets a network of the project.',
    correct: (name: string) => `correct the host in ${name}`,
    correctExplain: 'The name of a service of this project, or of a host that exists. Then "up" again.',
    checkName: 'check the name of the host',
    checkNameExplain: 'Where the service gets it from: its variables, its configuration file, or its image.',
    checkDns: 'check that containers get out',
    checkDnsExplain:
      'Is the machine online, and does a VPN or firewall keep containers in? DNS servers for all containers can be set as "dns" in the configuration of the engine (daemon.json).',
    openNetwork: (service: string) => `give ${service} a network that leads out as well`,
    openNetworkExplain: 'Under networks of the service, one without internal: true. Then "up" again.',
  },
  {
    title: (service, host) => `${service} 解析不了主机名 ${host}`,
    titleUnnamed: (service) => `${service} 解析不了某个主机名`,

    machine: (service) =>
      `在 Linux 上，只有通过 extra_hosts，容器才知道 host.docker.internal 指哪里，而 ${service} 没有写。`,
    machineUnknown: 'Docker Desktop 自带 host.docker.internal；在 Linux 上，容器要有 extra_hosts 才认识它。',
    machineGiven: (service) =>
      `文件里的 extra_hosts 给了 ${service} host.docker.internal，但它的容器里并没有：很可能容器是在那之前创建的。`,
    notUp: (other) => `${other} 是本项目的服务，但没有运行：只有服务在运行时，Docker 的 DNS 才认识它的名称。`,
    otherFailed: (other) =>
      `${other} 是本项目的服务，但无法保持运行，而只有服务在运行时，Docker 的 DNS 才认识它的名称：请先解决它自己的问题。`,
    apart: (service, own, other, others) =>
      `${service} 在网络 ${own} 里，${other} 在 ${others} 里：只有在同一个网络里，容器才认识彼此的名称。`,
    hostNetwork: (service, other) =>
      `${service} 使用宿主机的网络（network_mode: host），那里不认识服务名：只能通过发布的端口访问 ${other}。`,
    tooEarly: (other) => `解析名称时 ${other} 还没有运行，而该服务也没有设置成等待它。`,
    tooEarlyThough: (other) => `${other} 正在运行；但解析名称时它还没有运行，或者两者不在同一个网络里。`,
    misspelt: (host, meant) => `本项目没有名为 ${host} 的服务；${meant} 与它只差一点。`,
    noService: (host, services) => `${host} 不是本项目的服务（本项目有 ${services}），别处也没有人认识它。`,
    unknownDomain: (host) => `没有人认识 ${host}：写错了，或者只有在别的网络（例如 VPN）里才认识。`,
    noAnswer: (host) => `没有 DNS 服务器回答 ${host} 的地址：容器访问不了外部，本机没有联网，或者 DNS 服务器没有响应。`,
    internal: (host, networks) => `${host} 在外部，而 ${networks} 是内部网络（internal）：里面的容器访问不了外部。`,
    plain: (host) => `容器所在的网络里没有人认识 ${host} 这个名称。`,
    unnamed: '从它的输出看不出是哪个主机。',

    networksOf: (name) => `${name} 的网络`,
    join: '、',

    addHost: (service) => `让 ${service} 认识 host.docker.internal`,
    addHostExplain:
      '在该服务下写 extra_hosts: ["host.docker.internal:host-gateway"]。在 macOS 和 Windows 上也没有坏处。然后再次 up。',
    addNetwork: (service, network) => `把 ${service} 加入网络 ${network}`,
    addNetworkExplain: '写在该服务的 networks 里，与已有的网络并列（一旦写了列表，default 也要写上）。然后再次 up。',
    published: (other) => `用 localhost 加发布的端口访问 ${other}`,
    publishedExplain: '或者去掉 network_mode: host，让该服务加入项目的网络。',
    correct: (name) => `改正 ${name} 里的主机名`,
    correctExplain: '改成本项目的服务名，或者真实存在的主机名。然后再次 up。',
    checkName: '检查主机名',
    checkNameExplain: '看看该服务从哪里得到它：变量、配置文件，还是镜像。',
    checkDns: '检查容器能否访问外部',
    checkDnsExplain:
      '本机是否联网？VPN 或防火墙是否拦住了容器？可以在引擎的配置（daemon.json）里用 "dns" 为所有容器设置 DNS 服务器。',
    openNetwork: (service) => `再给 ${service} 一个能访问外部的网络`,
    openNetworkExplain: '写在该服务的 networks 里，选一个没有 internal: true 的网络。然后再次 up。',
  },
);

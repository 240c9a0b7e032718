import { catalogue } from '../catalogue.ts';

/** The topic of networks and DNS names. */
export const networkWords = catalogue(
  {
    title: 'Network and DNS names',
    idea: 'Compose makes a network for the project, "default", and every service joins it unless it names others. Inside a network each service is found by its name: Docker’s own DNS answers with the address of its container, and every port of it can be reached without being published. Containers without a common network do not find each other at all.',
    members: (key: string, name: string, services: string) =>
      `The network ${key} is ${name} to the engine; in it: ${services}.`,
    noMembers: (key: string, name: string) => `The network ${key} is ${name} to the engine; no service is in it.`,
    missing: (name: string) => `${name} does not exist now; "up" makes it.`,
    missingExternal: (name: string) => `${name} does not exist, and being external it is not made by "up".`,
    connected: (container: string, networks: string) => `${container} is in ${networks}.`,
    found: (addresses: string) => `Containers of a common network reach: ${addresses}.`,
    apart: (one: string, other: string) =>
      `${one} and ${other} have no network in common, so they cannot reach each other.`,
    noNetwork: (services: string) => `${services}: no network of the project; the files set a network mode of its own.`,
    seeMembers: (network: string) => `the containers in ${network}, with their addresses`,
    seeNetworks: 'the networks that Compose made for this project',
    seeDns: (service: string) => `whom ${service} asks for names: Docker’s DNS is 127.0.0.11`,
    mistakeAddress:
      'Writing down a container’s IP address: it changes when the container is made anew. The service’s name stays.',
    mistakePublished:
      'Between containers, asking for the published port. There the container’s own port counts, whatever "ports" says.',
    mistakeDefault:
      'Giving a service "networks" and forgetting default: it is then only in those that it names, and no longer finds the others.',
    mistakeLocalhost: '"localhost" for another service: in a container that is the container itself.',
  },
  {
    title: '网络与 DNS 名称',
    idea: 'Compose 会为项目创建一个 default 网络，服务没有另外指定网络时都会加入它。在同一个网络里，用服务名就能找到对方：Docker 自带的 DNS 会返回它的容器地址，而且所有端口都能直接访问，不需要发布。没有共同网络的容器，彼此完全找不到。',
    members: (key, name, services) => `网络 ${key} 在引擎里叫 ${name}，里面有：${services}。`,
    noMembers: (key, name) => `网络 ${key} 在引擎里叫 ${name}，没有服务加入它。`,
    missing: (name) => `${name} 现在还不存在，up 会创建它。`,
    missingExternal: (name) => `${name} 不存在；它声明为 external，up 不会创建它。`,
    connected: (container, networks) => `${container} 在网络 ${networks} 里。`,
    found: (addresses) => `同一网络里的容器可以这样访问：${addresses}。`,
    apart: (one, other) => `${one} 和 ${other} 没有共同的网络，互相访问不到。`,
    noNetwork: (services) => `${services} 不在项目的网络里：文件里给它单独设置了网络模式。`,
    seeMembers: (network) => `${network} 里有哪些容器、地址是什么`,
    seeNetworks: 'Compose 为这个项目创建的网络',
    seeDns: (service) => `${service} 向谁查询名称：127.0.0.11 就是 Docker 的 DNS`,
    mistakeAddress: '把容器的 IP 地址写死：容器重建后地址会变，服务名不会变。',
    mistakePublished: '容器之间用宿主机端口访问：这时只认容器端口，与 ports 怎么写无关。',
    mistakeDefault: '给服务写了 networks，却漏了 default：它就只在写明的网络里，找不到其他服务了。',
    mistakeLocalhost: '用 localhost 访问另一个服务：在容器里，localhost 指容器自己。',
  },
);

import { catalogue } from '../catalogue.ts';

/** The topic of Traefik and labels. */
export const traefikWords = catalogue(
  {
    title: 'Traefik and labels',
    idea: 'Traefik is a reverse proxy: it takes requests at one place, such as port 80 of the machine, and passes each to the container that it is meant for. Which one that is it reads from labels on the containers, through Docker’s socket: a router has a rule, such as a host name, and leads to a service, which is a port of the container. Labels become part of a container when it is made, so a change needs "up".',
    proxy: (service: string, image: string) => `${service} is Traefik here (${image}).`,
    entryPoint: (service: string, name: string, port: number, host: string) =>
      `Entry point ${name} of ${service} is its port ${port}, on this machine ${host}.`,
    entryPointInside: (service: string, name: string, port: number) =>
      `Entry point ${name} of ${service} is its port ${port}, which is not published.`,
    dashboard: (url: string) => `Its dashboard, open without a password (api.insecure): ${url}`,
    router: (what: string, entry: string, target: string) => `${what}${entry} goes to ${target}.`,
    routerSecure: (what: string, entry: string, target: string) => `${what}${entry} goes to ${target}, over TLS.`,
    hosts: (hosts: string) => `What asks for ${hosts}`,
    rule: (rule: string) => `What matches ${rule}`,
    anything: 'Whatever comes',
    at: (entryPoints: string) => ` at the entry point ${entryPoints}`,
    target: (service: string, port: number) => `${service}:${port}`,
    targetUnknown: (service: string) => `${service}`,
    through: (router: string, middlewares: string) => `On its way by the router ${router} it passes: ${middlewares}.`,
    off: (service: string) => `${service} has labels for Traefik, but traefik.enable is false: it is left out.`,
    elsewhere: 'No service of this project is Traefik itself; the labels are for one that runs elsewhere.',
    notOnNetwork: (service: string, proxy: string) =>
      `${service} and ${proxy} have no network in common, so Traefik cannot reach it.`,
    none: 'No service of this project has labels for Traefik.',
    seeLog: (service: string) => `what ${service} says of routers and requests`,
    seeLabels: (container: string) => `the labels that ${container} was made with`,
    seeRoute: (host: string) => `which status a request for ${host} gets through the proxy`,
    mistakePort:
      'Giving loadbalancer.server.port the published port: Traefik is in the network, so the container’s own port counts.',
    mistakeNetwork:
      'No common network with Traefik: the route is there, and every request ends with 504. Where the container is in several, traefik.docker.network names the common one.',
    mistakeRestart:
      'Changing labels and only restarting: the container keeps those that it was made with. "up" makes it anew.',
    mistakeEnable:
      'Forgetting traefik.enable=true where Traefik runs with exposedbydefault=false: the container is not seen, and requests end with 404.',
  },
  {
    title: 'Traefik 与标签',
    idea: 'Traefik 是反向代理：请求统一从一个入口进来（比如本机的 80 端口），再由它转给对应的容器。转给谁，它通过 Docker 的 socket 从容器的标签里读：router 里写规则（比如域名），并指向一个 service，也就是容器的某个端口。标签在创建容器时就定下来了，改了之后要用 up 才会生效。',
    proxy: (service, image) => `这里的 Traefik 是 ${service}（${image}）。`,
    entryPoint: (service, name, port, host) => `${service} 的入口 ${name} 是它的端口 ${port}，在本机是 ${host}。`,
    entryPointInside: (service, name, port) => `${service} 的入口 ${name} 是它的端口 ${port}，没有发布到本机。`,
    dashboard: (url) => `它的控制面板，不需要密码（api.insecure）：${url}`,
    router: (what, entry, target) => `${entry}${what}的请求转给 ${target}。`,
    routerSecure: (what, entry, target) => `${entry}${what}的请求经 TLS 转给 ${target}。`,
    hosts: (hosts) => `访问 ${hosts} `,
    rule: (rule) => `符合 ${rule} `,
    anything: '所有',
    at: (entryPoints) => `从入口 ${entryPoints} 进来、`,
    target: (service, port) => `${service}:${port}`,
    targetUnknown: (service) => `${service}`,
    through: (router, middlewares) => `经过路由 ${router} 时会先通过：${middlewares}。`,
    off: (service) => `${service} 有 Traefik 标签，但 traefik.enable 是 false，所以会被忽略。`,
    elsewhere: '这个项目里没有 Traefik 本身，这些标签是给别处运行的 Traefik 看的。',
    notOnNetwork: (service, proxy) => `${service} 和 ${proxy} 没有共同的网络，Traefik 访问不到它。`,
    none: '这个项目的服务都没有 Traefik 标签。',
    seeLog: (service) => `${service} 的日志，包括路由和请求`,
    seeLabels: (container) => `${container} 创建时带的标签`,
    seeRoute: (host) => `经过代理请求 ${host}，看返回的状态码`,
    mistakePort: 'loadbalancer.server.port 写成宿主机端口：Traefik 就在容器网络里，只认容器端口。',
    mistakeNetwork:
      '和 Traefik 没有共同的网络：路由是有的，但请求全是 504。容器在多个网络里时，要用 traefik.docker.network 指明共同的那个。',
    mistakeRestart: '改了标签只做 restart：容器保留创建时的标签，要用 up 重建。',
    mistakeEnable:
      'Traefik 以 exposedbydefault=false 运行，却忘了写 traefik.enable=true：它看不到这个容器，请求返回 404。',
  },
);

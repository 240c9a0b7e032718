import { catalogue } from '../catalogue.ts';

/** Services that Traefik is told of by labels, and does not reach. Names, rules, networks and ports come in as they are. */
export const doctorTraefikWords = catalogue(
  {
    networkTitle: (service: string) => `Traefik cannot reach ${service}: they share no network`,
    networkWhy: (service: string, proxy: string) =>
      `${proxy} and ${service} are in no network together, so Traefik has no way to the container; requests for it end with 504 Gateway Timeout.`,
    namedWhy: (service: string, proxy: string, network: string) =>
      `Traefik is told to reach ${service} by the network ${network}, and ${proxy} is not in it; requests end with 504 Gateway Timeout.`,
    outsideTitle: (service: string, network: string) => `${service} is not in ${network}, where Traefik looks for it`,
    outsideWhy: (network: string) =>
      `traefik.docker.network names ${network}, and the container is not in it: a Traefik of that network has no way to it.`,
    inNetworks: (networks: string) => `networks: ${networks}`,
    logOf: (service: string) => `log of ${service}`,
    addNetwork: (network: string, service: string) => `put ${service} into the network ${network}`,
    addNetworkUnknown: (service: string) => `put ${service} into a network of Traefik`,
    addNetworkExplain: (service: string) =>
      `Name it under "networks" of ${service}, with "default" beside it where the service needs that too. "up" then makes the container anew.`,
    fixLabel: (network: string) => `let Traefik take the network ${network}`,
    fixLabelExplain:
      'traefik.docker.network has to be the name of the network in Docker, mostly with the project before it, and Traefik has to be in it. "up" then makes the container anew.',
    anew: (service: string) => `make ${service} anew`,
    anewExplain: 'Labels and networks hold for a container from when it is made: "up" replaces it where they changed.',

    portTitle: (service: string, port: string) => `Traefik asks ${service} at port ${port}, where nothing listens`,
    portLoopbackTitle: (service: string, port: string) =>
      `Traefik asks ${service} at port ${port}, which only listens within its container`,
    portMissingTitle: (service: string) => `Traefik does not know the port of ${service}`,
    portWhy: (port: string, instead: string) =>
      `The label names port ${port}, and the program listens on ${instead}; requests end with 502 Bad Gateway.`,
    portLoopbackWhy: (port: string) =>
      `The program listens on 127.0.0.1:${port}, which is the container's own; it has to listen on 0.0.0.0.`,
    portMissingWhy:
      'No label names the port and the image exposes none, so Traefik leaves the service out ("port is missing"); requests end with 404.',
    listening: (places: string) => `listens on ${places}`,
    exposes: (ports: string) => `exposes ${ports}`,
    exposesNone: 'exposes no port',
    fixPort: 'correct the port in the label',
    fixPortExplain: (instead: string) =>
      `loadbalancer.server.port is the port in the container, here ${instead}; what "ports" publishes does not matter to Traefik. "up" then makes the container anew.`,
    fixPortExplainUnknown:
      'traefik.http.services.NAME.loadbalancer.server.port=PORT names the port in the container. "up" then makes the container anew.',
    listenEverywhere: 'let the program listen on 0.0.0.0',
    listenEverywhereExplain: 'Its own option or variable for that is mostly called host, bind or address.',

    nameTitle: (router: string, one: string, other: string) =>
      `${one} and ${other} both define the router ${router}, differently`,
    nameWhy: (router: string) =>
      `The name of a router counts for all containers: Traefik finds ${router} with different settings and takes none of them; requests end with 404.`,
    ruleTitle: (one: string, other: string) => `${one} and ${other} want the same requests from Traefik`,
    ruleWhy: (one: string, other: string) =>
      `The routers ${one} and ${other} have the same rule at the same entry point and no different priority, so it is left to chance who answers.`,
    rename: (router: string) => `give the router ${router} another name`,
    renameExplain: (service: string) =>
      `Put the name of the service into it, such as ${service}, in all of its labels. "up" then makes the container anew.`,
    changeRule: 'change one of the rules',
    changeRuleExplain:
      'By another host or path, or give one of them a higher "priority". "up" then makes the container anew.',
  },
  {
    networkTitle: (service) => `Traefik 连不上 ${service}：两者没有共同的网络`,
    networkWhy: (service, proxy) =>
      `${proxy} 和 ${service} 不在同一个网络里，Traefik 无法到达该容器，请求会得到 504 Gateway Timeout。`,
    namedWhy: (service, proxy, network) =>
      `标签要求 Traefik 经网络 ${network} 访问 ${service}，而 ${proxy} 不在这个网络里，请求会得到 504 Gateway Timeout。`,
    outsideTitle: (service, network) => `${service} 不在 Traefik 要用的网络 ${network} 里`,
    outsideWhy: (network) => `traefik.docker.network 写的是 ${network}，但容器不在其中：该网络里的 Traefik 到不了它。`,
    inNetworks: (networks) => `网络：${networks}`,
    logOf: (service) => `${service} 的日志`,
    addNetwork: (network, service) => `把 ${service} 加入网络 ${network}`,
    addNetworkUnknown: (service) => `把 ${service} 加入 Traefik 所在的网络`,
    addNetworkExplain: (service) =>
      `写在 ${service} 的 networks 下；如果还需要默认网络，请同时写上 default。之后的 up 会重建容器。`,
    fixLabel: (network) => `让 Traefik 使用网络 ${network}`,
    fixLabelExplain:
      'traefik.docker.network 必须是网络在 Docker 里的名称（通常带有项目名前缀），并且 Traefik 也在其中。之后的 up 会重建容器。',
    anew: (service) => `重建 ${service}`,
    anewExplain: '标签和网络在创建容器时确定；有改动时，up 会替换容器。',

    portTitle: (service, port) => `Traefik 访问 ${service} 的 ${port} 端口，但没有程序在监听`,
    portLoopbackTitle: (service, port) => `Traefik 访问 ${service} 的 ${port} 端口，但它只在容器内部监听`,
    portMissingTitle: (service) => `Traefik 不知道 ${service} 的端口`,
    portWhy: (port, instead) => `标签写的是 ${port} 端口，而程序监听的是 ${instead}，请求会得到 502 Bad Gateway。`,
    portLoopbackWhy: (port) => `程序监听的是容器自己的 127.0.0.1:${port}，应当监听 0.0.0.0。`,
    portMissingWhy:
      '没有标签指定端口，镜像也没有声明端口，Traefik 会忽略这个服务（日志：port is missing），请求会得到 404。',
    listening: (places) => `监听 ${places}`,
    exposes: (ports) => `声明的端口：${ports}`,
    exposesNone: '没有声明端口',
    fixPort: '改正标签里的端口',
    fixPortExplain: (instead) =>
      `loadbalancer.server.port 是容器内的端口，这里应为 ${instead}；它与 ports 发布的端口无关。之后的 up 会重建容器。`,
    fixPortExplainUnknown:
      '用 traefik.http.services.名称.loadbalancer.server.port=端口 指定容器内的端口。之后的 up 会重建容器。',
    listenEverywhere: '让程序监听 0.0.0.0',
    listenEverywhereExplain: '通常由程序自己的 host、bind 或 address 选项或变量决定。',

    nameTitle: (router, one, other) => `${one} 和 ${other} 都定义了路由 ${router}，但内容不同`,
    nameWhy: (router) => `路由名称对所有容器通用：Traefik 发现 ${router} 有不同的定义，会全部舍弃，请求会得到 404。`,
    ruleTitle: (one, other) => `${one} 和 ${other} 在 Traefik 里争用同样的请求`,
    ruleWhy: (one, other) => `路由 ${one} 和 ${other} 的规则、入口点和优先级都相同，由谁应答无法确定。`,
    rename: (router) => `给路由 ${router} 换个名称`,
    renameExplain: (service) => `在它的所有标签里把名称换成带服务名的，例如 ${service}。之后的 up 会重建容器。`,
    changeRule: '修改其中一条规则',
    changeRuleExplain: '换用不同的主机名或路径，或给其中一条更高的 priority。之后的 up 会重建容器。',
  },
);

import { catalogue } from '../catalogue.ts';

/** Images that a registry did not give. Names come in as they are. */
export const pullWords = catalogue(
  {
    title: (service: string, image: string) => `The image ${image} of ${service} could not be pulled`,
    titleService: (service: string) => `The image of ${service} could not be pulled`,
    titleImage: (image: string) => `The image ${image} could not be pulled`,
    titleBase: (service: string, image: string) =>
      `${service} cannot be built: its base image ${image} could not be pulled`,
    titleBaseImage: (image: string) => `The base image ${image} could not be pulled`,
    titleUnknown: 'An image could not be pulled',
    anImage: 'the image',

    denied: (registry: string, image: string) =>
      `${registry} has no repository for ${image}, or it is a private one that this login may not read.`,
    builtHere: (image: string, builder: string) =>
      `${image} is in no registry: it is built here, from ${builder}, and that has not been done yet.`,
    unauthorized: (registry: string) => `${registry} wants a login before it gives this image.`,
    missing: (registry: string, image: string) => `${registry} has no ${image}: the tag is not there, or no longer.`,
    platform: (image: string, platform: string) =>
      `${image} is not made for ${platform}, the processor of this engine.`,
    thisProcessor: 'this processor',
    limit: (registry: string) =>
      `${registry} has counted too many pulls from this address or account, and gives more only after a while.`,
    dns: (host: string) =>
      `The engine did not find the name ${host}: it has no network or no working DNS, or the name is wrong.`,
    refused: (host: string) => `Nothing answers at ${host}: the registry does not run there, or the name is wrong.`,
    slow: (host: string) =>
      `${host} did not answer the engine in time: the connection is slow, or something blocks it.`,
    cut: (host: string) => `The connection from the engine to ${host} broke off, or there is no way to it.`,
    proxy: 'The proxy that the engine is told to use did not let the request through.',
    certificate: (host: string) => `The engine does not trust the certificate of ${host}.`,
    plain: (host: string) =>
      `${host} speaks HTTP, and the engine asks every registry but those of this machine by HTTPS.`,
    name: (image: string) =>
      `${image} is no possible name of an image: names are in small letters, with at most one tag.`,
    theRegistry: 'the registry',

    build: (service: string) => `build the image of ${service}`,
    buildExplain: 'Builds it from the Dockerfile; then "up" again. Nothing that runs is touched.',
    login: (registry: string) => `log in to ${registry}`,
    loginExplain: 'Asks for a name and a password or token, which Docker keeps. Then pull again.',
    edit: 'correct the name of the image',
    editExplain: (written: string) => `${written} stands there. "up" takes the changed name.`,
    editBaseExplain: 'The line that begins with FROM names it. Build again afterwards.',
    again: (service: string) => `pull the image of ${service} again`,
    againAll: 'pull again',
    againExplain: 'Only fetches the image; containers stay as they are until the next "up".',
    againBuildExplain: 'Builds again, and asks the registry for the base image anew; containers stay as they are.',
    wait: 'wait a while',
    waitExplain: 'A login with an account has a higher limit of its own; a mirror of Docker Hub has none of it.',
    look: (image: string) => `see which platforms ${image} is there for`,
    lookExplain: 'Only asks the registry.',
    emulate: 'take another image, or let this one be emulated',
    emulateExplain: (platform: string) =>
      `A tag or image that is made for ${platform} is the better way. "platform: linux/amd64" in the service makes Docker emulate that processor where it can, which is slow.`,
    network: 'check the network of the engine',
    networkExplain:
      'A VPN, a proxy or a DNS that the engine does not know is mostly to blame. With Docker Desktop see Settings → Resources → Proxies and Network, on Linux /etc/docker/daemon.json ("dns", "proxies").',
    mirror: 'use a mirror of Docker Hub',
    mirrorExplain:
      'Where Docker Hub cannot be reached, "registry-mirrors" in the engine\'s configuration (Docker Desktop: Settings → Docker Engine) names another source. The engine restarts for it.',
    seeProxy: 'see which proxies and mirrors the engine uses',
    seeProxyExplain: 'Only looks.',
    trust: 'make the engine trust the registry',
    trustExplain: (host: string) =>
      `Put the certificate of its authority into /etc/docker/certs.d/${host}/ca.crt where the engine runs.`,
    insecure: 'let the engine ask it by HTTP',
    insecureExplain: (host: string) =>
      `Add "${host}" to "insecure-registries" in the engine's configuration; it restarts for it. Only for a network that you trust.`,
    startRegistry: 'start the registry, or correct the name',
    startRegistryExplain: (host: string) => `Something has to listen at ${host} where the engine runs.`,
  },
  {
    title: (service, image) => `无法拉取 ${service} 的镜像 ${image}`,
    titleService: (service) => `无法拉取 ${service} 的镜像`,
    titleImage: (image) => `无法拉取镜像 ${image}`,
    titleBase: (service, image) => `无法构建 ${service}：拉取不到基础镜像 ${image}`,
    titleBaseImage: (image) => `无法拉取基础镜像 ${image}`,
    titleUnknown: '有镜像无法拉取',
    anImage: '该镜像',

    denied: (registry, image) => `${registry} 上没有 ${image} 这个仓库，或者它是私有仓库，当前登录的账号无权读取。`,
    builtHere: (image, builder) => `${image} 不在任何镜像仓库里：它要在本机由 ${builder} 构建，而现在还没有构建。`,
    unauthorized: (registry) => `${registry} 要求先登录才能拉取这个镜像。`,
    missing: (registry, image) => `${registry} 上没有 ${image}：这个标签不存在，或已被删除。`,
    platform: (image, platform) => `${image} 没有适用于 ${platform}（本引擎的处理器架构）的版本。`,
    thisProcessor: '本机架构',
    limit: (registry) => `${registry} 认为这个地址或账号拉取得太频繁，要过一段时间才允许继续。`,
    dns: (host) => `引擎解析不到 ${host}：没有网络、DNS 不可用，或域名写错了。`,
    refused: (host) => `${host} 没有应答：镜像仓库没有在那里运行，或地址写错了。`,
    slow: (host) => `${host} 没有及时应答引擎：网络很慢，或连接被拦截。`,
    cut: (host) => `引擎到 ${host} 的连接中断，或根本连不上。`,
    proxy: '引擎所用的代理没有放行这个请求。',
    certificate: (host) => `引擎不信任 ${host} 的证书。`,
    plain: (host) => `${host} 使用 HTTP，而除本机外，引擎访问镜像仓库一律使用 HTTPS。`,
    name: (image) => `${image} 不是合法的镜像名称：名称只能用小写字母，最多带一个标签。`,
    theRegistry: '镜像仓库',

    build: (service) => `构建 ${service} 的镜像`,
    buildExplain: '按 Dockerfile 构建，之后再次 up。正在运行的容器不受影响。',
    login: (registry) => `登录 ${registry}`,
    loginExplain: '会询问用户名和密码（或令牌），由 Docker 保存。登录后重新拉取。',
    edit: '改正镜像名称',
    editExplain: (written) => `那里写的是 ${written}。改好后 up 会使用新的名称。`,
    editBaseExplain: '以 FROM 开头的那一行写着它的名称。改好后重新构建。',
    again: (service) => `重新拉取 ${service} 的镜像`,
    againAll: '重新拉取',
    againExplain: '只下载镜像；容器在下一次 up 之前保持不变。',
    againBuildExplain: '重新构建，并再次向镜像仓库请求基础镜像；容器保持不变。',
    wait: '稍等一段时间',
    waitExplain: '登录账号后额度更高；使用 Docker Hub 的镜像加速源则不占用该额度。',
    look: (image) => `查看 ${image} 支持哪些平台`,
    lookExplain: '只是向镜像仓库查询。',
    emulate: '换用其他镜像，或以模拟方式运行',
    emulateExplain: (platform) =>
      `最好换用支持 ${platform} 的标签或镜像。在服务里写上 platform: linux/amd64，Docker 会在可行时模拟该架构，但速度很慢。`,
    network: '检查引擎的网络',
    networkExplain:
      '多半是 VPN、代理或 DNS 没有让引擎知道。Docker Desktop 请看 Settings → Resources → Proxies 和 Network；Linux 请看 /etc/docker/daemon.json（dns、proxies）。',
    mirror: '使用 Docker Hub 的镜像加速源',
    mirrorExplain:
      '无法访问 Docker Hub 时，可在引擎配置（Docker Desktop：Settings → Docker Engine）的 registry-mirrors 里指定其他来源。引擎会因此重启。',
    seeProxy: '查看引擎使用的代理和加速源',
    seeProxyExplain: '只是查看。',
    trust: '让引擎信任这个镜像仓库',
    trustExplain: (host) => `把它的 CA 证书放到引擎所在机器的 /etc/docker/certs.d/${host}/ca.crt。`,
    insecure: '允许引擎用 HTTP 访问它',
    insecureExplain: (host) => `在引擎配置的 insecure-registries 里加上“${host}”，引擎会因此重启。只适用于可信的网络。`,
    startRegistry: '启动镜像仓库，或改正地址',
    startRegistryExplain: (host) => `引擎所在的机器上，${host} 必须有服务在监听。`,
  },
);

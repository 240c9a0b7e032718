import { catalogue } from '../catalogue.ts';

/** Containers that are not what the project or its images are now, and builds that took more than they need. */
export const freshnessWords = catalogue(
  {
    imageTitle: (service: string) => `${service} runs the image before the newest one`,
    imageTitleStopped: (service: string) => `The container of ${service} is of the image before the newest one`,
    imageWhy: (image: string) =>
      `The name ${image} belongs to a newer image since; a container keeps the image that it was made from.`,
    imageEvidence: (id: string) => `made from ${id}`,
    configTitle: (service: string) => `${service} runs with a configuration from before the last change`,
    configTitleStopped: (service: string) =>
      `The container of ${service} is from before the last change of its configuration`,
    configWhy:
      'The files were changed after its container was made: what they say now does not hold for it, and a restart does not change that.',
    configUnknown: 'which keys differ cannot be told any more',
    moreKeys: (more: number) => `${more} more`,
    up: (service: string) => `make ${service} anew as it is now`,
    upExplain:
      'Replaces the container: what is only in it is lost, volumes stay, and requests fail for the moment. What did not change stays as it is.',
    upBuild: (service: string) => `build ${service}, then make it anew`,
    upBuildExplain: 'The same, with the code of the working tree in a new image.',

    contextTitle: (service: string, size: string) => `The last build of ${service} sent ${size} to the builder`,
    contextTitleUnknown: (size: string) => `A build sent ${size} to the builder`,
    contextWhy:
      'All that COPY and ADD may take is sent before a build begins; what .dockerignore names is not, and mostly the image does not need it.',
    sent: (size: string) => `transferring context: ${size}`,
    ignore: 'leave more out of the build context',
    ignoreExplain:
      '.git, node_modules, .venv, __pycache__, data and build results have no place in it. In Dogwatch "build context" (:) lists what is heaviest.',

    cacheTitle: (service: string) => `The last build of ${service} installed dependencies again for source alone`,
    order: 'change the order in the Dockerfile',
    orderExplain: (how: string) =>
      `${how} Build twice to see it: the second build then takes the installation from the cache.`,
  },
  {
    imageTitle: (service) => `${service} 运行的不是最新镜像`,
    imageTitleStopped: (service) => `${service} 的容器用的不是最新镜像`,
    imageWhy: (image) => `${image} 这个名字后来指向了更新的镜像，而容器一直使用创建时的镜像。`,
    imageEvidence: (id) => `创建自 ${id}`,
    configTitle: (service) => `${service} 仍按修改前的配置运行`,
    configTitleStopped: (service) => `${service} 的容器是在配置修改之前创建的`,
    configWhy: '容器创建之后文件又改过：现在的内容对它还不起作用，重启也不会改变这一点。',
    configUnknown: '已无法得知具体是哪些项不同',
    moreKeys: (more) => `另有 ${more} 项`,
    up: (service) => `按现在的内容重建 ${service}`,
    upExplain: '会替换容器：只存在于容器内的内容会丢失，卷会保留，期间请求会失败。没有变化的部分保持不变。',
    upBuild: (service) => `先构建 ${service}，再重建容器`,
    upBuildExplain: '同上，并把工作区的代码构建进新镜像。',

    contextTitle: (service, size) => `${service} 上一次构建向构建器发送了 ${size}`,
    contextTitleUnknown: (size) => `构建时向构建器发送了 ${size}`,
    contextWhy:
      '构建开始前，COPY 和 ADD 可能用到的内容都会发送过去；.dockerignore 里列出的不会，而镜像往往并不需要它们。',
    sent: (size) => `transferring context: ${size}`,
    ignore: '从构建上下文中排除更多内容',
    ignoreExplain:
      '.git、node_modules、.venv、__pycache__、数据和构建产物都不该放进去。在 Dogwatch 里用“构建上下文”（:）可以查看占用最大的内容。',

    cacheTitle: (service) => `${service} 上一次构建只改了源代码，却重新安装了依赖`,
    order: '调整 Dockerfile 中的顺序',
    orderExplain: (how) => `${how}之后构建两次即可看到：第二次构建时，安装步骤会使用缓存。`,
  },
);

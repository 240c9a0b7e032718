import { catalogue } from '../catalogue.ts';

/** The topic on BuildKit and its mounts. */
export const buildkitWords = catalogue(
  {
    title: 'BuildKit and its mounts',
    idea:
      'BuildKit is the builder behind docker build: it works on independent stages at the same time and leaves out those that nothing needs. "RUN --mount=type=cache" keeps a folder, such as the downloads of a package manager, ' +
      'from one build to the next without putting it into the image. type=bind lends files to one step and type=secret lends it a secret; nothing of that stays in a layer.',

    cache: (step: string, target: string) =>
      `Step ${step} keeps ${target} from build to build, in a cache that does not get into the image.`,
    bind: (step: string, source: string) =>
      `Step ${step} borrows ${source}: when it changes, the step runs again, and the image gets no copy of it.`,
    bindFrom: (step: string, source: string, from: string) =>
      `Step ${step} borrows ${source} from ${from} while it runs.`,
    secret: (step: string, id: string) => `Step ${step} is lent the secret ${id}; no layer keeps it.`,
    ssh: (step: string) => `Step ${step} may use your SSH agent while it runs; no key gets into the image.`,
    tmpfs: (step: string, target: string) => `Step ${step} has ${target} in memory only.`,
    wholeContext: 'the build context',
    source: 'the newest build seen here',

    used: 'what the build cache holds, cache mounts among it',
    version: 'the version of buildx, which the docker command builds with',
    builders: 'which builders there are, and which one is used',

    inside:
      'What lies in a cache mount is missing in the image. What the program needs at run time has to be written elsewhere.',
    survives: 'A build without cache does not empty cache mounts; only pruning the build cache does.',
    argument: 'A password as ARG or ENV stays readable in docker history. Lend it with type=secret.',
    old: '"the --mount option requires BuildKit" comes from the old builder: it is in use where DOCKER_BUILDKIT=0 is set, or where buildx is not installed.',
  },
  {
    title: 'BuildKit 与它的挂载',
    idea:
      'BuildKit 是 docker build 背后的构建器：互不依赖的阶段会同时构建，用不到的阶段直接跳过。“RUN --mount=type=cache”让一个目录（例如包管理器的下载缓存）在多次构建之间保留，又不会进入镜像。' +
      'type=bind 只在某一步里借用文件，type=secret 只在某一步里借用密钥，都不会留在层里。',

    cache: (step, target) => `步骤 ${step} 让 ${target} 在多次构建之间保留，这份缓存不会进入镜像。`,
    bind: (step, source) => `步骤 ${step} 借用 ${source}：它变了，这一步就会重新执行，但镜像里不会有它的副本。`,
    bindFrom: (step, source, from) => `步骤 ${step} 在执行时借用 ${from} 里的 ${source}。`,
    secret: (step, id) => `步骤 ${step} 借用密钥 ${id}，不会留在任何一层里。`,
    ssh: (step) => `步骤 ${step} 在执行时可以使用你的 SSH agent，密钥不会进入镜像。`,
    tmpfs: (step, target) => `步骤 ${step} 的 ${target} 只存在于内存中。`,
    wholeContext: '整个构建上下文',
    source: '在这里看到的最近一次构建',

    used: '构建缓存里有什么，包括缓存挂载',
    version: 'docker 命令构建时使用的 buildx 的版本',
    builders: '有哪些构建器、正在用哪一个',

    inside: '缓存挂载里的内容不在镜像里。程序运行时需要的文件，要写到别的地方。',
    survives: '无缓存构建不会清空缓存挂载，只有清理构建缓存才会。',
    argument: '用 ARG 或 ENV 传密码，在 docker history 里就能看到。请改用 type=secret。',
    old: '出现“the --mount option requires BuildKit”，说明用的是旧构建器：设置了 DOCKER_BUILDKIT=0，或者没有安装 buildx。',
  },
);

import { catalogue } from '../catalogue.ts';

/** A full disk, and what could be removed. */
export const diskFindingWords = catalogue(
  {
    full: 'The disk of the engine is full',
    wasFull: 'The disk was full',
    whyFull: (free: string) =>
      `Where the engine keeps its files, ${free} are free: builds, images and logs have no room.`,
    whyUnknown:
      'A program was told that there is no room. The engine’s disk is the likeliest one: images, build cache, volumes and logs all lie there.',
    whyFree: (free: string) =>
      `A program was told that there is no room, yet ${free} are free now where the engine keeps its files. Either something was removed since, or it was another file system, such as a tmpfs, or one without free inodes.`,
    freeEvidence: (free: string, total: string) => `${free} of ${total} free`,
    engineDisk: 'disk of the engine',
    log: (service: string) => `log of ${service}`,

    look: 'see what takes the space',
    lookExplain: 'Only looks: images, containers, volumes and build cache with their sizes.',

    reclaimable: (size: string) => `About ${size} could be removed without harm to what runs`,
    reclaimableWhy:
      'Builds leave their cache and the images that they replace behind, and nothing removes these by itself; containers that have ended stay as well.',
    kinds: (kind: 'build-cache' | 'image' | 'container', size: string, count: number) => {
      const names = {
        'build-cache': `build cache: ${size} in ${count} ${count === 1 ? 'record' : 'records'}`,
        image: `images without a tag: ${size} in ${count} ${count === 1 ? 'image' : 'images'}`,
        container: `ended containers: ${size} in ${count} ${count === 1 ? 'container' : 'containers'}`,
      };
      return names[kind];
    },
    systemDf: 'docker system df',

    pruneBuilder: 'remove the build cache',
    pruneBuilderExplain: (size: string | null) =>
      `Frees ${size === null ? 'what nothing uses' : `about ${size}`}. The next builds take longer, since every step runs anew. No image, container or volume goes.`,
    pruneImage: 'remove images without a tag',
    pruneImageExplain: (size: string | null) =>
      `Frees ${size === null ? 'what no container uses' : `at least ${size}`}: earlier builds, whose name a newer one has. Images with a tag stay.`,
    pruneSystem: 'remove all that is not in use',
    pruneSystemExplain: (size: string | null) =>
      `Frees ${size === null ? 'all of the above' : `about ${size}`}: containers that do not run, of all projects, with what they wrote in themselves; networks without containers; images without a tag; build cache. Volumes stay.`,
  },
  {
    full: '引擎所在的磁盘已满',
    wasFull: '磁盘曾经写满',
    whyFull: (free) => `引擎存放文件的地方只剩 ${free}：构建、镜像和日志都没有空间了。`,
    whyUnknown: '有程序得知空间不足。最可能是引擎的磁盘：镜像、构建缓存、卷和日志都在那里。',
    whyFree: (free) =>
      `有程序得知空间不足，但引擎存放文件的地方现在还有 ${free} 可用。要么之后清理过，要么写满的是另一个文件系统，例如 tmpfs，或者 inode 已用尽。`,
    freeEvidence: (free, total) => `共 ${total}，可用 ${free}`,
    engineDisk: '引擎的磁盘',
    log: (service) => `${service} 的日志`,

    look: '查看是什么占用了空间',
    lookExplain: '只是查看：列出镜像、容器、卷和构建缓存各占多少。',

    reclaimable: (size) => `约 ${size} 可以清理，不影响正在运行的容器`,
    reclaimableWhy: '构建会留下缓存和被取代的旧镜像，这些都不会自动删除；已结束的容器也会一直保留。',
    kinds: (kind, size, count) => {
      const names = {
        'build-cache': `构建缓存：${size}，共 ${count} 条`,
        image: `没有标签的镜像：${size}，共 ${count} 个`,
        container: `已结束的容器：${size}，共 ${count} 个`,
      };
      return names[kind];
    },
    systemDf: 'docker system df',

    pruneBuilder: '删除构建缓存',
    pruneBuilderExplain: (size) =>
      `${size === null ? '释放没有被使用的部分' : `约释放 ${size}`}。之后的构建会更慢，因为每一步都要重新执行。镜像、容器和卷都不会删除。`,
    pruneImage: '删除没有标签的镜像',
    pruneImageExplain: (size) =>
      `${size === null ? '释放没有容器使用的部分' : `至少释放 ${size}`}：都是以前构建的镜像，名称已归新镜像所有。有标签的镜像会保留。`,
    pruneSystem: '删除所有未使用的东西',
    pruneSystemExplain: (size) =>
      `${size === null ? '释放以上全部' : `约释放 ${size}`}：所有项目中没有运行的容器（连同它们自己写入的内容）、没有容器的网络、没有标签的镜像和构建缓存。卷会保留。`,
  },
);

import { catalogue } from '../catalogue.ts';

/** The topic on disk space and pruning. */
export const diskWords = catalogue(
  {
    title: 'Disk space and prune',
    idea:
      'Images, stopped containers, volumes and the build cache stay on the disk until somebody removes them, and each rebuild that changes something leaves the image before it behind, untagged. docker system df shows how much of it ' +
      'nothing uses. docker system prune removes stopped containers, unused networks, untagged images and unused build cache of the whole engine; volumes only with --volumes, and then only anonymous ones.',

    stopped: (names: string) => `Stopped, so a prune of containers would remove them: ${names}.`,
    images: (count: number, names: string) =>
      count === 1 ? `This project uses one image: ${names}.` : `This project uses ${count} images: ${names}.`,
    rebuilt: (service: string, image: string) =>
      `${image} was built anew since: when ${service} is made anew, the image that it runs now is left behind untagged.`,
    volumes: (names: string) => `Named volumes, which system prune leaves alone and "down -v" deletes: ${names}.`,
    noVolumes: 'This project has no named volumes.',

    usage: 'how much images, containers, volumes and build cache take, and how much could go',
    details: 'the same, item by item',
    cache: 'what the build cache holds',

    whole: 'A prune looks at the whole engine: stopped containers of other projects go as well.',
    all: '"image prune -a" removes every image that no container uses, so the next start has to build or fetch it again.',
    data: '"down -v" and "volume prune -a" delete the data of databases, and nothing brings it back.',
    desktop:
      'On a Mac all of it lies in one file of the virtual machine; how large that may grow is set in Docker Desktop.',
  },
  {
    title: '磁盘空间与清理',
    idea:
      '镜像、已停止的容器、卷和构建缓存会一直占着磁盘，直到有人清理；每次重新构建只要有变化，还会留下一个没有标签的旧镜像。docker system df 可以看出其中多少没有被使用。' +
      'docker system prune 会清理整个引擎里已停止的容器、没用到的网络、没有标签的镜像和没用到的构建缓存；加上 --volumes 才会清理卷，而且只限匿名卷。',

    stopped: (names) => `已停止，清理容器时会被删除：${names}。`,
    images: (count, names) => `这个项目用到 ${count} 个镜像：${names}。`,
    rebuilt: (service, image) =>
      `${image} 已经重新构建过：${service} 的容器重建之后，它现在用的镜像就会变成没有标签的旧镜像。`,
    volumes: (names) => `命名卷，system prune 不会动，down -v 会删除：${names}。`,
    noVolumes: '这个项目没有命名卷。',

    usage: '镜像、容器、卷和构建缓存各占多少、多少可以清理',
    details: '同上，逐项列出',
    cache: '构建缓存里有什么',

    whole: '清理针对的是整个引擎：其他项目已停止的容器也会被删除。',
    all: '“image prune -a”会删除所有没有容器在用的镜像，下次启动就得重新构建或拉取。',
    data: '“down -v”和“volume prune -a”会删除数据库的数据，无法恢复。',
    desktop: '在 Mac 上，这些都存放在虚拟机的一个文件里；它最大能占多少，在 Docker Desktop 里设置。',
  },
);

import { catalogue } from '../catalogue.ts';

/** The topic of volumes and bind mounts. */
export const volumeWords = catalogue(
  {
    title: 'Volumes and bind mounts',
    idea: 'A named volume is storage that Docker keeps and that outlives containers; a bind mount puts a file or folder of your machine into the container, so that both see the same. "down" removes containers and networks and leaves volumes alone. "down -v" removes this project’s named volumes as well, with all that is in them; files behind a bind mount it never deletes.',
    bind: (service: string, source: string, target: string) =>
      `Bind mount: ${source} of this machine is ${target} in ${service}.`,
    volume: (service: string, source: string, target: string) => `Volume: ${source} is ${target} in ${service}.`,
    anonymous: (service: string, target: string) =>
      `Anonymous volume: ${target} in ${service}. It has no name: after "down" the next container begins with an empty one.`,
    tmpfs: (service: string, target: string) =>
      `In memory: ${target} in ${service} is a tmpfs, gone when the container ends.`,
    deletes: (volumes: string) => `"down -v" would delete: ${volumes}.`,
    deletesAnonymous: (count: number) =>
      count === 1
        ? '"down -v" would also delete 1 anonymous volume of its containers.'
        : `"down -v" would also delete ${count} anonymous volumes of its containers.`,
    deletesNone: 'This project has no named volume of its own, so "down -v" would delete none.',
    keeps: (volumes: string) => `External, so "down -v" leaves it: ${volumes}.`,
    mounted: (container: string, source: string, target: string) => `${container} has ${source} at ${target}.`,
    seeNames: 'the named volumes of the merged configuration: those that "down -v" looks at',
    seeVolumes: 'the volumes that the engine keeps for this project',
    seeMounts: (container: string) => `everything that is mounted into ${container}`,
    mistakeDown: '"down -v" to tidy up: a database in a named volume is gone with it, and there is no undo.',
    mistakeMissing:
      'A bind mount whose path does not exist: with the short form Docker makes an empty folder there, often owned by root, even where a file was meant.',
    mistakeHides:
      'Mounting over a folder of the image: what the image has there, such as installed packages, is hidden as long as the mount is there.',
    mistakeLayer:
      'Keeping data in the container without either: it lives in the writable layer, and the next "up" that makes the container anew begins without it.',
  },
  {
    title: '卷与绑定挂载',
    idea: '命名卷由 Docker 管理，容器没了它还在；绑定挂载则是把你电脑上的文件或目录放进容器，两边看到的是同一份。down 删除容器和网络，但保留卷。down -v 会连同本项目的命名卷和里面的数据一起删除；绑定挂载背后的文件，它从来不删。',
    bind: (service, source, target) => `绑定挂载：本机的 ${source} 就是 ${service} 里的 ${target}。`,
    volume: (service, source, target) => `卷：${source} 挂载在 ${service} 的 ${target}。`,
    anonymous: (service, target) => `匿名卷：${service} 的 ${target}。它没有名称：down 之后新建的容器会从空卷开始。`,
    tmpfs: (service, target) => `内存：${service} 的 ${target} 是 tmpfs，容器一停就没了。`,
    deletes: (volumes) => `down -v 会删除：${volumes}。`,
    deletesAnonymous: (count) => `down -v 还会删除容器的 ${count} 个匿名卷。`,
    deletesNone: '这个项目没有自己的命名卷，down -v 不会删除任何命名卷。',
    keeps: (volumes) => `外部卷，down -v 不会删除：${volumes}。`,
    mounted: (container, source, target) => `${container} 的 ${target} 挂载的是 ${source}。`,
    seeNames: '合并后的配置里有哪些命名卷，down -v 看的就是它们',
    seeVolumes: '引擎为这个项目保存的卷',
    seeMounts: (container) => `${container} 里挂载了什么`,
    mistakeDown: '用 down -v 来“清理一下”：存在命名卷里的数据库也没了，而且无法撤销。',
    mistakeMissing:
      '绑定挂载的路径不存在：用简写时，Docker 会在那里新建一个空目录（往往属于 root），哪怕你本来想挂载的是文件。',
    mistakeHides: '挂载到镜像里已有内容的目录：只要挂载还在，镜像在那里的内容（比如装好的依赖）就被遮住了。',
    mistakeLayer: '既不用卷也不用绑定挂载来存数据：数据留在可写层里，下次 up 重建容器就没了。',
  },
);

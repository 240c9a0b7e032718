import { catalogue } from '../catalogue.ts';

/** A bind mount whose source did not exist. */
export const mountWordsOf = catalogue(
  {
    title: (service: string, path: string) => `${service} was to be given ${path}, which did not exist`,
    titleAlone: (path: string) => `A container was to be given ${path}, which did not exist`,
    madeFolder: (path: string, target: string) =>
      `Where the source of a mount does not exist, Docker makes an empty folder: ${path} became one, and the container finds a folder at ${target} where a file should be.`,
    isFolder: (path: string, target: string) =>
      `${path} is a folder and ${target} in the image a file: an empty folder is what Docker makes where the source of a mount does not exist.`,
    refused: (path: string) =>
      `There is nothing at ${path}, and this mount is not allowed to make a folder there, so the container was not made.`,
    gone: (path: string) => `The engine found nothing at ${path} and could not make a folder there.`,

    log: (service: string) => `log of ${service}`,
    pathEmpty: (owner: number) => (owner === 0 ? 'an empty folder that belongs to root' : 'an empty folder'),
    pathMissing: 'nothing is there',

    edit: 'correct the path of the mount',
    editExplain: (path: string) =>
      `If the file lies elsewhere: the source stands before the first colon, relative to the compose file. Then "up" again. The folder ${path} may stay or go.`,
    editPlainExplain: 'If it lies elsewhere: the source is relative to the compose file. Then "up" again.',
    make: 'make the folder',
    makeExplain:
      'An empty folder of yours, which the container then gets. Where a file is expected, put that there instead. Then "up" again.',
    remove: 'remove the empty folder',
    removeExplain:
      'Removes it only if it is empty. Then put the file there, and "up" with --force-recreate: the container has the folder until it is made anew.',
  },
  {
    title: (service, path) => `${service} 要挂载的 ${path} 原本不存在`,
    titleAlone: (path) => `有容器要挂载的 ${path} 原本不存在`,
    madeFolder: (path, target) =>
      `挂载的源路径不存在时，Docker 会新建一个空目录：${path} 就成了空目录，于是容器在 ${target} 看到的是目录，而不是它需要的文件。`,
    isFolder: (path, target) =>
      `${path} 是目录，而镜像里的 ${target} 是文件：挂载的源路径不存在时，Docker 新建的正是空目录。`,
    refused: (path) => `${path} 不存在，而这个挂载不允许在那里新建目录，所以容器没有创建。`,
    gone: (path) => `引擎在 ${path} 什么也没找到，也无法在那里新建目录。`,

    log: (service) => `${service} 的日志`,
    pathEmpty: (owner) => (owner === 0 ? '属于 root 的空目录' : '空目录'),
    pathMissing: '那里什么也没有',

    edit: '改正挂载的路径',
    editExplain: (path) =>
      `如果文件在别处：源路径写在第一个冒号之前，相对于 Compose 文件所在的目录。改好后再次 up。目录 ${path} 可以留着，也可以删掉。`,
    editPlainExplain: '如果它在别处：源路径相对于 Compose 文件所在的目录。改好后再次 up。',
    make: '新建这个目录',
    makeExplain: '新建一个属于您的空目录供容器挂载。如果需要的是文件，请改为把文件放在那里。然后再次 up。',
    remove: '删除这个空目录',
    removeExplain:
      '只有目录为空时才会删除。然后把文件放到那里，再用 --force-recreate 执行 up：容器重建之前，挂载的仍是那个目录。',
  },
);

import { catalogue } from '../catalogue.ts';

/** The topic on tags and registries. */
export const registryWords = catalogue(
  {
    title: 'Tag and registry',
    idea:
      'A registry is a server that keeps images: pull fetches from it, push sends to it. The name of an image says where it is from: registry/repository:tag, where no registry means Docker Hub (docker.io) and no tag means ' +
      'latest. A tag is only a label, which can be moved to another image at any time; a digest (@sha256:…) always means the same one.',

    built: (image: string, services: string) =>
      `${image} is built in this project (${services}), so it need not come from a registry.`,
    hub: (image: string, repository: string) =>
      `The name ${image} begins with no registry, so pull asks Docker Hub for it: docker.io/${repository}.`,
    registry: (image: string, registry: string) =>
      `The name ${image} begins with the registry ${registry}, so pull asks there.`,
    tagged: (tag: string) => `Its tag is ${tag}.`,
    untagged: 'It has no tag, so latest is meant.',
    pinned: 'Its digest pins it: no other image can take its place.',

    all: 'the images of this engine with their tags and digests',
    ofProject: 'repository, tag and id for each container of this project',
    names: 'the names of all images that this project wants',

    latest: 'latest does not mean the newest: it is merely the tag that is taken when none is written.',
    stays:
      'up does not look for newer images: what is here under that name is used. Pull it to fetch what the registry has now.',
    deploy:
      'For a server give each build a tag of its own, such as a version or a date, or nobody can tell what runs there, or go back to it.',
    login:
      '"pull access denied" means that the name is misspelt, that the image exists only where it was built, or that docker login is missing.',
  },
  {
    title: '标签与镜像仓库',
    idea:
      '镜像仓库（registry）是存放镜像的服务器：pull 从那里拉取，push 往那里推送。镜像名说明了它的来源，格式是“仓库地址/名称:标签”；没写地址就是 Docker Hub（docker.io），没写标签就是 latest。' +
      '标签只是个名字，随时可以指向另一个镜像；只有摘要（@sha256:…）永远指同一个镜像。',

    built: (image, services) => `${image} 由本项目构建（${services}），不需要从镜像仓库拉取。`,
    hub: (image, repository) => `${image} 的名字里没有仓库地址，所以会从 Docker Hub 拉取：docker.io/${repository}。`,
    registry: (image, registry) => `${image} 会从镜像仓库 ${registry} 拉取。`,
    tagged: (tag) => `标签是 ${tag}。`,
    untagged: '没有写标签，也就是 latest。',
    pinned: '它用摘要固定了版本，不会换成别的镜像。',

    all: '引擎里的镜像及其标签和摘要',
    ofProject: '这个项目每个容器所用镜像的名称、标签和 ID',
    names: '这个项目需要的所有镜像名',

    latest: 'latest 不等于最新，它只是没写标签时默认使用的标签。',
    stays: 'up 不会去检查有没有新版本：本地有这个名字的镜像就直接用。想要仓库里现在的版本，需要先 pull。',
    deploy: '部署时请给每次构建一个单独的标签，例如版本号或日期，否则说不清线上跑的是哪个版本，也没法回滚。',
    login:
      '出现“pull access denied”，可能是名字写错了，可能这个镜像只存在于构建它的机器上，也可能是没有 docker login。',
  },
);

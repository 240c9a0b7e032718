import { catalogue } from './catalogue.ts';

/** What differs from the files or images now: the mark in the services pane, the sentences of the explain pane, the line of `dogwatch status`. */
export const staleWords = catalogue(
  {
    markConfig: 'config',
    markImage: 'image',
    markBoth: 'config, image',
    join: ', ',
    moreKeys: (keys: string, more: number) => `${keys} and ${more} more`,

    configKeys: (service: string, keys: string) =>
      `The configuration of ${service} has changed since its container was created. What differs: ${keys}.`,
    configUnknownKeys: (service: string) =>
      `The configuration of ${service} has changed since its container was created. In which keys cannot be told any more.`,
    image: (image: string) =>
      `The name ${image} belongs to a newer image now; the container still runs the one before.`,
    restartKeeps:
      'A restart starts the same container again, with the old configuration and image. Only "up" makes it anew.',
    buildFirst: 'Where the code has changed as well, "up" with a build makes the image first.',
    doUp: 'make it anew as the files and images are now',
    doUpBuild: 'build, then make it anew',
    project: (services: string) => `Not as the files and images are now: ${services}. "up" makes only these anew.`,

    statusConfig: (keys: string) => (keys === '' ? 'config changed' : `config changed (${keys})`),
    statusImage: 'image changed',
    statusMend: (what: string, service: string) => `${what}: docker compose up -d ${service}`,
  },
  {
    markConfig: '配置',
    markImage: '镜像',
    markBoth: '配置、镜像',
    join: '、',
    moreKeys: (keys, more) => `${keys} 等（另有 ${more} 项）`,

    configKeys: (service, keys) => `${service} 的容器创建之后，配置又改过。不同之处：${keys}。`,
    configUnknownKeys: (service) => `${service} 的容器创建之后，配置又改过，但已经无法得知具体是哪些项。`,
    image: (image) => `${image} 这个名字现在指向更新的镜像，而容器仍在使用原来的镜像。`,
    restartKeeps: '重启只是让同一个容器再次启动，配置和镜像都还是旧的；要用 up 才会重建容器。',
    buildFirst: '如果代码也改过，请用带构建的 up，先重新构建镜像。',
    doUp: '按现在的配置和镜像重建容器',
    doUpBuild: '先构建，再重建容器',
    project: (services) => `与现在的配置或镜像不一致：${services}。up 只会重建这些服务的容器。`,

    statusConfig: (keys) => (keys === '' ? '配置已变' : `配置已变（${keys}）`),
    statusImage: '镜像已更新',
    statusMend: (what, service) => `${what}：docker compose up -d ${service}`,
  },
);

import { catalogue } from '../catalogue.ts';

/** Networks that have to be there already, and names that only one container can have. */
export const nameWords = catalogue(
  {
    networkMissing: (name: string) => `The network ${name} does not exist`,
    networkWhy:
      'The files call it external: Compose then does not create it but expects that somebody did, as the stack that shares it with others.',
    notListed: (name: string) => `${name} is not among the networks of the engine`,
    createNetwork: (name: string) => `create the network ${name}`,
    createExplain: 'Makes an empty network of that name; it stays until it is removed by hand. Then "up" again.',
    withOverride: (file: string) => `leave out -f, so that ${file} counts too`,
    withOverrideExplain: (file: string) =>
      `Without -f Compose also reads ${file}. Where that says "external: false" of the network, the project makes it itself, as in development.`,
    startStack: (file: string) => `start the stack of ${file}`,
    startStackExplain: (file: string) =>
      `"docker compose -f ${file} up -d" in the project's folder starts what lives in that network, on a server the public Traefik. Where that file calls the network external too, create it first.`,
    editNetwork: 'let the project make it itself',
    editNetworkExplain:
      '"external: false", or no such line: then Compose makes the network with the project. Other projects no longer share it by this name unless it has a "name:".',
    listNetworks: 'see which networks exist',
    listNetworksExplain: 'Changes nothing: perhaps it is there under another name.',

    taken: (name: string) => `Another container is called ${name} already`,
    takenFor: (name: string, service: string) => `Another container is called ${name} already, so ${service} gets none`,
    takenWhy: 'The name of a container is unique on an engine, also while it is stopped.',
    takenOwnWhy: (name: string) =>
      `"container_name: ${name}" fixes the name, and names of containers are unique on an engine, also while they are stopped: a second copy of the project cannot have it.`,
    see: (name: string) => `see the container ${name}`,
    seeExplain: 'Shows whether it runs, and of which project and image it is.',
    editName: 'use another name, or none',
    editNameExplain:
      'Without "container_name" Compose names the container after project and service, so that copies of the project do not meet.',
    rename: (name: string) => `rename the other one to ${name}-old`,
    renameExplain: 'It stays as it is, also running; only what calls it by its name no longer finds it.',
    remove: (name: string) => `remove the other container ${name}`,
    removeExplain: (name: string) =>
      `Stops ${name} if it runs and deletes it with everything written inside it; named volumes stay. Then "up" again.`,
  },
  {
    networkMissing: (name) => `网络 ${name} 不存在`,
    networkWhy: '文件里把它声明为 external：Compose 不会创建它，而是认为别人（例如共用它的另一套服务）已经创建好了。',
    notListed: (name) => `引擎的网络里没有 ${name}`,
    createNetwork: (name) => `创建网络 ${name}`,
    createExplain: '创建一个同名的空网络，手动删除之前一直保留。之后再次 up。',
    withOverride: (file) => `去掉 -f，让 ${file} 也生效`,
    withOverrideExplain: (file) =>
      `不加 -f 时 Compose 还会读取 ${file}。如果其中对该网络写了 external: false，项目就会自己创建它，开发时就是这样。`,
    startStack: (file) => `启动 ${file} 里的服务`,
    startStackExplain: (file) =>
      `在项目目录运行 docker compose -f ${file} up -d，会启动使用这个网络的服务，在服务器上就是公用的 Traefik。如果该文件也把网络声明为 external，请先创建网络。`,
    editNetwork: '让项目自己创建它',
    editNetworkExplain:
      '写成 external: false 或删去这一行，Compose 就会随项目创建该网络；除非设置了 name，其他项目不再通过这个名称共用它。',
    listNetworks: '查看已有的网络',
    listNetworksExplain: '不做任何改动：也许它用的是另一个名称。',

    taken: (name) => `已有另一个名为 ${name} 的容器`,
    takenFor: (name, service) => `已有另一个名为 ${name} 的容器，无法为 ${service} 创建容器`,
    takenWhy: '同一个引擎上容器名称不能重复，已停止的容器也算。',
    takenOwnWhy: (name) =>
      `container_name: ${name} 固定了容器名称，而同一个引擎上容器名称不能重复，已停止的容器也算：项目的第二份副本就不能再用它。`,
    see: (name) => `查看容器 ${name}`,
    seeExplain: '显示它是否在运行，属于哪个项目，使用哪个镜像。',
    editName: '换一个名称，或不指定名称',
    editNameExplain: '不写 container_name 时，Compose 用项目名和服务名给容器命名，项目的多份副本就不会冲突。',
    rename: (name) => `把另一个容器改名为 ${name}-old`,
    renameExplain: '它保持原样，运行也不受影响；只是按原名称找它的程序会找不到。',
    remove: (name) => `删除另一个容器 ${name}`,
    removeExplain: (name) => `${name} 如在运行会先停止，然后连同容器内写入的内容一起删除；命名卷会保留。之后再次 up。`,
  },
);

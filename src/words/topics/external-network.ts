import { catalogue } from '../catalogue.ts';

/** The topic of external networks. */
export const externalNetworkWords = catalogue(
  {
    title: 'External networks',
    idea: 'A network with "external: true" is made and kept by somebody else: Compose only joins it, "up" refuses to start when it is not there, and "down" leaves it alone. That is how several projects share one network, such as that of a common reverse proxy. Its name is taken as it stands, without the project’s name before it.',
    exists: (key: string, name: string) =>
      `${key} is external here: it is the network ${name} of the engine, and it exists.`,
    missing: (key: string, name: string) =>
      `${key} is external here: it is the network ${name} of the engine, and it does not exist. "up" will refuse until somebody makes it.`,
    unknown: (key: string, name: string) => `${key} is external here: it is the network ${name} of the engine.`,
    notHere: (key: string, name: string) =>
      `${key} is not external here, and says so: this project makes it itself, as ${name}.`,
    none: (networks: string) => `No network of this project is external. It makes them itself: ${networks}.`,
    users: (key: string, services: string) => `In ${key}: ${services}.`,
    seeAll: 'all networks of the engine',
    seeMembers: (name: string) => `who is in ${name}, also of other projects`,
    seeConfig: 'the merged configuration, with "external" under networks',
    mistakeOneFile:
      'Naming only one file with -f: an override that makes the network the project’s own is not read then, the network is external again, and "up" says that it could not be found.',
    mistakeOneFileNamed: (base: string, override: string) =>
      `Naming only ${base} with -f: ${override} is not read then, and with it not that the network is the project’s own. "up" says that it could not be found.`,
    mistakeName:
      'Creating it under another name: "docker network create" has to be given exactly the name under networks (or its "name"), without the project’s.',
    mistakeRemove:
      'Removing it while other projects use it: the engine refuses as long as containers are in it, and they lose their way when it is forced.',
  },
  {
    title: '外部网络',
    idea: '写了 external: true 的网络由别人创建和维护：Compose 只是加入它，它不存在时 up 会拒绝启动，down 也不会删除它。多个项目就是这样共用一个网络的，比如公共反向代理所在的网络。它的名称原样使用，前面不加项目名。',
    exists: (key, name) => `${key} 在这里是外部网络，对应引擎里的 ${name}，已经存在。`,
    missing: (key, name) =>
      `${key} 在这里是外部网络，对应引擎里的 ${name}，但它不存在。有人创建它之前，up 会拒绝启动。`,
    unknown: (key, name) => `${key} 在这里是外部网络，对应引擎里的 ${name}。`,
    notHere: (key, name) => `${key} 在这里明确写了不是外部网络：由本项目自己创建，名称是 ${name}。`,
    none: (networks) => `这个项目没有外部网络，网络都由它自己创建：${networks}。`,
    users: (key, services) => `${key} 里有：${services}。`,
    seeAll: '引擎上的所有网络',
    seeMembers: (name) => `${name} 里有谁，包括其他项目的容器`,
    seeConfig: '合并后的配置，networks 下面写着 external',
    mistakeOneFile:
      '用 -f 只指定一个文件：把网络改成项目自有的 override 文件没有读进来，网络又成了外部网络，up 就会说找不到它。',
    mistakeOneFileNamed: (base, override) =>
      `用 -f 只指定 ${base}：这样就不会读 ${override}，网络又成了外部网络，up 就会说找不到它。`,
    mistakeName: '创建时名称不对：docker network create 要用 networks 下写的那个名称（或它的 name），不加项目名。',
    mistakeRemove: '别的项目还在用就把它删掉：里面还有容器时引擎会拒绝；强行断开的话，那些容器就互相找不到了。',
  },
);

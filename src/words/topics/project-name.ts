import { catalogue } from '../catalogue.ts';

/** The topic on the names of project, containers, networks and volumes. */
export const projectNameWords = catalogue(
  {
    title: 'Names of project and containers',
    idea:
      'The project name keeps together what belongs together: Compose puts it before the names of containers (PROJECT-SERVICE-1), networks (PROJECT_default) and volumes. It comes from -p, else from COMPOSE_PROJECT_NAME, else from ' +
      'name: in the compose file, else from the name of the folder. Two copies with the same project name are one project to Compose, and each takes over the containers of the other.',

    project: (name: string) => `This project is called ${name}.`,
    byOption: (name: string) => `This project is called ${name}, since -p says so.`,
    byLine: (name: string, line: string) =>
      `This project is called ${name}, since COMPOSE_PROJECT_NAME on ${line} says so.`,
    byShell: (name: string) => `This project is called ${name}, since COMPOSE_PROJECT_NAME in your shell says so.`,
    byFile: (name: string) => `This project is called ${name}, since name: in the compose file says so.`,
    byFolder: (name: string, folder: string) => `This project is called ${name}, after its folder ${folder}.`,
    containers: (names: string) => `Its containers: ${names}.`,
    oneOffs: (names: string) => `Made by docker compose run: ${names}.`,
    ownName: (container: string, service: string) =>
      `${container} does not follow the pattern: the container of ${service} has a name of its own (container_name).`,
    networks: (names: string) => `Its networks: ${names}.`,
    volumes: (names: string) => `Its volumes: ${names}.`,
    external: (names: string) => `Not made by this project, so without its name in front: ${names}.`,

    list: 'which projects the engine has, and from which files',
    containersOf: 'the containers of this project',
    networksAll: 'all networks of the engine, those of other projects too',

    moved:
      'After the folder or the name changed, the old containers and volumes stay under the old name: take the project down before.',
    data: 'Another project name means other volumes: the data seems gone, but it is still there under the old name.',
    fixed: 'container_name makes it impossible to run the project twice, or a service several times.',
    inside: 'Inside of the network services are reached by their service name, not by the name of the container.',
  },
  {
    title: '项目名与容器名',
    idea:
      '项目名把属于同一个项目的东西归在一起：Compose 会把它放在容器名（PROJECT-SERVICE-1）、网络名（PROJECT_default）和卷名的前面。它依次取自 -p 选项、COMPOSE_PROJECT_NAME、compose 文件里的 name:，都没有就用目录名。' +
      '如果两份代码的项目名相同，在 Compose 看来就是同一个项目，会互相抢占容器。',

    project: (name) => `这个项目名为 ${name}。`,
    byOption: (name) => `这个项目名为 ${name}，由 -p 选项指定。`,
    byLine: (name, line) => `这个项目名为 ${name}，由 ${line}的 COMPOSE_PROJECT_NAME 指定。`,
    byShell: (name) => `这个项目名为 ${name}，由当前 shell 里的 COMPOSE_PROJECT_NAME 指定。`,
    byFile: (name) => `这个项目名为 ${name}，由 compose 文件里的 name: 指定。`,
    byFolder: (name, folder) => `这个项目名为 ${name}，取自目录名 ${folder}。`,
    containers: (names) => `它的容器：${names}。`,
    oneOffs: (names) => `由 docker compose run 创建的：${names}。`,
    ownName: (container, service) => `${container} 不符合这个规律：${service} 的容器另外指定了名字（container_name）。`,
    networks: (names) => `它的网络：${names}。`,
    volumes: (names) => `它的卷：${names}。`,
    external: (names) => `不是由这个项目创建的，所以名字前面没有项目名：${names}。`,

    list: '引擎里有哪些项目、分别来自哪些文件',
    containersOf: '这个项目的容器',
    networksAll: '引擎里的所有网络，包括其他项目的',

    moved: '目录名或项目名改了之后，旧的容器和卷仍在旧名字下面：改名之前请先 down。',
    data: '换了项目名，用的就是另一组卷：数据看起来没了，其实还在旧名字下面。',
    fixed: '写了 container_name，就无法同时运行两份项目，也无法把一个服务扩成多个容器。',
    inside: '在网络内部要用服务名来访问，而不是容器名。',
  },
);

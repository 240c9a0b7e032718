import { catalogue } from '../catalogue.ts';

/** The topic on Compose, Docker Engine and Docker Desktop. */
export const composeWords = catalogue(
  {
    title: 'Compose, Docker Engine, Docker Desktop',
    idea:
      'Docker Engine is the service that keeps images and runs containers; the docker command only talks to it. Docker Compose reads the files of a project and asks the engine for everything in them at once: images, ' +
      'containers, networks, volumes. Docker Desktop is an application that installs all of this, with the engine in a small virtual machine.',

    engine: (version: string, platform: string, host: string) =>
      `Docker Engine ${version} (${platform}) answers at ${host}.`,
    simulated: 'This engine is simulated: no container is real.',
    product: (context: string, product: string) => `The docker context ${context} is the one of ${product}.`,
    compose: (version: string) => `Docker Compose ${version} reads the files of this project.`,
    project: (files: string, project: string, count: number, services: string) =>
      `From ${files} Compose makes the project ${project}; ${count === 1 ? 'its one service is' : `its ${count} services are`} ${services}.`,
    containers: (count: number, running: number) =>
      count === 1
        ? `The engine has one container of this project, which ${running === 1 ? 'runs' : 'does not run'} now.`
        : `The engine has ${count} containers of this project, of which ${running} ${running === 1 ? 'runs' : 'run'} now.`,

    versions: 'the versions of the docker command and of the engine',
    composeVersion: 'the version of Compose',
    contexts: 'which engines the docker command knows, and which one it talks to',
    list: 'what the engine has of this project',

    hyphen:
      'docker-compose with a hyphen is the old version 1, which gets no more updates. docker compose with a space is the present one; update Docker Desktop if you do not have it.',
    daemon:
      '"Cannot connect to the Docker daemon" says that no engine runs. Having the docker command is not enough: start Docker Desktop, or on Linux the docker service.',
    closing: 'Closing the terminal or Dogwatch stops nothing: containers belong to the engine and run on.',
    folder:
      'Compose looks for its files in the current folder and above it. In the wrong folder it finds none, or those of another project.',
  },
  {
    title: 'Compose、Docker Engine 与 Docker Desktop',
    idea:
      'Docker Engine 是真正保存镜像、运行容器的后台服务，docker 命令只负责和它通信。Docker Compose 读取项目里的文件，一次性让引擎准备好镜像、容器、网络和卷。' +
      'Docker Desktop 是一个应用程序，把这些一并装好，引擎则运行在一个小虚拟机里。',

    engine: (version, platform, host) => `Docker Engine ${version}（${platform}）在 ${host} 上响应。`,
    simulated: '这个引擎是模拟的，没有任何容器是真的。',
    product: (context, product) => `docker context ${context} 由 ${product} 提供。`,
    compose: (version) => `读取这个项目文件的是 Docker Compose ${version}。`,
    project: (files, project, count, services) =>
      `Compose 根据 ${files} 得到项目 ${project}，共 ${count} 个服务：${services}。`,
    containers: (count, running) => `引擎里有这个项目的 ${count} 个容器，其中 ${running} 个正在运行。`,

    versions: 'docker 命令和引擎各自的版本',
    composeVersion: 'Compose 的版本',
    contexts: 'docker 命令知道哪些引擎、正在用哪一个',
    list: '引擎里属于这个项目的容器',

    hyphen:
      '带连字符的 docker-compose 是早已停止更新的第 1 版；现在用的是带空格的 docker compose。如果没有这个命令，请更新 Docker Desktop。',
    daemon:
      '出现“Cannot connect to the Docker daemon”，说明引擎没有运行。只有 docker 命令还不够：请启动 Docker Desktop，在 Linux 上则启动 docker 服务。',
    closing: '关闭终端或退出 Dogwatch 不会停止任何东西：容器归引擎管，会继续运行。',
    folder: 'Compose 从当前目录开始向上查找文件。目录不对，就会找不到文件，或者找到别的项目。',
  },
);

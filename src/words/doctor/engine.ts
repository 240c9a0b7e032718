import { catalogue } from '../catalogue.ts';

/** An engine that does not answer, or not to this user. */
export const engineWords = catalogue(
  {
    unreachable: 'No Docker Engine answers',
    unreachableAt: (host: string) => `No Docker Engine answers at ${host}`,
    unreachableWhy: 'Docker is not running, or listens at another address than the one that was tried.',
    socketGoneWhy: (path: string) => `There is nothing at ${path}: Docker is not running, or its socket is elsewhere.`,
    timeoutWhy: (seconds: number) =>
      `It takes connections but has not answered for ${seconds} s: it is starting, or it is stuck.`,
    hostUnknownWhy: 'The name of the engine’s machine is not known, so that nothing could be asked there.',
    failedWhy: 'It answers, but with an error.',
    noContext: (name: string) => `There is no Docker context ${name}`,
    noContextWhy: (names: string) =>
      `A context says where the engine is. ${names === '' ? 'The one that was asked for does not exist.' : `Those that exist: ${names}.`}`,
    denied: 'This user may not use the Docker Engine',
    deniedWhy: (path: string) =>
      `${path === '' ? 'The socket of the engine' : path} may be opened by root and its group only, and this user is not in that group, or was not yet when signing in.`,

    contexts: 'see where Docker looks for the engine',
    contextsExplain: 'Lists the contexts; the one with the star counts, unless DOCKER_HOST or DOCKER_CONTEXT is set.',
    useDefault: 'use the default context',
    useDefaultExplain: 'From then on docker talks to the engine of this machine, in all terminals.',
    startDesktop: 'start Docker Desktop',
    startDesktopExplain:
      'Starts the engine of Docker Desktop; the first seconds it does not answer yet. Containers with a restart policy start with it.',
    startService: 'start the docker service (Linux)',
    startServiceExplain:
      'Starts the engine of this machine, with the rights of an administrator. Containers with a restart policy start with it.',
    startOther: (name: string) => `start ${name}`,
    startOtherExplain: 'Starts its virtual machine with the engine in it.',
    readJournal: 'read why the service is not running',
    readJournalExplain: 'Shows its last log lines, for when it does not start.',
    askRemote: 'ask at the other machine',
    askRemoteExplain: 'Signs in there by ssh and asks its engine for its version; changes nothing.',
    checkAddress: 'check the address',
    checkAddressExplain: (host: string) =>
      `Docker was to be reached at ${host}, which DOCKER_HOST or the context says. Unset DOCKER_HOST to use the engine of this machine.`,
    wait: 'wait, and restart Docker if that stays',
    waitExplain: 'An engine that just starts answers after some seconds; one that hangs needs a restart of Docker.',
    readInfo: 'see what the engine says',
    readInfoExplain: 'Changes nothing.',

    whoAmI: 'see which groups this user is in',
    whoAmIExplain: 'The group docker has to be among them. Changes nothing.',
    joinGroup: 'join the group docker',
    joinGroupExplain:
      'Counts from the next sign-in on; "newgrp docker" makes it count in this terminal at once. Whoever is in that group can do on this machine what root can.',
    once: 'or put sudo before the command, this once',
    onceExplain: 'Files that containers make then belong to root.',
  },
  {
    unreachable: 'Docker 引擎没有响应',
    unreachableAt: (host) => `${host} 上的 Docker 引擎没有响应`,
    unreachableWhy: 'Docker 没有运行，或者监听的地址和这里尝试的不一样。',
    socketGoneWhy: (path) => `${path} 不存在：Docker 没有运行，或者它的套接字在别处。`,
    timeoutWhy: (seconds) => `它接受了连接，但 ${seconds} 秒内没有响应：可能正在启动，也可能卡住了。`,
    hostUnknownWhy: '引擎所在机器的名称无法解析，所以根本连不上。',
    failedWhy: '它有响应，但返回了错误。',
    noContext: (name) => `没有名为 ${name} 的 Docker context`,
    noContextWhy: (names) => `context 说明引擎在哪里。${names === '' ? '要用的那个不存在。' : `已有的：${names}。`}`,
    denied: '当前用户没有权限使用 Docker 引擎',
    deniedWhy: (path) =>
      `${path === '' ? '引擎的套接字' : path} 只有 root 和它的用户组可以打开，而当前用户不在这个组里，或者登录时还不在。`,

    contexts: '查看 Docker 在哪里找引擎',
    contextsExplain: '列出所有 context；带星号的生效，除非设置了 DOCKER_HOST 或 DOCKER_CONTEXT。',
    useDefault: '改用 default context',
    useDefaultExplain: '之后所有终端里的 docker 都使用本机的引擎。',
    startDesktop: '启动 Docker Desktop',
    startDesktopExplain: '启动 Docker Desktop 的引擎，最初几秒还不会响应。设有重启策略的容器会随之启动。',
    startService: '启动 docker 服务（Linux）',
    startServiceExplain: '以管理员权限启动本机的引擎。设有重启策略的容器会随之启动。',
    startOther: (name) => `启动 ${name}`,
    startOtherExplain: '启动它的虚拟机，引擎就在里面。',
    readJournal: '查看服务为什么没有运行',
    readJournalExplain: '显示该服务最近的日志，服务启动不了时用。',
    askRemote: '到那台机器上询问',
    askRemoteExplain: '通过 ssh 登录过去，询问引擎版本；不做任何改动。',
    checkAddress: '检查地址',
    checkAddressExplain: (host) =>
      `Docker 要连接的是 ${host}，这个地址来自 DOCKER_HOST 或 context。取消设置 DOCKER_HOST 就会使用本机的引擎。`,
    wait: '稍等，一直这样就重启 Docker',
    waitExplain: '刚启动的引擎几秒后就会响应；卡住的引擎需要重启 Docker。',
    readInfo: '查看引擎返回了什么',
    readInfoExplain: '不做任何改动。',

    whoAmI: '查看当前用户属于哪些组',
    whoAmIExplain: '其中应该有 docker 组。不做任何改动。',
    joinGroup: '加入 docker 组',
    joinGroupExplain:
      '下次登录后生效；运行 newgrp docker 可以让当前终端立即生效。这个组里的用户在本机上能做的事和 root 一样多。',
    once: '或者只在这一次，在命令前加上 sudo',
    onceExplain: '这样容器创建的文件会归 root 所有。',
  },
);

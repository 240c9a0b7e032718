import { catalogue } from '../catalogue.ts';

/** A port of this machine that is taken. */
export const portWords = catalogue(
  {
    taken: (port: number) => `Port ${port} of this machine is taken already`,
    takenFor: (port: number, service: string) =>
      `Port ${port} of this machine is taken already, so ${service} cannot start`,
    wasTaken: (port: number, service: string) => `Port ${port} of this machine was taken when ${service} was to start`,
    twice: (port: number, one: string, other: string) =>
      `${one} and ${other} both publish port ${port} of this machine`,

    byContainer: (port: number, name: string) =>
      `The container ${name} publishes port ${port}, and a port of this machine belongs to one at a time.`,
    byProject: (port: number, name: string, service: string, project: string) =>
      `The container ${name} (service ${service} of the project ${project}) publishes port ${port}, and a port of this machine belongs to one at a time.`,
    bySibling: (port: number, other: string) =>
      `The service ${other} of this project publishes port ${port} too, and a port of this machine belongs to one at a time.`,
    byReplica: (port: number, name: string) =>
      `Every replica wants port ${port} of this machine, and ${name} has it: a fixed port serves one replica only.`,
    byProcess: (port: number, name: string, pid: number) =>
      `The program ${name} (process ${pid}) on this machine listens on port ${port}.`,
    byUnnamed: (port: number) =>
      `A program on this machine listens on port ${port}; which one, only an administrator is told.`,
    byNobody: (port: number) =>
      `Something had port ${port} when the container was to start. Nothing that can be seen from here has it now.`,
    unknown: (port: number) => `Another container or a program on this machine has port ${port} already.`,
    willClash: (port: number) =>
      `A port of this machine belongs to one container at a time: whichever starts second will not get ${port}.`,

    containerEvidence: (name: string, service: string | null, project: string | null) =>
      service !== null && project !== null ? `${name}: service ${service} of the project ${project}` : name,
    processEvidence: (name: string, pid: number, address: string) => `${name}, process ${pid}, on ${address}`,
    unnamedEvidence: (address: string) => `a program without a name for this user, on ${address}`,

    startAgain: (service: string) => `start ${service} again`,
    startAgainExplain: 'Creates and starts what is missing; what runs as configured stays as it is.',
    edit: 'publish another port of this machine',
    editExplain: (port: number, written: string | null, free: number | null) =>
      `${written === null ? `The ${port} under "ports" of the service` : `The ${port} in "${written}"`} is the port of this machine; the container's own stays as it is.${free === null ? '' : ` ${free} is free now.`} Then "up" again: the service is reached under the new port.`,
    editVariableExplain: (variable: string, free: number | null) =>
      `${variable} gives the port of this machine.${free === null ? '' : ` ${free} is free now.`} Then "up" again: the service is reached under the new port.`,
    stop: (name: string) => `stop the container ${name}`,
    stopExplain: (name: string, service: string) =>
      `${name} ends and its port is free; its data stays, "docker start ${name}" brings it back. Then start ${service} again with "up".`,
    look: (port: number) => `see which program has port ${port}`,
    lookExplain: 'Only looks. End that program in its own way, then "up" again.',
    lookAllExplain:
      'Only looks, with the rights of an administrator, since the program is another user’s. End it in its own way, then "up" again.',
    list: (port: number) => `see which container has port ${port}`,
    listExplain: 'Only looks.',
    thisService: 'the service',
    thisMachine: 'programs of this machine',
  },
  {
    taken: (port) => `本机的 ${port} 端口已被占用`,
    takenFor: (port, service) => `本机的 ${port} 端口已被占用，${service} 无法启动`,
    wasTaken: (port, service) => `${service} 启动时，本机的 ${port} 端口被占用`,
    twice: (port, one, other) => `${one} 和 ${other} 都要发布本机的 ${port} 端口`,

    byContainer: (port, name) => `容器 ${name} 正在发布 ${port} 端口，而本机的一个端口同一时间只能归一个容器使用。`,
    byProject: (port, name, service, project) =>
      `容器 ${name}（项目 ${project} 的服务 ${service}）正在发布 ${port} 端口，而本机的一个端口同一时间只能归一个容器使用。`,
    bySibling: (port, other) =>
      `本项目的服务 ${other} 也发布了 ${port} 端口，而本机的一个端口同一时间只能归一个容器使用。`,
    byReplica: (port, name) => `每个副本都要本机的 ${port} 端口，而它已归 ${name} 所有：固定端口只够一个副本用。`,
    byProcess: (port, name, pid) => `本机上的程序 ${name}（进程号 ${pid}）正在监听 ${port} 端口。`,
    byUnnamed: (port) => `本机上有程序正在监听 ${port} 端口；是哪个程序，只有管理员才看得到。`,
    byNobody: (port) => `启动容器时 ${port} 端口被占用；现在从这里看，已经没有谁占着它。`,
    unknown: (port) => `${port} 端口已被另一个容器或本机上的某个程序占用。`,
    willClash: (port) => `本机的一个端口同一时间只能归一个容器使用：后启动的那个会拿不到 ${port} 端口。`,

    containerEvidence: (name, service, project) =>
      service !== null && project !== null ? `${name}：项目 ${project} 的服务 ${service}` : name,
    processEvidence: (name, pid, address) => `${name}，进程号 ${pid}，监听 ${address}`,
    unnamedEvidence: (address) => `当前用户看不到名称的程序，监听 ${address}`,

    startAgain: (service) => `重新启动 ${service}`,
    startAgainExplain: '创建并启动缺少的容器；已按配置运行的保持不变。',
    edit: '换一个本机端口来发布',
    editExplain: (port, written, free) =>
      `${written === null ? `该服务 ports 中的 ${port}` : `“${written}”中的 ${port}`} 是本机端口，容器自己的端口不用改。${free === null ? '' : `${free} 现在空闲。`}改好后再次 up，服务就通过新端口访问。`,
    editVariableExplain: (variable, free) =>
      `本机端口由 ${variable} 决定。${free === null ? '' : `${free} 现在空闲。`}改好后再次 up，服务就通过新端口访问。`,
    stop: (name) => `停止容器 ${name}`,
    stopExplain: (name, service) =>
      `${name} 会停止运行并让出端口；它的数据还在，用 docker start ${name} 可以恢复。之后用 up 重新启动 ${service}。`,
    look: (port) => `查看是哪个程序占用了 ${port} 端口`,
    lookExplain: '只是查看。请用该程序自己的方式结束它，然后再次 up。',
    lookAllExplain: '只是查看；因为那是其他用户的程序，需要管理员权限。请用它自己的方式结束它，然后再次 up。',
    list: (port) => `查看是哪个容器占用了 ${port} 端口`,
    listExplain: '只是查看。',
    thisService: '该服务',
    thisMachine: '本机的程序',
  },
);

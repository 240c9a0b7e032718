import { catalogue } from '../catalogue.ts';

/** Connections that a service does not get. Names, hosts and lines come in as they are; `where` is `host:port`, or the host alone. */
export const connectionWords = catalogue(
  {
    aService: 'a service',
    aServer: 'a server',
    log: (service: string) => `log of ${service}`,
    environmentOf: (service: string) => `environment of ${service}`,
    serverAt: (product: string, where: string) => `${product} at ${where}`,

    title: (service: string, server: string) => `${service} cannot connect to ${server}`,
    selfTitle: (service: string, server: string) => `${service} looks for ${server} inside its own container`,

    // Why: the machine.
    machineNothing: (port: number, product: string) =>
      `host.docker.internal is the machine that Docker runs on, and nothing listens on port ${port} there: ${product} is not running, or has another port.`,
    machineLoopback: (port: number, program: string) =>
      `${program} listens on port ${port} of this machine, but only on its loopback address (127.0.0.1). On Linux containers come over Docker’s bridge, so it turns them away.`,
    machineNow: (port: number, program: string) =>
      `host.docker.internal is the machine that Docker runs on. ${program} listens on port ${port} there now; when the container asked, nothing did.`,
    machineContainer: (port: number, name: string) =>
      `host.docker.internal is the machine that Docker runs on, where the container ${name} publishes port ${port}: it refused, is still starting, or is published on 127.0.0.1 only.`,
    machineDesktop: (where: string, product: string) =>
      `host.docker.internal is the machine that Docker runs on, and nothing took the connection at ${where}: ${product} has to run there.`,
    machineUnknown: (where: string, product: string) =>
      `host.docker.internal is the machine that Docker runs on, and nothing took the connection at ${where}: ${product} has to run there and, on Linux, listen on more than 127.0.0.1.`,
    machineSilent: (where: string) =>
      `Nothing answered at ${where} on the machine that Docker runs on: a firewall there (such as ufw or firewalld) drops what comes from containers, or the address is wrong.`,

    // Why: another service.
    notUp: (other: string) => `${other} is a service of this project, and it does not run.`,
    otherFailed: (other: string) =>
      `${other} is a service of this project that has a trouble of its own: see that first.`,
    publishedPort: (other: string, published: number, target: number) =>
      `Between containers the port of the container counts: ${other} listens on ${target}; ${published} is where it is published for this machine.`,
    otherPort: (other: string, port: number, ports: string) =>
      `${other} runs, but does not listen on port ${port}; it listens on ${ports}.`,
    otherLoopback: (other: string, port: number) =>
      `${other} listens on port ${port} only for itself (127.0.0.1 inside its own container), so no other container gets through.`,
    tooEarly: (other: string) =>
      `${other} was not ready yet when the connection was tried, and nothing made the service wait for it.`,
    tooEarlyThough: (other: string) =>
      `${other} runs, but took no connection when it was tried: most likely it was not ready yet.`,
    serviceSilent: (other: string) =>
      `${other} did not answer: most likely the two are in different networks, or it is too busy.`,

    // Why: others.
    self: (host: string) =>
      `${host} in a container is the container itself, and nothing in it listens there. A server beside it is reached by its service’s name, one on this machine by host.docker.internal.`,
    socket: (product: string) =>
      `No host was given, so the client looked for a ${product} in its own container (by its socket file).`,
    selfVariable: (variable: string, host: string) =>
      `${variable} says ${host}, and in a container that is the container itself, where nothing listens: not this machine and not another container.`,
    selfVariableSocket: (variable: string, host: string, product: string) =>
      `${variable} says ${host}, so the client looked for a ${product} in its own container.`,
    elsewhere: (where: string) =>
      `Nothing takes connections at ${where}: the server there has to run, and this has to be its address and port.`,
    elsewhereSilent: (where: string) =>
      `Nothing answered at ${where}: the address is wrong, the server is off, or a firewall is in between.`,
    unknown: 'The server that it asked does not take connections; which one that is, its words do not tell.',
    changed: (variable: string, now: string) =>
      `The files give ${variable} another value by now (${now}), but the container still has the old one.`,

    // Evidence.
    nobodyListens: (port: number) => `nothing listens on port ${port}`,
    listens: (name: string, pid: number | null, address: string) =>
      `${name === '' ? 'a program' : name}${pid === null ? '' : ` (process ${pid})`} listens on ${address}`,
    thisMachine: 'this machine',
    socketsOf: (name: string) => `sockets in ${name}`,
    join: ', ',

    // Ways out.
    start: (product: string) => `start ${product} on this machine`,
    startExplain: (commands: string) =>
      `${commands === '' ? 'In its own way.' : `${commands}.`} Then start the service again.`,
    startCommands: (mac: string, linux: string) => `On macOS: ${mac}; on Linux: ${linux}`,
    listenWide: (product: string) => `let ${product} listen for containers too`,
    listenWideExplain: (setting: string) =>
      `${setting === '' ? 'Set its listening address to that of Docker’s bridge (172.17.0.1) or to all (0.0.0.0).' : setting} Then restart it. Only on all addresses others in your network reach it as well.`,
    listenPostgreSQL:
      "In postgresql.conf: listen_addresses = '*'. In pg_hba.conf a line that lets containers in: host all all 172.16.0.0/12 scram-sha-256.",
    listenMySQL: 'In its configuration: bind-address = 0.0.0.0.',
    listenRedis:
      'In redis.conf: bind 0.0.0.0, with a password (requirepass), since without one it turns away all but 127.0.0.1.',
    listenMongoDB: 'In mongod.conf: net.bindIp: 0.0.0.0.',
    look: (port: number) => `see what listens on port ${port} of this machine`,
    lookExplain: 'Only looks.',
    firewall: 'let containers through the firewall',
    firewallExplain: (port: number | null) =>
      `Allow Docker’s networks (172.16.0.0/12) to reach ${port === null ? 'that port' : `port ${port}`} of this machine, such as: sudo ufw allow from 172.16.0.0/12${port === null ? '' : ` to any port ${port} proto tcp`}.`,
    toService: (where: string) => `use ${where} instead`,
    toServiceExplain: (other: string) =>
      `${other} is a service of this project: containers reach it by its name and its own port.`,
    up: (other: string) => `start ${other}`,
    upExplain: 'Creates and starts it; what runs as configured stays as it is.',
    readLog: (other: string) => `read the log of ${other}`,
    readLogExplain: 'Only looks.',
    again: (service: string) => `start ${service} again`,
    againExplain: 'Compose makes its container anew where its configuration or its variables have changed.',
    againAllExplain:
      'Runs it once more, and then what waits for it. Containers whose configuration has changed are made anew.',
    wait: (service: string, other: string) => `let ${service} wait until ${other} is ready`,
    waitExplain: (other: string) =>
      `Under depends_on: "${other}: { condition: service_healthy }", and a healthcheck for ${other}. Then "up" again.`,
    write: (name: string, value: string) => `write ${value} in ${name}`,
    writeIn: (name: string, from: string, to: string) => `put ${to} in place of ${from} in ${name}`,
    writeService: (other: string) =>
      `${other} is the service of this project that serves it. Then "up" again: only that gives the container the new value.`,
    writeMachine: 'For a server on this machine. Then "up" again: only that gives the container the new value.',
    writeMachineLinux:
      'For a server on this machine. On Linux the service also needs extra_hosts: "host.docker.internal:host-gateway". Then "up" again: only that gives the container the new value.',
    writePort: (name: string, from: number, to: number) => `put port ${to} in place of ${from} in ${name}`,
    writePortExplain: 'Then "up" again: only that gives the container the new value.',
    inShell: (name: string) =>
      `${name} is set in the shell that Compose runs in, which wins over .env: set it there, or "unset ${name}". `,
    giveHost: (product: string) => `tell it where ${product} is`,
    giveHostExplain:
      'Set the variable that it reads the host from, under environment or in an env file, to the name of the service, or to host.docker.internal for this machine.',
    another: (name: string) => `name another server in ${name}`,
    anotherExplain: 'If it runs elsewhere. Then "up" again: only that gives the container the new value.',
    check: (where: string) => `check that a server runs at ${where}`,
    checkExplain: 'And that host and port in the service’s variables are those of the server.',
  },
  {
    aService: '某个服务',
    aServer: '某个服务器',
    log: (service) => `${service} 的日志`,
    environmentOf: (service) => `${service} 的环境变量`,
    serverAt: (product, where) => `${where} 上的 ${product}`,

    title: (service, server) => `${service} 连不上${/^[\w]/.test(server) ? ' ' : ''}${server}`,
    selfTitle: (service, server) => `${service} 在自己的容器里寻找${/^[\w]/.test(server) ? ' ' : ''}${server}`,

    machineNothing: (port, product) =>
      `host.docker.internal 指运行 Docker 的那台机器，而那里没有程序监听 ${port} 端口：${product} 没有运行，或者用的是别的端口。`,
    machineLoopback: (port, program) =>
      `${program} 在本机监听 ${port} 端口，但只监听环回地址（127.0.0.1）。在 Linux 上容器是从 Docker 网桥过来的，因此被拒绝。`,
    machineNow: (port, program) =>
      `host.docker.internal 指运行 Docker 的那台机器。${program} 现在正在那里监听 ${port} 端口；但容器当时去连接时，那里还没有程序监听。`,
    machineContainer: (port, name) =>
      `host.docker.internal 指运行 Docker 的那台机器，那里的 ${port} 端口由容器 ${name} 发布：它拒绝了连接、还在启动，或者只发布在 127.0.0.1 上。`,
    machineDesktop: (where, product) =>
      `host.docker.internal 指运行 Docker 的那台机器，而 ${where} 没有接受连接：${product} 必须在那里运行。`,
    machineUnknown: (where, product) =>
      `host.docker.internal 指运行 Docker 的那台机器，而 ${where} 没有接受连接：${product} 必须在那里运行；在 Linux 上还不能只监听 127.0.0.1。`,
    machineSilent: (where) =>
      `运行 Docker 的那台机器上，${where} 没有任何回应：那里的防火墙（如 ufw、firewalld）丢弃了来自容器的连接，或者地址不对。`,

    notUp: (other) => `${other} 是本项目的服务，但没有运行。`,
    otherFailed: (other) => `${other} 是本项目的服务，它自己也出了问题：请先解决它的问题。`,
    publishedPort: (other, published, target) =>
      `容器之间要用容器端口：${other} 监听的是 ${target}；${published} 只是它发布到本机的端口。`,
    otherPort: (other, port, ports) => `${other} 正在运行，但没有监听 ${port} 端口；它监听的是 ${ports}。`,
    otherLoopback: (other, port) =>
      `${other} 只为自己监听 ${port} 端口（它自己容器里的 127.0.0.1），所以别的容器连不进去。`,
    tooEarly: (other) => `尝试连接时 ${other} 还没有就绪，而该服务也没有设置成等待它。`,
    tooEarlyThough: (other) => `${other} 正在运行，但当时没有接受连接：很可能还没有就绪。`,
    serviceSilent: (other) => `${other} 没有回应：很可能两者不在同一个网络里，或者它太忙。`,

    self: (host) =>
      `在容器里，${host} 就是容器自己，而里面没有程序在那里监听。别的容器要用服务名访问，本机上的服务要用 host.docker.internal 访问。`,
    socket: (product) => `没有指定主机，所以客户端在自己的容器里寻找 ${product}（通过套接字文件）。`,
    selfVariable: (variable, host) =>
      `${variable} 写的是 ${host}，而在容器里这就是容器自己，那里没有程序监听：它既不是本机，也不是别的容器。`,
    selfVariableSocket: (variable, host, product) =>
      `${variable} 写的是 ${host}，所以客户端在自己的容器里寻找 ${product}。`,
    elsewhere: (where) => `${where} 不接受连接：那里的服务必须在运行，而且地址和端口要写对。`,
    elsewhereSilent: (where) => `${where} 没有任何回应：地址不对、服务没有开启，或者中间有防火墙。`,
    unknown: '它要连接的服务不接受连接；从它的输出看不出是哪一个。',
    changed: (variable, now) => `文件里的 ${variable} 现在已经是另一个值（${now}），但容器里还是旧值。`,

    nobodyListens: (port) => `没有程序监听 ${port} 端口`,
    listens: (name, pid, address) =>
      `${name === '' ? '某个程序' : name}${pid === null ? '' : `（进程号 ${pid}）`}监听 ${address}`,
    thisMachine: '本机',
    socketsOf: (name) => `${name} 里的套接字`,
    join: '、',

    start: (product) => `在本机启动 ${product}`,
    startExplain: (commands) => `${commands === '' ? '用它自己的方式启动。' : `${commands}。`}然后重新启动该服务。`,
    startCommands: (mac, linux) => `macOS：${mac}；Linux：${linux}`,
    listenWide: (product) => `让 ${product} 也为容器监听`,
    listenWideExplain: (setting) =>
      `${setting === '' ? '把它的监听地址设为 Docker 网桥的地址（172.17.0.1）或所有地址（0.0.0.0）。' : setting}然后重启它。只有设为所有地址时，局域网里的其他机器才也能访问它。`,
    listenPostgreSQL:
      "在 postgresql.conf 里写 listen_addresses = '*'，并在 pg_hba.conf 里加一行放行容器：host all all 172.16.0.0/12 scram-sha-256。",
    listenMySQL: '在配置文件里写 bind-address = 0.0.0.0。',
    listenRedis:
      '在 redis.conf 里写 bind 0.0.0.0，并设置密码（requirepass）：没有密码时，它只接受来自 127.0.0.1 的连接。',
    listenMongoDB: '在 mongod.conf 里写 net.bindIp: 0.0.0.0。',
    look: (port) => `查看本机 ${port} 端口上有什么在监听`,
    lookExplain: '只是查看。',
    firewall: '让容器通过防火墙',
    firewallExplain: (port) =>
      `允许 Docker 的网络（172.16.0.0/12）访问本机的${port === null ? '该端口' : ` ${port} 端口`}，例如：sudo ufw allow from 172.16.0.0/12${port === null ? '' : ` to any port ${port} proto tcp`}。`,
    toService: (where) => `改用 ${where}`,
    toServiceExplain: (other) => `${other} 是本项目的服务：容器之间用服务名和容器端口访问。`,
    up: (other) => `启动 ${other}`,
    upExplain: '创建并启动它；已按配置运行的保持不变。',
    readLog: (other) => `阅读 ${other} 的日志`,
    readLogExplain: '只是查看。',
    again: (service) => `重新启动 ${service}`,
    againExplain: '配置或变量有变化时，Compose 会重新创建它的容器。',
    againAllExplain: '再运行一次，然后启动等待它的服务。配置有变化的容器会重新创建。',
    wait: (service, other) => `让 ${service} 等到 ${other} 就绪`,
    waitExplain: (other) =>
      `在 depends_on 里写 "${other}: { condition: service_healthy }"，并给 ${other} 加上健康检查。然后再次 up。`,
    write: (name, value) => `把 ${name} 改成 ${value}`,
    writeIn: (name, from, to) => `把 ${name} 里的 ${from} 换成 ${to}`,
    writeService: (other) => `本项目里提供它的服务是 ${other}。改好后再次 up：只有这样容器才会得到新值。`,
    writeMachine: '适用于服务在本机上的情况。改好后再次 up：只有这样容器才会得到新值。',
    writeMachineLinux:
      '适用于服务在本机上的情况。在 Linux 上，该服务还要写 extra_hosts: "host.docker.internal:host-gateway"。改好后再次 up：只有这样容器才会得到新值。',
    writePort: (name, from, to) => `把 ${name} 里的端口 ${from} 换成 ${to}`,
    writePortExplain: '改好后再次 up：只有这样容器才会得到新值。',
    inShell: (name) =>
      `${name} 是在运行 Compose 的 shell 里设置的，优先于 .env：请在那里修改，或者执行 unset ${name}。`,
    giveHost: (product) => `告诉它 ${product} 在哪里`,
    giveHostExplain:
      '在 environment 或 env 文件里，把它读取主机名的那个变量设为服务名；如果在本机上，就设为 host.docker.internal。',
    another: (name) => `在 ${name} 里写上别的服务器`,
    anotherExplain: '适用于它在别处运行的情况。改好后再次 up：只有这样容器才会得到新值。',
    check: (where) => `确认 ${where} 上有服务在运行`,
    checkExplain: '并确认该服务变量里的主机和端口就是那个服务的。',
  },
);

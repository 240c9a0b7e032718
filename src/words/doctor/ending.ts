import { catalogue } from '../catalogue.ts';

/** What is said of services that ended or did not start. Names, commands and lines come in as they are. */
export const endingWords = catalogue(
  {
    aContainer: 'a container',
    logOf: (service: string) => `log of ${service}`,

    exited: (name: string, code: number) => `${name} ended with ${code}`,
    notStarted: (name: string) => `${name} could not be started`,
    oomKilled: (name: string) => `${name} was killed because it ran out of memory`,
    notFound: (name: string, command: string) => `${name} cannot start: ${command} was not found`,
    notExecutable: (name: string, command: string) => `${name} cannot start: ${command} may not be executed`,
    wrongFormat: (name: string, command: string) => `${name} cannot start: ${command} is not a program for this system`,
    noInterpreterFor: (name: string, command: string) => `${name} cannot start: nothing there can run ${command}`,
    loops: (name: string, times: number) =>
      times > 1 ? `${name} ends again and again: ${times} restarts so far` : `${name} ends again and again`,
    oneShotFailed: (name: string, code: number) => `${name} did not do its work: it ended with ${code}`,
    oneShotNotStarted: (name: string) => `${name} did not do its work: it could not be started`,
    itsCommand: 'its command',

    // Why.
    oom: 'The kernel killed it because its processes wanted more memory than the container may have (OOM).',
    oomLimit: (limit: string) =>
      `The kernel killed it because its processes wanted more memory than the limit of ${limit} that the project sets (OOM).`,
    noProgram: (command: string) => `There is no program "${command}" in any folder of the PATH in the container.`,
    noFile: (command: string) => `There is no file ${command} in the container.`,
    hiddenFile: (command: string, target: string) =>
      `There is no file ${command} in the container; what is mounted at ${target} hides whatever the image has there.`,
    noInterpreter: (command: string) =>
      `${command} is there, but what has to run it is not: the interpreter in its first line ("#!…"), also when that line ends with a carriage return, or the loader of a program that was built for another C library.`,
    carriageReturn: (command: string) =>
      `${command} has line ends of Windows (CRLF), so the carriage return counts as part of a name.`,
    notPermitted: (command: string) =>
      `${command} is there, but is a folder or has no permission to be executed (126).`,
    unknownProgram: 'Code 127 means that a command was not found in the container.',
    unknownPermission: 'Code 126 means that a command was found, but may not be executed.',
    format: (command: string, platform: string) =>
      `The kernel does not know how to run ${command}: it was built for another processor than ${platform}, or it is a script without "#!" in its first line.`,
    formatScript: (command: string) =>
      `${command} is a script whose first line does not say what runs it ("#!/bin/sh").`,
    thisMachine: 'this engine has',
    engineSays: (text: string) => `The engine says: "${text}".`,
    needsModule: (name: string) => `It needs ${name}, which is not installed in its image.`,
    needsFile: (name: string) => `It was told to run ${name}, which is not there in the container.`,
    needsVariable: (name: string) => `It needs the environment variable ${name}, which is not set in the container.`,
    addressInUse: (port: string) =>
      port === ''
        ? 'Something else in its container, or in a network that it shares, already listens on its port.'
        : `Something else in its container, or in a network that it shares, already listens on port ${port}.`,
    noPermission: (path: string) =>
      path === '' ? 'It may not use a file that it needs.' : `The user that it runs as may not use ${path}.`,
    outOfMemory: 'It got less memory than it asked for.',
    said: (line: string) => `The last error that it told: "${line}".`,
    lastLine: (line: string) => `It told no error; its last words were "${line}".`,
    silent: 'It told nothing before it ended.',
    unknownEnd: 'Why it ended before cannot be told any more: only its present run has a log.',
    endedWell: 'It ended, though others wait for it to be healthy, and that it can only be while it runs.',

    // What codes mean.
    means: (code: number, meaning: string) => `Code ${code}: ${meaning}.`,
    own: 'an error of its own',
    code126: 'a command was found, but may not be executed',
    code127: 'a command was not found',
    sigkill:
      'it was killed (SIGKILL): by "docker kill", by a stop that took too long, or by the kernel for want of memory',
    sigsegv: 'a segmentation fault (SIGSEGV), a bug in a program or a library',
    sigabrt: 'it gave up by itself (SIGABRT)',
    sigill: 'an instruction that this processor does not have (SIGILL)',
    sigterm: 'it was asked to end (SIGTERM) and did',
    signal: (name: string) => `it was ended by the signal ${name}`,

    againByPolicy: (policy: string) => `The restart policy "${policy}" starts it anew each time.`,
    waitedFor: (services: string) => `It has to end with 0 before these start: ${services}.`,
    join: (services: readonly string[]) => services.join(', '),
  },
  {
    aContainer: '某个容器',
    logOf: (service) => `${service} 的日志`,

    exited: (name, code) => `${name} 已退出，退出码 ${code}`,
    notStarted: (name) => `${name} 无法启动`,
    oomKilled: (name) => `${name} 因内存不足被终止`,
    notFound: (name, command) => `${name} 无法启动：找不到 ${command}`,
    notExecutable: (name, command) => `${name} 无法启动：${command} 没有执行权限`,
    wrongFormat: (name, command) => `${name} 无法启动：${command} 不是本系统能运行的程序`,
    noInterpreterFor: (name, command) => `${name} 无法启动：没有能运行 ${command} 的程序`,
    loops: (name, times) => (times > 1 ? `${name} 不断退出又重启：已重启 ${times} 次` : `${name} 不断退出又重启`),
    oneShotFailed: (name, code) => `${name} 没有完成任务：退出码 ${code}`,
    oneShotNotStarted: (name) => `${name} 没有完成任务：无法启动`,
    itsCommand: '启动命令',

    oom: '进程需要的内存超过了容器可用的内存，被内核终止（OOM）。',
    oomLimit: (limit) => `进程需要的内存超过了项目设置的上限 ${limit}，被内核终止（OOM）。`,
    noProgram: (command) => `容器的 PATH 中没有“${command}”这个程序。`,
    noFile: (command) => `容器里没有文件 ${command}。`,
    hiddenFile: (command, target) => `容器里没有文件 ${command}；挂载到 ${target} 的内容遮住了镜像在那里的文件。`,
    noInterpreter: (command) =>
      `${command} 存在，但用来运行它的程序不存在：可能是首行（“#!…”）指定的解释器（首行以回车符结尾时也会这样），也可能是为另一种 C 库构建的程序所需的加载器。`,
    carriageReturn: (command) => `${command} 使用 Windows 换行符（CRLF），回车符被当成了名称的一部分。`,
    notPermitted: (command) => `${command} 存在，但它是目录，或者没有执行权限（126）。`,
    unknownProgram: '退出码 127 表示容器里找不到某个命令。',
    unknownPermission: '退出码 126 表示找到了命令，但没有执行权限。',
    format: (command, platform) =>
      `内核不知道如何运行 ${command}：它是为不同于 ${platform} 的处理器构建的，或者是首行没有“#!”的脚本。`,
    formatScript: (command) => `${command} 是脚本，但首行没有写明由什么程序运行（“#!/bin/sh”）。`,
    thisMachine: '本引擎',
    engineSays: (text) => `引擎的说明：“${text}”。`,
    needsModule: (name) => `它需要 ${name}，但镜像里没有安装。`,
    needsFile: (name) => `它要运行 ${name}，但容器里没有这个文件。`,
    needsVariable: (name) => `它需要环境变量 ${name}，但容器里没有设置。`,
    addressInUse: (port) =>
      port === ''
        ? '它的容器内（或共享的网络中）已有别的程序监听同一端口。'
        : `它的容器内（或共享的网络中）已有别的程序监听端口 ${port}。`,
    noPermission: (path) => (path === '' ? '它无权使用所需的文件。' : `运行它的用户无权使用 ${path}。`),
    outOfMemory: '它申请的内存没有得到满足。',
    said: (line) => `它报告的最后一个错误：“${line}”。`,
    lastLine: (line) => `它没有报告错误；最后的输出是“${line}”。`,
    silent: '它在退出前没有任何输出。',
    unknownEnd: '之前为什么退出已无从得知：只有当前这次运行的日志。',
    endedWell: '它已经退出，而其他服务在等待它变为健康；只有在运行时才可能健康。',

    means: (code, meaning) => `退出码 ${code}：${meaning}。`,
    own: '程序自身出错',
    code126: '找到了命令，但没有执行权限',
    code127: '找不到命令',
    sigkill: '被强制终止（SIGKILL）：可能来自 docker kill、停止超时，或内核因内存不足',
    sigsegv: '段错误（SIGSEGV），是程序或库的缺陷',
    sigabrt: '程序自行中止（SIGABRT）',
    sigill: '使用了本处理器没有的指令（SIGILL）',
    sigterm: '收到停止请求（SIGTERM）后退出',
    signal: (name) => `被信号 ${name} 终止`,

    againByPolicy: (policy) => `重启策略“${policy}”每次都会重新启动它。`,
    waitedFor: (services) => `这些服务要等它以 0 退出才会启动：${services}。`,
    join: (services) => services.join('、'),
  },
);

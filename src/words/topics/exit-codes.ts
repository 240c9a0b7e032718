import { catalogue } from '../catalogue.ts';

/** The topic of exit codes. */
export const exitCodeWords = catalogue(
  {
    title: 'Exit codes',
    idea: 'When a main process ends it leaves a number: 0 says that it did what it should, any other that it did not; which one is the program’s choice, mostly 1. Two come from the attempt to start it: 126, the command was found but may not be executed, and 127, it was not found. Above 128 a signal ended it, 128 plus its number: 137 is SIGKILL (9), 139 is SIGSEGV (11), 143 is SIGTERM (15); a kill for want of memory is 137 as well, and the engine marks it OOM.',
    ended: (container: string, code: number, meaning: string) => `${container} ended with ${code}: ${meaning}`,
    notStarted: (container: string, code: number, error: string) =>
      `${container} could not be started, and has the code ${code}. The engine says: ${error}`,
    success: 'it did its work.',
    stoppedWell: 'it was stopped, or had nothing more to do, and ended in good order.',
    failure: 'an error that the program itself noticed. What it was, its log says.',
    otherCode:
      'a code of the program’s own choice, anything but success. What it means, its log or its documentation says.',
    interrupted: 'it was interrupted (SIGINT), as by Ctrl-C.',
    notExecutable: 'the command was found, but may not be executed.',
    notFound: 'the command was not found in the image.',
    killed:
      'it was killed (SIGKILL), as by "kill" or because a stop took longer than the grace time. The engine has not marked it OOM.',
    oom: 'it used more memory than it may, and the kernel killed it (OOM).',
    crashed: 'it crashed in native code (SIGSEGV).',
    terminated: 'it was asked to end (SIGTERM) and did.',
    signal: (number: number) => `signal ${number} ended it.`,
    noneEnded: 'Of the containers of this project none has ended.',
    seeAll: 'all containers with their codes, as Exited (CODE)',
    seeCode: (container: string) => `code, OOM mark and error of ${container}, as the engine keeps them`,
    seeLog: (service: string) => `the last lines of ${service}, which say why`,
    mistakeZero: 'Taking "Exited (0)" for a fault. A one-shot is meant to end, and 0 is its success.',
    mistakeZeroNamed: (service: string) =>
      `Taking "Exited (0)" for a fault. ${service} is meant to end, and 0 is its success.`,
    mistakeMemory:
      'Taking every 137 for a lack of memory: a stop that took longer than the grace time ends so too. Only the OOM mark tells.',
    mistakeInterpreter:
      '127 for a script that is there: its first line names an interpreter that the image lacks, or ends with a Windows line ending.',
    mistakeSwallowed:
      'A start script without "set -e": a command in it fails, the script goes on and ends with 0, and what waits for it starts all the same.',
  },
  {
    title: '退出码',
    idea: '主进程结束时会留下一个数字：0 表示顺利完成，其他都表示出了问题，具体用哪个由程序自己决定，多数是 1。有两个来自启动阶段：126 是找到了命令但没有执行权限，127 是找不到命令。大于 128 说明是被信号结束的，即 128 加信号编号：137 是 SIGKILL（9），139 是 SIGSEGV（11），143 是 SIGTERM（15）；因内存不足被杀也是 137，此时引擎会标上 OOM。',
    ended: (container, code, meaning) => `${container} 的退出码是 ${code}：${meaning}`,
    notStarted: (container, code, error) => `${container} 无法启动，退出码 ${code}。引擎的说法是：${error}`,
    success: '任务顺利完成。',
    stoppedWell: '被停止，或者没有更多事可做，正常退出。',
    failure: '程序自己发现了错误，具体原因要看日志。',
    otherCode: '程序自己定义的退出码，总之不是成功，含义要看日志或它的文档。',
    interrupted: '被中断（SIGINT），比如按了 Ctrl-C。',
    notExecutable: '找到了命令，但没有执行权限。',
    notFound: '镜像里找不到这个命令。',
    killed: '被强制结束（SIGKILL），比如执行了 kill，或者停止时超过了宽限期。引擎没有标记 OOM。',
    oom: '内存超过上限，被内核杀掉（OOM）。',
    crashed: '原生代码崩溃（SIGSEGV，段错误）。',
    terminated: '收到结束请求（SIGTERM）后退出。',
    signal: (number) => `被信号 ${number} 结束。`,
    noneEnded: '这个项目的容器都没有退出。',
    seeAll: '所有容器及其退出码，显示为 Exited (退出码)',
    seeCode: (container) => `引擎记录的 ${container} 的退出码、OOM 标记和错误信息`,
    seeLog: (service) => `${service} 的最后几行日志，里面有原因`,
    mistakeZero: '把 Exited (0) 当成故障。一次性任务本来就会退出，0 表示成功。',
    mistakeZeroNamed: (service) => `把 Exited (0) 当成故障。${service} 本来就会退出，0 表示成功。`,
    mistakeMemory: '看到 137 就以为内存不够：停止时超过宽限期也会这样结束，只有 OOM 标记才能说明是内存。',
    mistakeInterpreter: '脚本明明存在却报 127：第一行写的解释器镜像里没有，或者那一行是 Windows 换行符。',
    mistakeSwallowed: '启动脚本里没有 set -e：其中一条命令失败了，脚本却继续执行并以 0 退出，等它的服务照样启动。',
  },
);

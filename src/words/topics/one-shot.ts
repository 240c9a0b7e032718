import { catalogue } from '../catalogue.ts';

/** The topic of one-shot services. */
export const oneShotWords = catalogue(
  {
    title: 'One-shot services',
    idea: 'A one-shot service does a piece of work once, such as waiting for a database, migrating it and writing the first rows, and then ends: "Exited (0)" is what it looks like when all is well. Others wait for it with "depends_on" and the condition service_completed_successfully: they are created, but started only when it has ended with 0. If it ends with anything else, "up" gives up and they are not started at all.',
    waits: (service: string, others: string) =>
      `${others} may start only when ${service} has ended with 0 (service_completed_successfully).`,
    runs: (service: string, command: string) => `The work of ${service} is: ${command}`,
    running: (service: string, since: string, others: string) =>
      `${service} has been at work for ${since}; its gate for ${others} opens when it ends with 0.`,
    done: (service: string, took: string) => `${service} ended with 0 after ${took}: its gate is open.`,
    failed: (service: string, code: number, took: string, others: string) =>
      `${service} ended with ${code} after ${took}, so the gate for ${others} stays shut.`,
    notYet: (service: string) => `${service} has not run yet.`,
    unawaited: (service: string, took: string) =>
      `${service} ended with 0 after ${took}, offers nothing and is not restarted: it looks like a one-shot, though nothing waits for it.`,
    none: 'No service of this project waits for another one to complete.',
    seeLog: (service: string) => `what ${service} did, line by line`,
    seeTimes: (container: string) => `with which code ${container} ended, and when it began and ended`,
    seeAll: 'all containers; a one-shot that is done shows as Exited (0)',
    mistakeList:
      'Writing "depends_on" as a plain list: then Compose waits only until the one-shot has been started, and the others run beside a migration that is not finished.',
    mistakeAgain:
      'Work that must not be done twice: every "up" starts the one-shot once more, so a second run has to do no harm.',
    mistakeRestart: '"restart: always" on it: it would start over each time it ends.',
    mistakeEnd:
      'Taking its end for a crash. Only a code other than 0 is one, and then its log is the place to look, not that of what waits for it.',
  },
  {
    title: '一次性任务',
    idea: '一次性任务只做一件事，做完就退出，比如等数据库可用、执行迁移、写入初始数据；显示 Exited (0) 正说明一切正常。其他服务在 depends_on 里用 service_completed_successfully 等它：它们的容器会先创建好，等它以 0 退出后才启动。如果它以别的退出码结束，up 就到此为止，后面的服务根本不会启动。',
    waits: (service, others) => `${service} 以 0 退出之后，${others} 才会启动（service_completed_successfully）。`,
    runs: (service, command) => `${service} 要做的事是：${command}`,
    running: (service, since, others) => `${service} 已经执行了 ${since}；在它以 0 退出之前，${others} 不会启动。`,
    done: (service, took) => `${service} 用时 ${took}，以 0 退出，后面的服务可以启动了。`,
    failed: (service, code, took, others) => `${service} 运行 ${took} 后以 ${code} 退出，因此 ${others} 无法启动。`,
    notYet: (service) => `${service} 还没有运行过。`,
    unawaited: (service, took) =>
      `${service} 用时 ${took} 以 0 退出，既不对外提供什么，也不会重启：看起来是一次性任务，不过没有服务在等它。`,
    none: '这个项目里没有哪个服务要等另一个服务执行完。',
    seeLog: (service) => `${service} 一步步做了什么`,
    seeTimes: (container) => `${container} 的退出码和起止时间`,
    seeAll: '所有容器；完成的一次性任务显示为 Exited (0)',
    mistakeList: 'depends_on 只写成列表：这样 Compose 只等一次性任务“已启动”，迁移还没做完，其他服务就已经跑起来了。',
    mistakeAgain: '任务不能重复执行：每次 up 都会再启动它一次，所以第二次执行也必须没有副作用。',
    mistakeRestart: '给它写上 restart: always：每次做完退出，又会从头再来。',
    mistakeEnd: '把它的退出当成崩溃。只有退出码不是 0 才算失败，这时要看它自己的日志，而不是等它的那些服务的日志。',
  },
);

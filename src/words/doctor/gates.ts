import { catalogue } from '../catalogue.ts';

/** What is said of services that wait for others, or that should. Names, spans and times come in as they are to be shown. */
export const gateWords = catalogue(
  {
    logOf: (service: string) => `log of ${service}`,
    join: (services: readonly string[]) => services.join(', '),
    waited: (waiters: string, service: string, span: string) => `${waiters}: waiting for ${service} for ${span}`,
    notHealthyYet: (service: string) => `${service} runs, but its healthcheck has not succeeded yet.`,
    notDoneYet: (service: string) =>
      `${service} is one-shot and still works; only when it ends with 0 the others start.`,
    noHealthcheck: (service: string) =>
      `${service} runs without a healthcheck, so it never becomes healthy, which others wait for.`,
    isPaused: (service: string) => `${service} is paused: its processes are frozen.`,
    notRunning: (service: string) => `${service} does not run, and nobody is starting it now.`,
    readLog: 'read its log',
    readLogExplain: 'Only shows what it printed; nothing changes.',
    unpause: 'let it go on',
    unpauseExplain: 'Its processes go on where they were frozen.',
    startAll: 'start all in their order',
    startAllExplain:
      'Compose starts what is missing and waits at each gate; containers whose configuration changed are replaced.',

    noCondition: (service: string, other: string) => `${service} does not wait until ${other} is done`,
    noConditionWhy: (service: string, other: string) =>
      `${other} does its work once and ends, but "depends_on" without "condition: service_completed_successfully" only waits until it has been started, so ${service} runs before the work is done.`,
    race: (service: string, started: string, other: string, ended: string) =>
      `${service} started at ${started}, ${other} ended at ${ended}`,
    addCondition: 'let it wait for the end',
    addConditionExplain: (other: string) =>
      `Write depends_on as a map: "${other}: {condition: service_completed_successfully}". When ${other} fails, the service is not started any more.`,
    apply: 'start with the new condition',
    applyExplain: (service: string, other: string) =>
      `Runs ${other} again and starts ${service} after it; the containers are replaced where their configuration changed.`,
  },
  {
    logOf: (service) => `${service} 的日志`,
    join: (services) => services.join('、'),
    waited: (waiters, service, span) => `${waiters}：等待 ${service} 已 ${span}`,
    notHealthyYet: (service) => `${service} 在运行，但健康检查还没有成功过。`,
    notDoneYet: (service) => `${service} 是一次性任务，还在工作；以 0 退出后其他服务才会启动。`,
    noHealthcheck: (service) => `${service} 在运行，但没有健康检查，因此永远不会变为其他服务所等待的“健康”。`,
    isPaused: (service) => `${service} 已暂停，进程被冻结。`,
    notRunning: (service) => `${service} 没有运行，目前也没有启动它的操作。`,
    readLog: '查看它的日志',
    readLogExplain: '只显示它输出的内容，不作任何改动。',
    unpause: '让它继续运行',
    unpauseExplain: '进程从冻结处继续。',
    startAll: '按顺序启动全部服务',
    startAllExplain: 'Compose 会启动缺少的容器，并逐一等待启动条件；配置有变化的容器会被替换。',

    noCondition: (service, other) => `${service} 没有等 ${other} 完成`,
    noConditionWhy: (service, other) =>
      `${other} 做完工作就退出，而不带“condition: service_completed_successfully”的 depends_on 只等到它启动，因此 ${service} 在工作完成之前就开始运行。`,
    race: (service, started, other, ended) => `${service} 于 ${started} 启动，${other} 于 ${ended} 结束`,
    addCondition: '让它等到任务结束',
    addConditionExplain: (other) =>
      `把 depends_on 写成映射：“${other}: {condition: service_completed_successfully}”。之后如果 ${other} 失败，这个服务就不会启动。`,
    apply: '按新的条件启动',
    applyExplain: (service, other) => `再次运行 ${other}，然后启动 ${service}；配置有变化的容器会被替换。`,
  },
);

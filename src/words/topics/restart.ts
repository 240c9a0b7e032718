import { catalogue } from '../catalogue.ts';

/** The topic of restart policies. */
export const restartWords = catalogue(
  {
    title: 'Restart policy',
    idea: 'The restart policy says what the engine does when a main process ends by itself: "no" leaves it, "on-failure" starts it again after a code other than 0, "always" and "unless-stopped" after any code. When Docker itself starts, "always" brings the container up even if you had stopped it, "unless-stopped" only if you had not. The pause before each new start grows up to a minute, and no policy looks at the healthcheck.',
    policy: (service: string, policy: string) => `${service} has the policy "${policy}".`,
    noPolicy: (services: string, many: boolean) =>
      many
        ? `${services} set no policy, so "no": once they end they stay ended.`
        : `${services} sets no policy, so "no": once it ends it stays ended.`,
    differs: (container: string, policy: string) =>
      `${container} was made with the policy "${policy}"; the files say otherwise now, and "up" takes that over.`,
    restarted: (container: string, count: number) =>
      count === 1
        ? `${container} has been restarted once by its policy.`
        : `${container} has been restarted ${count} times by its policy.`,
    restarting: (container: string, code: number) =>
      `${container} ended with ${code} and is in the pause before its next start.`,
    containerPolicy: (container: string, policy: string) => `${container} runs with the policy "${policy}".`,
    seeAll: 'which containers run, since when, and which restart',
    seePolicy: (container: string) => `the policy of ${container} and how often it was restarted`,
    seeLog: (service: string) => `what ${service} said before it ended`,
    mistakeProbe:
      'Waiting for a restart because the healthcheck fails: a policy acts only when the main process ends. An unhealthy container goes on running.',
    mistakeLoop:
      '"always" while you develop: a program that fails at once is started again and again, and its first error scrolls away. "no" leaves it there to read.',
    mistakeOneShot:
      'A policy other than "no" or "on-failure" on a one-shot: it would begin its work anew each time it ends, and what waits for its end may never start.',
    mistakeCommand:
      'Taking "docker compose restart" for the policy, or for a way to apply changes: it stops and starts the same container once, with the old configuration.',
  },
  {
    title: '重启策略',
    idea: '重启策略决定主进程自己退出后引擎怎么做：no 不管它，on-failure 在退出码不是 0 时重新启动，always 和 unless-stopped 无论退出码是几都重新启动。Docker 自身重启后，always 会连你手动停掉的容器也拉起来，unless-stopped 则不会。每次重启前的间隔会逐渐变长，最多一分钟；任何策略都不看健康检查的结果。',
    policy: (service, policy) => `${service} 的重启策略是 "${policy}"。`,
    noPolicy: (services) => `${services} 没有设置重启策略，也就是 "no"：退出后就停在那里。`,
    differs: (container, policy) =>
      `${container} 创建时的策略是 "${policy}"，现在文件里写的已经不同，要用 up 才会生效。`,
    restarted: (container, count) => `${container} 已按重启策略重启过 ${count} 次。`,
    restarting: (container, code) => `${container} 以 ${code} 退出，正处在下一次启动前的间隔里。`,
    containerPolicy: (container, policy) => `${container} 的重启策略是 "${policy}"。`,
    seeAll: '哪些容器在运行、运行了多久、哪些正在重启',
    seePolicy: (container) => `${container} 的重启策略和已重启次数`,
    seeLog: (service) => `${service} 退出前输出了什么`,
    mistakeProbe: '以为健康检查失败就会自动重启：只有主进程退出，重启策略才起作用；不健康的容器会一直运行下去。',
    mistakeLoop:
      '本地开发时用 always：一启动就出错的程序会不停地重启，最初的报错很快被刷走。用 no 可以让它停下来，方便看清原因。',
    mistakeOneShot:
      '给一次性任务设置 no 或 on-failure 以外的策略：每次退出后它又会从头执行，等它结束的服务可能永远启动不了。',
    mistakeCommand:
      '把 docker compose restart 当成重启策略，或者以为它能让改动生效：它只是把同一个容器停止再启动一次，配置还是旧的。',
  },
);

import { catalogue } from '../catalogue.ts';

/** What is said of healthchecks that fail. Names, commands and lines come in as they are. */
export const probingWords = catalogue(
  {
    unhealthy: (name: string) => `${name} is unhealthy`,
    unhealthyAwaited: (name: string) => `${name} is unhealthy, and what waits for it does not start`,
    noHealthcheck: (name: string) => `${name} can never become healthy: it has no healthcheck`,
    toolMissing: (name: string, tool: string) =>
      `The healthcheck of ${name} cannot work: ${tool} is not in the container`,
    tooSlow: (name: string, after: string) =>
      after === ''
        ? `The healthcheck of ${name} takes too long`
        : `The healthcheck of ${name} takes longer than ${after}`,

    streak: (times: number) =>
      times === 1 ? 'Its healthcheck failed.' : `Its healthcheck failed ${times} times in a row.`,
    refused:
      'Nothing took the connection of the probe: the program does not listen (yet), or on another port or address than the probe asks.',
    status: (status: string) => `The program answers the probe, but with HTTP ${status}.`,
    said: (line: string) => `The last probe said "${line}".`,
    silent: (code: number) => `The last probe ended with ${code} and printed nothing.`,
    missing: (tool: string) =>
      `The probe runs in the container and needs ${tool} there, which its image does not have; whether the service works, nobody knows.`,
    timedOut:
      'The probe was broken off before it had an answer: the program is slow or hangs, or the time allowed is short.',
    restartsNothing: 'Docker only marks the container; a failing probe restarts nothing.',
    unknownProbe: 'Its healthcheck did not succeed in the time that Compose waited.',
    needsHealthcheck:
      'Another service waits for it with "condition: service_healthy", and without a healthcheck that never comes true.',

    readLog: 'read its log',
    readLogExplain: 'Only shows what it printed; nothing changes.',
    runProbe: 'run the probe by hand',
    runProbeExplain: 'Runs the same command once in the container and shows all that it prints.',
    editProbe: 'change the healthcheck',
    editProbeExplain:
      'Opens the lines of the healthcheck. They take effect with the next "up", which replaces the container.',
    otherTool: (tool: string) => `probe with ${tool} in place of it`,
    otherToolExplain: (test: string) =>
      `Write: test: ${test} — that needs only what the image seems to have. "up" then replaces the container.`,
    installTool: (tool: string) => `install ${tool} in the image`,
    installToolExplain: (tool: string) =>
      `Add it to the Dockerfile, such as "RUN apt-get update && apt-get install -y ${tool}" (Debian) or "RUN apk add --no-cache ${tool}" (Alpine), and build again.`,
    moreTime: 'allow it more time',
    moreTimeExplain:
      'Raise "timeout:" (and "start_period:" where it is slow at the start only). It takes effect with the next "up", which replaces the container.',
    addHealthcheck: 'give it a healthcheck',
    addHealthcheckExplain:
      'Add "healthcheck:" with a "test:" that succeeds once it is ready, or let the other service wait with "condition: service_started".',
    apply: 'take up the changed healthcheck',
    applyExplain:
      'Replaces the container where its configuration has changed, and starts what waits for it once it is healthy.',
    restart: 'restart it',
    restartExplain:
      'Stops and starts the container as it is. That helps when the program hangs; a changed configuration is not taken up.',
  },
  {
    unhealthy: (name) => `${name} 不健康`,
    unhealthyAwaited: (name) => `${name} 不健康，等待它的服务无法启动`,
    noHealthcheck: (name) => `${name} 没有健康检查，永远不会变为健康`,
    toolMissing: (name, tool) => `${name} 的健康检查无法工作：容器里没有 ${tool}`,
    tooSlow: (name, after) => (after === '' ? `${name} 的健康检查超时` : `${name} 的健康检查耗时超过 ${after}`),

    streak: (times) => `健康检查连续失败 ${times} 次。`,
    refused: '没有程序接受探测的连接：程序（还）没有监听，或监听的端口、地址与探测的不同。',
    status: (status) => `程序回应了探测，但状态是 HTTP ${status}。`,
    said: (line) => `最近一次探测的输出：“${line}”。`,
    silent: (code) => `最近一次探测以 ${code} 退出，没有任何输出。`,
    missing: (tool) => `探测在容器内运行，需要 ${tool}，但镜像里没有；服务本身是否正常，无从得知。`,
    timedOut: '探测在得到回应前就被中断：程序响应慢或卡住，或者允许的时间太短。',
    restartsNothing: 'Docker 只会标记容器；探测失败不会重启任何东西。',
    unknownProbe: '在 Compose 等待的时间内，它的健康检查没有成功。',
    needsHealthcheck: '有服务以“condition: service_healthy”等待它，而没有健康检查就永远等不到。',

    readLog: '查看它的日志',
    readLogExplain: '只显示它输出的内容，不作任何改动。',
    runProbe: '手动运行一次探测',
    runProbeExplain: '在容器里把同一条命令运行一次，并显示全部输出。',
    editProbe: '修改健康检查',
    editProbeExplain: '打开健康检查所在的行。下一次 up 时生效，届时会替换容器。',
    otherTool: (tool) => `改用 ${tool} 探测`,
    otherToolExplain: (test) => `写成：test: ${test}。只用到镜像里应该已有的程序。之后的 up 会替换容器。`,
    installTool: (tool) => `在镜像里安装 ${tool}`,
    installToolExplain: (tool) =>
      `写进 Dockerfile，例如“RUN apt-get update && apt-get install -y ${tool}”（Debian）或“RUN apk add --no-cache ${tool}”（Alpine），然后重新构建。`,
    moreTime: '允许更长的时间',
    moreTimeExplain: '调大 timeout:（如果只是启动慢，则调大 start_period:）。下一次 up 时生效，届时会替换容器。',
    addHealthcheck: '给它加上健康检查',
    addHealthcheckExplain:
      '加上 healthcheck:，其中的 test: 在服务就绪后成功；或让另一个服务改用“condition: service_started”等待。',
    apply: '应用修改后的健康检查',
    applyExplain: '配置有变化时会替换容器；变为健康后，等待它的服务会启动。',
    restart: '重启它',
    restartExplain: '原样停止再启动容器。程序卡住时有用；不会应用修改后的配置。',
  },
);

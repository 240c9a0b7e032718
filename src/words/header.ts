import { catalogue } from './catalogue.ts';

/** The header, and the short sentences on what is wrong with the engine or the project. */
export const headerWords = catalogue(
  {
    brand: 'dogwatch',
    simulated: 'SIMULATED',
    readOnly: 'read-only',
    connecting: 'connecting to Docker …',
    docker: (version: string) => `docker ${version}`,
    watchOff: 'watch off',
    watchRunning: (rules: number) => (rules === 1 ? 'watch ● 1 rule' : `watch ● ${rules} rules`),
    watchSyncing: (files: string) => `watch ● ${files} syncing`,
    watchMissing: (files: string) => `watch ✖ ${files} not there`,
    watchStarting: 'watch ◐ starting',
    watchStopping: 'watch ◐ stopping',
    watchFailed: 'watch ✖ failed',
    watchRetrying: 'watch ✖ starts again',
    watchElsewhere: 'watch ● in another terminal',

    engineLost: (reason: string) => `✖ no engine: ${reason}`,
    unreachable: 'it does not answer',
    permission: 'permission denied',
    timeout: 'it hangs',
    noContext: (context: string) => `no context "${context}"`,
    engineFailed: 'it answered with an error',

    doStart: (host: string) => `No engine at ${host}. Start Docker; Dogwatch notices.`,
    doPermission: (host: string) =>
      `No permission for ${host}. Run: sudo usermod -aG docker $USER, then sign in again.`,
    doTimeout: (host: string, after: string) =>
      `The engine at ${host} takes connections but has not answered for ${after}. Restart Docker if that stays.`,
    doContext: (context: string, known: string) => `There is no Docker context "${context}". Known: ${known}.`,
    doEngine: (host: string, detail: string) => `The engine at ${host} answered with an error: ${detail}`,

    changed: (files: string) => `${files} changed: read again`,
    more: (first: string, others: number) => `${first} and ${others} more`,

    noProject: (directory: string) =>
      `No compose file in ${directory} or the folders above it. Change to the project's folder, or name a file with -f.`,
    fileNotFound: (file: string) => `The file ${file} does not exist. Check the name after -f or in COMPOSE_FILE.`,
    invalid: (place: string, message: string) => `${place} is not valid: ${message}`,
    variableNotSet: (variable: string) =>
      `The variable ${variable} must have a value. Set it in .env or in your shell.`,
    envFileMissing: (file: string) => `The env file ${file} does not exist. Create it.`,
    notInstalled: (detail: string) => `docker compose cannot be started (${detail}). Install the Compose plugin.`,
    unsupported: (version: string, feature: string, needs: string) =>
      `Compose ${version} is too old for ${feature}: it needs ${needs} or newer.`,
    composeFailed: (message: string) => `Compose says: ${message}`,
    keepsLast: 'Shown is the last good reading.',
  },
  {
    brand: 'dogwatch',
    simulated: 'SIMULATED 模拟',
    readOnly: '只读',
    connecting: '正在连接 Docker…',
    docker: (version) => `docker ${version}`,
    watchOff: 'watch 未开启',
    watchRunning: (rules) => `watch ● ${rules} 条规则`,
    watchSyncing: (files) => `watch ● 正在同步 ${files} 个`,
    watchMissing: (files) => `watch ✖ ${files} 个未到达`,
    watchStarting: 'watch ◐ 启动中',
    watchStopping: 'watch ◐ 停止中',
    watchFailed: 'watch ✖ 失败',
    watchRetrying: 'watch ✖ 即将重启',
    watchElsewhere: 'watch ● 在另一个终端里',

    engineLost: (reason) => `✖ 引擎断开：${reason}`,
    unreachable: '没有响应',
    permission: '权限不足',
    timeout: '响应超时',
    noContext: (context) => `没有 context “${context}”`,
    engineFailed: '返回错误',

    doStart: (host) => `${host} 没有响应。请启动 Docker，之后会自动连接。`,
    doPermission: (host) => `无权访问 ${host}。请执行 sudo usermod -aG docker $USER，然后重新登录。`,
    doTimeout: (host, after) => `${host} 上的引擎接受了连接，但 ${after} 没有响应。若一直如此，请重启 Docker。`,
    doContext: (context, known) => `没有名为“${context}”的 Docker context。已有：${known}。`,
    doEngine: (host, detail) => `${host} 上的引擎返回错误：${detail}`,

    changed: (files) => `${files} 有改动，已重新读取`,
    more: (first, others) => `${first} 等 ${others + 1} 个文件`,

    noProject: (directory) => `${directory} 及其上级目录里没有 compose 文件。请进入项目目录，或用 -f 指定文件。`,
    fileNotFound: (file) => `文件 ${file} 不存在。请检查 -f 后面或 COMPOSE_FILE 里的文件名。`,
    invalid: (place, message) => `${place} 有误：${message}`,
    variableNotSet: (variable) => `变量 ${variable} 必须有值。请在 .env 或 shell 中设置。`,
    envFileMissing: (file) => `env 文件 ${file} 不存在，请先创建。`,
    notInstalled: (detail) => `无法启动 docker compose（${detail}）。请安装 Compose 插件。`,
    unsupported: (version, feature, needs) => `Compose ${version} 版本过旧：${feature} 需要 ${needs} 或更高版本。`,
    composeFailed: (message) => `Compose 提示：${message}`,
    keepsLast: '当前显示的是上一次成功读取的内容。',
  },
);

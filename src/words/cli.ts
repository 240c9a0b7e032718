import { catalogue } from './catalogue.ts';

/** The words of the command line: usage, answers without a screen, and what goes to stderr. */
export const cliWords = catalogue(
  {
    usage: `dogwatch [DIR]                   the app, on the Compose project in DIR (default: here, then its parents)
dogwatch status [DIR] [--json]   services in start-up order, with state, health, ports and gates
dogwatch logs [SERVICE…]         the logs of all services, or of these, as one: merged by time, for pipes
dogwatch drift [SERVICE] [--json]   files in the containers that differ from the working tree, by sync rule
dogwatch doctor [--json] [--output FILE|-]   what is wrong, why, and what to do; FILE is what a failed command printed
dogwatch explain [TOPIC|SERVICE]  a topic told with this project, or what a service does now; alone: the list
dogwatch keys [--json|--markdown]   every key
dogwatch version [--json]

  -f, --file FILE            a compose file (repeatable)
  -p, --project-name NAME    the project's name
      --profile NAME         a profile to switch on (repeatable)
      --env-file FILE        a file for interpolation (repeatable)
      --context NAME         the Docker context
      --lang en|zh-CN        the language (default: by the locale)
      --simulate [SCENARIO]  a simulated project; no Docker is needed. Alone: choose what to learn; "auto": only where no
                             engine answers
      --record FILE          write everything that happens to FILE (NDJSON)
      --read-only            keys that change something are off
      --log-memory SIZE      what the app's logs may take together: 128m (default), 1g; also DOGWATCH_LOG_MEMORY
      --watch-with WHO       who syncs saved files: compose, dogwatch, or auto (default: dogwatch where Compose is too old)

After the word "logs":
  -f, --follow               go on with what comes, over restarts and new containers
      --since T, --until T   from, to: 10m or 2h30m ago, 12:04, 2026-11-25T12:04:00Z, seconds since 1970
  -n, --tail N               only the last N lines of each container
      --grep R               lines that match R (a capital letter in R makes case count)
  -v, --invert               lines that do not match
      --level L              lines of this level or worse: debug, info, warning, error
      --json                 one JSON document a line

Exit status: 0 fine · 1 bad news · 2 usage or no project · 3 no engine`,
    unknownOption: (detail: string) => `${detail}. See: dogwatch help`,
    unknownWord: (word: string) => `"${word}" is neither a command of dogwatch nor a folder. See: dogwatch help`,
    unknownLanguage: (language: string) => `There is no language "${language}". There are: en, zh-CN.`,
    notAFolder: (path: string) => `${path} is not a folder. Name the folder that holds the compose file.`,
    badTime: (option: string, text: string) =>
      `${option} does not understand "${text}". It takes how long ago (10m, 2h30m), a clock time (12:04), a date (2026-11-25T12:04:00Z), or seconds since 1970.`,
    badMemory: (text: string) => `--log-memory takes a size of at least 1m, such as 128m or 1g, not "${text}".`,
    unknownWatch: (text: string) => `--watch-with takes auto, compose or dogwatch, not "${text}".`,
    badTail: (text: string) => `--tail takes a number of lines or "all", not "${text}".`,
    unknownLevel: (text: string, known: string) => `There is no level "${text}". There are: ${known}.`,
    unknownService: (service: string, project: string, known: string) =>
      `There is no service "${service}" in ${project}. There are: ${known}.`,
    takenLiterally: (pattern: string, detail: string) =>
      `"${pattern}" is no regular expression (${detail}), so exactly this text is looked for.`,
    unreadableLog: (service: string, driver: string) =>
      `The log of ${service} cannot be read back: its log driver "${driver}" sends the lines elsewhere.`,
    brokenLog: (service: string, detail: string) => `The log of ${service} could not be read to its end: ${detail}`,
    unknownScenario: (name: string, known: string) => `There is no scenario "${name}". There are: ${known}.`,
    scenarioNotReal: (name: string) =>
      `The scenario "${name}" cannot be made on a real engine. See it simulated: dogwatch --simulate ${name}`,
    cannotPrepare: (name: string, detail: string) => `The scenario "${name}" could not be prepared: ${detail}`,
    unreadableConfiguration: (file: string, detail: string) =>
      `The configuration ${file} cannot be read: ${detail}. Mend it, or move it away.`,
    unknownSetting: (file: string, name: string) =>
      `The configuration ${file} sets "${name}", which is no setting. There is: language.`,
    unknownConfiguredLanguage: (file: string, text: string) =>
      `The configuration ${file} asks for the language "${text}". There are: en, zh-CN.`,
    noTerminal: 'dogwatch: no terminal here, so this is the status only.',
    simulated: 'SIMULATED: no container here is real. Start Docker to work on the real project.',
    noServices: 'no services',
    cannotRecord: (file: string, detail: string) => `${file} cannot be written: ${detail}`,
    projectLine: (project: string, engine: string) => `${project} · ${engine}`,
    noEngine: 'no engine',
    engineLine: (version: string, context: string) => `Docker ${version} · ${context}`,
    waitsFor: (names: string) => `waits for ${names}`,
    tooDeep: (detail: string) => `dogwatch stopped on a fault of its own: ${detail}. Please report it.`,
    versionLine: (version: string, node: string) => `dogwatch ${version} (Node.js ${node})`,
    pluginAbout: 'The screen beside your Compose project: services, logs, health, watch',
    verifyAnswered: (status: number, ms: number, body: string) => `${status} in ${ms} ms  ${body}`,
    verifyFailed: (kind: 'refused' | 'timeout' | 'failed', detail: string) =>
      kind === 'refused'
        ? 'nobody answers at this port'
        : kind === 'timeout'
          ? 'takes connections, but did not answer within 5 s'
          : `failed: ${detail}`,
  },
  {
    usage: `dogwatch [DIR]                   打开 DIR 里的 Compose 项目（默认从当前目录向上查找）
dogwatch status [DIR] [--json]   按启动顺序列出服务：状态、健康、端口、依赖
dogwatch logs [SERVICE…]         所有服务（或指定服务）的日志，按时间合并，适合管道
dogwatch drift [SERVICE] [--json]   按同步规则列出容器里与工作目录不一致的文件
dogwatch doctor [--json] [--output FILE|-]   哪里出了问题、原因和处理办法；FILE 是失败命令的输出
dogwatch explain [TOPIC|SERVICE]  结合当前项目讲解一个知识点，或说明某个服务的现状；不带参数则列出全部
dogwatch keys [--json|--markdown]   全部按键
dogwatch version [--json]

  -f, --file FILE            compose 文件（可重复）
  -p, --project-name NAME    项目名
      --profile NAME         启用的 profile（可重复）
      --env-file FILE        变量替换用的文件（可重复）
      --context NAME         Docker context
      --lang en|zh-CN        语言（默认按 locale）
      --simulate [SCENARIO]  模拟项目，不需要 Docker；不写名称则选择要学的场景，auto 表示没有引擎响应时才模拟
      --record FILE          把发生的一切写入 FILE（NDJSON）
      --read-only            只读，会改变状态的按键不可用
      --log-memory SIZE      应用里所有日志可占的内存：128m（默认）、1g；也可用 DOGWATCH_LOG_MEMORY
      --watch-with WHO       由谁同步保存的文件：compose、dogwatch 或 auto（默认；Compose 太旧时由 dogwatch 同步）

写在 logs 之后：
  -f, --follow               持续输出新日志，重启和新容器也会跟上
      --since T, --until T   起止时间：10m 或 2h30m 之前、12:04、2026-11-25T12:04:00Z、Unix 秒
  -n, --tail N               每个容器只取最后 N 行
      --grep R               匹配 R 的行（R 含大写字母时区分大小写）
  -v, --invert               不匹配的行
      --level L              该级别及更严重的行：debug、info、warning、error
      --json                 每行一个 JSON 文档

退出码：0 正常 · 1 有坏消息 · 2 用法错误或没有项目 · 3 没有引擎`,
    unknownOption: (detail) => `${detail}。用法见：dogwatch help`,
    unknownWord: (word) => `“${word}” 既不是 dogwatch 的命令，也不是目录。用法见：dogwatch help`,
    unknownLanguage: (language) => `没有语言 “${language}”，可用的有：en、zh-CN。`,
    notAFolder: (path) => `${path} 不是目录，请指定 compose 文件所在的目录。`,
    badTime: (option, text) =>
      `${option} 无法识别 “${text}”。可用：多久之前（10m、2h30m）、时刻（12:04）、日期（2026-11-25T12:04:00Z）或 Unix 秒。`,
    badMemory: (text) => `--log-memory 需要不小于 1m 的大小，例如 128m、1g，而不是“${text}”。`,
    unknownWatch: (text) => `--watch-with 只接受 auto、compose 或 dogwatch，不能是“${text}”。`,
    badTail: (text) => `--tail 需要行数或 all，而不是 “${text}”。`,
    unknownLevel: (text, known) => `没有级别 “${text}”，可用的有：${known}。`,
    unknownService: (service, project, known) => `项目 ${project} 里没有服务 “${service}”，现有：${known}。`,
    takenLiterally: (pattern, detail) => `“${pattern}” 不是正则表达式（${detail}），因此按原文查找。`,
    unreadableLog: (service, driver) => `无法读回 ${service} 的日志：它的日志驱动 “${driver}” 把日志发往别处。`,
    brokenLog: (service, detail) => `${service} 的日志没有读完：${detail}`,
    unknownScenario: (name, known) => `没有场景 “${name}”，可用的有：${known}。`,
    scenarioNotReal: (name) => `场景“${name}”无法在真实引擎上重现，可以看模拟的：dogwatch --simulate ${name}`,
    cannotPrepare: (name, detail) => `无法准备场景“${name}”：${detail}`,
    unreadableConfiguration: (file, detail) => `无法读取配置文件 ${file}：${detail}。请改正它，或把它移走。`,
    unknownSetting: (file, name) => `配置文件 ${file} 里的 “${name}” 不是可用的设置。可用的有：language。`,
    unknownConfiguredLanguage: (file, text) => `配置文件 ${file} 指定的语言 “${text}” 不存在。可选：en、zh-CN。`,
    noTerminal: 'dogwatch：这里没有终端，只输出状态。',
    simulated: 'SIMULATED（模拟）：这里没有真实容器。启动 Docker 后即可操作真实项目。',
    noServices: '没有服务',
    cannotRecord: (file, detail) => `无法写入 ${file}：${detail}`,
    projectLine: (project, engine) => `${project} · ${engine}`,
    noEngine: '没有引擎',
    engineLine: (version, context) => `Docker ${version} · ${context}`,
    waitsFor: (names) => `等待 ${names}`,
    tooDeep: (detail) => `dogwatch 因自身故障停止：${detail}。请反馈给我们。`,
    versionLine: (version, node) => `dogwatch ${version}（Node.js ${node}）`,
    pluginAbout: 'Compose 项目旁边的一屏：服务、日志、健康、watch',
    verifyAnswered: (status, ms, body) => `${status}，${ms} 毫秒  ${body}`,
    verifyFailed: (kind, detail) =>
      kind === 'refused'
        ? '这个端口没有响应'
        : kind === 'timeout'
          ? '接受了连接，但 5 秒内没有响应'
          : `失败：${detail}`,
  },
);

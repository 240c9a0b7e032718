import { catalogue } from '../catalogue.ts';

/** A build that failed. Instructions, paths, hosts and the builder's own words come in as they are. */
export const buildFailedWords = catalogue(
  {
    title: (service: string) => `The image of ${service} could not be built`,
    titleUnknown: 'An image could not be built',
    outputOf: (service: string) => `build of ${service}`,
    output: 'build',

    copyMissing: (file: string, folder: string) => `${file} is not in the build context, the folder ${folder}.`,
    copyIgnored: (file: string) => `${file} is in the folder, but an ignore file leaves it out of the build context.`,
    copyUnsure: (file: string) =>
      `${file} is not in the build context: it is not in that folder, or .dockerignore leaves it out.`,
    copySome: 'What COPY names matches no file of the build context.',
    copyFrom: (file: string) => `${file} is not in the stage or image that COPY --from takes it from.`,
    syntax: (said: string) => `The Dockerfile cannot be read: ${said}.`,
    noDockerfile: (file: string) => `There is no ${file} in the build context.`,
    noContext: (folder: string) => `The folder ${folder}, the build context, does not exist.`,
    noTarget: (stage: string) => `The Dockerfile has no stage ${stage}, which "target" asks for.`,
    program: (program: string) => `The image has no ${program} at this step.`,
    memory: 'The builder ran out of memory and the step was killed.',
    network: 'A download failed: from within the build that server could not be reached.',
    networkHost: (host: string) => `A download failed: from within the build ${host} could not be reached.`,
    lock: 'The lock file does not fit the list of dependencies, and the command takes only what is locked.',
    package: 'A package that is to be installed is not known.',
    packageNamed: (name: string) => `There is no package ${name} where it is looked for, or not in that version.`,
    file: (file: string) => `${file} is not in the image at this step.`,
    permission: 'A command may not use a file: the user or the mode of the file does not allow it.',
    permissionPath: (path: string) =>
      `A command may not use ${path}: the user or the mode of the file does not allow it.`,
    format: 'A program in the image is not for its processor or C library, or a script has Windows line ends.',
    command: (instruction: string, code: string) => `${instruction} ended with ${code}.`,
    aCommand: 'A command of the Dockerfile',
    other: (said: string) => `The builder says: ${said}.`,

    editLine: (line: number) => `change line ${line} of the Dockerfile`,
    edit: 'open the Dockerfile',
    editExplain: 'Changes nothing by itself; build again afterwards.',
    editIgnore: 'let the file into the build context',
    editIgnoreExplain: (file: string) =>
      `Remove the pattern from .dockerignore, or add "!${file}" after it. Then build again.`,
    editCopyExplain: (file: string, folder: string) =>
      `Paths after COPY and ADD count from ${folder}; ${file} is asked for there. Then build again.`,
    theContext: 'the build context',
    editTarget: 'correct the name of the stage',
    editTargetExplain: '"target" under "build" has to be a name after AS in the Dockerfile.',
    editBuild: 'correct what "build" names',
    editBuildExplain: '"context" is a folder beside the compose file; "dockerfile" counts from it.',
    installProgram: (program: string) =>
      `Install ${program} in a line before it, or stand on an image that has it (the first line, FROM). Build again afterwards.`,
    copyFirst: (file: string) =>
      `Copy ${file} before this line. A later COPY is not there yet. Build again afterwards.`,
    relock: 'bring the lock file up to date',
    relockExplain:
      'Run the package manager here: npm install, pnpm install, yarn install, uv lock or poetry lock; commit the lock file, then build again.',
    networkCheck: 'check the network of builds',
    networkExplain:
      'A proxy of this machine is no proxy of a build: set "proxies" in ~/.docker/config.json. A VPN or DNS of the company has to be known to the engine; a mirror of the package index can be named in the Dockerfile.',
    again: 'build again',
    againExplain: 'Steps before the failing one come from the cache. Running containers are not touched.',
    noCache: 'build again without the cache',
    noCacheExplain:
      'Takes longer: lists of packages that an earlier layer kept are fetched anew. Running containers are not touched.',
    moreMemory: 'give the builder more memory',
    memoryExplain:
      'With Docker Desktop under Settings → Resources; or build one service at a time, with fewer parallel jobs.',
    permissionExplain:
      'After USER, commands are another user: copy with "--chown", or install before USER. A script needs its executable bit (chmod +x).',
    lineEndsExplain:
      'Give scripts Unix line ends (*.sh text eol=lf in .gitattributes), and take programs for the platform of the image. Build again afterwards.',
  },
  {
    title: (service) => `${service} 的镜像构建失败`,
    titleUnknown: '有镜像构建失败',
    outputOf: (service) => `${service} 的构建`,
    output: '构建',

    copyMissing: (file, folder) => `构建上下文（目录 ${folder}）里没有 ${file}。`,
    copyIgnored: (file) => `目录里有 ${file}，但忽略文件把它排除在构建上下文之外。`,
    copyUnsure: (file) => `构建上下文里没有 ${file}：目录里没有这个文件，或被 .dockerignore 排除。`,
    copySome: 'COPY 指定的内容在构建上下文里没有匹配的文件。',
    copyFrom: (file) => `COPY --from 所指的阶段或镜像里没有 ${file}。`,
    syntax: (said) => `无法解析 Dockerfile：${said}。`,
    noDockerfile: (file) => `构建上下文里没有 ${file}。`,
    noContext: (folder) => `构建上下文目录 ${folder} 不存在。`,
    noTarget: (stage) => `Dockerfile 里没有 target 所要求的阶段 ${stage}。`,
    program: (program) => `执行到这一步时，镜像里没有 ${program}。`,
    memory: '构建时内存不足，这一步被终止。',
    network: '下载失败：构建过程中连不上对应的服务器。',
    networkHost: (host) => `下载失败：构建过程中连不上 ${host}。`,
    lock: '锁文件与依赖清单不一致，而这条命令只接受锁定的版本。',
    package: '要安装的软件包不存在。',
    packageNamed: (name) => `软件源里没有 ${name}，或没有所要的版本。`,
    file: (file) => `执行到这一步时，镜像里没有 ${file}。`,
    permission: '命令无权使用某个文件：当前用户或文件权限不允许。',
    permissionPath: (path) => `命令无权使用 ${path}：当前用户或文件权限不允许。`,
    format: '镜像里的程序与处理器架构或 C 库不符，或脚本使用了 Windows 换行符。',
    command: (instruction, code) => `${instruction} 以 ${code} 结束。`,
    aCommand: 'Dockerfile 里的命令',
    other: (said) => `构建器的说明：${said}。`,

    editLine: (line) => `修改 Dockerfile 第 ${line} 行`,
    edit: '打开 Dockerfile',
    editExplain: '修改本身不会触发任何动作；改好后重新构建。',
    editIgnore: '让这个文件进入构建上下文',
    editIgnoreExplain: (file) => `从 .dockerignore 中删除对应的模式，或在其后加上“!${file}”，然后重新构建。`,
    editCopyExplain: (file, folder) =>
      `COPY 和 ADD 的路径从 ${folder} 算起，这里要的是其中的 ${file}。改好后重新构建。`,
    theContext: '构建上下文',
    editTarget: '改正阶段名称',
    editTargetExplain: 'build 下的 target 必须是 Dockerfile 中 AS 后面的名称。',
    editBuild: '改正 build 的内容',
    editBuildExplain: 'context 是相对于 compose 文件的目录，dockerfile 从该目录算起。',
    installProgram: (program) => `在这一行之前安装 ${program}，或换用自带它的基础镜像（首行 FROM）。改好后重新构建。`,
    copyFirst: (file) => `在这一行之前先 COPY ${file}；排在后面的 COPY 此时还没有执行。改好后重新构建。`,
    relock: '更新锁文件',
    relockExplain:
      '在本机运行包管理器：npm install、pnpm install、yarn install、uv lock 或 poetry lock，提交锁文件后重新构建。',
    networkCheck: '检查构建时的网络',
    networkExplain:
      '本机的代理并不会用于构建：请在 ~/.docker/config.json 里设置 proxies。公司的 VPN 或 DNS 要让引擎知道；也可以在 Dockerfile 里指定软件源的镜像站。',
    again: '重新构建',
    againExplain: '失败那一步之前的步骤会使用缓存。正在运行的容器不受影响。',
    noCache: '不用缓存重新构建',
    noCacheExplain: '耗时更长：会重新获取之前的层里保留的软件包列表。正在运行的容器不受影响。',
    moreMemory: '给构建更多内存',
    memoryExplain: 'Docker Desktop 在 Settings → Resources 中设置；也可以一次只构建一个服务，并减少并行任务。',
    permissionExplain:
      'USER 之后的命令以另一个用户执行：可以用 COPY --chown，或在 USER 之前安装。脚本需要执行权限（chmod +x）。',
    lineEndsExplain:
      '让脚本使用 Unix 换行符（.gitattributes 中写 *.sh text eol=lf），并选用与镜像平台一致的程序。改好后重新构建。',
  },
);

import { catalogue } from '../catalogue.ts';

/** The ways out when a service ended or did not start: what each does, and its consequences. */
export const endingFixWords = catalogue(
  {
    readLog: 'read its whole log',
    readLogExplain: 'Only shows what it printed; nothing changes.',
    startAgain: 'start it again',
    startAgainExplain:
      'Creates it anew where its configuration or its image has changed, and starts it; what waits for it starts afterwards.',
    rebuild: 'build its image anew and start it',
    rebuildExplain:
      'Builds the image with what the project has now, then replaces the container. Files that were only in the container are lost; volumes stay.',
    pullAgain: 'fetch the image again',
    pullAgainExplain:
      'Fetches the image of this name for the platform of this engine. The container changes with the next "up" only.',
    editCommand: 'change the command',
    editCommandExplain:
      'Opens the line that names the command. It takes effect with the next "up", which replaces the container.',
    lookInside: 'look for it in the image',
    lookInsideExplain:
      'Runs a shell in a container of its own that is removed afterwards; the services stay as they are.',
    install: (name: string) => `install ${name} in the image`,
    installModule: (name: string) =>
      `Add ${name} to what the project installs (requirements.txt, pyproject.toml, package.json, Gemfile …), then build the image again.`,
    installProgram: (name: string) =>
      `Install ${name} in the Dockerfile, or choose an image that has it; then build again.`,
    hidden: (target: string) => `look at the mount at ${target}`,
    hiddenExplain:
      'A bind mount or volume hides what the image has in that folder. Mount less, or let the missing files be made in what is mounted.',
    lineEnds: 'give the file Unix line ends',
    lineEndsExplain:
      "Convert it (sed -i 's/\\r$//' FILE, or the editor's setting LF), add \"*.sh text eol=lf\" to .gitattributes, then build again.",
    checkShebang: 'check the first line of the file',
    checkShebangExplain:
      'The program after "#!" has to be in the image (Alpine has no bash), and the line must not end with a carriage return. A compiled program has to be built for the C library of the image.',
    addShebang: 'begin the script with #!/bin/sh',
    addShebangExplain:
      'The first two bytes of the file have to be "#!", without an empty line or a byte order mark before them. Then build again.',
    makeExecutable: 'make the file executable',
    makeExecutableExplain:
      'chmod +x FILE here and "git update-index --chmod=+x FILE" for others, or "RUN chmod +x" in the Dockerfile; then build again. Or name the interpreter in the command: sh FILE.',
    seePlatform: 'see what platform the image is for',
    seePlatformExplain:
      'Prints operating system and processor of the image, to compare with those of the engine; nothing changes.',
    setVariable: (name: string) => `set ${name}`,
    setVariableExplain:
      'Under "environment:" or in a file of "env_file:". A value in .env alone does not reach the container. "up" then replaces the container.',
    raiseLimit: 'raise the memory limit',
    raiseLimitExplain:
      'Opens the line with the limit. It takes effect with the next "up", which replaces the container.',
    moreMemory: 'let it use less memory, or give Docker more',
    moreMemoryExplain:
      'Fewer workers or smaller batches help; with Docker Desktop the memory of its virtual machine is set under Settings → Resources.',
    wasOom: 'see whether it was for want of memory',
    wasOomExplain: 'Prints true where the kernel killed it because of its memory limit; nothing changes.',
    stopLoop: 'stop it for as long as it is repaired',
    stopLoopExplain: 'Ends the restarts; "up" starts it again.',
    freeAddress: 'see whether the server is started twice',
    freeAddressExplain:
      'Often an entrypoint and a command each start it, or a reloader left one behind. Give one of them another port.',
    runAgain: 'run it again, and start what waits for it',
    runAgainExplain:
      'Starts the one-shot once more; when it ends with 0, the services that wait for it are started. Whatever it did halfway the first time is still there.',
  },
  {
    readLog: '查看完整日志',
    readLogExplain: '只显示它输出的内容，不作任何改动。',
    startAgain: '重新启动',
    startAgainExplain: '如果配置或镜像有变化，会重新创建容器，然后启动；等待它的服务随后启动。',
    rebuild: '重新构建镜像并启动',
    rebuildExplain: '用项目当前的内容构建镜像，然后替换容器。只存在于容器内的文件会丢失，卷会保留。',
    pullAgain: '重新拉取镜像',
    pullAgainExplain: '按本引擎的平台拉取同名镜像；容器要到下一次 up 时才会更换。',
    editCommand: '修改启动命令',
    editCommandExplain: '打开写有命令的那一行。下一次 up 时生效，届时会替换容器。',
    lookInside: '在镜像里找一找',
    lookInsideExplain: '在一个用完即删的容器里运行 shell，不影响现有服务。',
    install: (name) => `在镜像里安装 ${name}`,
    installModule: (name) =>
      `把 ${name} 加入项目的依赖（requirements.txt、pyproject.toml、package.json、Gemfile 等），然后重新构建镜像。`,
    installProgram: (name) => `在 Dockerfile 里安装 ${name}，或换用自带它的镜像，然后重新构建。`,
    hidden: (target) => `检查 ${target} 处的挂载`,
    hiddenExplain: '绑定挂载或卷会遮住镜像在该目录的内容。可以缩小挂载范围，或在被挂载的目录里补上缺少的文件。',
    lineEnds: '改用 Unix 换行符',
    lineEndsExplain:
      "转换文件（sed -i 's/\\r$//' 文件，或在编辑器里选择 LF），在 .gitattributes 中加入“*.sh text eol=lf”，然后重新构建。",
    checkShebang: '检查文件的首行',
    checkShebangExplain:
      '“#!”后面的程序必须在镜像里（Alpine 没有 bash），而且这一行不能以回车符结尾。编译好的程序要与镜像的 C 库一致。',
    addShebang: '在脚本首行写上 #!/bin/sh',
    addShebangExplain: '文件的前两个字节必须是“#!”，前面不能有空行或字节顺序标记（BOM）。改好后重新构建。',
    makeExecutable: '给文件加上执行权限',
    makeExecutableExplain:
      '在本机执行 chmod +x 文件，并用“git update-index --chmod=+x 文件”让其他人也生效，或在 Dockerfile 里写“RUN chmod +x”，然后重新构建。也可以在命令里指明解释器：sh 文件。',
    seePlatform: '查看镜像的平台',
    seePlatformExplain: '显示镜像的操作系统和处理器架构，便于与引擎比较；不作任何改动。',
    setVariable: (name) => `设置 ${name}`,
    setVariableExplain:
      '写在 environment: 下，或 env_file: 的文件里。只写在 .env 里不会进入容器。之后的 up 会替换容器。',
    raiseLimit: '提高内存上限',
    raiseLimitExplain: '打开写有上限的那一行。下一次 up 时生效，届时会替换容器。',
    moreMemory: '减少它的内存用量，或给 Docker 更多内存',
    moreMemoryExplain:
      '可以减少工作进程或批量大小；使用 Docker Desktop 时，虚拟机的内存在 Settings → Resources 中设置。',
    wasOom: '查看是否因为内存不足',
    wasOomExplain: '如果内核因内存上限终止了它，会显示 true；不作任何改动。',
    stopLoop: '修复期间先停止它',
    stopLoopExplain: '不再反复重启；之后用 up 重新启动。',
    freeAddress: '检查服务是否被启动了两次',
    freeAddressExplain: '常见原因是 entrypoint 和 command 各启动了一次，或热重载留下了旧进程。给其中一个换一个端口。',
    runAgain: '再运行一次，并启动等待它的服务',
    runAgainExplain: '再次运行这个一次性任务；以 0 退出后，等待它的服务会启动。上次做了一半的内容仍然存在。',
  },
);

import { catalogue } from '../catalogue.ts';

/** The topic on CMD, ENTRYPOINT, command and entrypoint. */
export const commandWords = catalogue(
  {
    title: 'CMD, ENTRYPOINT, command, entrypoint',
    idea:
      'A container runs one command: ENTRYPOINT of its image with CMD as arguments, or CMD alone where there is no ENTRYPOINT. In the compose file command takes the place of CMD, and entrypoint that of ENTRYPOINT, which makes the ' +
      "image's CMD count no more either. So one image can serve as several services, each with a command of its own.",

    shared: (image: string, services: string) =>
      `${services} start from the same image, ${image}, with different commands.`,
    sets: (service: string, command: string) => `${service} sets command: ${command}`,
    setsEntrypoint: (service: string, entrypoint: string) => `${service} sets entrypoint: ${entrypoint}`,
    fromImage: (services: string) => `${services}: neither command nor entrypoint is set, so the image decides.`,
    runs: (container: string, command: string) => `What ${container} was really started with: ${command}`,

    list: 'what the containers were started with, not shortened',
    inspect: 'Cmd and Entrypoint of the image',
    config: 'command and entrypoint as Compose resolved them',

    shell: 'command is not read by a shell: &&, |, > and * only work in sh -c "…".',
    dollar:
      'Compose fills in $NAME in command itself, from your machine. Write $$NAME for the variable of the container.',
    restart: 'A changed command needs up: a restart starts the old container with the old command.',
    arguments:
      'If the image has an ENTRYPOINT, command gives arguments to it, and is no program of its own: "sh" then becomes an argument.',
  },
  {
    title: 'CMD、ENTRYPOINT、command 与 entrypoint',
    idea:
      '容器只运行一条命令：镜像的 ENTRYPOINT 加上作为参数的 CMD；没有 ENTRYPOINT 时，CMD 本身就是命令。在 compose 文件里，command 替换 CMD，entrypoint 替换 ENTRYPOINT，而且替换后镜像的 CMD 也不再生效。' +
      '所以同一个镜像可以用不同的命令启动多个服务。',

    shared: (image, services) => `${services} 使用同一个镜像 ${image}，启动命令各不相同。`,
    sets: (service, command) => `${service} 设置了 command：${command}`,
    setsEntrypoint: (service, entrypoint) => `${service} 设置了 entrypoint：${entrypoint}`,
    fromImage: (services) => `${services}：没有设置 command 和 entrypoint，由镜像决定。`,
    runs: (container, command) => `${container} 实际的启动命令：${command}`,

    list: '容器的完整启动命令',
    inspect: '镜像的 Cmd 和 Entrypoint',
    config: '最终的 command 和 entrypoint',

    shell: 'command 不经过 shell：&&、|、> 和 * 只有写成 sh -c "…" 才有效。',
    dollar: 'command 里的 $NAME 会先被 Compose 用你电脑上的值替换；要用容器里的变量，请写 $$NAME。',
    restart: '改了 command 之后要用 up：重启只是用旧命令再次启动原来的容器。',
    arguments: '如果镜像有 ENTRYPOINT，command 就是传给它的参数，而不是另一个程序：写“sh”也只是一个参数。',
  },
);

import { catalogue } from '../catalogue.ts';

/** The topic on the instructions of a Dockerfile. */
export const dockerfileWords = catalogue(
  {
    title: 'Dockerfile',
    idea:
      'A Dockerfile is a recipe, followed from top to bottom: FROM names the image to begin with, COPY brings files in, RUN runs a command while the image is built. WORKDIR, ENV, USER, EXPOSE and CMD only set something that stays ' +
      'with the image. When a container starts, nothing of RUN happens again: what starts is CMD, or what the compose file says in its place.',

    file: (services: string, file: string) => `${services}: the recipe is ${file}.`,
    steps: (services: string, list: string) =>
      `${services === '' ? 'The newest build seen here' : `The newest build of ${services} seen here`} had these steps: ${list}.`,
    times: (keyword: string, count: number) => (count === 1 ? keyword : `${count} × ${keyword}`),
    args: (service: string, names: string) => `${service} hands build arguments over: ${names}.`,
    source: 'the newest build seen here',

    history: 'which instruction made which layer',
    inspect: 'what the image has kept: variables, folder, user, command',

    cd: '"RUN cd /app" holds for that one line only. For all that follow, write WORKDIR /app.',
    expose:
      'EXPOSE publishes nothing: it is a note. ports in the compose file is what opens a way in from your machine.',
    started: 'A server started with RUN is gone when that step ends. What is to run in the container belongs in CMD.',
    shell:
      'CMD as a plain line runs inside a shell, which does not hand on the signal to stop, so that stopping takes ten seconds. Write it as a list: CMD ["python", "app.py"].',
  },
  {
    title: 'Dockerfile',
    idea:
      'Dockerfile 是一份从上到下执行的配方：FROM 指定从哪个镜像开始，COPY 复制文件进来，RUN 在构建时执行命令。WORKDIR、ENV、USER、EXPOSE 和 CMD 只是写进镜像的设置。' +
      '容器启动时不会再执行 RUN，启动的是 CMD，或者 compose 文件里替换它的命令。',

    file: (services, file) => `${services}：使用的是 ${file}。`,
    steps: (services, list) =>
      `${services === '' ? '在这里看到的最近一次构建' : `在这里看到的 ${services} 的最近一次构建`}有这些步骤：${list}。`,
    times: (keyword, count) => (count === 1 ? keyword : `${count} × ${keyword}`),
    args: (service, names) => `${service} 传入了构建参数：${names}。`,
    source: '在这里看到的最近一次构建',

    history: '每一层是由哪条指令产生的',
    inspect: '镜像里保留的设置：环境变量、工作目录、用户、启动命令',

    cd: '“RUN cd /app”只在这一行里有效。要让后面的指令都在那里执行，请写 WORKDIR /app。',
    expose: 'EXPOSE 只是说明，并不会发布端口；要从你的电脑访问，得在 compose 文件里写 ports。',
    started: '用 RUN 启动的服务器，这一步结束就没有了。要在容器里运行的程序应该写在 CMD 里。',
    shell:
      'CMD 写成一行文字，会由 shell 来执行，而 shell 不会转发停止信号，停止容器就要等 10 秒。请写成列表：CMD ["python", "app.py"]。',
  },
);

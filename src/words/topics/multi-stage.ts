import { catalogue } from '../catalogue.ts';

/** The topic on builds with several stages. */
export const multiStageWords = catalogue(
  {
    title: 'Multi-stage builds',
    idea:
      'A Dockerfile can have several FROM lines, and each begins a stage. "COPY --from" takes files out of another stage, or out of any image, so that compilers and tools stay behind and only their result gets into the final image. ' +
      'The last stage is the one that is built, unless build.target names another.',

    target: (service: string, target: string) => `${service} is built up to the stage ${target}.`,
    last: (services: string) => `${services}: no target is set, so the last stage is what is built.`,
    stages: (names: string) => `These stages were worked on: ${names}.`,
    copies: (step: string, from: string, instruction: string) =>
      `Step ${step} takes files out of ${from}: ${instruction}`,
    source: 'the newest build seen here',

    history: 'what got into the final image: nothing of the other stages but what was copied',
    sizes: 'the sizes of the images',
    config: 'which target each build has',

    forgotten: 'What a stage installed is not in the next one: only what COPY --from names goes over.',
    numbers: '"COPY --from=0" breaks when a stage is put in front. Give stages names: FROM python:3.10 AS builder.',
    untargeted:
      'Without build.target in the compose file, a new stage at the end becomes the image, also if it was meant for tests.',
  },
  {
    title: '多阶段构建',
    idea:
      '一个 Dockerfile 可以有多个 FROM，每个 FROM 开始一个阶段。“COPY --from”可以从别的阶段或任意镜像里取文件，编译器和工具都留在原处，只有成果进入最终镜像。' +
      '默认构建最后一个阶段，除非用 build.target 指定了别的。',

    target: (service, target) => `${service} 构建到阶段 ${target} 为止。`,
    last: (services) => `${services}：没有设置 target，所以构建的是最后一个阶段。`,
    stages: (names) => `构建过的阶段：${names}。`,
    copies: (step, from, instruction) => `步骤 ${step} 从 ${from} 里取文件：${instruction}`,
    source: '在这里看到的最近一次构建',

    history: '最终镜像里有什么：其他阶段里只有被复制的文件才会进来',
    sizes: '各镜像的大小',
    config: '每个构建的 target',

    forgotten: '一个阶段里安装的东西，下一个阶段里并没有：只有 COPY --from 指定的文件才会带过去。',
    numbers: '“COPY --from=0”在前面加一个阶段后就错位了。请给阶段起名字：FROM python:3.10 AS builder。',
    untargeted: 'compose 文件里没写 build.target 时，新加在末尾的阶段会变成最终镜像，哪怕它本来只是用来测试的。',
  },
);

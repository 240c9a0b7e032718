import { catalogue } from '../catalogue.ts';

/** The topic on images. */
export const imageWords = catalogue(
  {
    title: 'Image',
    idea:
      'An image is a program packed with all the files that it needs, and a few settings: which command starts it, in which folder, with which variables. It never changes: a container starts from it and writes into a ' +
      'layer of its own, which is gone when the container is removed. Building makes an image; running makes containers from it, as many as you like.',

    runs: (services: string, image: string) => `${services} runs ${image}`,
    runMany: (services: string, image: string) => `${services} run ${image}`,
    uses: (services: string, image: string) => `${services} uses ${image}`,
    useMany: (services: string, image: string) => `${services} use ${image}`,
    whole: (told: string) => `${told}.`,
    because: (told: string, origin: string) => `${told}: ${origin}.`,
    built: (image: string, context: string, services: string) =>
      `${image} is built here, from ${context === '.' ? "the project's own folder" : context} (${services}).`,
    made: (container: string, id: string) => `The container ${container} was made from the image with the id ${id}.`,
    moved: (image: string, service: string) =>
      `${image} names a newer image now; the container of ${service} still runs the one before.`,

    inspect: 'the settings of the image: variables, command, folder, layers',
    ofProject: 'which images the containers of this project were made from',
    all: 'all images of this engine, with their sizes',

    inside:
      'What you install with apt or pip inside a running container is lost with the container. Put it into the Dockerfile and build again.',
    restart:
      'A restart does not pick up a newly built image: it starts the old container again. Only up makes the container anew.',
    edited:
      'Code that was copied into the image while building stays as it was then, until you build again or watch copies your changes.',
  },
  {
    title: '镜像',
    idea:
      '镜像是打包好的程序：包含它需要的全部文件，再加上一些设置，例如用什么命令启动、工作目录是什么、有哪些环境变量。镜像本身不会改变：容器从镜像启动，写入的内容放在自己的一层里，容器删除后就没有了。' +
      '构建得到镜像，运行得到容器；同一个镜像可以启动任意多个容器。',

    runs: (services, image) => `${services} 运行的是 ${image}`,
    runMany: (services, image) => `${services} 运行的都是 ${image}`,
    uses: (services, image) => `${services} 使用 ${image}`,
    useMany: (services, image) => `${services} 都使用 ${image}`,
    whole: (told) => `${told}。`,
    because: (told, origin) => `${told}：${origin}。`,
    built: (image, context, services) =>
      `${image} 由本项目从${context === '.' ? '项目目录' : ` ${context} `}构建（${services}）。`,
    made: (container, id) => `容器 ${container} 是用 ID 为 ${id} 的镜像创建的。`,
    moved: (image, service) => `${image} 现在指向更新的镜像，而 ${service} 的容器仍在运行之前的那个。`,

    inspect: '镜像的设置：环境变量、启动命令、工作目录、层',
    ofProject: '这个项目的容器分别来自哪些镜像',
    all: '引擎里的所有镜像及其大小',

    inside: '在运行中的容器里用 apt 或 pip 装的东西，会随容器一起消失。应该写进 Dockerfile，然后重新构建。',
    restart: '重新构建之后只是重启，用的还是旧镜像：重启只会再次启动原来的容器，要用 up 才会重建容器。',
    edited: '构建时复制进镜像的代码会一直停在那个时刻，除非重新构建，或者用 watch 同步改动。',
  },
);

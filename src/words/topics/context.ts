import { catalogue } from '../catalogue.ts';

/** The topic on the build context and its ignore file. */
export const contextWords = catalogue(
  {
    title: 'Build context and .dockerignore',
    idea:
      'The build context is the folder that a build may take files from: COPY and ADD reach nothing outside of it. The builder is sent what the Dockerfile asks for, less what .dockerignore in that folder leaves out. What is ' +
      'left out need not be sent, cannot get into the image by accident, and cannot make the cache miss.',

    from: (services: string, context: string, dockerfile: string) =>
      `${services}: built from ${context === '.' ? "the project's own folder" : `the folder ${context}`}, by ${dockerfile}.`,
    fromElsewhere: (services: string, context: string) =>
      `${services}: built from ${context}, which is no folder of this machine.`,
    inline: (services: string, context: string) =>
      `${services}: built from ${context === '.' ? "the project's own folder" : `the folder ${context}`}, by a Dockerfile that stands in the compose file.`,
    also: (services: string, name: string, source: string) =>
      `${services}: may take files from ${source} too, by the name ${name}.`,
    sent: (services: string, size: string, clock: string) =>
      `For ${services === '' ? 'the build' : services} at ${clock} the builder was sent ${size}; what it still had was not sent again.`,
    ignored: (file: string, pattern: string) =>
      `The pattern ${pattern} leaves out ${file}: it is neither sent to the builder nor synced.`,

    config: 'context and Dockerfile of the service as Compose resolved them',
    configAll: 'the context of each service as Compose resolved it',

    place:
      'The ignore file belongs in the context folder, not beside the compose file; NAME.Dockerfile can have one of its own, NAME.Dockerfile.dockerignore.',
    outside:
      '"COPY ../common ." cannot work: that is outside of the context. Choose a higher folder as context, or name another one in additional_contexts.',
    depth: 'A pattern such as node_modules means only the one at the top. For every depth write **/node_modules.',
    secrets: 'An .env or a key that "COPY . ." takes along can be read by everybody who has the image.',
  },
  {
    title: '构建上下文与 .dockerignore',
    idea:
      '构建上下文是构建时可以取用文件的目录，COPY 和 ADD 碰不到目录以外的东西。构建器只会收到 Dockerfile 要用的文件，并且不包括该目录下 .dockerignore 排除的内容。' +
      '被排除的文件不用传输，不会误入镜像，也不会让缓存失效。',

    from: (services, context, dockerfile) =>
      `${services}：从${context === '.' ? '项目目录' : `目录 ${context} `}构建，使用 ${dockerfile}。`,
    fromElsewhere: (services, context) => `${services}：从 ${context} 构建，它不是本机的目录。`,
    inline: (services, context) =>
      `${services}：从${context === '.' ? '项目目录' : `目录 ${context} `}构建，Dockerfile 的内容直接写在 compose 文件里。`,
    also: (services, name, source) => `${services}：还可以用 ${name} 这个名字从 ${source} 取文件。`,
    sent: (services, size, clock) =>
      `${clock} 构建${services === '' ? '时' : ` ${services} 时`}，向构建器发送了 ${size}；它已有的内容不会重复发送。`,
    ignored: (file, pattern) => `${file} 被规则 ${pattern} 排除：既不会发给构建器，也不会被同步。`,

    config: '这个服务最终的构建上下文和 Dockerfile',
    configAll: '各个服务最终的构建上下文',

    place:
      '.dockerignore 要放在上下文目录里，而不是放在 compose 文件旁边；NAME.Dockerfile 可以有自己的 NAME.Dockerfile.dockerignore。',
    outside:
      '“COPY ../common .”行不通，因为它在上下文之外。可以把更上层的目录设为上下文，或者在 additional_contexts 里另外指定。',
    depth: '规则 node_modules 只匹配最上层的那个；要匹配任意层级，请写 **/node_modules。',
    secrets: '“COPY . .”如果把 .env 或密钥带进了镜像，拿到镜像的人都能读到。',
  },
);

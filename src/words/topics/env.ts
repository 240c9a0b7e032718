import { catalogue } from '../catalogue.ts';

/** The topic on `.env`: its two roles, and both orders of precedence. */
export const envWords = catalogue(
  {
    title: '.env and its two roles',
    idea:
      '.env has two roles: Compose fills in ${NAME} in its files from it, and its lines get into a container only where a service names it under env_file. For filling in, your shell wins over .env, and .env over the default in ' +
      '${NAME:-default}. In a container environment wins over env_file, and both win over ENV of the image.',

    fills: (file: string, used: number, all: number) =>
      `First role: ${file} gives ${used} of the ${all} variables that values in the compose files use.`,
    shellWins: (written: string) => `${written} comes from your shell.`,
    shellWinsOver: (written: string, line: string) => `${written} comes from your shell, and wins over ${line}.`,
    unset: (told: string) => `${told}.`,
    hands: (file: string, count: number, services: string) =>
      `Second role: env_file hands the ${count} variables of ${file} to ${services}.`,
    none: (services: string) => `${services}: no env_file, so only what environment names gets in.`,
    wins: (service: string, written: string, line: string, loser: string, loserLine: string) =>
      `${service} gets ${written} from environment (${line}); ${loser} on ${loserLine} loses.`,
    counts: (service: string, parts: string) => `Where the variables of ${service} come from: ${parts}.`,
    byEnvironment: (count: number) => `${count} from environment`,
    byFile: (count: number) => `${count} more from env_file`,
    byImage: (count: number, names: string) => `${count} from ENV of the image (${names})`,

    variables: 'which variables the files use, with their defaults',
    config: 'which variables a service gets in the end; passwords are shown',
    inside: 'which variables a container really has; passwords are shown',

    restart:
      'A changed .env reaches no container that exists already: use "up", which makes it anew. A restart keeps the old values.',
    unused: 'A variable that only stands in .env is in no container. It takes env_file, or a line under environment.',
    shell: 'An export that was forgotten in your shell wins over .env, and no file shows it.',
    dollar:
      'A $ in a value is taken for a variable. Write $$ in compose files, and single quotes around the value in .env.',
  },
  {
    title: '.env 的两种角色',
    idea:
      '.env 有两种角色：Compose 用它来替换文件里的 ${NAME}；而只有服务用 env_file 引用了它，里面的变量才会进入容器。变量替换的优先级：当前 shell > .env > ${NAME:-默认值} 里的默认值。' +
      '容器里的优先级：environment > env_file > 镜像里的 ENV。',

    fills: (file, used, all) => `第一种角色：compose 文件的值里用到 ${all} 个变量，其中 ${used} 个由 ${file} 提供。`,
    shellWins: (written) => `${written} 来自当前 shell。`,
    shellWinsOver: (written, line) => `${written} 来自当前 shell，优先于 ${line}。`,
    unset: (told) => `${told}。`,
    hands: (file, count, services) => `第二种角色：env_file 把 ${file} 的 ${count} 个变量交给 ${services}。`,
    none: (services) => `${services}：没有 env_file，所以只有 environment 里写到的变量才会进入容器。`,
    wins: (service, written, line, loser, loserLine) =>
      `${service} 得到的是 environment 里的 ${written}（${line}），${loserLine}的 ${loser} 不生效。`,
    counts: (service, parts) => `${service} 的环境变量来源：${parts}。`,
    byEnvironment: (count) => `environment ${count} 个`,
    byFile: (count) => `env_file 另外 ${count} 个`,
    byImage: (count, names) => `镜像的 ENV ${count} 个（${names}）`,

    variables: '文件用到哪些变量、默认值是什么',
    config: '某个服务最终得到哪些变量（会显示密码）',
    inside: '容器里实际有哪些变量（会显示密码）',

    restart: '改了 .env，已有的容器并不会跟着变：要用 up 重建容器，重启仍是旧值。',
    unused: '只写在 .env 里的变量，任何容器里都没有；还需要 env_file，或者在 environment 里写一行。',
    shell: '当前 shell 里忘记清除的 export 会优先于 .env，而且在任何文件里都看不出来。',
    dollar: '值里的 $ 会被当作变量。在 compose 文件里要写成 $$，在 .env 里要给值加上单引号。',
  },
);

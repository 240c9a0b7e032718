import { catalogue } from '../catalogue.ts';

/** Servers that turn a service down. Names come in as they are, passwords never. */
export const loginWords = catalogue(
  {
    password: (service: string, server: string, user: string) =>
      user === ''
        ? `${server} does not accept the login of ${service}`
        : `${server} does not let ${service} in as ${user}`,
    missing: (service: string, server: string) => `${service} gives ${server} no password`,
    needless: (service: string, server: string) => `${service} gives ${server} a password, but it has none`,
    user: (service: string, server: string, user: string) =>
      `${server} knows no user ${user}, as whom ${service} logs in`,
    database: (service: string, server: string, database: string) =>
      `${server} has no database ${database} for ${service}`,
    rights: (service: string, server: string, user: string) =>
      user === ''
        ? `${server} does not let ${service} in`
        : `${server} does not let ${service} in as ${user} from there`,
    method: (service: string, server: string) => `${service} and ${server} have no way to log in that both know`,
    aServer: 'a server',

    // Why.
    wrong: (user: string) =>
      user === ''
        ? 'The user, or the password, is not one of that server.'
        : `The password is not the one that the server has for ${user}, or it has no such user.`,
    firstStart: (other: string, variable: string) =>
      `Both have the same password in the files, but ${other} reads ${variable} only when it starts with an empty data folder: its data is older, and has another password.`,
    differs: (other: string, variable: string) => `The service has another password than ${other} has in ${variable}.`,
    firstStartUser: (other: string, variable: string) =>
      `${other} makes the user of ${variable} only when it starts with an empty data folder: its data was made before that.`,
    firstStartDatabase: (other: string, variable: string) =>
      `${other} makes the database of ${variable} only when it starts with an empty data folder: its data was made before that.`,
    noUser: 'The server has no such user.',
    noDatabase: 'The server runs and let the service in, but the database was not made there.',
    empty: (variable: string) => `${variable} is empty in the container.`,
    noPassword: 'The server wants a password, and the service sent none.',
    needlessWhy: 'No password is set at the server, and some clients take that for an error.',
    rightsWhy: 'The server knows the user, but its rules do not let it in from where the container is, or not to that.',
    guest: 'guest may only log in on the server’s own machine: RabbitMQ wants another user for all others.',
    methodWhy: 'The client’s library is older than the way in which the server wants passwords to be sent.',

    // Ways out.
    correct: (variable: string) => `correct ${variable}`,
    correctExplain: 'To what the server has. Then "up" again: only that gives the container the new value.',
    same: (variable: string) => `give ${variable} the password that the server has`,
    sameExplain: (other: string, variable: string) =>
      `The value of ${variable} of ${other}. Then "up" again: only that gives the container the new value.`,
    setPassword: (user: string, other: string) => `set the password of ${user} in ${other}`,
    setPasswordExplain: 'Asks for the new password: enter the one from the files. The data stays.',
    setElsewhere: 'set the password at the server',
    setElsewhereExplain:
      'By its own tools, to the one that the service has. Or correct it in the variables of the service.',
    create: (database: string, other: string) => `make the database ${database} in ${other}`,
    createExplain: 'Makes an empty one. What is there stays.',
    createElsewhere: (database: string) => `make the database ${database} at the server`,
    createElsewhereExplain: 'By its own tools, such as createdb. Or correct its name in the variables of the service.',
    createUser: (user: string) => `make the user ${user} at the server`,
    createUserExplain: 'By its own tools, such as createuser. Or correct the user in the variables of the service.',
    anew: (other: string) => `make the data of ${other} anew`,
    anewExplain:
      'Deletes the data of all volumes of the project for ever, and its containers. With the next "up" it starts with the user, password and database of the files.',
    allow: 'let it in from containers',
    allowExplain:
      'By the server’s own rules: pg_hba.conf of PostgreSQL, the host part of a user of MySQL, "protected-mode" and "bind" of Redis.',
    newer: 'use a newer client library',
    newerExplain: 'In the image of the service. PostgreSQL 14 and MySQL 8 changed how passwords are sent.',
  },
  {
    password: (service, server, user) =>
      user === '' ? `${server} 不接受 ${service} 的登录` : `${server} 不让 ${service} 以 ${user} 的身份登录`,
    missing: (service, server) => `${service} 没有向 ${server} 提供密码`,
    needless: (service, server) => `${service} 向 ${server} 提供了密码，但它没有设置密码`,
    user: (service, server, user) => `${service} 要以 ${user} 登录，但 ${server} 没有这个用户`,
    database: (service, server, database) => `${server} 上没有 ${service} 要用的数据库 ${database}`,
    rights: (service, server, user) =>
      user === '' ? `${server} 不让 ${service} 登录` : `${server} 不允许 ${service} 从那里以 ${user} 登录`,
    method: (service, server) => `${service} 与 ${server} 没有双方都支持的登录方式`,
    aServer: '某个服务器',

    wrong: (user) =>
      user === '' ? '用户名或密码与服务器上的不一致。' : `密码与服务器上 ${user} 的密码不一致，或者没有这个用户。`,
    firstStart: (other, variable) =>
      `两边在文件里的密码相同，但 ${other} 只在数据目录为空的第一次启动时读取 ${variable}：它的数据更早，用的是另一个密码。`,
    differs: (other, variable) => `该服务的密码与 ${other} 的 ${variable} 不一致。`,
    firstStartUser: (other, variable) =>
      `${other} 只在数据目录为空的第一次启动时创建 ${variable} 里的用户：它的数据在那之前就有了。`,
    firstStartDatabase: (other, variable) =>
      `${other} 只在数据目录为空的第一次启动时创建 ${variable} 里的数据库：它的数据在那之前就有了。`,
    noUser: '服务器上没有这个用户。',
    noDatabase: '服务器在运行，也接受了登录，但那里还没有创建这个数据库。',
    empty: (variable) => `容器里的 ${variable} 是空的。`,
    noPassword: '服务器需要密码，而该服务没有提供。',
    needlessWhy: '服务器没有设置密码，而有些客户端会把这当成错误。',
    rightsWhy: '服务器认识这个用户，但它的规则不允许它从容器所在的地址登录，或不允许访问该对象。',
    guest: 'guest 只能在服务器本机登录：其他地方登录 RabbitMQ 要用别的用户。',
    methodWhy: '客户端的库太旧，不支持服务器要求的密码传送方式。',

    correct: (variable) => `改正 ${variable}`,
    correctExplain: '改成服务器上的值。改好后再次 up：只有这样容器才会得到新值。',
    same: (variable) => `把 ${variable} 改成服务器的密码`,
    sameExplain: (other, variable) => `也就是 ${other} 的 ${variable} 的值。改好后再次 up：只有这样容器才会得到新值。`,
    setPassword: (user, other) => `在 ${other} 里设置 ${user} 的密码`,
    setPasswordExplain: '会询问新密码：请输入文件里的那个。数据保留。',
    setElsewhere: '在服务器上设置密码',
    setElsewhereExplain: '用服务器自己的工具，设成该服务使用的密码；或者改正该服务变量里的密码。',
    create: (database, other) => `在 ${other} 里创建数据库 ${database}`,
    createExplain: '创建一个空数据库。已有的内容保留。',
    createElsewhere: (database) => `在服务器上创建数据库 ${database}`,
    createElsewhereExplain: '用服务器自己的工具（例如 createdb）；或者改正该服务变量里的数据库名。',
    createUser: (user) => `在服务器上创建用户 ${user}`,
    createUserExplain: '用服务器自己的工具（例如 createuser）；或者改正该服务变量里的用户名。',
    anew: (other) => `重建 ${other} 的数据`,
    anewExplain: '会永久删除项目所有卷里的数据，以及项目的容器。下次 up 时，它会用文件里的用户、密码和数据库启动。',
    allow: '允许从容器登录',
    allowExplain:
      '在服务器自己的规则里设置：PostgreSQL 的 pg_hba.conf，MySQL 用户的主机部分，Redis 的 protected-mode 和 bind。',
    newer: '换用更新的客户端库',
    newerExplain: '在该服务的镜像里更新。PostgreSQL 14 和 MySQL 8 改变了密码的传送方式。',
  },
);

import { once } from 'node:events';
import { chown, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';

const example = join(import.meta.dirname, '../../examples/ai-pic');

/** What the example expects outside its containers: PostgreSQL and Redis on the host, on free ports and all addresses. */
export type Host = {
  readonly postgresPort: number;
  readonly redisPort: number;
  stopPostgres(): Promise<void>;
  startPostgres(): Promise<void>;
  stopRedis(): Promise<void>;
  startRedis(): Promise<void>;
  /** Ends the servers and removes their files. */
  close(): Promise<void>;
};

export async function startHost(): Promise<Host> {
  const folder = await mkdtemp(join(tmpdir(), 'dogwatch-host-'));
  const { postgresPort, redisPort } = await freePorts('postgresPort', 'redisPort');
  const account = await postgresAccount();
  if ('uid' in account) await chown(folder, account.uid, account.gid);
  const bin = await postgresPrograms();
  await initPostgres(bin, folder, account);

  const postgres = server(
    () => launch(join(bin, 'postgres'), postgresArguments(folder, postgresPort), folder, account),
    'database system is ready to accept connections',
    'SIGINT',
  );
  const redis = server(
    () => launch('redis-server', redisArguments(folder, redisPort), folder, account),
    'Ready to accept connections',
    'SIGTERM',
  );
  const close = async () => {
    await Promise.all([postgres.stop(), redis.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([postgres.start(), redis.start()]);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    postgresPort,
    redisPort,
    stopPostgres: postgres.stop,
    startPostgres: postgres.start,
    stopRedis: redis.stop,
    startRedis: redis.start,
    close,
  };
}

export type TestProject = {
  readonly directory: string;
  /** Also in .env as COMPOSE_PROJECT_NAME, and the STACK_NAME. */
  readonly name: string;
  /** What `docker compose` reads without any -f, since .env sets COMPOSE_FILE. */
  readonly files: readonly string[];
  /** What `docker compose build` names the backend's image. */
  readonly image: string;
  /** The published ports on 127.0.0.1. */
  readonly ports: Readonly<Record<'backend' | 'adminer' | 'proxy' | 'dashboard' | 'mailcatcher' | 'smtp', number>>;
  /** Removes the files; containers and images are the caller's. */
  remove(): Promise<void>;
};

/** A copy of examples/ai-pic in a folder, with a name, ports and an image of its own. Tests may edit every file of it. */
export async function writeTestProject(
  host: Pick<Host, 'postgresPort' | 'redisPort'>,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestProject> {
  const directory = await mkdtemp(join(tmpdir(), 'ai-pic-'));
  const name = basename(directory).toLowerCase();
  const files = ['docker-compose.yml', 'docker-compose.override.yml', 'docker-compose.test.yml'];
  const ports = await freePorts('backend', 'adminer', 'proxy', 'dashboard', 'mailcatcher', 'smtp');
  const image = `${name}-backend`;
  await cp(example, directory, { recursive: true, filter: (path) => !leftOut.test(path) });
  await writeFile(join(directory, 'docker-compose.test.yml'), testPorts(ports));
  await editVariables(join(directory, '.env'), {
    COMPOSE_PROJECT_NAME: name,
    COMPOSE_FILE: files.join(':'),
    STACK_NAME: name,
    DOMAIN: `${name}.localhost`,
    DOCKER_IMAGE_BACKEND: image,
    POSTGRES_PORT: String(host.postgresPort),
    REDIS_PORT: String(host.redisPort),
    ...environment,
  });
  return {
    directory,
    name,
    files,
    image: `${image}:latest`,
    ports,
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

const leftOut = /\/(stand-ins|htmlcov|__pycache__|\.venv)(\/|$)/;

function launch(program: string, given: readonly string[], cwd: string, account: Account) {
  return execa(program, given, { ...account, cwd, stdin: 'ignore', all: true, buffer: false, reject: false });
}

type Running = ReturnType<typeof launch>;

type Account = { readonly uid: number; readonly gid: number } | Readonly<Record<never, never>>;

/** PostgreSQL refuses to run as root: then it runs as the account that its Debian package makes. */
async function postgresAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(['-u', '-g'].map((which) => execa('id', [which, 'postgres'])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

async function postgresPrograms(): Promise<string> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql redis-server');
  return join('/usr/lib/postgresql', newest, 'bin');
}

/** A database as the example's .env names it, open to every address with the password. */
async function initPostgres(bin: string, folder: string, account: Account): Promise<void> {
  const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = await readVariables(join(example, '.env'));
  const cluster = join(folder, 'postgres');
  const password = join(folder, 'password');
  await writeFile(password, `${POSTGRES_PASSWORD}\n`, { mode: 0o644 });
  const options = ['--no-sync', '--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256'];
  const user = [`--username=${POSTGRES_USER}`, `--pwfile=${password}`];
  await execa(join(bin, 'initdb'), ['-D', cluster, ...options, ...user], { ...account, cwd: folder });
  await execa(join(bin, 'postgres'), ['--single', '-D', cluster, '-c', 'fsync=off', 'postgres'], {
    ...account,
    cwd: folder,
    input: `CREATE DATABASE "${POSTGRES_DB}";\n`,
  });
  await writeFile(join(cluster, 'pg_hba.conf'), 'host all all all scram-sha-256\n');
}

function postgresArguments(folder: string, port: number): string[] {
  const settings = ['listen_addresses=*', `unix_socket_directories=${folder}`, 'fsync=off', 'lc_messages=C'];
  return ['-D', join(folder, 'postgres'), '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}

function redisArguments(folder: string, port: number): string[] {
  const open = ['--bind', '*', '--protected-mode', 'no'];
  return ['--port', String(port), ...open, '--save', '', '--appendonly', 'no', '--dir', folder];
}

/** A process that can be started and ended again and again. It is ready when it says `ready`. */
function server(launch: () => Running, ready: string, signal: NodeJS.Signals) {
  let running: Running | null = null;
  return {
    async start() {
      if (running) return;
      const child = launch();
      running = child;
      try {
        await says(child, ready);
      } catch (error) {
        running = null;
        throw error;
      }
    },
    async stop() {
      const child = running;
      running = null;
      child?.kill(signal);
      await child;
    },
  };
}

function says(child: Running, ready: string): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: child.all }).on('line', (line) => {
      said.push(line);
      if (said.length > 20) said.shift();
      if (line.includes(ready)) resolve();
    });
    child.then(({ command }) => reject(new Error(`${command} ended before it was ready:\n${said.join('\n')}`)));
  });
}

/** Free at this moment: all are held together, so that no two are the same. */
async function freePorts<Name extends string>(...names: readonly Name[]): Promise<Record<Name, number>> {
  const held = await Promise.all(
    names.map(async (name) => {
      const holder = createServer().listen(0);
      await once(holder, 'listening');
      return { name, holder, port: (holder.address() as AddressInfo).port };
    }),
  );
  await Promise.all(held.map(({ holder }) => once(holder.close(), 'close')));
  return Object.fromEntries(held.map(({ name, port }) => [name, port])) as Record<Name, number>;
}

function testPorts(ports: TestProject['ports']): string {
  const published = {
    backend: [[ports.backend, 8000]],
    adminer: [[ports.adminer, 8080]],
    proxy: [
      [ports.proxy, 80],
      [ports.dashboard, 8080],
    ],
    mailcatcher: [
      [ports.mailcatcher, 1080],
      [ports.smtp, 1025],
    ],
  };
  const services = Object.entries(published).map(
    ([service, pairs]) =>
      `  ${service}:\n    ports: !override\n${pairs.map(([host, target]) => `      - "127.0.0.1:${host}:${target}"\n`).join('')}`,
  );
  return `# The example with free ports in place of its own.\nservices:\n${services.join('')}`;
}

async function readVariables(file: string): Promise<Record<string, string>> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return Object.fromEntries(lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split(/=(.*)/s, 2)));
}

async function editVariables(file: string, variables: Readonly<Record<string, string>>): Promise<void> {
  let text = await readFile(file, 'utf8');
  for (const [name, value] of Object.entries(variables)) {
    const line = new RegExp(`^${name}=.*$`, 'm');
    text = line.test(text) ? text.replace(line, `${name}=${value}`) : `${text}${name}=${value}\n`;
  }
  await writeFile(file, text);
}

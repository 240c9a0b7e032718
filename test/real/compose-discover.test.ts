import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCompose } from '../../src/compose/open.ts';
import type { ComposeOptions } from '../../src/compose/options.ts';
import { supports } from '../../src/compose/version.ts';
import { folder } from '../compose/folder.ts';
import { describeReal } from './engine-required.ts';

type Layout = {
  /** Only since 2.28 the `.env` of the directory is read besides that of the project. */
  readonly since?: '2.28';
  readonly files: Readonly<Record<string, string>>;
  readonly at?: string;
  readonly options?: Partial<ComposeOptions>;
  readonly env?: Readonly<Record<string, string>>;
};

/** A file that says where its content came from. */
const of = (service: string, more = '') =>
  `${more}\nservices: {${service}: {image: "bb:latest", environment: {A: "\${A:-none}", B: "\${B:-none}"}}}`;

const LAYOUTS: Readonly<Record<string, Layout>> = {
  'two default names': { files: { 'docker-compose.yml': of('old'), 'compose.yaml': of('new') } },
  'override files': {
    files: {
      'compose.yml': of('main'),
      'docker-compose.override.yml': of('over'),
      'compose.override.yaml': of('first'),
    },
  },
  'a parent': {
    files: { 'compose.yaml': of('main'), '.env': 'A=root\nB=root', 'a/b/.env': 'A=deep' },
    at: 'a/b',
    since: '2.28',
  },
  'a name in the file': { files: { 'compose.yaml': of('main', 'name: Named ${A}'), '.env': 'A=By' } },
  'a name in the override': {
    files: { 'compose.yaml': of('main', 'name: one'), 'compose.override.yaml': of('x', 'name: two') },
  },
  'a name in .env': { files: { 'compose.yaml': of('main', 'name: one'), '.env': 'COMPOSE_PROJECT_NAME=dotenv' } },
  'a name in the shell': { files: { 'compose.yaml': of('main', 'name: one') }, env: { COMPOSE_PROJECT_NAME: 'shell' } },
  'the name as a variable': {
    files: {
      'compose.yaml': 'name: x-${A}\nservices: {web: {image: a, environment: {N: "${COMPOSE_PROJECT_NAME}"}}}',
      '.env': 'A=b',
    },
  },
  'a chosen name': {
    files: { 'compose.yaml': of('main', 'name: one') },
    options: { projectName: 'chosen' },
    env: { COMPOSE_PROJECT_NAME: 'shell' },
  },
  'a folder with an odd name': { files: { '_My App.v2/compose.yaml': of('main') }, at: '_My App.v2' },
  'chosen files': {
    files: {
      'compose.yaml': of('main'),
      'x/a.yml': of('a'),
      'y/b.yml': of('b'),
      'x/.env': 'A=x',
      'y/.env': 'A=y',
      '.env': 'B=root',
    },
    options: { files: ['x/a.yml', 'y/b.yml'] },
  },
  'COMPOSE_FILE in the shell': {
    files: { 'compose.yaml': of('main'), 'x/a.yml': of('a'), 'x/.env': 'A=x', '.env': 'A=root' },
    env: { COMPOSE_FILE: 'x/a.yml' },
    since: '2.28',
  },
  'COMPOSE_FILE in .env': {
    files: {
      'compose.yaml': of('main'),
      'b.yml': of('b'),
      '.env': 'COMPOSE_FILE=compose.yaml;b.yml\nCOMPOSE_PATH_SEPARATOR=;',
    },
  },
  'chosen env files': {
    files: { 'compose.yaml': of('main'), '.env': 'A=dot', 'one.env': 'A=1\nB=1', 'two.env': 'B=2' },
    options: { envFiles: ['one.env', 'two.env'] },
  },
  'env files in the shell': {
    files: { 'compose.yaml': of('main'), '.env': 'A=dot', 'one.env': 'B=1' },
    env: { COMPOSE_ENV_FILES: 'one.env', A: 'shell' },
  },
  'no env file': { files: { 'compose.yaml': of('main'), '.env': 'A=dot' }, env: { COMPOSE_DISABLE_ENV_FILE: 'true' } },
  'odd env files': { files: { 'compose.yaml': of('main'), '.env': 'export A="x ${C:-y}" # note\nC=1\nB: \'$A\'\n' } },
};

describeReal('discovery agrees with docker compose', () => {
  it.for(Object.entries(LAYOUTS))('on %s', async ([, { files, at = '.', options = {}, env = {}, since }], { skip }) => {
    const directory = join(folder(files), at);
    const whole = { ...process.env, ...env };
    const compose = openCompose({ directory, files: [], profiles: [], envFiles: [], env: whole, ...options });
    const version = await compose.version();
    if (since && version.ok && !supports(version.value, 'progress-json')) skip();
    const said = config(compose.command, directory, whole);
    const found = await compose.discover();
    if (!found.ok) throw new Error(JSON.stringify(found.problem));
    expect({
      name: found.value.name,
      services: Object.fromEntries(found.value.services.map((service) => [service.name, service.environment])),
    }).toEqual({
      name: said.name,
      services: Object.fromEntries(
        Object.entries<{ environment: unknown }>(said.services).map(([name, { environment }]) => [name, environment]),
      ),
    });
    await compose.close();
  });
});

/** What Compose makes of the project; it writes every `$` twice. */
function config(command: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  const [program = '', ...rest] = command;
  const json = execFileSync(program, [...rest, 'config', '--format', 'json'], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(json.replaceAll('$$', () => '$'));
}

import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/compose/discover.ts';
import { readSources } from '../../src/compose/sources.ts';
import { folder } from './folder.ts';

async function sourcesOf(files: Readonly<Record<string, string>>, env: Record<string, string> = {}) {
  const directory = folder(files);
  return sourcesIn(directory, env);
}

/** With file names instead of paths. */
async function sourcesIn(directory: string, env: Record<string, string> = {}) {
  const found = await discover({ directory, files: [], profiles: [], envFiles: [], env });
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  const sources = await readSources(found.value.project, env);
  const short = (file: string) => file.replace(`${directory}/`, '');
  return {
    ...sources,
    sources,
    place: (path: string) => {
      const place = sources.places[path];
      return place ? `${short(place.file)}:${place.line} ${place.written}` : undefined;
    },
    lines: (file: string) => sources.envFiles[join(directory, file)],
    short,
  };
}

const BASE = `name: shop
x-common: &common
  restart: always
  environment: &environment
    SHARED: \${SHARED:-no}
services:
  web:
    <<: *common
    image: "\${IMAGE}:\${TAG-latest}"
    command: ["run", "--port", "80"]
    ports:
      - "80:80"
      - target: 443
        published: "8443"
    environment:
      - A=1=2
      - B
      - FROM_\${WHERE}=x
    labels:
      - traefik.enable=true
      - traefik.http.routers.\${STACK?none}-web.rule=Host(\`\${DOMAIN}\`)
    volumes: ["./data:/data", "cache:/cache"]
    networks: [front, default]
    build: ./web
  worker:
    <<: *common
    extends: { file: base/common.yaml, service: job }
    environment:
      <<: *environment
      OWN: here
networks:
  front:
    external: true
volumes:
  cache:
`;

const OVERRIDE = `services:
  web:
    ports:
      - "8080:80"
      - "80:80"
    command: other
    volumes:
      - ./live:/data:ro
    environment:
      A: two
    labels:
      traefik.enable: "false"
networks:
  front:
    external: false
`;

const EXTENDED = `services:
  job:
    image: job
    env_file: job.env
`;

describe('the places of values', () => {
  const read = () =>
    sourcesOf(
      {
        'compose.yaml': BASE,
        'compose.override.yaml': OVERRIDE,
        'base/common.yaml': EXTENDED,
        'base/job.env': 'JOB=1\n',
      },
      { IMAGE: 'img', B: 'b', WHERE: 'HERE', STACK: 'st', UNUSED: 'x' },
    );

  it.each([
    ['name', 'compose.yaml:1 shop'],
    ['services.web.image', 'compose.yaml:9 ${IMAGE}:${TAG-latest}'],
    ['services.web.restart', 'compose.yaml:3 always'],
    ['services.web.networks.front', 'compose.yaml:23 null'],
    ['services.web.build.context', 'compose.yaml:24 ./web'],
    ['networks.front.external', 'compose.override.yaml:15 false'],
    ['volumes.cache', 'compose.yaml:35 null'],
  ])('%s', async (path, expected) => {
    expect((await read()).place(path)).toBe(expected);
  });

  it('numbers the items of merged lists as Compose does: what means the same is replaced where it was', async () => {
    const { place } = await read();
    expect(place('services.web.ports.0')).toBe('compose.override.yaml:5 80:80');
    expect(place('services.web.ports.1')).toBe('compose.yaml:13 null');
    expect(place('services.web.ports.1.published')).toBe('compose.yaml:14 8443');
    expect(place('services.web.ports.2')).toBe('compose.override.yaml:4 8080:80');
    expect(place('services.web.volumes.0')).toBe('compose.override.yaml:8 ./live:/data:ro');
    expect(place('services.web.volumes.1')).toBe('compose.yaml:22 cache:/cache');
    expect(place('services.web.command')).toBe('compose.override.yaml:6 other');
    expect(place('services.web.command.0')).toBeUndefined();
  });

  it('names variables and labels of lists by their names, with their variables filled in', async () => {
    const { place } = await read();
    expect(place('services.web.environment.A')).toBe('compose.override.yaml:10 two');
    expect(place('services.web.environment.B')).toBe('compose.yaml:17 null');
    expect(place('services.web.environment.FROM_HERE')).toBe('compose.yaml:18 x');
    expect(place('services.web.labels.traefik.enable')).toBe('compose.override.yaml:12 false');
    expect(place('services.web.labels.traefik.http.routers.st-web.rule')).toBe('compose.yaml:21 Host(`${DOMAIN}`)');
  });

  it('leads to the anchor, and to the service that is extended', async () => {
    const { place } = await read();
    expect(place('services.worker.environment.SHARED')).toBe('compose.yaml:5 ${SHARED:-no}');
    expect(place('services.worker.environment.OWN')).toBe('compose.yaml:30 here');
    expect(place('services.worker.image')).toBe('base/common.yaml:3 job');
    expect(place('x-common')).toBeUndefined();
  });

  it('tells the variables that files refer to and the process sets, those in names and those without a value too', async () => {
    expect((await read()).shell).toEqual({ IMAGE: 'img', B: 'b', WHERE: 'HERE', STACK: 'st' });
  });

  it('tells the env files of services, also of an extended one', async () => {
    const { serviceEnvFiles, short, lines } = await read();
    expect(Object.keys(serviceEnvFiles)).toEqual(['worker']);
    expect(serviceEnvFiles['worker']?.map(short)).toEqual(['base/job.env']);
    expect(lines('base/job.env')).toMatchObject([{ name: 'JOB', line: 1 }]);
  });
});

it('includes: places and env files are those of the included file', async () => {
  const { place, serviceEnvFiles, short } = await sourcesOf({
    'compose.yaml': 'include:\n  - db/compose.yaml\nservices:\n  web: { image: w }\n',
    'db/compose.yaml': 'services:\n  db:\n    image: postgres\n    env_file:\n      - path: ./db.env\n',
    'db/db.env': '',
  });
  expect(place('services.db.image')).toBe('db/compose.yaml:3 postgres');
  expect(serviceEnvFiles['db']?.map(short)).toEqual(['db/db.env']);
});

it('what !reset takes away has no place, and what !override replaces only its own', async () => {
  const { place } = await sourcesOf({
    'compose.yaml': 'services:\n  web:\n    image: w\n    ports: ["80:80", "81:81"]\n    environment: { A: 1 }\n',
    'compose.override.yaml':
      'services:\n  web:\n    ports: !override\n      - "82:82"\n    environment:\n      A: !reset null\n',
  });
  expect(place('services.web.ports.0')).toBe('compose.override.yaml:4 82:82');
  expect(place('services.web.ports.1')).toBeUndefined();
  expect(place('services.web.environment.A')).toBeUndefined();
});

describe('env files', () => {
  it('gives the last line of each name with what is written there, to the carriage return', async () => {
    const { lines } = await sourcesOf({
      'compose.yaml': 'services: { web: { image: w } }\n',
      '.env': '\uFEFFA=1\r\nexport B = "x" # note\r\n\r\nA=2\nC="one\r\ntwo"\r\nD: yaml\nE=a=b',
    });
    expect(lines('.env')?.map(({ name, line, written, value }) => [name, line, written, value])).toEqual([
      ['A', 4, '2', '2'],
      ['B', 2, ' "x" # note\r', 'x'],
      ['C', 5, '"one\r\ntwo"\r', 'one\ntwo'],
      ['D', 7, ' yaml', 'yaml'],
      ['E', 8, 'a=b', 'a=b'],
    ]);
  });

  it('leaves out a file that is not there, and one that is not written as env files are', async () => {
    const { envFiles, serviceEnvFiles, short } = await sourcesOf({
      'compose.yaml':
        'services:\n  web:\n    image: w\n    env_file:\n      - gone.env\n      - { path: raw.env, format: raw }\n',
      'raw.env': 'A="1"\n',
    });
    expect(envFiles).toEqual({});
    expect(serviceEnvFiles['web']?.map(short)).toEqual(['gone.env', 'raw.env']);
  });
});

it('the packaged example', async () => {
  const directory = folder({});
  cpSync('examples/ai-pic', directory, { recursive: true, filter: (name) => !name.includes('stand-ins') });
  const { sources, lines, serviceEnvFiles, shell, short } = await sourcesIn(directory);
  const source = (path: string) => {
    const place = sources.places[path];
    if (!place) return undefined;
    const text = readFileSync(place.file, 'utf8').split('\n')[place.line - 1];
    return `${short(place.file)}: ${text?.trim()}`;
  };
  expect(source('services.backend.environment.POSTGRES_SERVER')).toBe(
    'docker-compose.yml: - POSTGRES_SERVER=${POSTGRES_SERVER?Variable not set}',
  );
  expect(source('services.backend.ports.0')).toBe('docker-compose.override.yml: - "8000:8000"');
  expect(source('networks.traefik-public.external')).toBe('docker-compose.override.yml: external: false');
  expect(source('services.adminer.labels.traefik.http.routers.ai-pic-adminer-http.entrypoints')).toBe(
    'docker-compose.yml: - traefik.http.routers.${STACK_NAME?Variable not set}-adminer-http.entrypoints=http',
  );
  expect(lines('.env')?.find(({ name }) => name === 'POSTGRES_SERVER')?.written).toBe('host.docker.internal');
  expect(Object.keys(serviceEnvFiles)).toEqual(['backend', 'worker', 'prestart']);
  expect(shell).toEqual({});
});

import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/doctor/diagnose.ts';
import { failedOutputs } from '../../../../src/doctor/failed-jobs.ts';
import { imagePullFailed } from '../../../../src/doctor/rules/freshness/image-pull-failed.ts';
import { emptyWorld } from '../../../../src/model/world.ts';
import { exampleWorld, MOMENTS } from '../../../example-world.ts';
import {
  built,
  byId,
  knowing,
  only,
  pasted,
  printed,
  recorded,
  recordedJob,
  running,
  sources,
  spec,
  worldOf,
} from './known.ts';

const VERSIONS = ['2.26', '2.40'];

const world = worldOf(
  [
    spec('gone', { image: '127.0.0.1:5599/shop/gone:1.2' }),
    spec('private', { image: '127.0.0.1:5599/shop/private' }),
    spec('denied', { image: '127.0.0.1:5599/shop/denied' }),
    spec('limited', { image: '127.0.0.1:5599/shop/limited' }),
    spec('arm', { image: '127.0.0.1:5599/shop/arm' }),
    spec('offline', { image: 'redis:7' }),
    spec('refused', { image: '127.0.0.1:5598/shop/web' }),
    spec('name', { image: 'Shop/Web' }),
  ],
  { sources: sources({ 'services.gone.image': [4, '127.0.0.1:5599/shop/gone:1.2'] }) },
);

describe('an image that could not be pulled', () => {
  it.each(VERSIONS)(
    'is told by its service and its reason, of a recording of %s with and without the project',
    (version) => {
      const told = (name: string) => {
        const alone = only(imagePullFailed, pasted(recorded(`pull-${name}.${version}`)));
        const known = only(imagePullFailed, pasted(recorded(`pull-${name}.${version}`), world));
        return [alone.service, known.service, known.why, known.fixes.map(({ argv }) => argv?.join(' ') ?? '')];
      };
      const pull = (name: string) => `docker compose pull ${name}`;
      const local = '127.0.0.1:5599';
      expect(told('gone')).toEqual([
        'gone',
        'gone',
        `${local} has no ${local}/shop/gone:1.2: the tag is not there, or no longer.`,
        ['', pull('gone')],
      ]);
      expect(told('private')).toEqual([
        'private',
        'private',
        `${local} wants a login before it gives this image.`,
        [`docker login ${local}`, '', pull('private')],
      ]);
      expect(told('denied').slice(0, 3)).toEqual([
        'denied',
        'denied',
        `${local} has no repository for ${local}/shop/denied, or it is a private one that this login may not read.`,
      ]);
      expect(told('limited')[2]).toMatch(/has counted too many pulls/);
      expect(told('arm').slice(0, 3)).toEqual([
        'arm',
        'arm',
        `${local}/shop/arm is not made for linux/amd64, the processor of this engine.`,
      ]);
      expect(told('offline').slice(0, 3)).toEqual([
        'offline',
        'offline',
        'The engine did not find the name registry-1.docker.io: it has no network or no working DNS, or the name is wrong.',
      ]);
      expect(told('refused')[2]).toMatch(/^Nothing answers at 127\.0\.0\.1:5598/);
      expect(told('name').slice(0, 3)).toEqual([null, 'name', expect.stringMatching(/^Shop\/Web is no possible name/)]);
    },
  );

  it('opens the line that names it, and shows what is written there', () => {
    const { evidence, fixes } = only(imagePullFailed, knowing(world, [printed(recorded('pull-gone.2.40'))]));
    expect(evidence).toEqual([
      { source: 'docker compose build', text: 'gone Error manifest unknown' },
      { source: 'compose.yaml:4', text: 'image: 127.0.0.1:5599/shop/gone:1.2' },
    ]);
    expect(fixes[0]?.edit).toEqual({ file: '/project/build/compose.yaml', line: 4 });
  });

  it('is told of a job, whose steps Compose gave as JSON', () => {
    const job = recordedJob('json-gone.2.40');
    const known = { ...world, jobs: [job] };
    expect(only(imagePullFailed, knowing(known, failedOutputs(known))).service).toBe('gone');
    const offline = { ...world, jobs: [recordedJob('json-offline.2.40')] };
    expect(only(imagePullFailed, knowing(offline, failedOutputs(offline))).service).toBe('offline');
  });

  it('is only a warning while the service runs with the image that is there', () => {
    const up = { ...world, containers: byId(running('gone')) };
    expect(only(imagePullFailed, knowing(up, [printed(recorded('pull-pull.2.40'))])).severity).toBe('warning');
  });
});

describe('an image that is built by a sibling', () => {
  const shop = worldOf([built('backend', { image: 'backend:latest' }), spec('prestart', { image: 'backend:latest' })]);
  /** As Docker Hub refuses a name that nobody has there (github.com/sameerdhoot/wolweb/issues/3). */
  const refused = [
    ' prestart Pulling ',
    " prestart Error pull access denied for backend, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    "Error response from daemon: pull access denied for backend, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
  ];

  it('has to be built first, and no login helps', () => {
    const finding = only(imagePullFailed, knowing(shop, [printed(refused)]));
    expect(finding).toMatchObject({
      service: 'prestart',
      severity: 'error',
      why: 'backend is in no registry: it is built here, from backend, and that has not been done yet.',
    });
    expect(finding.fixes[0]?.argv).toEqual(['docker', 'compose', 'build', 'backend']);
    expect(JSON.stringify(finding.fixes)).not.toContain('login');
  });

  it('is no finding on the service that is built: Compose goes on to build it', () => {
    const warned = [
      ' backend Pulling ',
      " backend Warning pull access denied for backend, repository does not exist or may require 'docker login'",
    ];
    expect(imagePullFailed.find(knowing(shop, [printed(warned)]), 'en')).toEqual([]);
    expect(imagePullFailed.find(pasted(warned), 'en')).toEqual([]);
    // As a job has it: the word is not there.
    const job = [
      'backend  Pulling',
      "backend  pull access denied for backend, repository does not exist or may require 'docker login'",
    ];
    expect(imagePullFailed.find(knowing(shop, [printed(job)]), 'en')).toEqual([]);
    // Compose 5 (`pkg/compose/pull.go`).
    const five = [
      " ! Image backend:latest  pull access denied for backend, repository does not exist or may require 'docker login'  2.1s",
    ];
    expect(imagePullFailed.find(pasted(five, shop), 'en')).toEqual([]);
  });
});

describe('the base image of a build', () => {
  it.each(['build-base.2.26', 'build-base.2.40', 'build-classic-base.2.40', 'build-classic-base.2.26'])(
    'is told on the service that is built (%s), and the failed build is only a symptom of it',
    (name) => {
      const shop = worldOf([built('base'), spec('web', { image: 'nginx' })]);
      const known = knowing(shop, [printed(recorded(name), 'base')]);
      const codes = diagnose(known, 'en').map(({ code, service }) => `${code} ${service}`);
      expect(codes).toEqual(['image.pull-failed base']);
      const finding = only(imagePullFailed, known);
      expect(finding.title).toBe('base cannot be built: its base image 127.0.0.1:5599/gone:1.2 could not be pulled');
      expect(finding.fixes[0]?.edit).toEqual({ file: '/project/build/base/Dockerfile', line: 1 });
      expect(finding.fixes[1]?.argv).toEqual(['docker', 'compose', 'build', '--pull', 'base']);
    },
  );
});

describe('no refusal of an image', () => {
  it('is in what containers say, nor in any other failure', () => {
    const words = [
      'web-1  | Error response from daemon: manifest unknown',
      'web-1  | dial tcp: lookup db: no such host',
    ];
    expect(imagePullFailed.find(pasted(words), 'en')).toEqual([]);
    const others = [
      'Error response from daemon: Conflict. The container name "/web" is already in use',
      'Error response from daemon: network shop_default not found',
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      ' Container shop-web-1  Error dependency db failed to start',
      'dial tcp 127.0.0.1:5432: connect: connection refused',
    ];
    for (const line of others) expect(imagePullFailed.find(pasted([line]), 'en'), line).toEqual([]);
    for (const name of ['build-run.2.40', 'build-copy.2.26', 'build-network.2.40', 'watch-none.2.40']) {
      expect(imagePullFailed.find(pasted(recorded(name)), 'en'), name).toEqual([]);
    }
  });

  it.each(MOMENTS)('is in the example project: %s', (moment) => {
    const now = exampleWorld(moment);
    expect(imagePullFailed.find(knowing(now, failedOutputs(now)), 'zh-CN')).toEqual([]);
  });

  it('is left of a world without anything', () => {
    expect(imagePullFailed.find(knowing(emptyWorld), 'en')).toEqual([]);
  });
});

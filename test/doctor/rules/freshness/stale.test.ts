import { describe, expect, it } from 'vitest';
import { buildCacheMissed } from '../../../../src/doctor/rules/freshness/build-cache-missed.ts';
import { buildContextLarge } from '../../../../src/doctor/rules/freshness/build-context-large.ts';
import { configStale } from '../../../../src/doctor/rules/freshness/config-stale.ts';
import { imageStale } from '../../../../src/doctor/rules/freshness/image-stale.ts';
import type { BuildSummary } from '../../../../src/model/build.ts';
import type { JobStep } from '../../../../src/model/job.ts';
import type { ServiceStaleness } from '../../../../src/model/staleness.ts';
import type { World } from '../../../../src/model/world.ts';
import { NOW } from '../../../example-project.ts';
import { exampleWorld, MOMENTS } from '../../../example-world.ts';
import { built, byId, FOLDER, knowing, only, pasted, recordedJob, running, sources, spec, worldOf } from './known.ts';

const fresh: ServiceStaleness = { image: false, config: { stale: false, keys: [] } };

function stale(service: string, staleness: Partial<ServiceStaleness>, world: Partial<World> = {}): World {
  const specs = [built('api', { image: 'shop-api' }), spec('db', { image: 'postgres:17' })];
  const containers = byId(running('api'), running('db', { image: 'postgres:17' }));
  const known = { api: fresh, db: fresh, [service]: { ...fresh, ...staleness } };
  return worldOf(specs, { containers, staleness: known, ...world });
}

describe('an image whose name has moved on', () => {
  it('is worth knowing, and "up" takes the new one', () => {
    const finding = only(imageStale, knowing(stale('db', { image: true })));
    expect(finding).toMatchObject({
      severity: 'info',
      service: 'db',
      title: 'db runs the image before the newest one',
    });
    expect(finding.evidence).toEqual([
      { source: 'docker inspect shop-db-1', text: expect.stringMatching(/^made from \w+$/) },
    ]);
    expect(finding.fixes.map(({ argv, danger }) => [argv?.join(' '), danger])).toEqual([
      ['docker compose up -d db', 'restarts'],
    ]);
  });

  it('is no finding where nothing differs, nothing is known, the container is gone, or only a text counts', () => {
    expect(imageStale.find(knowing(stale('db', {})), 'en')).toEqual([]);
    expect(imageStale.find(knowing(stale('db', { image: null })), 'en')).toEqual([]);
    expect(imageStale.find(knowing(stale('db', { image: true }, { containers: {} })), 'en')).toEqual([]);
    expect(imageStale.find(pasted([], stale('db', { image: true })), 'en')).toEqual([]);
  });
});

describe('a configuration that changed since', () => {
  const config = { stale: true, keys: ['environment.LOG_LEVEL', 'command'] };
  const places = sources({ 'services.api.environment.LOG_LEVEL': [12, 'debug'], 'services.api.command': [5, null] });

  it('misleads while the service runs; the keys are shown where they stand, without their values', () => {
    const finding = only(configStale, knowing(stale('api', { config }, { sources: places })));
    expect(finding).toMatchObject({ severity: 'warning', service: 'api', topic: 'config' });
    expect(finding.evidence).toEqual([
      { source: 'compose.yaml:12', text: 'environment.LOG_LEVEL' },
      { source: 'compose.yaml:5', text: 'command' },
    ]);
    expect(finding.fixes.map(({ argv }) => argv?.join(' '))).toEqual([
      'docker compose up -d api',
      'docker compose up -d --build api',
    ]);
  });

  it('is told without sources and without known keys, a few keys of many', () => {
    const unknown = only(configStale, knowing(stale('api', { config: { stale: true, keys: [] } })));
    expect(unknown.evidence).toEqual([
      { source: 'docker compose config api', text: 'which keys differ cannot be told any more' },
    ]);
    const keys = Array.from({ length: 9 }, (_, n) => `environment.K${n}`);
    const many = only(configStale, knowing(stale('api', { config: { stale: true, keys } })));
    expect(many.evidence).toHaveLength(7);
    expect(many.evidence.at(-1)?.text).toBe('3 more');
  });

  it('is no warning of a container that does not run: the next "up" makes it anew', () => {
    const exited = byId(running('api', { state: 'exited', exitCode: 0, finishedAt: NOW }));
    expect(only(configStale, knowing(stale('api', { config }, { containers: exited })))).toMatchObject({
      severity: 'info',
    });
  });

  it('is no finding where nothing is known to differ', () => {
    expect(configStale.find(knowing(stale('api', {})), 'en')).toEqual([]);
    expect(configStale.find(knowing(stale('api', { config: { stale: null, keys: ['command'] } })), 'en')).toEqual([]);
  });
});

describe('a large build context', () => {
  const sent = (current: number) => {
    const job = recordedJob('json-run.2.40');
    const [some] = job.steps;
    if (!some?.build) throw new Error('no step');
    const step: JobStep = {
      ...some,
      id: 'context',
      name: '[run internal] load build context',
      progress: { current, total: 0 },
      build: { ...some.build, targets: ['run'], instruction: 'internal' },
    };
    return worldOf([built('run'), built('fine')], { jobs: [{ ...job, steps: [step] }] });
  };

  it('is told by what the last build sent, and opens the ignore file', () => {
    const finding = only(buildContextLarge, knowing(sent(512_000_000)));
    expect(finding).toMatchObject({
      severity: 'info',
      service: 'run',
      title: 'The last build of run sent 512 MB to the builder',
    });
    expect(finding.fixes[0]?.edit).toEqual({ file: `${FOLDER}/run/.dockerignore`, line: 1 });
    const { jobs } = sent(2_000);
    const [first] = sent(512_000_000).jobs;
    const later = worldOf([built('run'), built('fine')], { jobs: [...(first ? [first] : []), ...jobs] });
    expect(buildContextLarge.find(knowing(later), 'en')).toEqual([]);
  });

  it('is told of a text: of BuildKit, of a terminal, of the classic builder', () => {
    const texts = [
      [
        '#8 [api internal] load build context',
        '#8 transferring context: 48.10MB 0.3s',
        '#8 transferring context: 612.34MB 5.2s done',
      ],
      [' => [api internal] load build context          5.3s', ' => => transferring context: 612.34MB          5.2s'],
      [' Service api  Building ', 'Sending build context to Docker daemon  612.3MB'],
      ['Building api', 'Sending build context to Docker daemon  612.3MB'],
    ];
    for (const lines of texts) {
      expect(only(buildContextLarge, pasted(lines)), lines[0]).toMatchObject({ service: 'api', severity: 'info' });
    }
    const files = [
      '#7 [internal] load .dockerignore',
      '#7 transferring context: 200MB done',
      '#9 sha256:ab 300MB / 300MB 2.0s done',
    ];
    expect(buildContextLarge.find(pasted(files), 'en')).toEqual([]);
  });
});

describe('dependencies that were installed again for source alone', () => {
  const place = (line: number, text: string) => ({ stage: '', number: line, total: 6, line, text });
  const summary: BuildSummary = {
    service: 'api',
    job: 1,
    at: NOW,
    ms: 61_000,
    ran: 3,
    cached: 3,
    outcome: 'succeeded',
    comparedWith: NOW - 60_000,
    reasons: [],
    advice: [
      {
        copy: place(4, 'COPY . .'),
        install: place(5, 'RUN npm ci'),
        tool: 'npm',
        manifests: ['package.json', 'package-lock.json'],
        copiedBefore: false,
        fetch: null,
      },
    ],
  };
  const world = (changes: Partial<BuildSummary>) =>
    worldOf([built('api')], { builds: { api: { ...summary, ...changes } } });

  it('are told with the order that spares it', () => {
    const finding = only(buildCacheMissed, knowing(world({})));
    expect(finding).toMatchObject({ severity: 'info', service: 'api', topic: 'layers' });
    expect(finding.why).toBe(
      'Line 5 of the Dockerfile (RUN npm ci) installed the dependencies again, although package.json and package-lock.json did not change: line 4 (COPY . .) stands before it.',
    );
    expect(finding.fixes[0]?.edit).toEqual({ file: `${FOLDER}/api/Dockerfile`, line: 4 });
    expect(finding.fixes[0]?.explain).toMatch(/^Copy only package\.json and package-lock\.json first/);
  });

  it('are no finding without advice, or where the build failed', () => {
    expect(buildCacheMissed.find(knowing(world({ advice: [] })), 'en')).toEqual([]);
    expect(buildCacheMissed.find(knowing(world({ outcome: 'failed' })), 'en')).toEqual([]);
  });
});

it.each(MOMENTS)('nothing of it is told of the example project: %s', (moment) => {
  const known = knowing(exampleWorld(moment));
  const rules = [imageStale, configStale, buildContextLarge, buildCacheMissed];
  expect(rules.flatMap((rule) => rule.find(known, 'en'))).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { readProgress } from '../../src/compose/progress.ts';
import type { JobStep } from '../../src/model/job.ts';
import { lines, recorded, VERSIONS, type Version } from './recorded.ts';

describe.each(VERSIONS)('the progress of Compose %s', (version) => {
  it('shows each instruction of a build, and which came from the cache', () => {
    const first = played('build-no-cache', version).steps.filter((step) => /\d\/6\]/.test(step.name));
    expect(first.map((step) => step.name.replace(/^\[api /, '['))).toEqual([
      '[1/6] FROM docker.io/library/bb:latest',
      '[2/6] RUN sleep 1 && echo one && echo two',
      '[3/6] WORKDIR /app',
      '[4/6] COPY package.json .',
      '[5/6] RUN echo installing && sleep 1',
      '[6/6] COPY . .',
    ]);
    expect(new Set(first.slice(1).map((step) => step.state))).toEqual(new Set(['done']));

    const again = played('up-again', version).steps.filter((step) => /[2-6]\/6\]/.test(step.name));
    expect(again.length).toBeGreaterThanOrEqual(5);
    expect(new Set(again.map((step) => step.state))).toEqual(new Set(['cached']));
  });

  it('shows containers, networks and volumes come and go', () => {
    expect(states('up-build', version)).toEqual({
      'Network dwc-app_default': 'done Created',
      'Volume dwc-app_data': 'done Created',
      'Container dwc-app-migrate-1': 'done Exited',
      'Container dwc-app-db-1': 'done Healthy',
      'Container dwc-app-api-1': 'done Started',
    });
    expect(states('down-volumes', version)).toEqual({
      'Network dwc-app_default': 'done Removed',
      'Volume dwc-app_data': 'done Removed',
      'Container dwc-app-migrate-1': 'done Removed',
      'Container dwc-app-db-1': 'done Removed',
      'Container dwc-app-api-1': 'done Removed',
    });
    expect(played('stop', version).steps.map(({ kind }) => kind)).toEqual(['container', 'container', 'container']);
  });

  it('names what failed, and ends with the reason', () => {
    expect(states('up-unhealthy', version)['Container dwc-app-db-1']).toBe('failed Error');
    expect(played('up-unhealthy', version).lines.at(-1)).toMatch(
      /^dependency failed to start: container dwc-app-db-1 is unhealthy$/,
    );
    expect(states('up-one-shot-failed', version)['Container dwc-app-migrate-1']).toBe(
      `failed service "migrate" didn't complete successfully: exit 3`,
    );
    expect(played('up-port-taken', version).lines.at(-1)).toContain(
      'Bind for 0.0.0.0:18391 failed: port is already allocated',
    );
    expect(played('up-external-network', version).lines.at(-1)).toMatch(
      /network traefik-public (?:declared as external, but could not be found|not found)$/,
    );
    expect(played('up-name-conflict', version).lines.at(-1)).toContain('is already in use by container');
    const pulled = played('pull-unreachable-image', version);
    expect(pulled.steps).toMatchObject([{ id: 'cache', kind: 'image', state: 'failed' }]);
    expect(pulled.steps[0]?.status).toContain('connection refused');
  });

  it('tells what a failing instruction printed', () => {
    const { steps, lines: said } = played('up-failing-build', version);
    const failed = steps.filter((step) => step.state === 'failed');
    expect(failed).toHaveLength(1);
    expect(failed[0]?.name).toContain('RUN echo compiling');
    expect(failed[0]?.status).toContain('exit code: 7');
    expect(said.some((line) => line.endsWith('compiling'))).toBe(true);
    expect(said.some((line) => line.endsWith('src/main.c:3: error: expected ;'))).toBe(true);
    expect(said.at(-1)).toMatch(/^failed to solve: process .* exit code: 7$/);
  });

  it('prints no JSON, and no line twice in a row', () => {
    for (const name of ['up-build', 'up-again', 'build-no-cache', 'up-failing-build', 'down-volumes', 'watch']) {
      const said = played(name, version).lines.filter((line) => line !== '');
      expect(said.filter((line) => line.startsWith('{'))).toEqual([]);
      expect(
        said.filter(
          (line, index) => line === said[index - 1] && !line.startsWith('Syncing') && !line.includes('Syncing'),
        ),
      ).toEqual([]);
    }
  });
});

describe('the lines of a build from JSON', () => {
  it('reads like BuildKit’s own', () => {
    const said = played('up-again', '2.40').lines;
    expect(said.filter((line) => line.includes('6]'))).toEqual([
      expect.stringMatching(/^#\d+ \[(?:api|migrate) 1\/6\] FROM docker\.io\/library\/bb:latest {2}DONE 0\.0s$/),
      expect.stringMatching(/^#\d+ \[(?:api|migrate) 2\/6\] RUN sleep 1 && echo one && echo two {2}CACHED$/),
      expect.stringMatching(/3\/6\] WORKDIR \/app {2}CACHED$/),
      expect.stringMatching(/4\/6\] COPY package\.json \. {2}CACHED$/),
      expect.stringMatching(/5\/6\] RUN echo installing && sleep 1 {2}CACHED$/),
      expect.stringMatching(/6\/6\] COPY \. \. {2}CACHED$/),
    ]);
  });

  it('puts the name before what an instruction prints, once', () => {
    const said = played('build-no-cache', '2.40').lines;
    const at = said.findIndex((line) => /2\/6\] RUN sleep 1/.test(line));
    const number = /^#\d+/.exec(said[at] ?? '')?.[0] ?? '';
    expect(said.filter((line) => line.startsWith(`${number} `))).toEqual([
      `${number} [2/6] RUN sleep 1 && echo one && echo two`,
      `${number} one`,
      `${number} two`,
      expect.stringMatching(/^#\d+ DONE 1\.\ds$/),
    ]);
  });
});

describe.each(VERSIONS)('a pull by Compose %s', (version) => {
  it('ends with every layer done, and says so once for each', () => {
    const { steps, lines: said } = played('pull-layers', version);
    expect(steps).toHaveLength(5);
    expect(new Set(steps.map(({ kind, state }) => `${kind} ${state}`))).toEqual(new Set(['image done']));
    if (version === '2.40') {
      expect(said).toHaveLength(6);
      expect(said.filter((line) => line.endsWith('  Pull complete'))).toHaveLength(4);
    }
  });
});

describe('single lines', () => {
  const read = () => readProgress(() => 1000);

  it('counts the bytes of a layer', () => {
    const events = read()(
      'stderr',
      '{"id":"f18232174bc9","parent_id":"cache","text":"Downloading","status":"[===>   ]  1.2MB/3.6MB","current":1200000,"total":3600000,"percent":33}',
    );
    expect(events[0]).toEqual({
      kind: 'steps',
      steps: [
        {
          id: 'cache f18232174bc9',
          name: 'cache f18232174bc9',
          kind: 'image',
          state: 'working',
          status: 'Downloading',
          progress: { current: 1_200_000, total: 3_600_000 },
          startedAt: 1000,
          endedAt: null,
          build: null,
        },
      ],
    });
  });

  it('takes the verdict of Compose 5', () => {
    const state = (line: string) => read()('stderr', line)[0];
    const step = (line: string) => expect.objectContaining({ steps: [expect.objectContaining(JSON.parse(line))] });
    expect(state('{"id":"Container a-1","status":"Working","text":"Starting"}')).toEqual(
      step('{"state":"working","status":"Starting"}'),
    );
    expect(state('{"id":"Container a-1","status":"Error","text":"Error","details":"no space left"}')).toEqual(
      step('{"state":"failed","status":"no space left"}'),
    );
  });

  it('passes what a service prints, also when it is JSON', () => {
    expect(read()('stdout', '{"level":30,"time":1,"text":"hello"}')).toEqual([
      { kind: 'line', stream: 'stdout', text: '{"level":30,"time":1,"text":"hello"}' },
    ]);
    expect(read()('stdout', '{"half')).toEqual([{ kind: 'line', stream: 'stdout', text: '{"half' }]);
  });

  it('says warnings of the logger in words, and nothing for an interruption', () => {
    expect(
      read()('stderr', '{"level":"warning","msg":"The \\"A\\" variable is not set.","time":"2026-11-24T19:27:54Z"}'),
    ).toEqual([{ kind: 'line', stream: 'stderr', text: 'warning: The "A" variable is not set.' }]);
    expect(read()('stderr', '{"error":true}')).toEqual([]);
  });
});

function played(name: string, version: Version): { steps: readonly JobStep[]; lines: readonly string[] } {
  const { out, err } = recorded(name, version);
  const read = readProgress();
  const steps = new Map<string, JobStep>();
  const said: string[] = [];
  const all = [
    ...lines(out).map((line) => ['stdout', line] as const),
    ...lines(err).map((line) => ['stderr', line] as const),
  ];
  for (const event of all.flatMap(([stream, line]) => read(stream, line))) {
    if (event.kind === 'line') said.push(event.text);
    else for (const step of event.steps) steps.set(step.id, step);
  }
  return { steps: [...steps.values()], lines: said };
}

function states(name: string, version: Version): Readonly<Record<string, string>> {
  const things = played(name, version).steps.filter((step) => step.kind !== 'build');
  return Object.fromEntries(things.map((step) => [step.name, `${step.state} ${step.status}`]));
}

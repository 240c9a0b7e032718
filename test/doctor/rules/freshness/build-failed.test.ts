import { describe, expect, it } from 'vitest';
import { diagnose, openQuestions } from '../../../../src/doctor/diagnose.ts';
import { failedOutputs } from '../../../../src/doctor/failed-jobs.ts';
import { buildFailed } from '../../../../src/doctor/rules/freshness/build-failed.ts';
import type { SyncStory } from '../../../../src/model/sync.ts';
import { NOW } from '../../../example-project.ts';
import { exampleWorld, MOMENTS } from '../../../example-world.ts';
import {
  built,
  byId,
  FOLDER,
  knowing,
  only,
  pasted,
  printed,
  recorded,
  recordedJob,
  running,
  spec,
  worldOf,
} from './known.ts';

const NAMES = [
  'run',
  'copy',
  'ignored',
  'syntax',
  'base',
  'nofile',
  'nofolder',
  'target',
  'package',
  'network',
  'fine',
];
const world = worldOf([...NAMES.map((name) => built(name)), spec('db', { image: 'postgres' })]);
const VERSIONS = ['2.26', '2.40'];

describe('a build that failed', () => {
  it.each(VERSIONS)('is told on its service with its cause, of a recording of %s', (version) => {
    const told = (name: string) => {
      const { service, why } = only(buildFailed, knowing(world, [printed(recorded(`build-${name}.${version}`), name)]));
      return `${service}: ${why}`;
    };
    expect(NAMES.filter((name) => name !== 'fine' && name !== 'base').map(told)).toEqual([
      'run: RUN echo "collecting" && echo "test_pay.py: assert 3 == 4" >… ended with 3.',
      'copy: requirements.txt is not in the build context: it is not in that folder, or .dockerignore leaves it out.',
      'ignored: requirements.txt is not in the build context: it is not in that folder, or .dockerignore leaves it out.',
      'syntax: The Dockerfile cannot be read: unknown instruction: RUNN (did you mean RUN?).',
      'nofile: There is no Dockerfile in the build context.',
      'nofolder: The folder /project/build/nofolder, the build context, does not exist.',
      'target: The Dockerfile has no stage nothing, which "target" asks for.',
      'package: The image has no uv at this step.',
      'network: A download failed: from within the build that server could not be reached.',
    ]);
  });

  it('has the last words of the step as evidence, and opens the Dockerfile at the line', () => {
    const { evidence, fixes, severity } = only(
      buildFailed,
      knowing(world, [printed(recorded('build-run.2.40'), 'run')]),
    );
    expect(severity).toBe('error');
    expect(evidence).toEqual([
      { source: 'run/Dockerfile:3', text: expect.stringMatching(/^RUN echo "collecting"/) },
      { source: 'build of run', text: 'collecting' },
      { source: 'build of run', text: 'test_pay.py: assert 3 == 4' },
      { source: 'docker compose build', text: expect.stringMatching(/^failed to solve: process .*exit code: 3$/) },
    ]);
    expect(fixes[0]).toMatchObject({
      title: 'change line 3 of the Dockerfile',
      edit: { file: `${FOLDER}/run/Dockerfile`, line: 3 },
    });
    expect(fixes[1]?.argv).toEqual(['docker', 'compose', 'build', 'run']);
  });

  it.each(['build-two.2.26', 'build-two.2.40', 'build-classic-run.2.40'])(
    'is told on the right one of several services: %s',
    (name) => {
      expect(only(buildFailed, knowing(world, [printed(recorded(name))])).service).toBe('run');
    },
  );

  it('is told of a job by the steps that BuildKit gave', () => {
    const run = { ...world, jobs: [recordedJob('json-run.2.40', ['fine', 'run'])] };
    const finding = only(buildFailed, knowing(run, failedOutputs(run)));
    expect(finding).toMatchObject({
      service: 'run',
      fixes: [{ edit: { file: `${FOLDER}/run/Dockerfile`, line: 3 } }, {}],
    });
    expect(finding.evidence.map(({ text }) => text)).toContain('test_pay.py: assert 3 == 4');
    const copy = { ...world, jobs: [recordedJob('json-copy.2.40', ['copy'])] };
    expect(only(buildFailed, knowing(copy, failedOutputs(copy))).service).toBe('copy');
  });

  it('stays one while the container of the image before runs on, until the service is built', () => {
    const job = recordedJob('json-run.2.40', ['run']);
    const up = { ...world, containers: byId(running('run')), jobs: [job] };
    expect(buildFailed.find(knowing(up, failedOutputs(up)), 'en')).toHaveLength(1);
    const mended = {
      ...up,
      jobs: [job, { ...job, id: 2, command: 'build', result: { kind: 'succeeded' } as const, steps: [] }],
    };
    expect(buildFailed.find(knowing(mended, failedOutputs(mended)), 'en')).toEqual([]);
  });

  it('is told of a rebuild by watch', () => {
    const story: SyncStory = {
      service: 'run',
      action: 'rebuild',
      state: 'failed',
      startedAt: NOW,
      endedAt: NOW,
      problem: {
        kind: 'told',
        text: `Build failed. Error: ${recorded('build-run.2.40')
          .filter((line) => line !== '')
          .slice(-7)
          .join('\n')}`,
      },
      output: recorded('build-run.2.40').slice(-30, -12),
    };
    const watched = { ...world, containers: byId(running('run')), sync: { ...world.sync, stories: [story] } };
    expect(diagnose(knowing(watched), 'en').map(({ code }) => code)).toEqual(['build.failed']);
    expect(only(buildFailed, knowing(watched))).toMatchObject({
      service: 'run',
      why: expect.stringMatching(/ended with 3\.$/),
    });
  });
});

describe('a pasted text alone', () => {
  it('is enough: without a project, of docker build, and in whatever language', () => {
    const alone = only(buildFailed, pasted(recorded('build-two.2.40')));
    expect(alone).toMatchObject({ service: 'run', title: 'The image of run could not be built' });
    expect(alone.evidence[0]?.source).toBe('Dockerfile:3');
    expect(alone.fixes[0]?.edit).toBeNull();
    expect(only(buildFailed, pasted(recorded('build-docker.2.40')))).toMatchObject({
      service: null,
      title: 'An image could not be built',
    });
    expect(only(buildFailed, pasted(recorded('build-docker-copy.2.26'))).why).toMatch(
      /^requirements\.txt is not in the build context/,
    );
    expect(buildFailed.find(pasted(recorded('build-package.2.40')), 'zh-CN')[0]?.why).toBe(
      '执行到这一步时，镜像里没有 uv。',
    );
  });

  it('may be cut, or be of Compose 1', () => {
    const cut = recorded('build-run.2.40').filter((line) => line.startsWith('#'));
    expect(only(buildFailed, pasted(cut)).why).toMatch(/ended with 3\.$/);
    // github.com/wagtail/docker-wagtail-develop/issues/21
    const old = [
      'Step 4/9 : RUN npm install',
      ' ---> Running in 6024c23da45e',
      'npm ERR! code EAI_AGAIN',
      'npm ERR! errno EAI_AGAIN',
      'npm ERR! request to https://packages.example.com/npm failed, reason: getaddrinfo EAI_AGAIN packages.example.com:443',
      "ERROR: Service 'frontend' failed to build: The command '/bin/sh -c npm i npm@latest -g' returned a non-zero code: 1",
    ];
    expect(only(buildFailed, pasted(old))).toMatchObject({
      service: 'frontend',
      why: 'A download failed: from within the build packages.example.com could not be reached.',
    });
  });
});

describe('a file that COPY does not find', () => {
  const known = (paths: Record<string, 'missing' | 'file'>) =>
    knowing(world, [printed(recorded('build-copy.2.40'), 'copy')], { paths });
  const path = `${FOLDER}/copy/requirements.txt`;

  it('is looked for in the folder', () => {
    expect(openQuestions(known({}))).toEqual([{ kind: 'path', path }]);
    expect(openQuestions(known({ [path]: 'file' }))).toEqual([]);
  });

  it('is left out by an ignore file where it is there', () => {
    const { why, fixes } = only(buildFailed, known({ [path]: 'file' }));
    expect(why).toBe('requirements.txt is in the folder, but an ignore file leaves it out of the build context.');
    expect(fixes[0]?.edit).toEqual({ file: `${FOLDER}/copy/.dockerignore`, line: 1 });
  });

  it('is missing where it is not', () => {
    const { why, fixes } = only(buildFailed, known({ [path]: 'missing' }));
    expect(why).toBe('requirements.txt is not in the build context, the folder /project/build/copy.');
    expect(fixes.map(({ edit }) => edit?.file)).toEqual([`${FOLDER}/copy/Dockerfile`, undefined]);
  });
});

describe('no failed build', () => {
  it('is in what a container says, what was cancelled, or another failure', () => {
    const words = recorded('build-run.2.40').map((line) => `ci-1  | ${line}`);
    expect(buildFailed.find(pasted(words), 'en')).toEqual([]);
    expect(buildFailed.find(pasted(['failed to solve: Canceled: context canceled']), 'en')).toEqual([]);
    for (const name of ['pull-gone.2.40', 'watch-none.2.26', 'build-base.2.40']) {
      expect(buildFailed.find(pasted(recorded(name)), 'en'), name).toEqual([]);
    }
  });

  it.each(MOMENTS)('is in the example project: %s', (moment) => {
    const now = exampleWorld(moment);
    expect(buildFailed.find(knowing(now, failedOutputs(now)), 'en')).toEqual([]);
  });
});

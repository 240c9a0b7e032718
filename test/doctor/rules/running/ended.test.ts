import { describe, expect, it } from 'vitest';
import { commandNotFound } from '../../../../src/doctor/rules/running/command-not-found.ts';
import { execFormat } from '../../../../src/doctor/rules/running/exec-format.ts';
import { exited } from '../../../../src/doctor/rules/running/exited.ts';
import { oomKilled } from '../../../../src/doctor/rules/running/oom-killed.ts';
import type { Container } from '../../../../src/model/container.ts';
import type { EngineEvent } from '../../../../src/model/fact.ts';
import type { Job } from '../../../../src/model/job.ts';
import type { World } from '../../../../src/model/world.ts';
import { exampleWorld, MOMENTS } from '../../../example-world.ts';
import {
  codes,
  containerLike,
  found,
  knowing,
  knowingRecorded,
  only,
  pasted,
  recordedContainer,
  recordedUp,
  spec,
} from './recorded.ts';

const changed = (service: string, changes: Partial<Container>, world: Partial<World> = {}) => {
  const container = { ...recordedContainer(service), ...changes };
  return knowing({ specs: [spec(service)], containers: [container], world });
};

const event = (container: Container, action: string, at: number): EngineEvent => ({
  at,
  container: container.id,
  service: container.service,
  action,
  attributes: {},
});

describe('a service that ended', () => {
  it.each([
    ['module', 'It needs nosuchpackage, which is not installed in its image.'],
    ['plain', 'It told no error; its last words were "starting". Code 3: an error of its own.'],
    ['segfault', 'Code 139: a segmentation fault (SIGSEGV), a bug in a program or a library.'],
  ])('%s: %s', (service, why) => {
    const known = knowingRecorded(service);
    expect(codes(known)).toEqual([`container.exited ${service}`]);
    const finding = only(exited, known);
    expect(finding).toMatchObject({ severity: 'error', topic: 'exit-codes' });
    expect(finding.why).toBe(why);
  });

  it('shows the line that tells the cause, where it stands', () => {
    expect(only(exited, knowingRecorded('module')).evidence).toEqual([
      { source: 'docker inspect dwrunning-module-1', text: '"Status": "exited", "ExitCode": 1' },
      { source: 'log of module', text: 'Traceback (most recent call last):' },
      { source: 'log of module', text: '  File "<string>", line 1, in <module>' },
      { source: 'log of module', text: "ModuleNotFoundError: No module named 'nosuchpackage'" },
    ]);
  });

  it.each([
    [132, 'SIGILL'],
    [134, 'SIGABRT'],
    [136, 'SIGFPE'],
    [139, 'SIGSEGV'],
  ])('explains code %i', (exitCode, signal) => {
    expect(only(exited, changed('plain', { exitCode })).why).toContain(signal);
  });

  it('does not claim that nothing was said where that cannot be known', () => {
    expect(only(exited, changed('plain', {})).why).toMatch(/^It told nothing/);
    expect(only(exited, changed('plain', { logDriver: 'none' })).why).toBe('Code 3: an error of its own.');
    expect(found(pasted(['web-1 exited with code 4']))[0]?.why).toBe('Code 4: an error of its own.');
  });

  it('tells what the engine said where it is not known', () => {
    const error = 'failed to create task for container: something new';
    const finding = only(exited, changed('nope', { error }));
    expect(finding.title).toBe('nope could not be started');
    expect(finding.why).toBe(`The engine says: "${error}".`);
  });

  it('is no finding when it was stopped: by the code, by the engine’s events, by a command', () => {
    const ended = recordedContainer('plain');
    const finishedAt = ended.finishedAt ?? 0;
    expect(codes(changed('plain', { exitCode: 143 }))).toEqual([]);
    expect(codes(changed('plain', { exitCode: 137 }))).toEqual([]);
    expect(codes(changed('plain', { exitCode: 0 }))).toEqual([]);
    expect(codes(changed('plain', {}, { events: [event(ended, 'kill', finishedAt - 50)] }))).toEqual([]);
    const stop: Job = {
      id: 1,
      command: 'stop',
      argv: ['docker', 'compose', 'stop'],
      services: [],
      queuedAt: finishedAt - 100,
      startedAt: finishedAt - 100,
      endedAt: finishedAt + 10,
      result: { kind: 'succeeded' },
      cancelling: false,
      steps: [],
      tail: [],
      lines: 0,
    };
    expect(codes(changed('plain', {}, { jobs: [stop] }))).toEqual([]);
    expect(codes(changed('plain', {}, { jobs: [{ ...stop, services: ['other'] }] }))).toEqual([
      'container.exited plain',
    ]);
    expect(codes(changed('plain', {}, { events: [event(ended, 'kill', finishedAt - 600_000)] }))).toEqual([
      'container.exited plain',
    ]);
  });

  it('is but worth knowing when all ended together, as after a stop that nobody saw', () => {
    const one = recordedContainer('plain');
    const other = containerLike(one, 'db', { exitCode: 143, finishedAt: (one.finishedAt ?? 0) + 500 });
    const specs = [spec('plain'), spec('db')];
    expect(only(exited, knowing({ specs, containers: [one, other] })).severity).toBe('info');
    const runs = { ...other, id: 'runs', service: 'web', state: 'running' as const, exitCode: null, finishedAt: null };
    const known = knowing({ specs: [...specs, spec('web')], containers: [one, other, runs] });
    expect(only(exited, known).severity).toBe('error');
  });

  it('is no finding in examples where nothing ended badly', () => {
    const bad = ['prestart-failed', 'unhealthy', 'port-taken'];
    for (const moment of MOMENTS.filter((one) => !bad.includes(one))) {
      expect(codes({ ...knowing({ specs: [], containers: [] }), world: exampleWorld(moment) }), moment).toEqual([]);
    }
  });

  it.each(['2.26', '2.40'] as const)('is told by the output of an attached Compose %s alone', (version) => {
    for (const service of ['module', 'plain', 'segfault', 'oom']) {
      expect(codes(pasted(recordedUp(service, version, 'attached')))).toEqual([`container.exited ${service}`]);
    }
    expect(found(pasted(recordedUp('module', version, 'attached')))[0]?.why).toContain('nosuchpackage');
    expect(codes(pasted(recordedUp('fine', version, 'attached')))).toEqual([]);
    expect(codes(pasted(recordedUp('fine', version, 'up')))).toEqual([]);
  });

  it('is told by Compose 1, and by a dependency that ended', () => {
    expect(
      codes(
        pasted([
          'Creating network "shop_default" with the default driver',
          'Attaching to web_1',
          'web_1  | boom',
          'web_1 exited with code 2',
        ]),
      ),
    ).toEqual(['container.exited web']);
    // As quoted in docker/compose#11125.
    const lines = [' Network hrm_default  Created', 'dependency failed to start: container hrm-database-1 exited (0)'];
    expect(codes(pasted(lines))).toEqual(['container.exited database']);
    expect(found(pasted(lines))[0]?.why).toMatch(/others wait for it to be healthy/);
  });

  it('is no finding of a text where it was told to stop, or ended well', () => {
    for (const code of [0, 130, 143]) expect(codes(pasted([`web-1 exited with code ${code}`]))).toEqual([]);
    expect(
      codes(pasted(['Gracefully stopping... (press Ctrl+C again to force)', 'web-1 exited with code 137'])),
    ).toEqual([]);
  });
});

describe('a service that the kernel killed', () => {
  it('is told by the engine', () => {
    const known = knowingRecorded('oom');
    expect(codes(known)).toEqual(['container.oom-killed oom']);
    expect(only(oomKilled, known).evidence[0]?.text).toContain('"OOMKilled": true');
  });

  it('names the limit, and where it stands', () => {
    const place = { file: '/home/me/project/compose.yaml', line: 44, written: '24m' };
    const sources = { envFiles: {}, serviceEnvFiles: {}, places: { 'services.oom.mem_limit': place }, shell: {} };
    const finding = only(oomKilled, knowingRecorded('oom', { world: { sources } }));
    expect(finding.why).toContain('the limit of 24m');
    expect(finding.fixes.find(({ edit }) => edit)?.edit).toEqual({ file: place.file, line: 44 });
  });

  it('is told by an event of that run alone', () => {
    const container = { ...recordedContainer('oom'), oomKilled: false };
    const startedAt = container.startedAt ?? 0;
    const known = (at: number) => changed('oom', { oomKilled: false }, { events: [event(container, 'oom', at)] });
    expect(codes(known(startedAt + 10))).toEqual(['container.oom-killed oom']);
    expect(codes(known(startedAt - 60_000))).toEqual([]);
  });

  it('is found in a text where the engine confirms it', () => {
    const { world } = knowingRecorded('oom');
    expect(codes(pasted(recordedUp('oom', '2.40', 'attached'), world))).toEqual(['container.oom-killed oom']);
  });
});

describe('a command that cannot be executed', () => {
  it.each([
    ['nope', /no program "nope"/],
    ['nofile', /no file \/app\/start\.sh/],
    ['shell-nope', /no program "nope"/],
    ['crlf', /carriage return/],
    ['denied', /permission/],
    ['directory', /folder/],
  ])('%s', (service, why) => {
    expect(codes(knowingRecorded(service))).toEqual([`container.command-not-found ${service}`]);
    expect(only(commandNotFound, knowingRecorded(service)).why).toMatch(why);
  });

  it('tells of a mount that hides the file', () => {
    const mounts = [{ type: 'bind', source: '/home/me/project/src', target: '/app', readOnly: false }];
    expect(only(commandNotFound, changed('nofile', { mounts })).why).toContain('mounted at /app hides');
  });

  it('is told by the codes of shells where the log is gone', () => {
    expect(codes(changed('plain', { exitCode: 127 }))).toEqual(['container.command-not-found plain']);
    expect(only(commandNotFound, changed('plain', { exitCode: 126 })).title).toContain('may not be executed');
  });

  it('is not told by a script that went on', () => {
    const known = {
      ...changed('plain', {}),
      log: () => [
        { at: 0, text: 'sh: git: not found' },
        { at: 1, text: 'fatal: no version' },
      ],
    };
    expect(codes(known)).toEqual(['container.exited plain']);
  });

  it.each(['2.26', '2.40'] as const)('is told by the output of Compose %s alone', (version) => {
    for (const service of ['nope', 'nofile', 'denied', 'directory']) {
      for (const kind of ['up', 'attached'] as const) {
        expect(codes(pasted(recordedUp(service, version, kind)))).toEqual([`container.command-not-found ${service}`]);
      }
    }
    for (const service of ['shell-nope', 'crlf']) {
      expect(codes(pasted(recordedUp(service, version, 'attached')))).toEqual([
        `container.command-not-found ${service}`,
      ]);
    }
  });

  it('is told by Compose 1, and by `docker run`', () => {
    // As quoted in moby/moby#34059 and QT-DevOps/DevOpsIssues#631.
    const one =
      'ERROR: for web Cannot start service web: oci runtime error: container_linux.go:262: starting container process caused "exec: \\"run.sh\\": executable file not found in $PATH"';
    expect(codes(pasted([one, one.replace('for web ', '')]))).toEqual(['container.command-not-found web']);
    const run =
      'docker: Error response from daemon: OCI runtime create failed: container_linux.go:346: starting container process caused "exec: \\"exec\\": executable file not found in $PATH": unknown.';
    expect(codes(pasted([run]))).toEqual(['container.command-not-found null']);
  });

  it('is the service whose command it is, where several were being started', () => {
    const { world } = knowing({ specs: [spec('api', { command: ['uvicorn'] }), spec('db')], containers: [] });
    const lines = [
      ' Container x-api-1  Starting',
      ' Container x-db-1  Starting',
      'Error response from daemon: exec: "uvicorn": executable file not found in $PATH',
    ];
    expect(codes(pasted(lines, world))).toEqual(['container.command-not-found api']);
  });
});

describe('a program for another system', () => {
  it('is a script without a first line, or for another processor', () => {
    expect(only(execFormat, knowingRecorded('bare')).why).toMatch(/script whose first line/);
    const foreign = only(execFormat, knowingRecorded('foreign'));
    expect(foreign.why).toContain('linux/amd64');
    expect(foreign.fixes[0]?.argv).toEqual([
      'docker',
      'image',
      'inspect',
      '--format',
      '{{.Os}}/{{.Architecture}}',
      'dwrunning-scripts',
    ]);
  });

  it.each(['2.26', '2.40'] as const)('is told by the output of Compose %s alone', (version) => {
    for (const service of ['bare', 'foreign']) {
      expect(codes(pasted(recordedUp(service, version, 'attached')))).toEqual([`container.exec-format ${service}`]);
    }
  });

  it('is told by older engines', () => {
    // As quoted in demyxsh/code-server#5.
    const line = 'demyx_code       | standard_init_linux.go:228: exec user process caused: exec format error';
    expect(codes(pasted([line, 'demyx_code exited with code 1']))).toEqual(['container.exec-format demyx_code']);
  });
});

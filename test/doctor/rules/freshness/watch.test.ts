import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/doctor/diagnose.ts';
import { watchDrift } from '../../../../src/doctor/rules/freshness/watch-drift.ts';
import { watchNoRules } from '../../../../src/doctor/rules/freshness/watch-no-rules.ts';
import { watchNotRunning } from '../../../../src/doctor/rules/freshness/watch-not-running.ts';
import { watchSyncFailed } from '../../../../src/doctor/rules/freshness/watch-sync-failed.ts';
import { watchUnsupported } from '../../../../src/doctor/rules/freshness/watch-unsupported.ts';
import type { ContainerDrift, DriftFile } from '../../../../src/model/drift.ts';
import { asContainer, type WatchRule } from '../../../../src/model/project.ts';
import { noSync, type SyncEntry, type SyncProblem, type SyncStory } from '../../../../src/model/sync.ts';
import { emptyWorld, type World } from '../../../../src/model/world.ts';
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
  running,
  sources,
  spec,
  worldOf,
} from './known.ts';

const rule: WatchRule = {
  service: 'api',
  path: `${FOLDER}/src`,
  action: 'sync',
  target: '/app',
  ignore: [],
  include: [],
  initialSync: false,
  exec: [],
  execAs: asContainer,
};

const world = (changes: Partial<World> = {}): World =>
  worldOf([built('api', { watch: [rule] }), spec('db', { image: 'postgres' })], {
    composeVersion: '2.40.3',
    containers: byId(running('api'), running('db')),
    ...changes,
  });

const entry = (file: string, changes: Partial<SyncEntry> = {}): SyncEntry => ({
  service: 'api',
  rule: 0,
  action: 'sync',
  file: `${FOLDER}/src/${file}`,
  target: `/app/${file}`,
  change: 'written',
  state: 'waiting',
  ignoredBy: null,
  problem: null,
  savedAt: NOW - 5000,
  noticedAt: null,
  sentAt: null,
  settledAt: null,
  ...changes,
});

const synced = (...entries: readonly SyncEntry[]) => ({ sync: { ...noSync, entries } });
const failed = (file: string, problem: SyncProblem) => entry(file, { state: 'failed', problem, settledAt: NOW });
const told = (text: string) => ({ kind: 'told', text }) as const;

describe('a Compose without watch', () => {
  /** `cmd/compose/compose.go` of 2.26 and 2.40; cobra; Docker without Compose; Compose 1. */
  it.each([
    'unknown docker command: "compose watch"',
    'unknown command "watch" for "docker compose"',
    "docker: 'compose watch' is not a docker command.",
    'No such command: watch',
  ])('is told of a text alone: %s', (line) => {
    const finding = only(watchUnsupported, pasted([line]));
    expect(finding).toMatchObject({ service: null, severity: 'warning', topic: 'watch' });
    expect(finding.evidence).toEqual([{ source: '-', text: line }]);
  });

  it('is worth knowing where there are rules that nothing follows, since Dogwatch follows them itself', () => {
    const { why, severity, fixes } = only(watchUnsupported, knowing(world({ composeVersion: '2.21.0' })));
    expect(severity).toBe('info');
    expect(why).toBe(
      'Compose 2.21.0 is older than 2.22, the first version with watch; Dogwatch brings saved files into the containers itself, by the same rules.',
    );
    expect(fixes[0]?.title).toBe('let Dogwatch bring the files');
  });

  it('is no finding where it has it, where Dogwatch syncs already, or where there are no rules', () => {
    for (const composeVersion of ['2.22.0', '2.40.3-3', '5.0.1', 'dev', null]) {
      expect(watchUnsupported.find(knowing(world({ composeVersion })), 'en'), String(composeVersion)).toEqual([]);
    }
    const own = world({ composeVersion: '2.20.0', watch: { ...emptyWorld.watch, state: 'running', by: 'dogwatch' } });
    expect(watchUnsupported.find(knowing(own), 'en')).toEqual([]);
    const bare = worldOf([spec('db')], { composeVersion: '2.20.0' });
    expect(watchUnsupported.find(knowing(bare), 'en')).toEqual([]);
    expect(watchUnsupported.find(pasted(["web-1  | 'watch' is not a docker command"]), 'en')).toEqual([]);
  });
});

describe('a watch without rules', () => {
  it.each(['watch-none.2.26', 'watch-none.2.40'])('is told of a recording alone: %s', (name) => {
    expect(only(watchNoRules, pasted(recorded(name)))).toMatchObject({ service: null, severity: 'warning' });
  });

  it('is told of a failed watch, with the line of the service and who has rules', () => {
    const watch = {
      ...emptyWorld.watch,
      state: 'failed',
      services: ['db'],
      problem: recorded('watch-none.2.40')[0] ?? '',
    } as const;
    const places = sources({ 'services.db': [9, null] });
    const finding = only(watchNoRules, knowing(world({ watch, sources: places })));
    expect(finding).toMatchObject({ service: 'db', severity: 'info', title: 'db has no watch rule' });
    expect(finding.fixes[0]).toMatchObject({
      edit: { file: `${FOLDER}/compose.yaml`, line: 9 },
      explain: expect.stringMatching(/Rules are there for: api\.$/),
    });
    expect(diagnose(knowing(world({ watch })), 'en').map(({ code }) => code)).toEqual(['watch.no-rules']);
  });

  it('is no finding before one was asked for', () => {
    expect(watchNoRules.find(knowing(worldOf([spec('db')])), 'en')).toEqual([]);
  });
});

describe('a watch that is off', () => {
  it('is worth knowing when saved files wait for it', () => {
    const finding = only(watchNotRunning, knowing(world(synced(entry('main.py'), entry('main.py'), entry('a.py')))));
    expect(finding).toMatchObject({ severity: 'info', service: 'api', title: '2 saved files wait for api' });
    expect(finding.evidence.map(({ source }) => source)).toEqual(['src/main.py', 'src/a.py']);
    expect(finding.fixes[0]?.argv).toEqual(['docker', 'compose', 'watch', 'api']);
  });

  it('is no finding when none waits, watch runs, or the service does not', () => {
    expect(watchNotRunning.find(knowing(world()), 'en')).toEqual([]);
    const on = world({ ...synced(entry('main.py')), watch: { ...emptyWorld.watch, state: 'running' } });
    expect(watchNotRunning.find(knowing(on), 'en')).toEqual([]);
    const down = world({ ...synced(entry('main.py')), containers: {} });
    expect(watchNotRunning.find(knowing(down), 'en')).toEqual([]);
  });
});

describe('files that are not in a container as they are here', () => {
  const file = (name: string, state: DriftFile['state']): DriftFile => ({
    file: `${FOLDER}/src/${name}`,
    target: `/app/${name}`,
    state,
    local: state === 'extra' ? null : { size: 3, mtime: NOW },
    container: state === 'missing' ? null : { size: 2, mtime: NOW },
  });
  const drift = (differ: readonly DriftFile[], more = 0): Pick<World, 'drift'> => {
    const rules = [
      {
        rule: 0,
        path: rule.path,
        action: 'sync',
        target: '/app',
        differ,
        differing: differ.length + more,
        compared: 9,
        ignored: 0,
        gap: null,
      } as const,
    ];
    const one: ContainerDrift = {
      service: 'api',
      container: 'api-id',
      name: 'shop-api-1',
      number: 1,
      at: NOW - 10_000,
      rules,
    };
    return { drift: { api: [one] } };
  };

  it('are a warning with the files, and stand above that watch is off', () => {
    const known = knowing(
      world({ ...drift([file('new.py', 'missing'), file('main.py', 'changed')]), ...synced(entry('x.py')) }),
    );
    expect(diagnose(known, 'en').map(({ code }) => code)).toEqual(['watch.drift']);
    const finding = only(watchDrift, known);
    expect(finding).toMatchObject({
      severity: 'warning',
      service: 'api',
      title: '2 files of api are not in its container as they are here',
      evidence: [
        { source: 'src/main.py', text: 'changed' },
        { source: 'src/new.py', text: 'missing in the container' },
      ],
    });
    expect(finding.fixes.map(({ argv, danger }) => [argv?.join(' '), danger])).toEqual([
      [undefined, 'none'],
      ['docker compose watch api', 'none'],
      ['docker compose up -d --build api', 'restarts'],
    ]);
  });

  it('are counted also where they are too many to be named', () => {
    expect(only(watchDrift, knowing(world(drift([file('main.py', 'changed')], 1400)))).title).toMatch(/^1,401 files/);
  });

  it('are no warning where they are only in the container', () => {
    expect(only(watchDrift, knowing(world(drift([file('db.bin', 'extra')]))))).toMatchObject({ severity: 'info' });
  });

  it('are no finding once they were brought, while they are under way, or when the container is another', () => {
    const differ = drift([file('main.py', 'changed')]);
    const on = { watch: { ...emptyWorld.watch, state: 'running' } } as const;
    const brought = synced(entry('main.py', { state: 'verified', settledAt: NOW - 1000 }));
    expect(watchDrift.find(knowing(world({ ...differ, ...on, ...brought })), 'en')).toEqual([]);
    expect(
      watchDrift.find(knowing(world({ ...differ, ...on, ...synced(entry('main.py', { state: 'sent' })) })), 'en'),
    ).toEqual([]);
    const before = synced(entry('main.py', { state: 'verified', settledAt: NOW - 60_000 }));
    expect(watchDrift.find(knowing(world({ ...differ, ...on, ...before })), 'en')).toHaveLength(1);
    expect(
      watchDrift.find(knowing(world({ ...differ, containers: byId(running('api', { id: 'other' })) })), 'en'),
    ).toEqual([]);
    expect(watchDrift.find(knowing(world(drift([]))), 'en')).toEqual([]);
  });
});

describe('files that did not reach a container', () => {
  /** The engine's and tar's words, as recorded of Engine 28.5 in the tests of watch. */
  it.each([
    ['Error response from daemon: container rootfs is marked read-only', /read-only/],
    ['tar: /app/main.py: Read-only file system', /read-only/],
    ['write /app/main.py: no space left on device', /no space left/],
    ["tar: can't open 'app/main.py': Permission denied", /may not write/],
    ['Could not find the file /nowhere in container 123', /does not exist/],
    ['something else went wrong', /^Watch says: something else went wrong$/],
  ])('say why: %s', (text, why) => {
    const finding = only(watchSyncFailed, knowing(world(synced(failed('main.py', told(text))))));
    expect(finding).toMatchObject({ severity: 'error', service: 'api', title: '1 file did not reach api' });
    expect(finding.why).toMatch(why);
    expect(finding.evidence).toEqual([
      { source: 'src/main.py', text: '→ /app/main.py' },
      { source: 'watch', text },
    ]);
  });

  it('open the line of the rule', () => {
    const places = sources({ 'services.api.develop.watch.0.target': [14, '/app'] });
    const known = knowing(
      world({ ...synced(failed('main.py', { kind: 'in-memory', mount: '/app' })), sources: places }),
    );
    const { why, fixes } = only(watchSyncFailed, known);
    expect(why).toMatch(/tmpfs \/app/);
    expect(fixes[0]?.edit).toEqual({ file: `${FOLDER}/compose.yaml`, line: 14 });
  });

  it('are no finding once they arrived, or without a container to take them', () => {
    expect(watchSyncFailed.find(knowing(world(synced(entry('main.py', { state: 'verified' })))), 'en')).toEqual([]);
    expect(watchSyncFailed.find(knowing(world(synced(failed('a', { kind: 'no-container' })))), 'en')).toEqual([]);
    expect(watchSyncFailed.find(knowing(world({ ...synced(failed('a', told('x'))), containers: {} })), 'en')).toEqual(
      [],
    );
  });
});

describe('what a saved file sets off', () => {
  const story: SyncStory = {
    service: 'api',
    action: 'sync+exec',
    state: 'failed',
    startedAt: NOW,
    endedAt: NOW,
    problem: { kind: 'command', code: 2 },
    output: ['migrate: no such table'],
  };

  it('can fail: a command with its end and its last words', () => {
    const known = knowing(world({ sync: { ...noSync, stories: [story] } }));
    expect(only(watchSyncFailed, known)).toMatchObject({
      title: 'The command of api after a saved file failed',
      why: 'The command of the rule ended with 2.',
      evidence: [{ source: 'watch', text: 'migrate: no such table' }],
    });
  });

  it('is no finding of its own where the container is unhealthy or ended', () => {
    for (const problem of [{ kind: 'unhealthy' }, { kind: 'container', code: 1 }] as const) {
      const known = knowing(world({ sync: { ...noSync, stories: [{ ...story, problem }] } }));
      expect(watchSyncFailed.find(known, 'en')).toEqual([]);
    }
  });
});

describe('a watch that does not start', () => {
  it('says why, in the words of Compose', () => {
    const watch = {
      ...emptyWorld.watch,
      state: 'failed',
      problem: 'can\'t watch service "api" without a build context',
    } as const;
    expect(only(watchSyncFailed, knowing(world({ watch })))).toMatchObject({
      service: null,
      severity: 'error',
      why: 'Watch says: can\'t watch service "api" without a build context',
    });
  });

  it('is not told of a text', () => {
    const rules = [watchSyncFailed, watchDrift, watchNotRunning];
    const known = pasted([], world(synced(failed('a', told('x')), entry('b'))));
    expect(rules.flatMap((one) => one.find(known, 'en'))).toEqual([]);
  });
});

it.each(MOMENTS)('nothing of it is told of the example project: %s', (moment) => {
  const known = knowing(exampleWorld(moment), [printed([])]);
  const rules = [watchUnsupported, watchNoRules, watchNotRunning, watchDrift, watchSyncFailed];
  expect(rules.flatMap((one) => one.find(known, 'en'))).toEqual([]);
});

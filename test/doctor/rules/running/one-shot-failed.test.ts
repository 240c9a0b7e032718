import { describe, expect, it } from 'vitest';
import { oneShotFailed } from '../../../../src/doctor/rules/running/one-shot-failed.ts';
import { exampleWorld } from '../../../example-world.ts';
import {
  codes,
  containerLike,
  dependency,
  found,
  knowing,
  knowingRecorded,
  only,
  pasted,
  recordedContainer,
  recordedLog,
  recordedUp,
  spec,
} from './recorded.ts';

const waiter = 'service_completed_successfully';

describe('a one-shot that failed', () => {
  it('is to blame, with what it said last and who waits for it', () => {
    const known = knowingRecorded('migrate', { waiter });
    expect(codes(known)).toEqual(['dependency.one-shot-failed migrate']);
    const [finding] = found(known);
    expect(finding).toMatchObject({ severity: 'error', suffers: ['waiter'], topic: 'one-shot' });
    expect(finding?.why).toMatch(/DATABASE_URL, which is not set/);
    expect(finding?.evidence.at(-1)).toEqual({ source: 'log of migrate', text: "KeyError: 'DATABASE_URL'" });
    expect(finding?.fixes.at(-1)?.argv).toEqual(['docker', 'compose', 'up', '-d']);
  });

  it('names the line where the variable is to be set', () => {
    const place = { file: '/home/me/project/compose.yaml', line: 7, written: null };
    const sources = { envFiles: {}, serviceEnvFiles: {}, places: { 'services.migrate.environment': place }, shell: {} };
    const finding = only(oneShotFailed, knowingRecorded('migrate', { waiter, world: { sources } }));
    expect(finding.fixes.find(({ edit }) => edit)?.edit).toEqual({ file: place.file, line: 7 });
  });

  it('is one finding, also where the kernel killed it or its command is not there', () => {
    expect(codes(knowingRecorded('oom', { waiter }))).toEqual(['dependency.one-shot-failed oom']);
    expect(codes(knowingRecorded('nope', { waiter }))).toEqual(['dependency.one-shot-failed nope']);
    expect(only(oneShotFailed, knowingRecorded('nope', { waiter })).why).toMatch(/no program "nope"/);
  });

  it('is told in Chinese', () => {
    const [finding] = oneShotFailed.find(knowingRecorded('migrate', { waiter }), 'zh-CN');
    expect(finding?.title).toBe('migrate 没有完成任务：退出码 1');
    expect(finding?.why).toBe(
      '它需要环境变量 DATABASE_URL，但容器里没有设置。这些服务要等它以 0 退出才会启动：waiter。',
    );
  });

  it('is a warning where nobody has to wait for it', () => {
    const container = recordedContainer('migrate');
    const specs = [spec('migrate'), spec('api', { dependsOn: [dependency('migrate', waiter, false)] })];
    expect(only(oneShotFailed, knowing({ specs, containers: [container], log: recordedLog })).severity).toBe('warning');
  });

  it('is silent of one that ended with 0, of one that works, and of an example where all is well', () => {
    const container = recordedContainer('migrate');
    const specs = [spec('migrate'), spec('api', { dependsOn: [dependency('migrate', waiter)] })];
    for (const changes of [{ exitCode: 0 }, { state: 'running' as const, exitCode: null, finishedAt: null }]) {
      const known = knowing({ specs, containers: [{ ...container, ...changes }], log: recordedLog });
      expect(codes(known)).toEqual([]);
    }
    expect(codes({ ...knowing({ specs: [], containers: [] }), world: exampleWorld('healthy') })).toEqual([]);
  });

  it('is silent of one that was stopped with all others, not of one that others still wait for', () => {
    const specs = [spec('migrate'), spec('api', { dependsOn: [dependency('migrate', waiter)] })];
    const stopped = { ...recordedContainer('migrate'), exitCode: 137 };
    const api = containerLike(stopped, 'api', { exitCode: 137 });
    expect(codes(knowing({ specs, containers: [stopped, api] }))).toEqual([]);
    const waiting = { ...api, state: 'created' as const, exitCode: null, startedAt: null, finishedAt: null };
    expect(codes(knowing({ specs, containers: [stopped, waiting] }))).toEqual(['dependency.one-shot-failed migrate']);
  });

  it.each(['2.26', '2.40'] as const)('is told by the output of Compose %s alone', (version) => {
    for (const kind of ['up', 'attached'] as const) {
      const [finding] = found(pasted(recordedUp('migrate', version, kind)));
      expect(finding).toMatchObject({ code: 'dependency.one-shot-failed', service: 'migrate', severity: 'error' });
      expect(finding?.evidence[0]).toEqual({
        source: '-',
        text: expect.stringContaining('service "migrate" didn\'t complete successfully: exit 1'),
      });
    }
  });

  it('takes its words from the log where the text has none and the engine has the same end', () => {
    const known = knowingRecorded('migrate', { waiter });
    const lines = recordedUp('migrate', '2.40', 'up');
    const [finding] = found({ ...pasted(lines, known.world), log: known.log });
    expect(finding?.why).toContain('DATABASE_URL');
    expect(finding?.evidence.at(-1)?.source).toBe('log of migrate');
    const other = lines.map((line) => line.replace('exit 1', 'exit 4'));
    expect(found({ ...pasted(other, known.world), log: known.log })[0]?.why).not.toContain('DATABASE_URL');
    expect(found(pasted(lines))[0]?.why).toBe('Code 1: an error of its own.');
  });

  it('takes its words from the text where those are there', () => {
    const lines = [
      "migrate-1  | KeyError: 'X'",
      'migrate-1 exited with code 3',
      'service "migrate" didn\'t complete successfully: exit 3',
    ];
    const known = pasted(lines);
    expect(codes(known)).toEqual(['dependency.one-shot-failed migrate']);
    expect(found(known)[0]).toMatchObject({
      title: expect.stringContaining('3'),
      why: expect.stringContaining("KeyError: 'X'"),
    });
  });
});

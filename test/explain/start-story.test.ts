import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LoggedLine } from '../../src/doctor/known.ts';
import { noEvidence } from '../../src/explain/evidence.ts';
import { explainProject } from '../../src/explain/project.ts';
import { explainService } from '../../src/explain/service.ts';
import { startStory } from '../../src/explain/start-story.ts';
import type { Container } from '../../src/model/container.ts';
import type { ServiceSpec } from '../../src/model/project.ts';
import { selectServices } from '../../src/model/services.ts';
import type { World } from '../../src/model/world.ts';
import { LANGUAGES, type Language } from '../../src/words/catalogue.ts';
import { exampleWorld, MOMENTS, type Moment, NOW } from '../example-world.ts';

/** What prestart of examples/ai-pic printed while nothing listened on the port (Engine 28.5). */
const recorded = readFileSync('test/explain/fixtures/prestart-refused.28.5.txt', 'utf8').trimEnd().split('\n');

/** All but the last line, as long as it has not given up; a second ago. */
const trying = recorded.slice(0, -1);

function at(moment: Moment, change: Partial<ServiceSpec> = {}): World {
  const world = exampleWorld(moment);
  const environment = {
    POSTGRES_SERVER: 'host.docker.internal',
    POSTGRES_PORT: '15999',
    REDIS_HOST: 'host.docker.internal',
  };
  const services = (world.project?.services ?? []).map((spec) =>
    spec.name === 'prestart' ? { ...spec, environment, ...change } : spec,
  );
  return { ...world, project: world.project && { ...world.project, services } };
}

function logged(lines: readonly string[], ago = 1_000) {
  const read: readonly LoggedLine[] = lines.map((text) => ({ at: NOW - ago, text }));
  return { ...noEvidence, newest: (service: string) => (service === 'prestart' ? read : []) };
}

function told(world: World, lines: readonly string[] = [], language: Language = 'en', ago?: number): readonly string[] {
  return startStory({ world, evidence: logged(lines, ago), language, now: NOW });
}

describe('the story of a start', () => {
  it('tells for which server a one-shot waits, at which try, and who waits behind it', () => {
    expect(told(at('prestart-waiting'), trying)).toEqual([
      'prestart is waiting for PostgreSQL at host.docker.internal:15999, third try; backend and worker wait for it.',
    ]);
    expect(told(at('prestart-waiting'), trying, 'zh-CN')).toEqual([
      'prestart 正在等 host.docker.internal:15999 上的 PostgreSQL，第 3 次尝试；backend、worker 在等它。',
    ]);
  });

  it('tells it from the first word on, before a try has failed', () => {
    expect(told(at('prestart-waiting'), recorded.slice(0, 3))).toEqual([
      'prestart is waiting for PostgreSQL at host.docker.internal:15999, first try; backend and worker wait for it.',
    ]);
  });

  it('does not count tries that the log does not count', () => {
    const bare = recorded.filter((line) => !/time calling it/.test(line)).slice(0, -1);
    expect(told(at('prestart-waiting'), bare)[0]).toContain('PostgreSQL at host.docker.internal:15999; backend');
  });

  it('says no more of a server once the program got further, or has been silent for long', () => {
    const atWork = 'prestart has been at work for 3.0 s; backend and worker wait for it.';
    const further = [
      ...trying,
      '2026-11-25 14:13:31,525 INFO [app.backend_pre_start] Service finished initializing: PostgreSQL answers',
      '+ alembic upgrade head',
    ];
    expect(told(at('prestart-waiting'), further)).toEqual([atWork]);
    expect(told(at('prestart-waiting'), trying, 'en', 10 * 60_000)).toEqual([atWork]);
    expect(told(at('prestart-waiting'))).toEqual([atWork]);
  });

  it('tells how it ended, and whom that let start or keeps back', () => {
    expect(told(at('healthy'), trying)).toEqual([
      'prestart ended with 0 after 3.2 s, so backend and worker could start.',
    ]);
    expect(told(at('prestart-failed'), recorded, 'en', 50_000)).toEqual([
      'prestart did not reach PostgreSQL at host.docker.internal:15999 and ended with 1, so backend and worker cannot start.',
    ]);
    expect(told(at('prestart-failed'))).toEqual(['prestart ended with 1, so backend and worker cannot start.']);
  });

  it('does not say that others wait which run already', () => {
    const world = at('healthy');
    const containers = Object.values(world.containers).map(
      (each): Container => (each.service === 'prestart' ? { ...each, exitCode: 1 } : each),
    );
    expect(told({ ...world, containers: Object.fromEntries(containers.map((each) => [each.id, each])) })).toEqual([]);
  });

  it('names a server that only the log names, and a name that is not found', () => {
    const refused = ['dial tcp 172.18.0.9:3306: connect: connection refused', 'retrying in 1s, attempt 4'];
    expect(told(at('prestart-waiting', { environment: {} }), refused)[0]).toMatch(
      /^prestart is waiting for MySQL at 172\.18\.0\.9:3306, fourth try; /,
    );
    const unknown = [
      'psycopg2.OperationalError: could not translate host name "database" to address: Name or service not known',
    ];
    expect(
      told(at('prestart-waiting', { environment: { POSTGRES_SERVER: 'database', POSTGRES_PORT: '5432' } }), unknown)[0],
    ).toMatch(/^prestart is waiting for PostgreSQL at database:5432; /);
  });
});

describe('the explanations that tell it', () => {
  const evidence = logged(trying);

  it('are those of the one-shot, of what waits for it, and of the project', () => {
    const world = at('prestart-waiting');
    const sentence =
      'prestart is waiting for PostgreSQL at host.docker.internal:15999, third try; backend and worker wait for it.';
    expect(explainService(world, 'prestart', evidence, 'en', NOW).paragraphs).toContain(sentence);
    expect(explainService(world, 'backend', evidence, 'en', NOW).paragraphs).toContain(sentence);
    expect(explainProject(world, evidence, 'en', NOW).paragraphs).toContain(sentence);
  });

  it('do not say of a one-shot at work that it has no healthcheck', () => {
    expect(explainService(at('prestart-waiting'), 'prestart', noEvidence, 'en', NOW).paragraphs.join()).not.toContain(
      'no healthcheck',
    );
  });

  it('say of a failed one what it did not reach', () => {
    const failed = explainService(at('prestart-failed'), 'prestart', logged(recorded, 50_000), 'en', NOW).paragraphs;
    expect(failed[0]).toBe('prestart ended with 1.');
    expect(failed).toContain('By its log, prestart did not reach PostgreSQL at host.docker.internal:15999.');
  });

  it('are in one language, with nothing missing, at every moment', () => {
    for (const language of LANGUAGES) {
      for (const moment of MOMENTS) {
        const world = at(moment);
        const names = selectServices(world).map(({ name }) => name);
        const all = [
          explainProject(world, evidence, language, NOW),
          ...names.map((name) => explainService(world, name, evidence, language, NOW)),
        ];
        for (const { paragraphs } of all) {
          expect(paragraphs.join('\n')).not.toMatch(/undefined|NaN|null/);
          expect(/[\u4e00-\u9fff]/.test(paragraphs.join())).toBe(language === 'zh-CN');
        }
      }
    }
  });
});

import process from 'node:process';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCompose } from '../../src/compose/open.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { tellTopic, topics } from '../../src/explain/topics/index.ts';
import type { TopicId } from '../../src/model/topic.ts';
import type { World } from '../../src/model/world.ts';
import { openSession, type Session } from '../../src/session/session.ts';
import { LANGUAGES, type Language } from '../../src/words/catalogue.ts';
import { type TestProject, writeTestProject } from './ai-pic-host.ts';
import { describeReal, engineHere } from './engine-required.ts';

describeReal('topics on the example project', () => {
  let project: TestProject;
  let session: Session;
  const env = { ...process.env, TAG: undefined, COMPOSE_PROJECT_NAME: undefined, COMPOSE_FILE: undefined };

  beforeAll(async () => {
    project = await writeTestProject({ postgresPort: 5432, redisPort: 6379 });
    await execa('docker', ['compose', 'up', '-d', '--no-deps', 'adminer'], { cwd: project.directory });
    session = openSession({
      engine: openEngine(engineHere),
      compose: openCompose({ directory: project.directory, files: [], profiles: [], envFiles: [], env }),
      record: () => {},
      logMemory: null,
      watchWith: null,
      cache: null,
    });
    await until((world) => world.sources !== null && world.project?.origin === 'resolved' && world.containersKnown);
  }, 60_000);

  afterAll(async () => {
    await session.close();
    const down = ['compose', 'down', '--volumes', '--timeout', '0'];
    await execa('docker', down, { cwd: project.directory, reject: false });
    await project.remove();
  });

  function until(isTrue: (world: World) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(JSON.stringify(Object.keys(session.world())))), 30_000);
      const check = () => {
        if (!isTrue(session.world())) return;
        clearTimeout(timer);
        unsubscribe();
        resolve();
      };
      const unsubscribe = session.subscribe(check);
      check();
    });
  }

  const place = (language: Language) => ({
    world: session.world(),
    language,
    now: Date.now(),
    compose: ['docker', 'compose'],
  });

  const facts = (id: TopicId) =>
    (tellTopic(id, place('en'))?.inProject ?? []).map(({ text, source }) => `${text} | ${source}`);

  test('the name of the image is told as it came about', () => {
    expect(facts('image')).toContain(
      `prestart, backend, worker use ${project.image}: DOCKER_IMAGE_BACKEND=${project.image.replace(':latest', '')} from .env line 9; TAG is not set, so its default latest is taken. | docker-compose.yml:6`,
    );
  });

  test('what the override decides stands where it says', () => {
    const told = facts('merge');
    expect(told.join('\n')).toMatch(
      /override\.yml decides for backend: .*command.*environment \(SMTP_HOST, .* \| docker-compose\.override\.yml:33/,
    );
    expect(told.join('\n')).toMatch(/All that is set for .*mailcatcher.* stands in docker-compose\.override\.yml/);
  });

  test('both roles of .env are told, and what wins', () => {
    const told = facts('env');
    expect(told).toContain('TAG is not set, so its default latest is taken. | docker-compose.yml:6');
    expect(told.join('\n')).toMatch(
      /backend gets SMTP_HOST=mailcatcher from environment \(docker-compose\.override\.yml line 47\); SMTP_HOST= on \.env line 26 loses/,
    );
    expect(told.join('\n')).toMatch(
      /Second role: env_file hands the \d+ variables of \.env to prestart, backend, worker/,
    );
  });

  test('the project is named by the line that names it', () => {
    expect(facts('project-name')[0]).toMatch(
      new RegExp(`^This project is called ${project.name}, since COMPOSE_PROJECT_NAME on \\.env line \\d+ says so`),
    );
  });

  test('every topic is whole in both languages, and shows no password', () => {
    for (const language of LANGUAGES) {
      for (const topic of topics) {
        const told = JSON.stringify(topic.tell(place(language)));
        expect.soft(told, topic.id).not.toMatch(/undefined|NaN|changethis/);
      }
    }
  });
});

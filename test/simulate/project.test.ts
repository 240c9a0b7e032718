import { expect, it } from 'vitest';
import { complaint, resolveProject } from '../../src/simulate/project.ts';
import { folder } from '../compose/folder.ts';

const compose = (lines: string) => `services:\n  web:\n    image: bb\n${lines}`;

function place(files: Readonly<Record<string, string>>) {
  return { directory: folder(files), scenario: 'smooth' } as const;
}

it('puts what env files say under the environment, which wins', async () => {
  const project = await resolveProject(
    place({
      'docker-compose.yml': compose('    env_file: [web.env]\n    environment: [A=1, "B=${B}"]\n'),
      '.env': 'B=2\n',
      'web.env': 'A=9\nC=3\n',
    }),
  );
  expect(project).toMatchObject({ value: { services: [{ environment: { A: '1', B: '2', C: '3' } }] } });
});

it('reads no variable of this process', async () => {
  const project = await resolveProject(place({ 'docker-compose.yml': compose('    environment: ["P=${PATH}"]\n') }));
  expect(project).toMatchObject({ value: { services: [{ environment: { P: '' } }] } });
});

it.each([
  ['environment: ["A=${KEY?not there}"]', 'services.web.environment.[]', 'not there'],
  ['command: echo ${KEY:?}', 'services.web.command', ''],
  ['labels: {a: "${OTHER-${KEY?deep}}"}', 'services.web.labels.a', 'deep'],
])('refuses a required variable as Compose 2.40 does: %s', async (line, path, message) => {
  const at = place({ 'docker-compose.yml': compose(`    ${line}\n`), '.env': 'KEY\n' });
  const project = await resolveProject(at);
  if (project.ok) throw new Error('not refused');
  expect(project.problem).toEqual({ kind: 'variable-not-set', variable: 'KEY', message });
  expect(await complaint(at, project.problem)).toBe(
    `error while interpolating ${path}: required variable KEY is missing a value: ${message}`,
  );
});

it('takes an empty value for none only where the colon says so', async () => {
  const files = { 'docker-compose.yml': compose('    command: echo ${KEY?}\n'), '.env': 'KEY=\n' };
  expect((await resolveProject(place(files))).ok).toBe(true);
  const strict = { ...files, 'docker-compose.yml': compose('    command: echo ${KEY:?}\n') };
  expect((await resolveProject(place(strict))).ok).toBe(false);
});

it('complains of files that are missing or broken', async () => {
  const missing = place({ 'docker-compose.yml': compose('    env_file: [gone.env]\n') });
  const project = await resolveProject(missing);
  expect(project).toMatchObject({ problem: { kind: 'env-file-missing' } });
  if (!project.ok) expect(await complaint(missing, project.problem)).toMatch(/^env file \S+gone\.env not found: stat /);
  const broken = place({ 'docker-compose.yml': 'services: [\n' });
  expect(await resolveProject(broken)).toMatchObject({ problem: { kind: 'invalid' } });
});

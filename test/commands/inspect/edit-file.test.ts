import { expect, it } from 'vitest';
import { answer, at, begin, choicesOf, planOf, project, reply, why, withProject } from '../situation.ts';

const situation = withProject(at('healthy'), (known) => ({
  ...known,
  directory: '/home/ann/ai-pic',
  files: ['/home/ann/ai-pic/docker-compose.yml', '/home/ann/shared/base.yml'],
  envFiles: [],
}));

it('offers the compose files, and .env also while it is not there', () => {
  const choices = choicesOf(begin('edit', situation, project));
  expect(choices.map(({ label }) => label)).toEqual([
    'docker-compose.yml',
    '/home/ann/shared/base.yml',
    '.env',
    'another file …',
  ]);
  expect(planOf(answer(begin('edit', situation, project), '3').next)).toEqual({
    kind: 'edit',
    place: { file: '/home/ann/ai-pic/.env', line: 1 },
  });
});

it('takes any other file by its path', () => {
  const { next } = answer(begin('edit', situation, project), '0');
  expect(planOf(reply(next, 'backend/app/main.py'))).toMatchObject({
    place: { file: '/home/ann/ai-pic/backend/app/main.py' },
  });
  expect(planOf(reply(next, '/etc/hosts'))).toMatchObject({ place: { file: '/etc/hosts' } });
  expect(reply(next, ' ')).toMatchObject({ kind: 'say' });
});

it('needs a project', () => {
  expect(why('edit', at('empty'), project)).toMatch(/no project/);
});

import { describe, expect, it } from 'vitest';
import { composeCommand, composeVerb, reportsProgress, withJsonProgress } from '../../src/compose/argv.ts';

describe('the command', () => {
  it('has only what was chosen', () => {
    const options = { directory: '/p', files: [], profiles: [], envFiles: [], env: {} };
    expect(composeCommand(options)).toEqual(['docker', 'compose']);
    expect(
      composeCommand({
        ...options,
        files: ['a.yml', 'b.yml'],
        projectName: 'x',
        profiles: ['p', 'q'],
        envFiles: ['e'],
        context: 'c',
      }),
    ).toEqual('docker --context c compose -f a.yml -f b.yml -p x --profile p --profile q --env-file e'.split(' '));
  });
});

it.each([
  ['docker compose up -d', 'docker compose --progress json up -d'],
  [
    'docker --context c compose -f up.yml -p x build api',
    'docker --context c compose --progress json -f up.yml -p x build api',
  ],
  ['docker compose --progress plain up', 'docker compose --progress plain up'],
])('asks for JSON in %s', (typed, run) => {
  expect(withJsonProgress(typed.split(' '))).toEqual(run.split(' '));
});

it.each([
  ['docker compose up -d', true],
  ['docker compose -p up logs -f', false],
  ['docker compose watch --no-up', true],
  ['docker compose logs up', false],
  ['docker compose exec api up', false],
  ['docker compose run --rm api up', false],
  ['docker image prune -f', false],
  ['docker run compose up', false],
  ['docker compose', false],
])('%s reports progress: %s', (typed, reports) => {
  expect(reportsProgress(typed.split(' '))).toBe(reports);
});

it.each([
  ['docker compose --profile up down -v', 'down'],
  ['docker compose --dry-run up', 'up'],
  ['docker container ls', null],
])('the verb of %s is %s', (typed, verb) => {
  expect(composeVerb(typed.split(' '))).toBe(verb);
});

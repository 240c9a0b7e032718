import { beforeAll, describe, expect, it } from 'vitest';
import { volumes } from '../../../../src/explain/topics/running/volumes.ts';
import { watch } from '../../../../src/explain/topics/running/watch.ts';
import type { World } from '../../../../src/model/world.ts';
import type { Moment } from '../../../example-world.ts';
import { commandsOf, factsOf } from './facts.ts';
import { aiPic, otherProject, readExample } from './projects.ts';

let at: (moment: Moment, more?: Partial<World>) => World;
let store: World;

beforeAll(async () => {
  const read = await readExample();
  at = (moment, more) => aiPic(read, moment, more);
  store = await otherProject({
    'compose.yaml': `
name: store
services:
  db:
    image: postgres:18
    volumes: [data:/var/lib/postgresql, shared:/backup, /scratch]
volumes:
  data: {}
  shared: {external: true}
`,
  });
});

describe('the topic of volumes', () => {
  it('tells bind mounts with their lines, and that there is nothing to delete', () => {
    expect(factsOf(volumes, at('healthy'))).toEqual([
      'Bind mount: ./backend/htmlcov of this machine is /app/htmlcov in backend. [docker-compose.override.yml:45]',
      'Bind mount: /var/run/docker.sock of this machine is /var/run/docker.sock in proxy. [docker-compose.override.yml:7]',
      'This project has no named volume of its own, so "down -v" would delete none. [docker compose config]',
    ]);
  });

  it('tells by their names on the engine what "down -v" would delete and what it leaves', () => {
    const facts = factsOf(volumes, store).join('\n');
    expect(facts).toContain('Volume: store_data is /var/lib/postgresql in db.');
    expect(facts).toContain('Anonymous volume: /scratch in db.');
    expect(facts).toContain('"down -v" would delete: store_data.');
    expect(facts).toContain('External, so "down -v" leaves it: shared.');
  });

  it('counts the anonymous volumes of its containers', () => {
    const world = at('healthy');
    const name = 'a1'.repeat(32);
    const containers = Object.fromEntries(
      Object.values(world.containers).map((each) => [
        each.id,
        each.service === 'adminer'
          ? { ...each, mounts: [{ type: 'volume', source: name, target: '/x', readOnly: false }] }
          : each,
      ]),
    );
    expect(factsOf(volumes, { ...world, containers })).toContain(
      '"down -v" would also delete 1 anonymous volume of its containers. [seen]',
    );
  });
});

describe('the topic of watch', () => {
  it('tells the rules with their lines, and that what is saved stays here while it is off', () => {
    const facts = factsOf(watch, at('healthy'));
    expect(facts).toContain('./backend → backend:/app, copied on save (sync). [docker-compose.override.yml:39]');
    expect(facts).toContain(
      './backend/pyproject.toml: a change builds the image of backend and makes its container anew (rebuild). [docker-compose.override.yml:42]',
    );
    expect(facts).toContain('Watch is off: what you save stays on your machine. [seen]');
    expect(commandsOf(watch, at('healthy'))).toContain('dogwatch drift backend');
  });

  it('tells the files that arrived last, the newest first', () => {
    const facts = factsOf(watch, at('watching'));
    expect(facts).toContain('Watch has been running for 3 m 00 s. [seen]');
    expect(facts.filter((fact) => /seen in|deleted here/.test(fact))).toEqual([
      'backend/app/old.py was deleted here and in backend, 47 s ago. [seen]',
      'backend/app/api/users.py was seen in backend, 1 m ago, 0.6 s after it was saved. [seen]',
      'backend/app/main.py was seen in backend, 1 m ago, 0.6 s after it was saved. [seen]',
    ]);
  });

  it('says that a project has no rules, and that a Compose is too old for them', () => {
    expect(factsOf(watch, store)).toEqual([expect.stringContaining('No service of this project has a rule')]);
    expect(factsOf(watch, at('healthy', { composeVersion: '2.20.3' }))).toContain(
      'Compose 2.20.3 has no watch command; it came with 2.22. [seen]',
    );
    expect(factsOf(watch, at('healthy', { composeVersion: '5.5.0' })).join('\n')).not.toContain('no watch command');
  });
});

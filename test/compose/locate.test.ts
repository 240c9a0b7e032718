import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locate } from '../../src/compose/locate.ts';
import type { ComposeOptions } from '../../src/compose/options.ts';
import { folder } from './folder.ts';

const located = (directory: string, more: Partial<ComposeOptions> = {}) =>
  locate({ directory, files: [], profiles: [], envFiles: [], env: {}, ...more });

describe('the files of a project', () => {
  it.each([
    [['compose.yaml', 'compose.yml', 'docker-compose.yml'], ['compose.yaml']],
    [['docker-compose.yml', 'docker-compose.yaml'], ['docker-compose.yml']],
    [
      ['compose.yml', 'compose.override.yml', 'compose.override.yaml'],
      ['compose.yml', 'compose.override.yml'],
    ],
    [
      ['docker-compose.yaml', 'docker-compose.override.yaml'],
      ['docker-compose.yaml', 'docker-compose.override.yaml'],
    ],
    [
      ['compose.yaml', 'docker-compose.override.yml'],
      ['compose.yaml', 'docker-compose.override.yml'],
    ],
  ])('of %j are %j', async (present, chosen) => {
    const directory = folder(Object.fromEntries(present.map((name) => [name, 'services: {}'])));
    expect(await located(directory)).toMatchObject({
      ok: true,
      value: { directory, files: chosen.map((name) => join(directory, name)) },
    });
  });

  it('are found in a parent, whose `.env` counts after that of the directory', async () => {
    const root = folder({ 'compose.yaml': '', '.env': 'A=root\nB=root', 'src/deep/.env': 'A=deep' });
    const found = await located(join(root, 'src/deep'));
    expect(found).toMatchObject({
      ok: true,
      value: {
        directory: root,
        environment: { A: 'deep', B: 'root' },
        envFiles: [join(root, 'src/deep/.env'), join(root, '.env')],
      },
    });
  });

  it('are the ones of -f, from the directory of the first', async () => {
    const root = folder({ 'compose.yaml': '', 'a/one.yml': '', 'b/two.yml': '', 'a/.env': 'A=1' });
    const found = await located(root, { files: ['a/one.yml', 'b/two.yml'], env: { COMPOSE_FILE: 'compose.yaml' } });
    expect(found).toMatchObject({
      value: {
        directory: join(root, 'a'),
        files: [join(root, 'a/one.yml'), join(root, 'b/two.yml')],
        environment: { A: '1' },
      },
    });
  });

  it('are the ones of COMPOSE_FILE, also from `.env`, with its own separator', async () => {
    const root = folder({
      'compose.yaml': '',
      'x.yml': '',
      'y.yml': '',
      '.env': 'COMPOSE_FILE=x.yml,y.yml\nCOMPOSE_PATH_SEPARATOR=,',
    });
    expect(await located(root)).toMatchObject({ value: { files: [join(root, 'x.yml'), join(root, 'y.yml')] } });
    expect(await located(root, { env: { COMPOSE_FILE: 'y.yml' } })).toMatchObject({
      value: { files: [join(root, 'y.yml')] },
    });
  });

  it('must be there', async () => {
    const root = folder({ 'compose.yaml': '' });
    expect(await located(root, { files: ['nope.yml'] })).toEqual({
      ok: false,
      problem: { kind: 'file-not-found', file: join(root, 'nope.yml') },
    });
    expect(await located(root, { files: ['-'] })).toEqual({
      ok: false,
      problem: { kind: 'file-not-found', file: '-' },
    });
    expect(await located(root, { envFiles: ['no.env'] })).toEqual({
      ok: false,
      problem: { kind: 'env-file-missing', file: join(root, 'no.env') },
    });
  });
});

describe('the name and the profiles', () => {
  it.each([
    [{ projectName: 'chosen', env: { COMPOSE_PROJECT_NAME: 'shell' } }, 'chosen'],
    [{ env: { COMPOSE_PROJECT_NAME: 'shell' } }, 'shell'],
    [{}, 'dotenv'],
    [{ env: { COMPOSE_DISABLE_ENV_FILE: '1' } }, null],
  ])('with %j the name is %s', async (more, name) => {
    const root = folder({ 'compose.yaml': '', '.env': 'COMPOSE_PROJECT_NAME=dotenv' });
    expect(await located(root, more)).toMatchObject({ value: { name } });
  });

  it.each([
    [{ profiles: ['a'], env: { COMPOSE_PROFILES: 'b' } }, ['a']],
    [{ env: { COMPOSE_PROFILES: 'b, c' } }, ['b', 'c']],
    [{}, ['d']],
  ])('with %j the profiles are %j', async (more, profiles) => {
    const root = folder({ 'compose.yaml': '', '.env': 'COMPOSE_PROFILES=d' });
    expect(await located(root, more)).toMatchObject({ value: { profiles } });
  });

  it('come from chosen env files instead of `.env`, the last one winning over the others and the shell over all', async () => {
    const root = folder({ 'compose.yaml': '', '.env': 'A=dot', 'one.env': 'A=one\nB=one\nC=one', 'two.env': 'B=two' });
    const env = { C: 'shell', COMPOSE_ENV_FILES: 'one.env,two.env' };
    expect(await located(root, { env })).toMatchObject({ value: { environment: { A: 'one', B: 'two', C: 'shell' } } });
    expect(await located(root, { env, envFiles: ['two.env'] })).toMatchObject({ value: { environment: { B: 'two' } } });
  });
});

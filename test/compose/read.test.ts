import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFromConfig } from '../../src/compose/config.ts';
import { discover } from '../../src/compose/discover.ts';
import { folder } from './folder.ts';
import { projectFolder, recorded } from './recorded.ts';

const read = (directory: string) => discover({ directory, files: [], profiles: [], envFiles: [], env: {} });

describe('reading the files alone', () => {
  it.each(['app', 'tricky'])('tells of %s what Compose resolves, but for env files of services', async (name) => {
    const found = await read(projectFolder(name));
    if (!found.ok) throw new Error(found.problem.kind);
    const { location, project } = found.value;
    const resolved = projectFromConfig(
      recorded(`config-${name}`, '2.40').out.replaceAll(`/project/${name}`, projectFolder(name)),
      location,
    );
    const byName = (services: typeof project.services) =>
      services
        .map(({ environment, ...service }) => ({
          ...service,
          networks: service.networks.toSorted(),
          dependsOn: service.dependsOn.toSorted((a, b) => a.service.localeCompare(b.service)),
        }))
        .toSorted((a, b) => a.name.localeCompare(b.name));
    expect(byName(project.services)).toEqual(byName(resolved.services));
    expect({ ...project, services: [] }).toEqual({ ...resolved, origin: 'files', services: [] });
  });

  it('keeps the order of the files', async () => {
    const found = await read(projectFolder('tricky'));
    expect(found.ok && found.value.project.services.map(({ name }) => name)).toEqual([
      'api',
      'worker',
      'tools',
      'mail',
    ]);
  });

  it('knows every file that matters, there or not', async () => {
    const directory = projectFolder('tricky');
    const found = await read(directory);
    const sources = found.ok ? found.value.sources.map((file) => file.slice(directory.length + 1)) : [];
    expect(sources).toEqual(
      expect.arrayContaining([
        'compose.yaml',
        'compose.override.yaml',
        'compose.override.yml',
        'base.yaml',
        'base.env',
        'more/compose.yaml',
        'more/mail.env',
        'more/none.env',
        '.env',
        'api/Dockerfile.dev',
        'more/mail/Dockerfile',
      ]),
    );
  });

  it('names the project after its directory when nothing else does', async () => {
    const directory = folder({
      'My App/compose.yaml': 'services: {web: {image: "x:${TAG:-1}"}}',
      'My App/.env': 'TAG=2',
    });
    expect(await read(join(directory, 'My App'))).toMatchObject({
      value: {
        project: { origin: 'files', name: 'myapp', services: [{ name: 'web', image: 'x:2', networks: ['default'] }] },
      },
    });
  });

  it('survives what extends or includes itself', async () => {
    const directory = folder({
      'compose.yaml': 'include: [other.yaml]\nservices: {a: {extends: b, image: x}, b: {extends: a}}',
      'other.yaml': 'include: [compose.yaml]\nservices: {c: {image: y}}',
    });
    const found = await read(directory);
    expect(found.ok && found.value.project.services.map(({ name, image }) => [name, image])).toEqual([
      ['a', 'x'],
      ['b', 'x'],
      ['c', 'y'],
    ]);
  });

  it('answers with problems, not with exceptions', async () => {
    expect(await read(projectFolder('yaml-syntax'))).toMatchObject({
      problem: { kind: 'invalid', line: 4, source: '   ports:' },
    });
    expect(await read(projectFolder('include-missing'))).toMatchObject({ problem: { kind: 'file-not-found' } });
    const odd = folder({ 'compose.yaml': 'services: [1, {a: 2}]\nnetworks: 3\nvolumes: {x: 1}\ninclude: {a: b}\n' });
    expect(await read(odd)).toMatchObject({ ok: true });
    const odder = folder({
      'compose.yaml': 'services: {a: 1, b: {ports: {x: 1}, build: 3, depends_on: 4, volumes: [null], environment: 5}}',
    });
    expect(await read(odder)).toMatchObject({ ok: true });
  });
});

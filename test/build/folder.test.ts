import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openBuildFolder } from '../../src/build/folder.ts';
import type { PastBuild } from '../../src/model/build.ts';
import { folder } from '../compose/folder.ts';
import { recordOf } from './record-of.ts';

const project = { name: 'p', directory: '/p' };
const past = (at: number): PastBuild => ({
  service: 'app',
  at,
  ms: 1,
  ran: 1,
  cached: 2,
  imageSize: 3,
  outcome: 'succeeded',
  cause: 'files',
});

function inside(cache: string): string {
  const [id = ''] = readdirSync(join(cache, 'projects'));
  return join(cache, 'projects', id, 'builds');
}

it('keeps a record, for its owner only', async () => {
  const cache = folder({});
  const { record } = recordOf({ dockerfile: 'FROM bb\nCOPY a /\n', files: { a: 'x' } });
  await openBuildFolder(cache, project).write(record);
  expect(await openBuildFolder(cache, project).read('app')).toEqual(record);
  expect(await openBuildFolder(cache, { ...project, directory: '/q' }).read('app')).toBeNull();
  expect(statSync(join(inside(cache), 'app.json')).mode & 0o777).toBe(0o600);
});

it('salts with the same salt later, and with another one elsewhere', async () => {
  const cache = folder({});
  const hashed = async (name: string) => (await openBuildFolder(cache, { ...project, name }).salt())('x');
  expect(await hashed('p')).toBe(await hashed('p'));
  expect(await hashed('p')).not.toBe(await hashed('q'));
});

it('passes over what is no record and no build', async () => {
  const cache = folder({});
  const opened = openBuildFolder(cache, project);
  await opened.append(past(1));
  appendFileSync(join(inside(cache), 'history.ndjson'), '{"half\n[]\n{"service":"app"}\n');
  await opened.append(past(2));
  expect(await opened.history()).toEqual([past(1), past(2)]);
  for (const text of ['{', '{"version":2}', 'null', '{"version":1,"service":"app"}']) {
    writeFileSync(join(inside(cache), 'app.json'), text);
    expect(await opened.read('app')).toBeNull();
  }
});

it('keeps the last 200 builds', async () => {
  const cache = folder({});
  const opened = openBuildFolder(cache, project);
  for (let at = 1; at <= 320; at++) await opened.append(past(at));
  const history = await opened.history();
  expect(history).toHaveLength(200);
  expect(history.at(-1)?.at).toBe(320);
  expect(readFileSync(join(inside(cache), 'history.ndjson'), 'utf8').split('\n').length).toBeLessThan(302);
});

it('goes on without a folder that can be written', async () => {
  const cache = folder({ taken: 'a file, where a folder would have to be' });
  const opened = openBuildFolder(join(cache, 'taken'), project);
  const { record } = recordOf({ dockerfile: 'FROM bb\n' });
  await opened.write(record);
  await opened.append(past(1));
  expect([await opened.read('app'), await opened.history()]).toEqual([null, []]);
  expect((await opened.salt())('x')).toBe((await opened.salt())('x'));
});

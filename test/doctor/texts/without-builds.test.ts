import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diagnose } from '../../../src/doctor/diagnose.ts';
import { withoutBuilds } from '../../../src/doctor/texts/without-builds.ts';
import { plain } from '../../../src/text/sanitize.ts';
import { pasted } from '../rules/freshness/known.ts';

const recorded = (name: string) =>
  plain(readFileSync(new URL(`../fixtures/freshness/said/${name}`, import.meta.url), 'utf8')).split('\n');

it('leaves what is neither of a build nor of a pull', () => {
  const own = [
    'connection to server at "db" failed: Connection refused',
    ' Container shop-db-1  Error dependency db failed to start',
  ];
  for (const name of ['build-network.2.40', 'build-network.2.26', 'pull-refused.2.40', 'build-classic-run.2.40']) {
    const left = withoutBuilds([...recorded(name), ...own]);
    expect(left.filter((line) => /URLError|refused$|assert 3 == 4/.test(line))).toEqual([own[0]]);
    expect(left).toEqual(expect.arrayContaining(own));
  }
});

it('lets no server that a build or a registry lacks pass for one of the project', () => {
  const codes = (name: string) => diagnose(pasted(recorded(name)), 'en').map(({ code }) => code);
  expect(codes('build-network.2.40')).toEqual(['build.failed']);
  expect(codes('build-network.2.26')).toEqual(['build.failed']);
  expect(codes('pull-refused.2.40')).toEqual(['image.pull-failed']);
  expect(codes('pull-offline.2.26')).toEqual(['image.pull-failed']);
});

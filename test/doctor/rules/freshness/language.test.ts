import { expect, it } from 'vitest';
import type { Known } from '../../../../src/doctor/known.ts';
import { freshnessRules } from '../../../../src/doctor/rules/freshness/index.ts';
import { built, pasted, recorded, spec, worldOf } from './known.ts';

const NAMES = ['run', 'copy', 'ignored', 'syntax', 'base', 'nofile', 'nofolder', 'target', 'package', 'network'];
const PULLS = ['gone', 'private', 'denied', 'limited', 'arm', 'offline', 'refused', 'name'];
const world = worldOf([
  ...NAMES.map((name) => built(name)),
  ...PULLS.map((name) => spec(name, { image: `shop/${name}` })),
]);

const texts = (known: Known) =>
  freshnessRules.flatMap((rule) =>
    rule
      .find(known, 'zh-CN')
      .flatMap(({ title, why, fixes }) => [title, why, ...fixes.flatMap((fix) => [fix.title, fix.explain])]),
  );

it.each([...NAMES.map((name) => `build-${name}.2.40`), ...PULLS.map((name) => `pull-${name}.2.40`), 'watch-none.2.40'])(
  'every text of %s is Chinese, on one line, without a hole',
  (name) => {
    const told = texts(pasted(recorded(name), world));
    expect(told.length).toBeGreaterThan(3);
    for (const text of told) {
      expect(text).toMatch(/\p{Script=Han}/u);
      expect(text).not.toMatch(/undefined|null|NaN|\n|\[object/);
    }
  },
);

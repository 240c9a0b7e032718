import { expect, it } from 'vitest';
import { mergeModels } from '../../src/compose/merge.ts';
import type { Tree } from '../../src/compose/tree.ts';

const cases: readonly (readonly [string, Tree, Tree, Tree])[] = [
  ['image', 'a', 'b', 'b'],
  ['command', ['a', 'b'], ['c'], ['c']],
  ['environment', { A: '1', B: '1' }, ['B=2', 'C'], { A: '1', B: '2', C: null }],
  [
    'depends_on',
    ['db'],
    { cache: { condition: 'service_healthy' } },
    { db: null, cache: { condition: 'service_healthy' } },
  ],
  ['networks', ['a'], ['b'], { a: null, b: null }],
  ['build', '.', { target: 'dev' }, { context: '.', target: 'dev' }],
  ['ports', ['80:80'], ['80:80', '81:81'], ['80:80', '81:81']],
  [
    'ports',
    [{ target: 80, published: '80' }],
    [{ target: 80, published: '80', mode: 'host' }],
    [{ target: 80, published: '80', mode: 'host' }],
  ],
  ['volumes', ['one:/data', 'two:/x'], ['./three:/data:ro'], ['./three:/data:ro', 'two:/x']],
  ['healthcheck', { test: ['CMD', 'a'], retries: 2 }, { test: ['CMD', 'b'] }, { test: ['CMD', 'b'], retries: 2 }],
  ['env_file', ['a.env'], [{ path: 'a.env', required: false }], [{ path: 'a.env', required: false }]],
  ['restart', 'always', null, 'always'],
  ['deploy', { replicas: 1, mode: 'x' }, { replicas: 2 }, { replicas: 2, mode: 'x' }],
];

it.each(cases)('merges %s: %j with %j', (field, earlier, later, expected) => {
  const merged = mergeModels({ services: { a: { [field]: earlier } } }, { services: { a: { [field]: later }, b: {} } });
  expect(merged).toEqual({ services: { a: { [field]: expected }, b: {} } });
});

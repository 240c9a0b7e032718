import { expect, test } from 'vitest';
import { startUpOrder } from '../../src/model/order.ts';
import type { DependencyCondition, ServiceSpec } from '../../src/model/project.ts';
import { services } from '../example-project.ts';

const [plain] = services;

function spec(name: string, ...after: readonly string[]): ServiceSpec {
  if (!plain) throw new Error('the example project has no service');
  const condition: DependencyCondition = 'service_started';
  return { ...plain, name, dependsOn: after.map((service) => ({ service, condition, required: true })) };
}

const order = (...specs: readonly ServiceSpec[]) => startUpOrder(specs).map(({ name }) => name);

test('what others wait for comes first', () => {
  expect(order(spec('web', 'api'), spec('api', 'db', 'migrate'), spec('migrate', 'db'), spec('db'))).toEqual([
    'db',
    'migrate',
    'api',
    'web',
  ]);
});

test('services that are equally free keep the order of the files', () => {
  expect(order(spec('c'), spec('a'), spec('b'))).toEqual(['c', 'a', 'b']);
});

test('every service comes after all that it waits for, however they are listed', () => {
  const specs = [spec('e', 'd', 'b'), spec('d', 'a'), spec('c', 'e'), spec('b'), spec('a', 'b')];
  for (let turn = 0; turn < specs.length; turn++) {
    const listed = [...specs.slice(turn), ...specs.slice(0, turn)];
    const names = order(...listed);
    for (const { name, dependsOn } of listed) {
      for (const { service } of dependsOn) expect(names.indexOf(service)).toBeLessThan(names.indexOf(name));
    }
  }
});

test('a dependency that is not in the project is left out', () => {
  expect(order(spec('api', 'gone'), spec('db'))).toEqual(['api', 'db']);
});

test('in a circle every service is still listed once', () => {
  expect(order(spec('a', 'c'), spec('b', 'a'), spec('c', 'b'), spec('d', 'd')).toSorted()).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
});

test('a long chain is ordered quickly', () => {
  const chain = Array.from({ length: 200 }, (_, index) =>
    spec(`s${index}`, ...Array.from({ length: Math.min(index, 5) }, (_, back) => `s${index - back - 1}`)),
  );
  const before = performance.now();
  expect(order(...chain.toReversed())).toEqual(chain.map(({ name }) => name));
  expect(performance.now() - before).toBeLessThan(500);
});

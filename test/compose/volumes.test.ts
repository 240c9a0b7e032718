import { expect, it } from 'vitest';
import { volumesOf } from '../../src/compose/volumes.ts';

it.each([
  ['data:/data', { type: 'volume', source: 'data', target: '/data' }],
  ['./src:/app:ro', { type: 'bind', source: './src', target: '/app' }],
  [
    '/var/run/docker.sock:/var/run/docker.sock',
    { type: 'bind', source: '/var/run/docker.sock', target: '/var/run/docker.sock' },
  ],
  ['/anonymous', { type: 'volume', source: '', target: '/anonymous' }],
  ['C:\\src:/app', { type: 'bind', source: 'C:\\src', target: '/app' }],
  [
    { type: 'tmpfs', target: '/tmp' },
    { type: 'tmpfs', source: '', target: '/tmp' },
  ],
])('%j', (form, expected) => {
  expect(volumesOf([form])).toEqual([expected]);
});

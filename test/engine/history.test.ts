import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type HistoryItem, toLayers } from '../../src/engine/history.ts';

it('reads a history of Engine 28.5, the newest layer first', () => {
  const path = new URL('fixtures/history-28.5.json', import.meta.url);
  const layers = toLayers(JSON.parse(readFileSync(path, 'utf8')) as HistoryItem[]);
  expect(layers).toHaveLength(11);
  expect(layers[0]).toEqual({
    instruction: 'CMD ["sleep" "9"]',
    size: 0,
    createdAt: 1_795_594_661_000,
    comment: 'buildkit.dockerfile.v0',
  });
  expect(layers.map(({ instruction }) => instruction)).toContain('RUN /bin/sh -c echo built > /built # buildkit');
  expect(layers.at(-1)).toMatchObject({ size: 1_982_256, createdAt: 1_795_574_276_000 });
});

it('does without what older engines leave out', () => {
  expect(toLayers([{}])).toEqual([{ instruction: '', size: 0, createdAt: 0, comment: '' }]);
});

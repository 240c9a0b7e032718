import { describe, expect, it } from 'vitest';
import { parseCompose, placeOf } from '../../src/compose/parse.ts';

describe('a Compose file', () => {
  it('has its anchors and merge keys resolved, own keys winning wherever the merge key stands', () => {
    const text = 'x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nown: {b: 3, <<: *x}\nboth: {<<: [*y, *x], d: *x}';
    expect(parseCompose(text, 'f')).toMatchObject({
      value: { tree: { own: { a: 1, b: 3 }, both: { b: 2, c: 2, a: 1, d: { a: 1, b: 1 } } } },
    });
  });

  it('notes what !reset and !override take away', () => {
    const text = 'services:\n  a:\n    ports: !override ["1"]\n    labels: !reset null\n    command: !unknown x\n';
    expect(parseCompose(text, 'f')).toEqual({
      ok: true,
      value: {
        tree: { services: { a: { ports: ['1'], command: 'x' } } },
        cleared: [
          ['services', 'a', 'ports'],
          ['services', 'a', 'labels'],
        ],
      },
    });
  });

  it('may hold nothing, or an alias of itself', () => {
    expect(parseCompose('# nothing\n', 'f')).toMatchObject({ value: { tree: {} } });
    expect(parseCompose('a: &a {b: *a}', 'f').ok).toBe(true);
  });

  it('is invalid with the place and the text of the line', () => {
    expect(parseCompose('services:\n  web:\n\timage: x\n', '/p/compose.yaml')).toMatchObject({
      problem: { kind: 'invalid', file: '/p/compose.yaml', line: 3, source: '\timage: x' },
    });
    expect(parseCompose('a: 1\r\nb: 2\r\na: 3\r\n', 'f')).toMatchObject({
      problem: { line: 3, column: 1, source: 'a: 3' },
    });
  });
});

describe('the place of a path', () => {
  const text = 'services:\n  web:\n    ports:\n      - "1"\n      - "2"\n';
  it.each([
    [['services', 'web'], { line: 2, column: 3 }],
    [['services', 'web', 'ports', '1'], { line: 5, column: 9 }],
    [['services', 'web', 'image'], { line: 2, column: 3 }],
    [['nothing'], null],
  ])('%j is %j', (path, expected) => {
    expect(placeOf(text, path)).toEqual(expected);
  });
});

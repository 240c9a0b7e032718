import { describe, expect, it } from 'vitest';
import { parseEnv } from '../../src/compose/dotenv.ts';

const none = () => undefined;

describe('an env file', () => {
  it.each([
    ['A=1\nB=two words \n', { A: '1', B: 'two words' }],
    ['export A=1\r\nB: yaml\r\n', { A: '1', B: 'yaml' }],
    ['# note\n\n  A=1 # note\nB=1#2\n', { A: '1', B: '1#2' }],
    ['A=\'$B # x\'\nB="a\\nb \\"c\\" \\$d"', { A: '$B # x', B: 'a\nb "c" $d' }],
    ['A="one\ntwo"\nB=2', { A: 'one\ntwo', B: '2' }],
    ['A=1\nB=${A}/$A\nC=${NOT:-d}', { A: '1', B: '1/1', C: 'd' }],
    ['A=\nB', { A: '' }],
    ['\uFEFFA=1', { A: '1' }],
    ['A = spaced ', { A: 'spaced' }],
    ['A=1\nA=2', { A: '2' }],
  ])('%j', (text, expected) => {
    const { lines, problem } = parseEnv(text, none);
    expect(Object.fromEntries(lines.map(({ name, value }) => [name, value]))).toEqual(expected);
    expect(problem).toBeNull();
  });

  it('tells the line of each variable', () => {
    expect(parseEnv('\n# x\nA="1\n2"\n\nB=3', none).lines.map(({ name, line }) => [name, line])).toEqual([
      ['A', 3],
      ['B', 6],
    ]);
  });

  it('takes a name without a value from outside, which also wins where a value refers to it', () => {
    const outside = (name: string) => (name === 'A' ? 'outer' : undefined);
    expect(parseEnv('A\nB=$A', outside).lines).toMatchObject([{ value: 'outer' }, { value: 'outer' }]);
    expect(parseEnv('A=inner\nB=$A', outside).lines).toMatchObject([{ value: 'inner' }, { value: 'outer' }]);
  });

  it.each([
    ['A=1\nnot a line here\nB=2', 2],
    ['A=1\n\nB="open\n', 3],
    ['a$b=1', 1],
  ])('stops at what is no variable: %j', (text, line) => {
    expect(parseEnv(text, none).problem?.line).toBe(line);
  });
});

import { describe, expect, it } from 'vitest';
import { highlight } from '../../../components/logs/highlight.ts';
import { compile, type Matcher } from '../../../src/logs/matcher.ts';

const marked = (text: string, query: string) => highlight(text, compile(query) as Matcher, (found) => `<${found}>`);

describe('highlighting', () => {
  it('marks every match', () => {
    expect(marked('Redis, redis!', 'redis')).toBe('<Redis>, <redis>!');
  });

  it('leaves out matches of nothing', () => {
    expect(marked('abc', 'x*')).toBe('abc');
    expect(marked('\x1b[31mabc', 'x*')).toBe('\x1b[31mabc');
  });

  it('marks a match that goes across a change of colour, and gives the colour back after it', () => {
    expect(marked('\x1b[31mcon\x1b[32mnect\x1b[39m on', 'onne')).toBe('\x1b[31mc\x1b[39m<onne>\x1b[32mct\x1b[39m on');
  });

  it('does not match inside a sequence', () => {
    expect(marked('\x1b[31m31\x1b[0m', '31')).toBe('\x1b[31m\x1b[39m<31>\x1b[31m\x1b[0m');
  });
});

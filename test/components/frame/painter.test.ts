import { Terminal as Screen } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { changes, createPainter } from '../../../components/frame/painter.ts';

describe('changes', () => {
  it('writes nothing for the same frame', () => {
    expect(changes(['a', 'b'], ['a', 'b'])).toBe('');
  });

  it('writes only the rows that changed', () => {
    const bytes = changes(['first', 'second', 'third'], ['first', 'other', 'third']);
    expect(bytes).toContain('other');
    expect(bytes).not.toContain('first');
    expect(bytes).not.toContain('third');
  });

  it('leaves on a terminal exactly the rows of the last frame', async () => {
    const screen = new Screen({ cols: 12, rows: 4, allowProposedApi: true });
    const write = (bytes: string) => new Promise<void>((done) => screen.write(bytes, done));
    const first = ['\u001b[31m镜像 red\u001b[39m    ', 'full width01', 'three       '];
    await write('left over\r\nfrom before');
    await write(changes(null, first));
    await write(changes(first, ['镜像       |', 'full width12']));
    const rows = [0, 1, 2, 3].map((row) => screen.buffer.active.getLine(row)?.translateToString(true));
    expect(rows).toEqual(['镜像       |', 'full width12', '', '']);
  });
});

describe('createPainter', () => {
  it('skips to the newest frame when the terminal is slow', () => {
    const written: string[] = [];
    const waiting: (() => void)[] = [];
    const painter = createPainter({
      write: (bytes) => {
        written.push(bytes);
        return false;
      },
      once: (_, listener) => waiting.push(listener),
    });
    painter.paint(['one']);
    painter.paint(['two']);
    painter.paint(['three']);
    expect(written).toHaveLength(1);
    waiting.shift()?.();
    expect(written).toHaveLength(2);
    expect(written[1]).toContain('three');
  });

  it('writes everything again after a reset', () => {
    const written: string[] = [];
    const painter = createPainter({ write: (bytes) => Boolean(written.push(bytes)), once: () => {} });
    painter.paint(['same']);
    painter.paint(['same']);
    painter.reset();
    painter.paint(['same']);
    expect(written).toHaveLength(2);
    expect(written[1]).toContain('same');
  });
});

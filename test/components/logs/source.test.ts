import { describe, expect, it } from 'vitest';
import { type LogSource, mergedSource, serviceSource } from '../../../components/logs/source.ts';
import { LogBuffer } from '../../../src/logs/buffer.ts';
import { MergedLog } from '../../../src/logs/merge.ts';

function bufferOf(lines: readonly (readonly [number, string])[], source = 0): LogBuffer {
  const buffer = new LogBuffer({ maxBytes: 1_000_000 });
  for (const [ms, text] of lines) {
    const bytes = Buffer.from(text);
    buffer.append({ bytes, start: 0, end: bytes.length, stream: 'stdout', ms, nanos: 0, cut: false }, source);
  }
  return buffer;
}

describe('what the logs pane reads from', () => {
  it('can be the buffer of a service', () => {
    const source: LogSource = bufferOf([[1, 'one']]);
    expect([source.first, source.end, source.dropped, source.line(0)?.text]).toEqual([0, 1, 0, 'one']);
  });

  it('names the replicas of a service', () => {
    const buffer = bufferOf([[1, 'one']], 1);
    const source = serviceSource(buffer, ['api-1', 'api-2'], 'none');
    expect(source.labels?.[source.line(0)?.source ?? 0]).toBe('api-2');
  });

  it('names the services of a merged log and numbers its lines anew', () => {
    const db = bufferOf([
      [1, 'db 1'],
      [4, 'db 2'],
    ]);
    const api = bufferOf(
      [
        [2, 'api 1'],
        [3, 'api 2'],
      ],
      5,
    );
    const source = mergedSource(
      new MergedLog([
        { service: 'db', buffer: db },
        { service: 'api', buffer: api },
      ]),
      [{ labels: ['db'] }, { labels: ['api'] }],
      'none',
    );
    const lines = [0, 1, 2, 3].map((n) => source.line(n));
    expect(lines.map((line) => line?.text)).toEqual(['db 1', 'api 1', 'api 2', 'db 2']);
    expect(lines.map((line) => line?.n)).toEqual([0, 1, 2, 3]);
    expect(lines.map((line) => source.labels?.[line?.source ?? -1])).toEqual(['db', 'api', 'api', 'db']);
    expect(source.line(4)).toBeUndefined();
  });

  it('names the replicas of a merged service', () => {
    const api = bufferOf([[1, 'one']], 0);
    const bytes = Buffer.from('two');
    api.append({ bytes, start: 0, end: 3, stream: 'stdout', ms: 2, nanos: 0, cut: false }, 1);
    const merged = new MergedLog([
      { service: 'db', buffer: bufferOf([[3, 'three']]) },
      { service: 'api', buffer: api },
    ]);
    const source = mergedSource(merged, [{ labels: ['db'] }, { labels: ['api-1', 'api-2'] }], 'none');
    expect([0, 1, 2].map((n) => source.labels?.[source.line(n)?.source ?? -1])).toEqual(['api-1', 'api-2', 'db']);
  });
});

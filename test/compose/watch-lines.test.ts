import { describe, expect, it } from 'vitest';
import { readProgress } from '../../src/compose/progress.ts';
import { parseWatchLine } from '../../src/compose/watch-lines.ts';
import { lines, recorded, type Version } from './recorded.ts';

describe('the lines of a recorded watch', () => {
  it('reads those of Compose 2.40', () => {
    expect(entries('2.40')).toEqual([
      ['enabled', null, null],
      ['sync', 'api', 2],
      ['sync', 'api', 1],
      ['sync', 'api', 1],
      ['restart', 'api', null],
      ['rebuild', 'api', null],
      ['built', 'api', null],
      ['rebuild', 'api', null],
      ['error', null, null],
      ['sync', 'api', 1],
    ]);
  });

  it('reads those of Compose 2.26, which counts nothing and says no restart', () => {
    expect(entries('2.26')).toEqual([
      ['enabled', null, null],
      ['sync', 'api', null],
      ['sync', 'api', null],
      ['sync', 'api', null],
      ['rebuild', 'api', null],
      ['built', 'api', null],
      ['rebuild', 'api', null],
      ['error', null, null],
      ['sync', 'api', null],
    ]);
  });

  it('leaves out what clears the line', () => {
    const [first = ''] = lines(recorded('watch', '2.26').out);
    expect(first).toContain('\x1b[2K');
    expect(parseWatchLine(first).text).toBe('Watch enabled');
  });
});

describe('the restart that Compose 2.26 tells of as a step', () => {
  it.each(lines(recorded('watch', '2.26').err).filter((line) => line.includes('Started')))('%s', (line) => {
    expect(parseWatchLine(line, 'dwc-app')).toMatchObject({ kind: 'restart', services: ['api'] });
    expect(parseWatchLine(line)).toMatchObject({ kind: 'restart', services: [] });
  });
});

it.each(['2.26', '2.40'] as const)('says when there is nothing to watch (%s)', (version) => {
  const read = readProgress();
  const said = lines(recorded('watch-nothing', version).err).flatMap((line) => read('stderr', line));
  const texts = said.flatMap((event) => (event.kind === 'line' ? [parseWatchLine(event.text)] : []));
  expect(texts).toEqual([
    expect.objectContaining({ kind: 'error', text: expect.stringContaining('none of the selected services') }),
  ]);
});

it.each([
  ['Syncing service "my-api" after 12 changes were detected', { kind: 'sync', services: ['my-api'], count: 12 }],
  ['Rebuilding service(s) ["a" "b"] after changes were detected...', { kind: 'rebuild', services: ['a', 'b'] }],
  ['Build failed. Error: failed to solve: exit code: 4', { kind: 'error', services: [] }],
  ['warning: Error handling changed files: no such container', { kind: 'error' }],
  ['Watch disabled', { kind: 'line', text: 'Watch disabled' }],
])('%s', (line, expected) => {
  expect(parseWatchLine(line)).toMatchObject(expected);
});

function entries(version: Version) {
  return lines(recorded('watch', version).out)
    .map((line) => parseWatchLine(line))
    .filter(({ kind }) => kind !== 'line')
    .map(({ kind, services: [service = null], count }) => [kind, service, count]);
}

import { describe, expect, it } from 'vitest';
import { jsonLine } from '../../bin/logs-json.ts';
import { createTextWriter } from '../../bin/logs-text.ts';
import type { Container } from '../../src/model/container.ts';
import { emptyWorld } from '../../src/model/world.ts';
import type { DividerEntry, LineEntry, LogChoice } from '../../src/session/printing/entry.ts';
import { runningContainer } from '../session/fakes.ts';

const web = runningContainer('a', 'web');
const worker = runningContainer('b', 'worker');
const second = runningContainer('c', 'worker', { number: 2 });

const ALL: LogChoice = {
  services: [],
  since: null,
  until: null,
  tail: null,
  level: 'none',
  grep: null,
  invert: false,
  follow: true,
};

const MS = Date.UTC(2026, 10, 24, 12, 0, 0, 5);

function line(container: Container, text: string, more: Partial<LineEntry> = {}): LineEntry {
  return { kind: 'line', container, ms: MS, nanos: 42, stream: 'stdout', level: 'none', text, ...more };
}

function divider(container: Container): DividerEntry {
  return { kind: 'divider', container, ms: MS, nanos: 0, divider: 'restarted' };
}

function writer(containers: readonly Container[], look: { readonly coloured: boolean; readonly dividers: boolean }) {
  const world = { ...emptyWorld, containers: Object.fromEntries(containers.map((each) => [each.id, each])) };
  return createTextWriter(() => world, ALL, { ...look, language: 'en' });
}

describe('lines of text', () => {
  const bare = { coloured: false, dividers: false };

  it('begin with the service in a column, and its number only where it has several replicas', () => {
    const one = writer([web, worker], bare);
    expect([one(line(web, 'x')), one(line(worker, 'y'))]).toEqual(['web    | x\n', 'worker | y\n']);
    const several = writer([web, worker, second], bare);
    expect([several(line(web, 'x')), several(line(second, 'y'))]).toEqual(['web      | x\n', 'worker-2 | y\n']);
  });

  it('have no colours and no dividers in a pipe', () => {
    const write = writer([web], bare);
    expect(write(line(web, '\x1b[31mred\x1b[0m', { level: 'error' }))).toBe('web | red\n');
    expect(write(divider(web))).toBe('');
  });

  it('keep their own colours on a terminal, else have that of their level, and none leaks into the next', () => {
    const write = writer([web], { coloured: true, dividers: true });
    const prefix = '\x1b[36mweb |\x1b[39m ';
    expect(write(line(web, '\x1b[32mgreen', { level: 'error' }))).toBe(`${prefix}\x1b[32mgreen\x1b[0m\n`);
    expect(write(line(web, 'no', { level: 'error' }))).toBe(`${prefix}\x1b[31mno\x1b[39m\n`);
    expect(write(divider(web))).toBe('\x1b[90m── web restarted ──\x1b[39m\n');
  });
});

describe('lines of JSON', () => {
  it('say when, who and what, and what is in a line of JSON or logfmt', () => {
    expect(JSON.parse(jsonLine(line(web, '{"level":"warn","msg":"hi","n":7}', { level: 'warning' })))).toEqual({
      time: '2026-11-24T12:00:00.005000042Z',
      service: 'web',
      container: 'p-web-1',
      replica: 1,
      stream: 'stdout',
      level: 'warning',
      text: '{"level":"warn","msg":"hi","n":7}',
      message: 'hi',
      fields: { n: 7 },
    });
    expect(JSON.parse(jsonLine(line(web, 'level=info msg="hi there" id=4')))).toMatchObject({ message: 'hi there' });
    expect(JSON.parse(jsonLine(line(web, '\x1b[1mplain\x1b[0m')))).toMatchObject({
      text: 'plain',
      message: 'plain',
      fields: {},
    });
  });

  it('say where a container was started again', () => {
    expect(jsonLine(divider(web))).toBe(
      '{"time":"2026-11-24T12:00:00.005000000Z","service":"web","divider":"restarted"}\n',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../bin/arguments.ts';

const NOW = Date.UTC(2026, 10, 25, 12, 0, 0);

function parse(...words: readonly string[]) {
  const parsed = parseArguments(words, NOW);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
}

function problem(...words: readonly string[]) {
  const parsed = parseArguments(words, NOW);
  return parsed.ok ? null : parsed.problem;
}

describe('the words of the command line', () => {
  it('mean the app on a folder, or a verb and a folder', () => {
    expect(parse()).toMatchObject({ verb: 'app', directory: '.', logs: null });
    expect(parse('examples/ai-pic')).toMatchObject({ verb: 'app', directory: 'examples/ai-pic' });
    expect(parse('status', 'examples/ai-pic', '--json')).toMatchObject({
      verb: 'status',
      directory: 'examples/ai-pic',
      json: true,
      logs: null,
    });
    expect(parse('drift', 'backend', '--json')).toMatchObject({ verb: 'drift', service: 'backend', directory: '.' });
    expect(parse('drift', 'examples/ai-pic', 'backend')).toMatchObject({
      service: 'backend',
      directory: 'examples/ai-pic',
    });
    expect(parse('drift', './examples')).toMatchObject({ verb: 'drift', service: null, directory: './examples' });
    expect(problem('drift', 'backend', 'worker')).toEqual({ kind: 'unknown-word', word: 'worker' });
    expect(parse('-v').verb).toBe('version');
    expect(problem('nonsense')).toEqual({ kind: 'unknown-word', word: 'nonsense' });
    expect(problem('status', '.', 'more')).toEqual({ kind: 'unknown-word', word: 'more' });
    expect(problem('status', '--follow')).toMatchObject({ kind: 'unknown-option' });
  });

  it('take a name after --simulate for a scenario, after logs only one that there is', () => {
    expect(parse('--simulate', 'disk-full').simulate).toBe('disk-full');
    // Alone it asks on the screen, and means the good start where there is none.
    expect(parse('--simulate').simulate).toBe('choose');
    expect(parse('--simulate=auto').simulate).toBe('auto');
    expect(parse('status', '--simulate').simulate).toBe('smooth');
    expect(parse('--scenario', 'unhealthy')).toMatchObject({ scenario: 'unhealthy', simulate: 'off', verb: 'app' });
    expect(parse('--simulate', 'logs', 'backend')).toMatchObject({ simulate: 'smooth', verb: 'logs' });
    const backend = parse('logs', '--simulate', 'backend');
    expect([backend.simulate, backend.logs?.services]).toEqual(['smooth', ['backend']]);
    expect(parse('logs', '--simulate', 'unhealthy')).toMatchObject({ simulate: 'unhealthy', logs: { services: [] } });
  });
});

describe('the words after logs', () => {
  it('are services, after a first one that is a path', () => {
    expect(parse('logs')).toMatchObject({ verb: 'logs', directory: '.', logs: { services: [] } });
    expect(parse('logs', 'web', 'db').logs?.services).toEqual(['web', 'db']);
    // There is a folder "bin" here; as a bare word it is a service.
    expect(parse('logs', 'bin')).toMatchObject({ directory: '.', logs: { services: ['bin'] } });
    expect(parse('logs', './examples', 'web')).toMatchObject({ directory: './examples', logs: { services: ['web'] } });
    expect(parse('logs', '.', 'web')).toMatchObject({ directory: '.', logs: { services: ['web'] } });
    expect(problem('logs', './package.json')).toEqual({ kind: 'not-a-folder', path: './package.json' });
  });

  it('have -f for follow and -v for invert; before logs they are a file and the version', () => {
    const follow = parse('logs', '-f', 'web', '-v', '--grep', 'x');
    expect(follow).toMatchObject({ verb: 'logs', files: [], logs: { follow: true, invert: true, services: ['web'] } });
    const file = parse('-f', 'one.yaml', 'logs', '--file', 'two.yaml', '-f');
    expect(file).toMatchObject({ files: ['one.yaml', 'two.yaml'], logs: { follow: true, services: [] } });
    expect(parse('-f', 'logs', 'logs')).toMatchObject({ files: ['logs'], verb: 'logs', logs: { follow: false } });
    expect(parse('-v', 'logs').verb).toBe('version');
    expect(parse('logs', '--help').verb).toBe('help');
  });

  it('choose lines by time, number, text and level', () => {
    const { logs } = parse('logs', '--since', '10m', '--until', '2026-11-25T11:59:00Z', '-n', '5', '--level', 'WARN');
    expect(logs).toMatchObject({ since: NOW - 600_000, until: NOW - 60_000, tail: 5, level: 'warning', grep: null });
    expect(parse('logs', '--tail', 'all', '--grep', 'Err+').logs).toMatchObject({
      since: null,
      until: null,
      tail: null,
      level: 'none',
      grep: { query: 'Err+', caseless: false },
    });
  });

  it('are told what is wrong with them', () => {
    expect(problem('logs', '--since', 'soon')).toEqual({ kind: 'bad-time', option: '--since', text: 'soon' });
    expect(problem('logs', '--until', '')).toEqual({ kind: 'bad-time', option: '--until', text: '' });
    expect(problem('logs', '--tail', 'x')).toEqual({ kind: 'bad-tail', text: 'x' });
    expect(problem('logs', '--level', 'loud')).toMatchObject({ kind: 'unknown-level', text: 'loud' });
    expect(problem('logs', '--nonsense')).toMatchObject({ kind: 'unknown-option' });
  });
});

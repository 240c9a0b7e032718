import { describe, expect, it } from 'vitest';
import type { SyncState } from '../../src/model/sync.ts';
import { Ledger, type LedgerRule } from '../../src/sync/ledger.ts';

const rule = (service: string, index: number, action: LedgerRule['action'], root = '/src/'): LedgerRule => ({
  service,
  index,
  action,
  judge(path) {
    if (!path.startsWith(root)) return { kind: 'outside' };
    if (path.endsWith('.pyc')) return { kind: 'ignored', by: { text: '*.pyc', place: { kind: 'rule' } } };
    return {
      kind: 'goes',
      target: action === 'rebuild' || action === 'restart' ? '' : `/app/${path.slice(root.length)}`,
    };
  },
});

function open(...rules: LedgerRule[]) {
  const ledger = new Ledger();
  ledger.follow(rules.length > 0 ? rules : [rule('api', 0, 'sync')]);
  ledger.watch([]);
  return ledger;
}

const write = (ledger: Ledger, file: string, at = 1000) => ledger.change({ file, change: 'written', at });
const states = (ledger: Ledger) => ledger.entries().map(({ service, state }) => `${service} ${state}`);
const ARRIVED = { kind: 'arrived' } as const;

describe('a saved file', () => {
  it('goes from saved over noticed and sent to verified, each with its time', () => {
    const ledger = open();
    write(ledger, '/src/a.py', 1000);
    expect(states(ledger)).toEqual(['api saved']);
    ledger.notice('api', ['sync'], 1500);
    expect(states(ledger)).toEqual(['api noticed']);
    const [awaited] = ledger.receive('api', 1600);
    expect(states(ledger)).toEqual(['api sent']);
    if (awaited) ledger.settle(awaited, ARRIVED, 1650);
    expect(ledger.entries()).toEqual([
      expect.objectContaining({
        state: 'verified',
        target: '/app/a.py',
        savedAt: 1000,
        noticedAt: 1500,
        sentAt: 1600,
        settledAt: 1650,
      }),
    ]);
  });

  it('that was deleted ends as removed', () => {
    const ledger = open();
    ledger.change({ file: '/src/a.py', change: 'deleted', at: 1 });
    for (const awaited of ledger.receive('api', 2)) ledger.settle(awaited, ARRIVED, 3);
    expect(states(ledger)).toEqual(['api removed']);
  });

  it('that was saved again meanwhile is not verified by a look for what it was', () => {
    const ledger = open();
    write(ledger, '/src/a.py', 1000);
    const [awaited] = ledger.receive('api', 1600);
    write(ledger, '/src/a.py', 1610);
    if (awaited) ledger.settle(awaited, ARRIVED, 1650);
    expect(states(ledger)).toEqual(['api saved']);
    expect(ledger.open('api')[0]?.hasTwin).toBe(true);
    write(ledger, '/src/a.py', 9000);
    expect(ledger.open('api')[0]?.hasTwin).toBe(false);
  });

  it('is as far as before when it was something else that was received', () => {
    const ledger = open();
    ledger.watch(null);
    write(ledger, '/src/a.py');
    for (const awaited of ledger.receive('api', 2)) ledger.await(awaited);
    expect(states(ledger)).toEqual(['api waiting']);
    ledger.watch([]);
    write(ledger, '/src/b.py');
    for (const awaited of ledger.receive('api', 3)) ledger.await(awaited);
    expect(states(ledger)).toEqual(['api waiting', 'api saved']);
  });

  it('says by which pattern it is left out, and stays left out', () => {
    const ledger = open();
    write(ledger, '/src/a.pyc');
    expect(ledger.entries()[0]).toMatchObject({ state: 'ignored', ignoredBy: { text: '*.pyc' } });
    expect(ledger.receive('api', 2)).toEqual([]);
  });

  it('goes its own way by each rule of each service that speaks of it', () => {
    const ledger = open(rule('api', 0, 'sync'), rule('worker', 0, 'sync'), rule('worker', 1, 'rebuild'));
    write(ledger, '/src/a.py');
    for (const awaited of ledger.receive('worker', 2)) ledger.settle(awaited, ARRIVED, 3);
    expect(states(ledger)).toEqual(['api saved', 'worker verified', 'worker saved']);
    expect(ledger.entries().map(({ target }) => target)).toEqual(['/app/a.py', '/app/a.py', '']);
  });

  it('outside of every rule is nobody’s', () => {
    const ledger = open();
    write(ledger, '/other/a.py');
    expect(ledger.entries()).toEqual([]);
  });
});

describe('watch', () => {
  it('that is off lets files wait, and those of services that it leaves out', () => {
    const ledger = open(rule('api', 0, 'sync'), rule('worker', 0, 'sync'));
    ledger.watch(['worker']);
    write(ledger, '/src/a.py');
    expect(states(ledger)).toEqual(['api waiting', 'worker saved']);
    ledger.watch(null);
    expect(states(ledger)).toEqual(['api waiting', 'worker waiting']);
    expect(ledger.isBusy).toBe(false);
  });

  it('answers which actions the noticed files ask for', () => {
    const ledger = open(rule('api', 0, 'sync'), rule('api', 1, 'sync+restart', '/src/conf/'));
    write(ledger, '/src/conf/a.yml');
    expect([...ledger.notice('api', ['sync', 'sync+restart'], 2)]).toEqual(['sync', 'sync+restart']);
    write(ledger, '/src/b.yml', 3);
    for (const awaited of ledger.receive('api', 4)) ledger.settle(awaited, ARRIVED, 5);
    write(ledger, '/src/b.yml', 6);
    expect([...ledger.notice('api', ['sync', 'sync+restart'], 7)]).toEqual(['sync']);
  });

  it('that failed leaves the reason on what it had taken up, and a later arrival mends it', () => {
    const ledger = open();
    write(ledger, '/src/a.py');
    write(ledger, '/src/b.py');
    ledger.notice('api', ['sync'], 2);
    write(ledger, '/src/c.py', 3);
    ledger.fail('api', { kind: 'told', text: 'no space left on device' }, 4);
    expect(states(ledger)).toEqual(['api failed', 'api failed', 'api saved']);
    for (const awaited of ledger.receive('api', 5)) ledger.settle(awaited, ARRIVED, 6);
    expect(ledger.entries().map(({ state, problem }) => [state, problem])).toEqual(Array(3).fill(['verified', null]));
  });

  it('is late with files that have been on their way since before a time', () => {
    const ledger = open();
    write(ledger, '/src/a.py', 1000);
    write(ledger, '/src/b.py', 9000);
    expect(ledger.overdue(5000).map(({ entry }) => entry.file)).toEqual(['/src/a.py']);
  });
});

describe('what follows on files', () => {
  it('is acted when it went well, and failed where it did not, though files that arrived stay verified', () => {
    const ledger = open(rule('api', 0, 'sync+exec'), rule('api', 1, 'rebuild', '/src/req'));
    write(ledger, '/src/req.txt');
    ledger.notice('api', ['rebuild'], 2);
    for (const awaited of ledger.receive('api', 3)) ledger.settle(awaited, ARRIVED, 4);
    ledger.act('api', ['sync+exec'], { kind: 'failed', problem: { kind: 'command', code: 3 } }, 5);
    expect(states(ledger)).toEqual(['api verified', 'api noticed']);
    ledger.act('api', ['rebuild'], { kind: 'failed', problem: { kind: 'told', text: 'exit code: 1' } }, 6);
    expect(states(ledger)).toEqual(['api verified', 'api failed']);
    ledger.act('api', ['sync+exec'], ARRIVED, 7);
    expect(states(ledger)).toEqual(['api acted', 'api failed']);
  });
});

describe('the ledger', () => {
  it('forgets what is known by rules that are no more', () => {
    const ledger = open(rule('api', 0, 'sync'), rule('worker', 0, 'sync'));
    write(ledger, '/src/a.py');
    ledger.follow([rule('worker', 0, 'sync')]);
    expect(states(ledger)).toEqual(['worker saved']);
    expect(ledger.tallies().find(({ service }) => service === 'api')?.counts.saved).toBe(0);
  });

  it('counts every state of every rule as its entries are, whatever happens', () => {
    const ledger = open(rule('api', 0, 'sync'), rule('api', 1, 'rebuild'), rule('worker', 0, 'sync'));
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return seed % below;
    };
    const steps: readonly ((at: number) => void)[] = [
      (at) => write(ledger, `/src/f${random(40)}${random(5) === 0 ? '.pyc' : '.py'}`, at),
      (at) => ledger.change({ file: `/src/f${random(40)}.py`, change: 'deleted', at }),
      (at) => void ledger.notice('api', ['sync', 'rebuild'], at),
      (at) => {
        for (const awaited of ledger.receive('api', at)) {
          if (random(2)) ledger.settle(awaited, ARRIVED, at);
          else ledger.await(awaited);
        }
      },
      (at) => ledger.fail(random(2) ? 'api' : null, { kind: 'unnoticed' }, at),
      (at) => ledger.act('api', ['rebuild'], ARRIVED, at),
      () => ledger.watch(random(2) ? [] : null),
    ];
    for (let at = 0; at < 3000; at++) steps[random(steps.length)]?.(at);
    const counted = new Map<string, number>();
    for (const { service, rule: index, state } of ledger.entries()) {
      const key = `${service} ${index} ${state}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    for (const { service, rule: index, counts } of ledger.tallies()) {
      for (const state of Object.keys(counts) as SyncState[])
        expect(counts[state], `${service} ${index} ${state}`).toBe(counted.get(`${service} ${index} ${state}`) ?? 0);
    }
  });

  it('keeps the newest and what is on its way when there are too many', () => {
    const ledger = open();
    write(ledger, '/src/open.py', 0);
    for (let n = 0; n < 25_000; n++) write(ledger, `/src/f${n}.pyc`, n + 1);
    const files = ledger.entries().map(({ file }) => file);
    expect(files.length).toBeLessThanOrEqual(20_000);
    expect(files[0]).toBe('/src/open.py');
    expect(files.at(-1)).toBe('/src/f24999.pyc');
    expect(ledger.newest()).toHaveLength(500);
  });
});

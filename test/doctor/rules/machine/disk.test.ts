import { describe, expect, it } from 'vitest';
import type { Space } from '../../../../src/doctor/question.ts';
import { diskLow } from '../../../../src/doctor/rules/machine/disk-low.ts';
import { diskReclaimable } from '../../../../src/doctor/rules/machine/disk-reclaimable.ts';
import type { DiskItem } from '../../../../src/model/ports.ts';
import { emptyWorld } from '../../../../src/model/world.ts';
import { exampleWorld } from '../../../example-world.ts';
import { container, failedCommand, find, knowing, pasted, recorded, world } from './known.ts';

const GB = 1e9;
const item = (kind: DiskItem['kind'], size: number, more: Partial<DiskItem> = {}): DiskItem => ({
  kind,
  id: `${kind}${size}`,
  name: kind,
  size,
  inUse: false,
  dangling: true,
  project: null,
  ...more,
});
const items = [
  item('build-cache', 4 * GB),
  item('build-cache', 9 * GB, { inUse: true }),
  item('image', 2 * GB),
  item('image', 8 * GB, { dangling: false }),
  item('container', GB, { dangling: false }),
  item('volume', 7 * GB),
];
const full: Space = { usage: { items, layersSize: 0 }, free: 120e6, total: 100 * GB };
const outputs = [failedCommand(recorded('build-no-space-2.40.txt'))];

describe('a full disk', () => {
  it('is asked about only where something was told of it', () => {
    expect(diskLow.asks?.(knowing(emptyWorld, { outputs }))).toEqual([{ kind: 'space' }]);
    expect(diskLow.asks?.(knowing(exampleWorld('healthy')))).toEqual([]);
    expect(diskLow.asks?.(knowing(exampleWorld('prestart-failed')))).toEqual([]);
  });

  it('is one finding about the machine, with who said it and what is free', () => {
    const [finding, ...more] = find(diskLow, knowing(emptyWorld, { outputs, space: full }));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      service: null,
      evidence: [
        { source: 'docker compose up -d', text: '0.110 sh: write error: No space left on device' },
        { source: 'disk of the engine', text: '120 MB of 100 GB free' },
      ],
      fixes: [
        { argv: ['docker', 'system', 'df'], danger: 'none' },
        { argv: ['docker', 'builder', 'prune', '--force'], danger: 'deletes' },
      ],
    });
  });

  it('is believed without a measure, and doubted where there is room', () => {
    expect(find(diskLow, knowing(emptyWorld, { outputs, space: null }))[0]?.severity).toBe('error');
    const roomy = { ...full, free: 50 * GB };
    expect(find(diskLow, knowing(emptyWorld, { outputs, space: roomy }))[0]).toMatchObject({
      severity: 'warning',
      title: 'The disk was full',
    });
  });

  it('is in the log of a service that fails by it, not of one that got over it', () => {
    const logs = { db: ['FATAL:  could not write lock file: No space left on device'] };
    const failed = container('db', { state: 'exited', exitCode: 1, finishedAt: 2 });
    expect(find(diskLow, knowing(world({ db: {} }, [failed]), { logs }))).toMatchObject([
      { service: null, suffers: ['db'], evidence: [{ source: 'log of db' }] },
    ]);
    const later = { db: [...logs.db, ...Array.from({ length: 25 }, () => 'checkpoint complete')] };
    expect(find(diskLow, knowing(world({ db: {} }, [container('db')]), { logs: later }))).toEqual([]);
    const ended = container('db', { state: 'exited', exitCode: 0, finishedAt: 2 });
    expect(find(diskLow, knowing(world({ db: {} }, [ended]), { logs }))).toEqual([]);
  });

  it('is told from a pasted text alone', () => {
    expect(find(diskLow, pasted(recorded('build-no-space-2.40.txt')))).toHaveLength(1);
    expect(find(diskReclaimable, pasted(recorded('build-no-space-2.40.txt')))).toEqual([]);
  });
});

describe('what could be removed', () => {
  it('is told beside a full disk, by kind, with the prunes from the mildest on', () => {
    expect(find(diskReclaimable, knowing(emptyWorld, { outputs, space: full }))).toMatchObject([
      {
        severity: 'info',
        title: 'About 7.0 GB could be removed without harm to what runs',
        evidence: [
          { text: 'build cache: 4.0 GB in 1 record' },
          { text: 'images without a tag: 2.0 GB in 1 image' },
          { text: 'ended containers: 1.0 GB in 1 container' },
        ],
        fixes: [
          { argv: ['docker', 'builder', 'prune', '--force'] },
          { argv: ['docker', 'image', 'prune', '--force'] },
          { argv: ['docker', 'system', 'prune', '--force'] },
        ],
      },
    ]);
  });

  it('leaves out what would remove nothing, and is silent without a full disk', () => {
    const images = { ...full, usage: { items: [item('image', GB)], layersSize: 0 } };
    const [finding] = find(diskReclaimable, knowing(emptyWorld, { outputs, space: images }));
    expect(finding?.fixes.map(({ argv }) => argv?.[1])).toEqual(['image', 'system']);
    expect(find(diskReclaimable, knowing(emptyWorld, { space: full }))).toEqual([]);
    const none = { ...full, usage: { items: [], layersSize: 0 } };
    expect(find(diskReclaimable, knowing(emptyWorld, { outputs, space: none }))).toEqual([]);
  });
});

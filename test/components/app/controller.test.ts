import { describe, expect, it } from 'vitest';
import { createController } from '../../../components/app/controller.ts';
import { exampleWorld } from '../../example-world.ts';
import { stage } from './stage.ts';

function open(moment: Parameters<typeof exampleWorld>[0], changes: Parameters<typeof stage>[1] = {}) {
  const { port, calls, tell } = stage(exampleWorld(moment), changes);
  const controller = createController(port, 'en');
  controller.resize({ columns: 160, rows: 48 });
  const press = (...keys: readonly string[]) => keys.forEach((key) => void controller.press(key));
  return { controller, calls, press, tell };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('createController', () => {
  it('runs a key on the project, on the selected service, or on marked ones', () => {
    const { calls, press } = open('healthy');
    press('u', 'down', 'down', 'r', 'space', 'space', 'r');
    expect(calls.map(({ argv }) => argv?.join(' '))).toEqual([
      'docker compose up -d',
      'docker compose restart backend',
      'docker compose restart backend worker',
    ]);
  });

  it('says why a key does nothing', () => {
    const { controller, calls, press } = open('stopped');
    press('down', 'down', 'e');
    expect(calls).toEqual([]);
    expect(controller.ui().notice).toContain('backend');
  });

  it('runs nothing that deletes before it was chosen, and Enter alone goes back', async () => {
    const { controller, calls, press } = open('healthy');
    press('d');
    await settled();
    expect(controller.ui().overlay?.kind).toBe('choose');
    press('enter');
    await settled();
    expect(controller.ui().overlay).toBeNull();
    expect(calls).toEqual([]);
  });

  it('refuses what changes something when it is read-only', () => {
    const { controller, calls, press } = open('healthy', { readOnly: true });
    press('u', 'down', 'down', 'r');
    expect(calls).toEqual([]);
    expect(controller.ui().notice).toContain('--read-only');
  });

  it('filters as it is typed, and Esc shows all again', () => {
    const { controller, press } = open('healthy');
    press('/', 'w', 'o');
    expect(controller.ui()).toMatchObject({ filter: 'wo', selected: 'worker' });
    press('esc');
    expect(controller.ui()).toMatchObject({ filter: '', typing: null });
  });

  it('goes back one step at a time', () => {
    const { controller, press } = open('healthy');
    press('4', 'z', 'esc');
    expect(controller.ui()).toMatchObject({ pane: 'logs', zoomed: false });
    press('esc');
    expect(controller.ui().pane).toBe('services');
  });

  it('keeps the selection when the world changes under it', () => {
    const { controller, press } = open('healthy');
    press('down', 'down');
    expect(controller.ui().selected).toBe('backend');
    press('L');
    expect(controller.ui()).toMatchObject({ selected: 'backend', language: 'zh-CN' });
  });

  it('hands the terminal over for a shell', async () => {
    const { calls, press } = open('healthy');
    press('down', 'down', 'e');
    await settled();
    expect(calls[0]).toMatchObject({ what: 'attach', argv: expect.arrayContaining(['exec', 'backend']) });
  });

  it('offers in the open palette what makes sense now, not what did when it was opened', () => {
    const { calls, press, tell } = open('healthy');
    const backend = Object.values(exampleWorld('healthy').containers).find(({ service }) => service === 'backend');
    press('down', 'down', ':', ...'unpause');
    press('enter');
    expect(calls).toEqual([]);
    if (backend) tell({ at: 1, type: 'container.changed', container: { ...backend, state: 'paused' } });
    press('enter');
    expect(calls.map(({ argv }) => argv?.join(' '))).toEqual(['docker compose unpause backend']);
  });

  it('opens in the activity the job that is chosen there: the one that runs, not the one that ended last', () => {
    const { controller, press, tell } = open('healthy');
    for (const id of [901, 902]) {
      tell({ at: id, type: 'job.queued', job: { ...blankJob, id, argv: ['docker', `job-${id}`] } });
      tell({ at: id, type: 'job.started', id });
    }
    tell({ at: 903, type: 'job.ended', id: 902, result: { kind: 'succeeded' } });
    press('6', 'enter');
    expect(controller.ui().overlay).toMatchObject({ kind: 'reader', source: { job: 901 } });
  });

  it('scrolls an explanation no further than it goes, so that the way back begins at once', () => {
    const { controller, press } = open('healthy');
    press('down', 'down', '5', 'end');
    const last = controller.ui().scroll.explain;
    press('down', 'down');
    expect(controller.ui().scroll.explain).toBe(last);
    press('up');
    expect(controller.ui().scroll.explain).toBe(Math.max(0, last - 1));
    expect(last).toBeLessThan(40);
  });
});

const blankJob = {
  command: 'restart',
  services: [],
  queuedAt: 1,
  startedAt: null,
  endedAt: null,
  result: null,
  cancelling: false,
  steps: [],
  tail: [],
  lines: 0,
} as const;

import { describe, expect, it } from 'vitest';
import { createController } from '../../../components/app/controller.ts';
import { frameRows } from '../../../components/app/frame.ts';
import { createKeptRows } from '../../../components/app/kept-rows.ts';
import type { AppPort } from '../../../components/app/port.ts';
import type { Place } from '../../../src/model/sources.ts';
import { findings, refused } from '../../doctor/example-findings.ts';
import { exampleWorld, NOW } from '../../example-world.ts';
import { stage } from './stage.ts';

function open(changes: Partial<AppPort> = {}) {
  let examined = 0;
  const edited: Place[] = [];
  const made = stage(exampleWorld('prestart-failed'), {
    findings: () => findings,
    async examine() {
      examined++;
    },
    async edit(place) {
      edited.push(place);
      return { kind: 'lines', lines: ['@@ -4 +4 @@', '-POSTGRES_SERVER=localhost', '+POSTGRES_SERVER=db'] };
    },
    ...changes,
  });
  const controller = createController(made.port, 'en');
  const size = { columns: 160, rows: 48 };
  controller.resize(size);
  const { port, sources } = controller;
  const screen = () =>
    frameRows({ port, sources, ui: controller.ui(), size, now: NOW, kept: createKeptRows() }).join('\n');
  return { controller, screen, calls: made.calls, edited, examined: () => examined };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('D', () => {
  it('shows what is wrong and looks again', async () => {
    const { controller, screen, examined } = open();
    controller.press('D');
    expect(screen()).toContain(refused.title);
    expect(examined()).toBe(1);
    await settle();
    controller.press('r');
    expect(examined()).toBe(2);
    controller.press('esc');
    expect(controller.ui().overlay).toBeNull();
  });

  it('runs a way out only after its consequences were shown, and the safe answer comes first', async () => {
    const { controller, screen, calls } = open();
    controller.press('D');
    controller.press('3');
    expect(screen()).toContain('docker compose up -d prestart');
    controller.press('enter');
    expect(calls).toEqual([]);
    controller.press('3');
    controller.press('y');
    await settle();
    expect(calls).toEqual([{ what: 'start', argv: ['docker', 'compose', 'up', '-d', 'prestart'] }]);
  });

  it('opens the editor at the line and shows what was changed', async () => {
    const { controller, screen, edited } = open();
    controller.press('D');
    controller.press('2');
    expect(screen()).toContain('.env at line 4');
    controller.press('y');
    await settle();
    expect(edited).toEqual([{ file: '/home/ann/ai-pic/.env', line: 4 }]);
    expect(screen()).toContain('+POSTGRES_SERVER=db');
  });

  it('gives the terminal to what may ask for a password', async () => {
    const sudo = {
      ...refused,
      fixes: [{ ...refused.fixes[0], argv: ['sudo', 'lsof', '-i', ':5432'] }],
    } as typeof refused;
    const { controller, calls } = open({ findings: () => [sudo] });
    controller.press('D');
    controller.press('1');
    controller.press('enter');
    await settle();
    expect(calls).toEqual([{ what: 'attach', argv: ['sudo', 'lsof', '-i', ':5432'] }]);
  });

  it.each([
    ['docker login', ['docker', 'login', 'ghcr.io'], { what: 'attach', argv: ['docker', 'login', 'ghcr.io'] }],
    [
      'watch, which as a job would never end',
      ['docker', 'compose', 'watch', 'backend'],
      { what: 'watch', argv: ['backend'] },
    ],
  ])('runs %s as what it is', async (_, argv, call) => {
    const finding = { ...refused, fixes: [{ ...refused.fixes[0], argv }] } as typeof refused;
    const { controller, calls } = open({ findings: () => [finding] });
    controller.press('D');
    controller.press('1');
    controller.press('enter');
    await settle();
    expect(calls).toEqual([call]);
  });

  it('runs nothing when read only', () => {
    const { controller, calls } = open({ readOnly: true });
    controller.press('D');
    controller.press('3');
    expect(controller.ui().notice).toMatch(/Read only/);
    expect(calls).toEqual([]);
  });

  it('counts in the header, and tells the finding in the pane of its service', () => {
    const { controller, screen } = open();
    expect(screen().split('\n')[0]).toContain('✖ 1 wrong · D');
    controller.change((ui) => ({ ...ui, selected: 'prestart', lower: 'explain' }));
    expect(screen()).toContain('log of prestart │');
  });
});

describe('? in a question', () => {
  it('tells what the command is about, and leads back to the question', () => {
    const { controller } = open();
    controller.press('D');
    controller.press('3');
    const asked = controller.ui().overlay;
    expect(asked?.kind).toBe('choose');
    controller.press('?');
    expect(controller.ui().overlay?.kind).toBe('topics');
    controller.press('q');
    expect(controller.ui().overlay).toBe(asked);
  });
});

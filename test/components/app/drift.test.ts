import { describe, expect, it } from 'vitest';
import { createController } from '../../../components/app/controller.ts';
import type { AppPort } from '../../../components/app/port.ts';
import type { ContainerDrift, DriftFile } from '../../../src/model/drift.ts';
import { exampleWorld } from '../../example-world.ts';
import { stage } from './stage.ts';

const main: DriftFile = {
  file: '/home/ann/ai-pic/backend/app/main.py',
  target: '/app/app/main.py',
  state: 'changed',
  local: { size: 2, mtime: 1 },
  container: { size: 1, mtime: 1 },
};
const extra: DriftFile = { ...main, file: '/home/ann/ai-pic/backend/x', target: '/app/x', state: 'extra', local: null };

const world = exampleWorld('healthy');
const backend = Object.values(world.containers).find(({ service }) => service === 'backend');

function found(...differ: readonly DriftFile[]): ContainerDrift {
  const rule = { rule: 0, path: '/home/ann/ai-pic/backend', action: 'sync', target: '/app', gap: null } as const;
  const rules = [{ ...rule, differ, differing: differ.length, compared: 9, ignored: 0 }];
  return { service: 'backend', container: backend?.id ?? '', name: 'ai-pic-backend-1', number: 1, at: 0, rules };
}

/** The app on backend, whose comparisons find these, one after the other. */
function open(results: readonly ContainerDrift[], changes: Partial<AppPort> = {}) {
  const waiting = [...results];
  const asked: string[] = [];
  const made = stage(world, {
    async compareFiles(services) {
      asked.push(`compare ${services.join(' ')}`);
      return next();
    },
    async sendFiles(services) {
      asked.push(`send ${services.join(' ')}`);
      next();
      return [{ name: 'ai-pic-backend-1', files: 1, problem: '' }];
    },
    async diffFile(container, { target }) {
      asked.push(`diff ${container === backend?.id} ${target}`);
      return { kind: 'lines', lines: ['@@ -1,1 +1,1 @@', '-a', '+b'] };
    },
    ...changes,
  });
  const controller = createController(made.port, 'en');
  controller.resize({ columns: 160, rows: 48 });
  controller.change((ui) => ({ ...ui, selected: 'backend' }));
  return {
    controller,
    asked,
    calls: made.calls,
    async press(...keys: readonly string[]) {
      for (const key of keys) {
        controller.press(key);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };

  function next() {
    const drift = waiting.shift();
    if (!drift) return [];
    made.tell({ at: 0, type: 'drift.known', drift });
    return [drift];
  }
}

describe('comparing files', () => {
  it('shows what differs as a list, a file of it as a diff, and leads back', async () => {
    const { controller, asked, press } = open([found(main, extra)]);
    await press('C');
    expect(controller.ui().overlay).toMatchObject({ kind: 'drift', state: { services: ['backend'], index: 0 } });
    await press('down', 'up', 'enter');
    expect(asked).toEqual(['compare backend', 'diff true /app/app/main.py']);
    expect(controller.ui().overlay?.kind).toBe('reader');
    await press('esc');
    expect(controller.ui().overlay?.kind).toBe('drift');
    await press('esc');
    expect(controller.ui().overlay).toBeNull();
  });

  it('says in a sentence that nothing differs', async () => {
    const { controller, press } = open([found()]);
    await press('C');
    expect(controller.ui().overlay).toBeNull();
    expect(controller.ui().notice).toBe('backend: every file is as in your working tree');
  });

  it('says that it could not be made', async () => {
    const { controller, press } = open([]);
    await press('C');
    expect(controller.ui().notice).toContain('could not be compared');
  });

  it('shows what goes where before it copies, then what it did, and compares again', async () => {
    const { controller, asked, press } = open([found(main, extra), found(extra)]);
    await press('C', 's');
    const { overlay } = controller.ui();
    expect(overlay?.kind).toBe('choose');
    const details = overlay?.kind === 'choose' ? overlay.step.choices.map((choice) => choice.details) : [];
    expect(details[0]?.[0]).toBe('backend/app/main.py → ai-pic-backend-1:/app/app/main.py');
    expect(details[0]?.[1]).toContain('1 file that is only in the container stays');
    expect(asked).toEqual(['compare backend']);
    await press('esc');
    expect(controller.ui().overlay?.kind).toBe('drift');
    await press('s', 'enter');
    expect(asked).toEqual(['compare backend', 'send backend']);
    expect(controller.ui().overlay?.kind).toBe('drift');
    expect(controller.ui().notice).toBe('copied 1 file into ai-pic-backend-1');
  });

  it('rebuilds by the command that it shows', async () => {
    const { calls, press } = open([found(extra)]);
    await press('C', 'b', 'b');
    expect(calls.map(({ argv }) => argv?.join(' '))).toEqual(['docker compose up -d --build backend']);
  });

  it('changes nothing when it is read-only, and the list stays', async () => {
    const { controller, asked, press } = open([found(main)], { readOnly: true });
    await press('C', 's');
    expect(controller.ui().overlay?.kind).toBe('drift');
    expect(controller.ui().notice).toContain('--read-only');
    expect(asked).toEqual(['compare backend']);
  });

  it('tells what kept the files back', async () => {
    const sendFiles = async () => [{ name: 'ai-pic-backend-1', files: 1, problem: 'read-only file system' }];
    const { controller, press } = open([found(main)], { sendFiles });
    await press('C', 's', 'enter');
    expect(controller.ui().notice).toBe('ai-pic-backend-1 did not take the files: read-only file system');
    expect(controller.ui().overlay?.kind).toBe('drift');
  });

  it('leaves alone what was opened while it compared', async () => {
    const compared = Promise.withResolvers<readonly ContainerDrift[]>();
    const { controller, press } = open([], { compareFiles: () => compared.promise });
    await press('C', '?');
    compared.resolve([found(main)]);
    await press('x');
    expect(controller.ui().overlay?.kind).toBe('help');
  });

  it('is not for services without sync rules', async () => {
    const { controller, asked, press } = open([]);
    controller.change((ui) => ({ ...ui, selected: 'adminer' }));
    await press('C');
    expect(controller.ui().notice).toBe('adminer has no sync rule, so there is nothing to compare.');
    expect(asked).toEqual([]);
  });
});

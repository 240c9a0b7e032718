import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commandById } from '../../../commands/index.ts';
import { createController } from '../../../components/app/controller.ts';
import { perform } from '../../../components/app/perform.ts';
import type { BuildContext } from '../../../src/model/build-context.ts';
import { exampleWorld } from '../../example-world.ts';
import { stage } from './stage.ts';

function open() {
  const asked: { service: string; signal: AbortSignal; answer: (context: BuildContext | null) => void }[] = [];
  const { port } = stage(exampleWorld('healthy'), {
    buildContext: (service, signal) =>
      new Promise((resolve) => {
        asked.push({ service, signal, answer: resolve });
      }),
  });
  const controller = createController(port, 'en');
  const command = commandById('context');
  if (!command) throw new Error('no such command');
  const done = perform(controller, command, { kind: 'context', service: 'backend' });
  const [request] = asked;
  if (!request) throw new Error('not asked');
  return { controller, done, request, lines: () => linesOf(controller) };
}

function linesOf(controller: ReturnType<typeof createController>) {
  const { overlay } = controller.ui();
  return overlay?.kind === 'reader' && 'lines' in overlay.source
    ? overlay.source.lines.map(stripVTControlCharacters)
    : null;
}

describe('measuring a build context', () => {
  it('says so until it is known', async () => {
    const { controller, done, request, lines } = open();
    expect(request.service).toBe('backend');
    expect(lines()).toEqual(['measuring …']);
    controller.press('down');
    request.answer({ kind: 'missing', folder: '/gone' });
    expect(await done).toBe(true);
    expect(lines()).toEqual(['/gone is no folder, so the build has no context.']);
    expect(request.signal.aborted).toBe(false);
  });

  it('ends with the reader, and opens none again', async () => {
    const { controller, done, request, lines } = open();
    controller.press('esc');
    expect(request.signal.aborted).toBe(true);
    request.answer({ kind: 'missing', folder: '/gone' });
    expect(await done).toBe(false);
    expect(lines()).toBeNull();
  });
});

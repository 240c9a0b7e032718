import process from 'node:process';
import { type Instance, render } from 'ink';
import { App } from '../components/app/app.tsx';
import { createController } from '../components/app/controller.ts';
import { createFrames } from '../components/app/frames.ts';
import { createPainter } from '../components/frame/painter.ts';
import { PainterContext } from '../components/frame/screen.tsx';
import type { Session } from '../src/session/session.ts';
import type { Language } from '../src/words/catalogue.ts';
import { appPort } from './app-port.ts';
import { isAttached } from './attach.ts';

/** Signals after which the terminal may be gone or the program is asked to end: it goes, and takes its children along. */
const FAREWELLS = ['SIGTERM', 'SIGHUP'] as const;

/** Shows the app until the person quits; returns the exit status. */
export async function showApp(
  session: Session,
  options: { readonly language: Language; readonly readOnly: boolean },
): Promise<number> {
  const painter = createPainter(process.stdout);
  const port = appPort(session, options);
  const controller = createController(port, options.language);
  const frames = createFrames(controller);
  session.drifts.follow();
  let instance: Instance | undefined;
  const leave = () => instance?.unmount();
  // Ctrl-C is a key here. As a signal it comes while a child has the terminal, and is meant for that, or before the keys are read.
  process.on('SIGINT', () => isAttached() || leave());
  for (const signal of FAREWELLS) process.once(signal, leave);
  // A closed terminal ends the input, its mode cannot be set any more, and writes to it fail; none is a fault.
  process.stdin.once('end', leave);
  process.stdin.on('error', leave);
  process.stdout.on('error', leave);
  instance = render(
    <PainterContext value={painter}>
      <App controller={controller} frames={frames} painter={painter} />
    </PainterContext>,
    { alternateScreen: true, exitOnCtrlC: false, patchConsole: false, interactive: true, maxFps: 60 },
  );
  await instance.waitUntilExit();
  frames.close();
  controller.close();
  await session.close();
  return 0;
}

import process from 'node:process';
import { type Instance, render } from 'ink';
import { commandById } from '../commands/index.ts';
import { App } from '../components/app/app.tsx';
import { createController } from '../components/app/controller.ts';
import { createFrames } from '../components/app/frames.ts';
import { createPainter } from '../components/frame/painter.ts';
import { PainterContext } from '../components/frame/screen.tsx';
import type { Scenario } from '../src/model/scenario.ts';
import type { Session } from '../src/session/session.ts';
import type { Language } from '../src/words/catalogue.ts';
import { appPort } from './app-port.ts';
import { isAttached } from './attach.ts';
import { readFirstStart } from './first-start.ts';
import { playLesson } from './lesson.ts';

/** Signals after which the terminal may be gone or the program is asked to end: it goes, and takes its children along. */
const FAREWELLS = ['SIGTERM', 'SIGHUP'] as const;

/** How the app is shown: `lesson` is the scenario whose task goes with it, `begin` the command that is begun at once. */
export type AppOptions = {
  readonly language: Language;
  readonly readOnly: boolean;
  readonly lesson: Scenario | null;
  readonly begin: string | null;
};

/** Shows the app on a session, and closes that. Returns the scenario that was chosen to come next (null: the one without a task), or that the person left. */
export async function showApp(session: Session, options: AppOptions): Promise<Scenario | null | 'left'> {
  const painter = createPainter(process.stdout);
  let next: Scenario | null | 'left' = 'left';
  const lesson = options.lesson === null ? null : playLesson(session, options.lesson);
  const port = appPort(session, {
    ...options,
    firstStart: await readFirstStart(),
    lesson,
    choose: (scenario) => {
      next = scenario;
    },
  });
  const controller = createController(port, options.language);
  const frames = createFrames(controller);
  session.drifts.follow();
  let instance: Instance | undefined;
  const leave = () => instance?.unmount();
  const stopHearing = hearFarewells(leave);
  instance = render(
    <PainterContext value={painter}>
      <App controller={controller} frames={frames} painter={painter} />
    </PainterContext>,
    { alternateScreen: true, exitOnCtrlC: false, patchConsole: false, interactive: true, maxFps: 60 },
  );
  const begun = options.begin === null ? undefined : commandById(options.begin);
  if (begun) controller.begin(begun);
  await instance.waitUntilExit();
  stopHearing();
  frames.close();
  controller.close();
  await session.close();
  return next;
}

/** Calls back when the program is asked to end, or its terminal is gone; returns how to stop that. */
function hearFarewells(leave: () => void): () => void {
  // Ctrl-C is a key here. As a signal it comes while a child has the terminal, and is meant for that, or before the keys are read.
  const interrupt = () => void (isAttached() || leave());
  process.on('SIGINT', interrupt);
  for (const signal of FAREWELLS) process.on(signal, leave);
  // A closed terminal ends the input, its mode cannot be set any more, and writes to it fail; none is a fault.
  process.stdin.on('end', leave);
  process.stdin.on('error', leave);
  process.stdout.on('error', leave);
  return () => {
    process.off('SIGINT', interrupt);
    // An ended screen still closes its session: what asks again for the end of the program is not to kill it meanwhile.
    process.stdin.off('end', leave);
  };
}

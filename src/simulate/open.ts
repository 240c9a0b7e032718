import process from 'node:process';
import { attach } from '../compose/attach.ts';
import type { Compose, Engine } from '../model/ports.ts';
import type { Scenario } from '../model/scenario.ts';
import { bringUp, occupyPort, STARTED_BEFORE_MS, stock } from './beginning.ts';
import { type Clock, systemClock } from './clock.ts';
import { simulatedCompose } from './compose.ts';
import { simulatedEngine } from './engine.ts';
import { createMachine } from './machine.ts';
import { resolveProject } from './project.ts';
import { beginsStarted } from './scenario.ts';
import { createTimeline } from './timeline.ts';

export { chooseFolder, type Folder, scratchCopy } from './folder.ts';
export { composeWords } from './project.ts';
export { beginsStarted } from './scenario.ts';

/** What is to be simulated, and where: `directory` holds the files of the project, which are real and only read. */
export type SimulationOptions = {
  readonly scenario: Scenario;
  readonly directory: string;
  /** Whether the stack is up since five minutes, all but `adminer`; by default the scenario decides. */
  readonly started?: boolean;
  readonly clock?: Clock;
  /** Takes what attached commands print; the terminal by default. */
  readonly write?: (text: string) => void;
};

/** An engine and a Compose that need no Docker: the project of the files on a machine that is not there. */
export async function openSimulation(
  options: SimulationOptions,
): Promise<{ readonly engine: Engine; readonly compose: Compose }> {
  const { scenario, directory, clock = systemClock } = options;
  const place = { scenario, directory };
  const project = await resolveProject(place);
  const started = (options.started ?? beginsStarted(scenario)) && project.ok;
  const timeline = createTimeline(clock, started ? STARTED_BEFORE_MS : 0);
  const machine = createMachine(place, timeline);
  // Only a person who meets the good start from nothing has an engine without images.
  if (started || scenario !== 'smooth') stock(machine);
  if (scenario === 'port-taken') occupyPort(machine);
  if (started && project.ok) bringUp(machine, project.value);
  const engine = simulatedEngine(machine);
  return {
    compose: simulatedCompose(machine, {
      write: options.write ?? ((text) => process.stdout.write(text)),
      attach: (argv, folder) => attach(argv, folder, process.env),
    }),
    engine: {
      ...engine,
      async close() {
        await engine.close();
        timeline.close();
      },
    },
  };
}

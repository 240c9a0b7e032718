import process from 'node:process';
import type { Compose, Engine } from '../model/ports.ts';
import { bringUp, STARTED_BEFORE_MS, stock } from './beginning.ts';
import { type Clock, systemClock } from './clock.ts';
import { simulatedCompose } from './compose.ts';
import { simulatedEngine } from './engine.ts';
import { createMachine } from './machine.ts';
import { beginsStarted, type Scenario } from './scenario.ts';
import { createTimeline } from './timeline.ts';

export { isScenario, SCENARIOS, type Scenario } from './scenario.ts';

/** What is to be simulated, and where: `directory` stands for the folder of the project. */
export type SimulationOptions = {
  readonly scenario: Scenario;
  readonly directory: string;
  /** Whether the stack is up since five minutes, all but `adminer`; by default the scenario decides. */
  readonly started?: boolean;
  readonly clock?: Clock;
  /** Takes what attached commands print; the terminal by default. */
  readonly write?: (text: string) => void;
};

/** An engine and a Compose that need no Docker: the project `ai-pic` on a machine that is not there. */
export function openSimulation(options: SimulationOptions): { readonly engine: Engine; readonly compose: Compose } {
  const { scenario, directory, clock = systemClock } = options;
  const started = options.started ?? beginsStarted(scenario);
  const timeline = createTimeline(clock, started ? STARTED_BEFORE_MS : 0);
  const machine = createMachine(scenario, directory, timeline);
  // Only a person who meets the good start from nothing has an engine without images.
  if (started || scenario !== 'smooth') stock(machine);
  if (started) bringUp(machine);
  const engine = simulatedEngine(machine);
  return {
    compose: simulatedCompose(machine, options.write ?? ((text) => process.stdout.write(text))),
    engine: {
      ...engine,
      async close() {
        await engine.close();
        timeline.close();
      },
    },
  };
}

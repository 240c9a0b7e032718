import { homedir } from 'node:os';
import { describe } from 'vitest';
import type { EngineChoice } from '../../src/engine/context.ts';
import { locateEngine } from '../../src/engine/context.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { localFiles } from '../../src/engine/files.ts';

/** The engine that `docker` would talk to here. */
export const engineHere: EngineChoice = {
  context: null,
  env: process.env,
  home: homedir(),
  platform: process.platform,
};

const engine = openEngine(engineHere);
const connected = await engine.connect();
await engine.close();

/** Whether an engine answers here. Importing this throws where one is demanded (`DOGWATCH_REQUIRE_ENGINE=1`) and none does. */
export const engineAvailable: boolean = connected.ok;

const reason = connected.ok ? '' : `no Docker Engine: ${JSON.stringify(connected.problem)}`;

if (!connected.ok && process.env.DOGWATCH_REQUIRE_ENGINE === '1') throw new Error(reason);

/** `describe` for tests that need a real engine; without one they are skipped, and the report says why. */
export function describeReal(name: string, tests: () => void): void {
  describe.skipIf(!engineAvailable)(engineAvailable ? name : `${name} (skipped: ${reason})`, tests);
}

const location = locateEngine(engineHere, localFiles);

/** The path of the engine's socket, so that a test can put a proxy before it; null for an engine that is reached otherwise. */
export const engineSocket: string | null =
  location.ok && location.value.address.kind === 'socket' ? location.value.address.path : null;

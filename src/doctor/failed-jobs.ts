import type { Job } from '../model/job.ts';
import { type Phase, selectServices } from '../model/services.ts';
import type { World } from '../model/world.ts';
import { quote } from '../text/shell.ts';
import type { Output } from './known.ts';

/** What the failed commands of this session printed, the newest last, without those that something has mended since. */
export function failedOutputs(world: World): readonly Output[] {
  const failed = world.jobs.filter((job) => job.result?.kind === 'failed' && !isMended(job, world));
  return failed.map(({ argv, tail, services }) => ({ source: quote(argv), lines: tail, services }));
}

/** A command that went well for the same services later has mended it; what starts services is also mended when they run. */
function isMended(failed: Job, world: World): boolean {
  const later = world.jobs.filter(({ id, result }) => id > failed.id && result?.kind === 'succeeded');
  if (later.some((job) => mends(job, failed))) return true;
  // What runs is the image before.
  if (!STARTS.has(failed.command) || failedToBuild(failed)) return false;
  const concerned = selectServices(world).filter(
    ({ name, phase }) => phase !== 'off' && (failed.services.length === 0 || failed.services.includes(name)),
  );
  return concerned.length > 0 && concerned.every(({ phase }) => WELL.has(phase));
}

function mends(job: Job, failed: Job): boolean {
  const covers = job.services.length === 0 || failed.services.every((service) => job.services.includes(service));
  const isSame = failedToBuild(failed) ? isSameBuild(job.command, failed) : isSameWork(job.command, failed.command);
  return covers && (failed.services.length > 0 || job.services.length === 0) && isSame;
}

function failedToBuild({ steps }: Job): boolean {
  return steps.some(({ build, state }) => build !== null && state === 'failed');
}

function isSameBuild(command: string, failed: Job): boolean {
  return command === failed.command || command === 'up-build' || BUILDS.has(command);
}

/** What starts also builds where that is needed, and a build with and without the cache is the same work. */
function isSameWork(command: string, failed: string): boolean {
  if (command === failed) return true;
  if (STARTS.has(failed)) return STARTS.has(command);
  return BUILDS.has(failed) && (BUILDS.has(command) || command === 'up-build');
}

const STARTS: ReadonlySet<string> = new Set(['up', 'up-build', 'start', 'restart', 'create']);
const BUILDS: ReadonlySet<string> = new Set(['build', 'build-no-cache', 'build-plain']);
const WELL: ReadonlySet<Phase> = new Set(['healthy', 'running', 'done']);

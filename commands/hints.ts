import type { Job } from '../src/model/job.ts';
import { type Service, selectServices } from '../src/model/services.ts';
import { isStale } from '../src/model/staleness.ts';
import { down } from './clean/down.ts';
import type { Command, Situation, Target } from './command.ts';
import { exec } from './inside/exec.ts';
import { runOneOff } from './inside/run-one-off.ts';
import { copy } from './inspect/copy.ts';
import { drift } from './inspect/drift.ts';
import { open } from './inspect/open.ts';
import { filter, nextMatch, search } from './logs/finding.ts';
import { follow, logsMerged, markLogs, shape, timestamps, wrap } from './logs/reading.ts';
import { copyLines, takeAway } from './logs/taking.ts';
import { enter } from './move/moves.ts';
import { servicesOf } from './parts/target.ts';
import { restart } from './run/restart.ts';
import { start } from './run/start.ts';
import { stop } from './run/stop.ts';
import { up } from './run/up.ts';
import { upBuild } from './run/up-build.ts';
import { watch } from './run/watch.ts';
import { paneExplain, paneLogs } from './screen/panes.ts';
import { cancelJob, help, palette, zoom } from './screen/screen.ts';

/** The panes that hints are given for. */
export type HintPane = 'services' | 'health' | 'watch' | 'logs' | 'explain' | 'activity';

/** The keys that make sense now, most useful first; the footer shows as many as it has room for. Help comes last. */
export function hints(situation: Situation, target: Target, pane: HintPane): readonly Command[] {
  const wanted = [
    ...(situation.world.jobs.some(isRunning) ? [cancelJob] : []),
    ...ofPane(pane),
    ...(target.kind === 'project' ? ofProject(situation) : ofServices(servicesOf(situation, target))),
    palette,
  ];
  const sensible = [...new Set(wanted)].filter(
    (command) => command.id !== `pane-${pane}` && command.available(situation, target).ok,
  );
  return [...sensible, help];
}

function isRunning({ startedAt, result }: Job): boolean {
  return startedAt !== null && result === null;
}

function ofPane(pane: HintPane): readonly Command[] {
  switch (pane) {
    case 'logs':
      return [
        search,
        nextMatch,
        filter,
        follow,
        copyLines,
        markLogs,
        logsMerged,
        wrap,
        timestamps,
        shape,
        takeAway,
        zoom,
      ];
    case 'watch':
      return [watch, drift];
    case 'activity':
      return [enter, copy];
    case 'explain':
      return [zoom];
    case 'services':
    case 'health':
      return [];
  }
}

function ofProject({ world }: Situation): readonly Command[] {
  const services = selectServices(world).filter(({ phase }) => phase !== 'off');
  if (services.every(({ state }) => state === 'absent')) return [up, upBuild];
  const inTrouble = services.some(({ phase }) => phase === 'failed' || phase === 'unhealthy');
  const runs = services.some(({ state }) => state === 'running');
  const trouble = inTrouble ? [logsMerged, paneExplain] : [];
  const stale = services.some((service) => isStale(service.stale)) ? [up] : [];
  return runs ? [...trouble, ...stale, watch, restart, open, up, stop, down] : [...trouble, start, up, down];
}

function ofServices(services: readonly Service[]): readonly Command[] {
  const [service] = services;
  if (!service || services.length > 1) return [up, restart, start, stop];
  return isStale(service.stale) ? [up, ...ofService(service)] : ofService(service);
}

function ofService({ phase }: Service): readonly Command[] {
  switch (phase) {
    case 'off':
    case 'absent':
    case 'created':
      return [up, upBuild, runOneOff];
    case 'waiting':
      return [paneExplain, paneLogs];
    case 'starting':
      return [paneLogs, exec, restart, stop];
    case 'failed':
    case 'restarting':
      return [paneLogs, restart, paneExplain, up, upBuild, runOneOff];
    case 'unhealthy':
      return [paneLogs, restart, exec, paneExplain, open, stop];
    case 'done':
      return [paneLogs, restart, runOneOff];
    case 'stopped':
      return [start, up, down];
    case 'paused':
      return [stop, down];
    case 'healthy':
    case 'running':
      return [restart, open, exec, watch, stop];
  }
}

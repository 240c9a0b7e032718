import { down } from './clean/down.ts';
import { prune } from './clean/prune.ts';
import { rm } from './clean/rm.ts';
import type { Command } from './command.ts';
import { exec } from './inside/exec.ts';
import { execCommand } from './inside/exec-command.ts';
import { runOneOff } from './inside/run-one-off.ts';
import { builds } from './inspect/builds.ts';
import { config } from './inspect/config.ts';
import { configServices } from './inspect/config-services.ts';
import { configVolumes } from './inspect/config-volumes.ts';
import { context } from './inspect/context.ts';
import { copy } from './inspect/copy.ts';
import { diskUsage } from './inspect/disk-usage.ts';
import { doctor } from './inspect/doctor.ts';
import { drift } from './inspect/drift.ts';
import { editFile } from './inspect/edit-file.ts';
import { history } from './inspect/history.ts';
import { imageInspect } from './inspect/image-inspect.ts';
import { imageList } from './inspect/image-list.ts';
import { images } from './inspect/images.ts';
import { networkInspect } from './inspect/network-inspect.ts';
import { networks } from './inspect/networks.ts';
import { open } from './inspect/open.ts';
import { ps } from './inspect/ps.ts';
import { top } from './inspect/top.ts';
import { topics } from './inspect/topics.ts';
import { verify } from './inspect/verify.ts';
import { version } from './inspect/version.ts';
import { volumes } from './inspect/volumes.ts';
import * as finding from './logs/finding.ts';
import * as reading from './logs/reading.ts';
import * as taking from './logs/taking.ts';
import * as moves from './move/moves.ts';
import { build } from './run/build.ts';
import { buildNoCache } from './run/build-no-cache.ts';
import { buildPlain } from './run/build-plain.ts';
import { create } from './run/create.ts';
import { kill } from './run/kill.ts';
import { mendDrift } from './run/mend-drift.ts';
import { networkCreate } from './run/network-create.ts';
import { pause } from './run/pause.ts';
import { pull } from './run/pull.ts';
import { restart } from './run/restart.ts';
import { scale } from './run/scale.ts';
import { start } from './run/start.ts';
import { stop } from './run/stop.ts';
import { unpause } from './run/unpause.ts';
import { up } from './run/up.ts';
import { upBuild } from './run/up-build.ts';
import { watch } from './run/watch.ts';
import { lesson, scenario } from './screen/lesson.ts';
import * as panes from './screen/panes.ts';
import * as screen from './screen/screen.ts';

/** Everything that a person can do, in the order in which help, palette and docs list it. */
export const commands: readonly Command[] = [
  ...[up, upBuild, build, buildNoCache, restart, stop, start, watch, pull, kill],
  ...[pause, unpause, create, scale, buildPlain, networkCreate, mendDrift],
  ...[exec, execCommand, runOneOff],
  ...[down, prune, rm],
  ...[
    config,
    open,
    copy,
    verify,
    drift,
    doctor,
    topics,
    editFile,
    ps,
    top,
    images,
    builds,
    history,
    context,
    imageInspect,
    imageList,
  ],
  ...[configServices, configVolumes, networks, networkInspect, volumes, diskUsage, version],
  ...[reading.logsMerged, finding.search, finding.nextMatch, finding.previousMatch, finding.filter],
  ...[reading.follow, reading.wrap, reading.timestamps, reading.shape, reading.collapse, reading.markLogs],
  ...[reading.goToTime, taking.selectLines, taking.copyLines, taking.copyMatches, taking.takeAway],
  ...[moves.up, moves.down, moves.left, moves.right, moves.pageUp, moves.pageDown, moves.first, moves.last],
  ...[moves.enter, moves.back, moves.mark],
  ...[screen.help, screen.palette, screen.tour, screen.quit, screen.zoom, screen.language, screen.cancelJob],
  ...[lesson, scenario],
  ...[panes.paneNext, panes.panePrevious, panes.paneServices, panes.paneHealth, panes.paneWatch, panes.paneLogs],
  ...[panes.paneExplain, panes.paneActivity],
];

const byKey = new Map(commands.flatMap((command) => command.keys.map((key) => [key, command] as const)));
const byId = new Map(commands.map((command) => [command.id, command]));

/** The command that a key stands for, by the key's name (see `key.ts`); undefined where there is none. */
export function commandForKey(key: string): Command | undefined {
  return byKey.get(key);
}

/** The command of that id, or undefined. */
export function commandById(id: string): Command | undefined {
  return byId.get(id);
}

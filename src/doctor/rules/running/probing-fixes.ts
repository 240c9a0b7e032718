import type { World } from '../../../model/world.ts';
import type { probingWords } from '../../../words/doctor/probing.ts';
import type { Fix } from '../../finding.ts';
import { commandFix, compose, editFix, restartFix, stepFix } from '../../fixes.ts';
import { otherProbe } from './other-probe.ts';
import { placeOf } from './places.ts';
import type { Probing } from './probing.ts';

type Words = ReturnType<typeof probingWords>;

/** The ways out of a failing probe: first what only looks, then the healthcheck itself, then what restarts. */
export function probingFixes(probing: Probing, world: World, words: Words): readonly Fix[] {
  const { service, trouble, hasProbe } = probing;
  if (service === null) return [];
  const log = commandFix(words.readLog, compose('logs', '--tail', '200', service), words.readLogExplain);
  const apply = restartFix(words.apply, compose('up', '-d'), words.applyExplain);
  const restart = restartFix(words.restart, compose('restart', service), words.restartExplain);
  if (!hasProbe)
    return [editFix(words.addHealthcheck, placeOf(world, `services.${service}`), words.addHealthcheckExplain), apply];
  if (trouble?.kind === 'missing') return [...replace(probing, trouble.tool, world, words), apply];
  const probe = byHand(probing, words);
  if (trouble?.kind === 'timeout') {
    const keys = [`services.${service}.healthcheck.timeout`, `services.${service}.healthcheck`];
    return [...probe, log, editFix(words.moreTime, placeOf(world, ...keys), words.moreTimeExplain), apply, restart];
  }
  return [log, ...probe, ...change(service, world, words), restart, ...(probing.isAwaited ? [apply] : [])];
}

/** The same command as the engine runs, where that is known. */
function byHand({ service, known }: Probing, words: Words): readonly Fix[] {
  const [form = '', ...test] = known?.healthcheck?.test ?? [];
  if (service === null || test.length === 0) return [];
  const argv = form === 'CMD-SHELL' ? ['sh', '-c', test.join(' ')] : test;
  return [commandFix(words.runProbe, compose('exec', service, ...argv), words.runProbeExplain)];
}

function change(service: string, world: World, words: Words): readonly Fix[] {
  const keys = [`services.${service}.healthcheck.test`, `services.${service}.healthcheck`];
  return placeOf(world, ...keys) ? [editFix(words.editProbe, placeOf(world, ...keys), words.editProbeExplain)] : [];
}

function replace({ service, known }: Probing, tool: string, world: World, words: Words): readonly Fix[] {
  const keys = [`services.${service}.healthcheck.test`, `services.${service}.healthcheck`];
  const other = otherProbe(known, tool);
  const better = other
    ? [editFix(words.otherTool(other.tool), placeOf(world, ...keys), words.otherToolExplain(other.test))]
    : [editFix(words.editProbe, placeOf(world, ...keys), words.editProbeExplain)];
  const install = stepFix(words.installTool(tool), words.installToolExplain(tool));
  return tool.includes('/') ? better : [...better, install];
}

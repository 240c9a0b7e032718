import type { World } from '../../../model/world.ts';
import type { probingWords } from '../../../words/doctor/probing.ts';
import type { Fix } from '../../finding.ts';
import { otherProbe } from './other-probe.ts';
import { placeOf } from './places.ts';
import type { Probing } from './probing.ts';

type Words = ReturnType<typeof probingWords>;

/** The ways out of a failing probe: first what only looks, then the healthcheck itself, then what restarts. */
export function probingFixes(probing: Probing, world: World, words: Words): readonly Fix[] {
  const { service, trouble, hasProbe } = probing;
  if (service === null) return [];
  const log = command(words.readLog, ['logs', '--tail', '200', service], 'none', words.readLogExplain);
  const apply = command(words.apply, ['up', '-d'], 'restarts', words.applyExplain);
  const restart = command(words.restart, ['restart', service], 'restarts', words.restartExplain);
  if (!hasProbe) return [edit(words.addHealthcheck, words.addHealthcheckExplain, world, `services.${service}`), apply];
  if (trouble?.kind === 'missing') return [...replace(probing, trouble.tool, world, words), apply];
  const probe = byHand(probing, words);
  if (trouble?.kind === 'timeout') {
    const keys = [`services.${service}.healthcheck.timeout`, `services.${service}.healthcheck`];
    return [...probe, log, edit(words.moreTime, words.moreTimeExplain, world, ...keys), apply, restart];
  }
  return [log, ...probe, ...change(service, world, words), restart, ...(probing.isAwaited ? [apply] : [])];
}

/** The same command as the engine runs, where that is known. */
function byHand({ service, known }: Probing, words: Words): readonly Fix[] {
  const [form = '', ...test] = known?.healthcheck?.test ?? [];
  if (service === null || test.length === 0) return [];
  const argv = form === 'CMD-SHELL' ? ['sh', '-c', test.join(' ')] : test;
  return [command(words.runProbe, ['exec', service, ...argv], 'none', words.runProbeExplain)];
}

function change(service: string, world: World, words: Words): readonly Fix[] {
  const keys = [`services.${service}.healthcheck.test`, `services.${service}.healthcheck`];
  return placeOf(world, ...keys) ? [edit(words.editProbe, words.editProbeExplain, world, ...keys)] : [];
}

function replace({ service, known }: Probing, tool: string, world: World, words: Words): readonly Fix[] {
  const keys = [`services.${service}.healthcheck.test`, `services.${service}.healthcheck`];
  const other = otherProbe(known, tool);
  const better = other
    ? [edit(words.otherTool(other.tool), words.otherToolExplain(other.test), world, ...keys)]
    : [edit(words.editProbe, words.editProbeExplain, world, ...keys)];
  const install = {
    title: words.installTool(tool),
    argv: null,
    edit: null,
    danger: 'none',
    explain: words.installToolExplain(tool),
  } as const;
  return tool.includes('/') ? better : [...better, install];
}

function command(title: string, argv: readonly string[], danger: Fix['danger'], explain: string): Fix {
  return { title, argv: ['docker', 'compose', ...argv], edit: null, danger, explain };
}

function edit(title: string, explain: string, world: World, ...keys: readonly string[]): Fix {
  return { title, argv: null, edit: placeOf(world, ...keys), danger: 'none', explain };
}

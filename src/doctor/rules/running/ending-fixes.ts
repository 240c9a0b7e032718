import type { ServiceSpec } from '../../../model/project.ts';
import { selectService } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { endingFixWords } from '../../../words/doctor/ending-fixes.ts';
import type { Fix } from '../../finding.ts';
import { commandFix, compose, editFix, restartFix, stepFix } from '../../fixes.ts';
import type { StartFailure } from '../../texts/start-failure.ts';
import type { Ending } from './ending.ts';
import { isScript } from './ending-why.ts';
import { coveringMount } from './mount.ts';
import { memoryLimit, placeOf } from './places.ts';

type Words = ReturnType<typeof endingFixWords>;

/** The ways out of an ending: first what only looks, then what changes files, then what restarts. */
export function fixesOf(ending: Ending, world: World, language: Language): readonly Fix[] {
  const words = endingFixWords(language);
  const { service, again, role, cause } = ending;
  if (service === null) return causeFixes(ending, null, world, words);
  const spec = selectService(world, service)?.spec ?? null;
  const log = cause.kind === 'start' || cause.kind === 'engine' ? [] : [readLog(service, words)];
  const stop = again === null ? [] : [restartFix(words.stopLoop, compose('stop', service), words.stopLoopExplain)];
  return [
    ...log,
    ...causeFixes(ending, spec, world, words),
    ...stop,
    ...startFixes(service, role, ending, spec, words),
  ];
}

function causeFixes(ending: Ending, spec: ServiceSpec | null, world: World, words: Words): readonly Fix[] {
  const { cause, service, container, code } = ending;
  switch (cause.kind) {
    case 'oom':
      return [
        editFix(words.raiseLimit, service === null ? null : memoryLimit(world, service), words.raiseLimitExplain),
        stepFix(words.moreMemory, words.moreMemoryExplain),
      ].filter(({ title, edit: place }) => title !== words.raiseLimit || place !== null);
    case 'start':
      return startFailureFixes(cause.failure, ending, spec, world, words);
    case 'said':
      return saidFixes(ending, cause.error.kind, cause.error.subject, world, words);
    case 'signal': {
      const asks = ['docker', 'inspect', '--format', '{{.State.OOMKilled}}', container];
      return code === 137 && container !== '' ? [commandFix(words.wasOom, asks, words.wasOomExplain)] : [];
    }
    default:
      return [];
  }
}

function startFailureFixes(
  { kind, command: name }: StartFailure,
  ending: Ending,
  spec: ServiceSpec | null,
  world: World,
  words: Words,
): readonly Fix[] {
  const { service, known } = ending;
  const own = service === null ? null : placeOf(world, `services.${service}.command`, `services.${service}.entrypoint`);
  const change = own ? [editFix(words.editCommand, own, words.editCommandExplain)] : [];
  const mount = coveringMount(name, known);
  const hidden = mount ? [stepFix(words.hidden(mount.target), words.hiddenExplain)] : [];
  switch (kind) {
    case 'not-found':
      return [
        ...look(ending, `command -v ${name || 'PROGRAM'}; echo "$PATH"`, words),
        ...change,
        ...install(name, words),
      ];
    case 'no-file':
      return [...look(ending, `ls -la ${name.replace(/\/[^/]*$/, '') || '/'}`, words), ...hidden, ...change];
    case 'no-interpreter':
      return [stepFix(words.checkShebang, words.checkShebangExplain), ...change];
    case 'carriage-return':
      return [stepFix(words.lineEnds, words.lineEndsExplain)];
    case 'not-executable':
      return [stepFix(words.makeExecutable, words.makeExecutableExplain), ...change];
    case 'format': {
      const image = known?.image ?? spec?.image ?? null;
      const asks = ['docker', 'image', 'inspect', '--format', '{{.Os}}/{{.Architecture}}', image ?? ''];
      const platform = image === null ? [] : [commandFix(words.seePlatform, asks, words.seePlatformExplain)];
      const shebang = stepFix(words.addShebang, words.addShebangExplain);
      const pull = image === null || spec?.build ? [] : [pullFix(ending.service, words)];
      return isScript(name) ? [shebang] : [...platform, shebang, ...pull];
    }
  }
}

/** A shell of its own, since nothing runs that one could look into. */
function look({ service }: Ending, script: string, words: Words): readonly Fix[] {
  if (service === null || !/^[\w./:; "$+@-]+$/.test(script)) return [];
  const argv = ['run', '--rm', '--no-deps', '--entrypoint', 'sh', service, '-c', script];
  return [commandFix(words.lookInside, compose(...argv), words.lookInsideExplain)];
}

function install(name: string, words: Words): readonly Fix[] {
  return name === '' ? [] : [stepFix(words.install(name), words.installProgram(name))];
}

function saidFixes({ service }: Ending, kind: string, subject: string, world: World, words: Words): readonly Fix[] {
  const start = `services.${service}`;
  switch (kind) {
    case 'module':
      return [stepFix(words.install(subject), words.installModule(subject))];
    case 'file': {
      const place = placeOf(world, `${start}.command`, `${start}.entrypoint`);
      return place ? [editFix(words.editCommand, place, words.editCommandExplain)] : [];
    }
    case 'variable': {
      const place = placeOf(
        world,
        `${start}.environment.${subject}`,
        `${start}.environment`,
        `${start}.env_file`,
        start,
      );
      return [editFix(words.setVariable(subject), place, words.setVariableExplain)];
    }
    case 'address':
      return [stepFix(words.freeAddress, words.freeAddressExplain)];
    case 'memory':
      return [stepFix(words.moreMemory, words.moreMemoryExplain)];
    default:
      return [];
  }
}

/** After the repair: a one-shot with all that wait for it; what is built is built anew where the fault is in the image. */
function startFixes(
  service: string,
  role: Ending['role'],
  { cause }: Ending,
  spec: ServiceSpec | null,
  words: Words,
): readonly Fix[] {
  const isInImage = cause.kind === 'start' || (cause.kind === 'said' && cause.error.kind === 'module');
  const rebuild = restartFix(words.rebuild, compose('up', '-d', '--build', service), words.rebuildExplain);
  const build = spec?.build && isInImage ? [rebuild] : [];
  const start =
    role === 'one-shot'
      ? restartFix(words.runAgain, compose('up', '-d'), words.runAgainExplain)
      : restartFix(words.startAgain, compose('up', '-d', service), words.startAgainExplain);
  return [...build, start];
}

function readLog(service: string, words: Words): Fix {
  return commandFix(words.readLog, compose('logs', '--tail', '200', service), words.readLogExplain);
}

function pullFix(service: string | null, words: Words): Fix {
  return commandFix(words.pullAgain, compose('pull', ...(service === null ? [] : [service])), words.pullAgainExplain);
}

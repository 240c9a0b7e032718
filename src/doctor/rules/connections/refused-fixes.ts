import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { connectionWords } from '../../../words/doctor/connections.ts';
import type { Fix } from '../../finding.ts';
import { commandFix, editFix, stepFix } from '../../fixes.ts';
import { againFix } from './again.ts';
import { hostFix, portFix } from './change-setting.ts';
import { listeningStep, startingStep } from './product-steps.ts';
import { changedTo, type Refused, servingService, whereOf } from './refused.ts';
import type { RefusedCause } from './refused-cause.ts';
import { logFix, upFix, waitFix } from './service-fixes.ts';

/** The ways to a connection: first what looks, then what a person changes, then what starts the service again. */
export function refusedFixes(refused: Refused, cause: RefusedCause, world: World, language: Language): readonly Fix[] {
  const { complaint, target } = refused;
  const again = againFix(complaint, world, language);
  if (changedTo(complaint, target, world) !== null) return again;
  return [...causeFixes(refused, cause, world, language), ...again];
}

function causeFixes(refused: Refused, cause: RefusedCause, world: World, language: Language): readonly Fix[] {
  const words = connectionWords(language);
  const { complaint, target } = refused;
  const { product, port } = target;
  switch (cause.is) {
    case 'machine-nothing':
      return [startingStep(product, language), ...anotherFix(refused, language)];
    case 'machine-loopback':
      return [listeningStep(product, cause.program, language)];
    case 'machine-container':
      return cause.own === null ? lookFix(port, language) : hostFix(refused, cause.own, world, language);
    case 'machine': {
      const wide = cause.isDesktop ? [] : [listeningStep(product, '', language)];
      return [...lookFix(port, language), startingStep(product, language), ...wide, ...anotherFix(refused, language)];
    }
    case 'machine-silent':
      return [...lookFix(port, language), stepFix(words.firewall, words.firewallExplain(port))];
    case 'not-up':
      return [upFix(cause.other, language)];
    case 'other-failed':
    case 'service-silent':
      return [logFix(cause.other.name, language)];
    case 'published-port':
      return portFix(refused, cause.port, cause.target, world, language);
    case 'other-port':
      return [...portFixToOnly(refused, cause, world, language), logFix(cause.other.name, language)];
    case 'other-loopback':
      return [
        stepFix(words.listenWide(cause.other.name), words.listenWideExplain('')),
        logFix(cause.other.name, language),
      ];
    case 'too-early':
      return cause.isAwaited || complaint.service === null
        ? [logFix(cause.other.name, language)]
        : [waitFix(complaint.service, cause.other.name, world, language)];
    case 'self':
    case 'socket': {
      const serving = servingService(target, complaint.service, world);
      const use =
        serving && port !== null
          ? [stepFix(words.toService(`${serving.name}:${port}`), words.toServiceExplain(serving.name))]
          : [];
      return [...use, stepFix(words.giveHost(product ?? words.aServer), words.giveHostExplain)];
    }
    case 'elsewhere':
    case 'elsewhere-silent':
    case 'unknown':
      return [
        stepFix(words.check(whereOf(target) || (product ?? words.aServer)), words.checkExplain),
        ...anotherFix(refused, language),
      ];
    case 'machine-now':
      return [];
  }
}

/** Where the variable that names the host is set in a file. */
function anotherFix({ setting }: Refused, language: Language): readonly Fix[] {
  const words = connectionWords(language);
  return setting?.by === 'file' ? [editFix(words.another(setting.name), setting.place, words.anotherExplain)] : [];
}

function portFixToOnly(
  refused: Refused,
  { port, ports }: Extract<RefusedCause, { is: 'other-port' }>,
  world: World,
  language: Language,
): readonly Fix[] {
  const [only] = ports;
  return ports.length === 1 && only !== undefined ? portFix(refused, port, only, world, language) : [];
}

function lookFix(port: number | null, language: Language): readonly Fix[] {
  const words = connectionWords(language);
  return port === null
    ? []
    : [commandFix(words.look(port), ['lsof', '-nP', `-iTCP:${port}`, '-sTCP:LISTEN'], words.lookExplain)];
}

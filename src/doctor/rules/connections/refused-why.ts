import type { World } from '../../../model/world.ts';
import { maskedValue } from '../../../text/secret.ts';
import type { Language } from '../../../words/catalogue.ts';
import { connectionWords } from '../../../words/doctor/connections.ts';
import { changedTo, type Refused, whereOf } from './refused.ts';
import type { RefusedCause } from './refused-cause.ts';

/** Why the connection did not come about, in a sentence or two. */
export function whyRefused(refused: Refused, cause: RefusedCause, world: World, language: Language): string {
  const words = connectionWords(language);
  const { complaint, target } = refused;
  const changed = changedTo(complaint, target, world);
  if (changed === null || !target.address) return causeInWords(refused, cause, language);
  const { variable } = target.address;
  return words.changed(variable, maskedValue(variable, changed));
}

function causeInWords({ target, said }: Refused, cause: RefusedCause, language: Language): string {
  const words = connectionWords(language);
  const where = whereOf(target);
  const product = target.product ?? words.aServer;
  switch (cause.is) {
    case 'machine-nothing':
      return words.machineNothing(cause.port, product);
    case 'machine-loopback':
      return words.machineLoopback(cause.port, cause.program || product);
    case 'machine-now':
      return words.machineNow(cause.port, cause.program || product);
    case 'machine-container':
      return words.machineContainer(cause.port, cause.container);
    case 'machine':
      return cause.isDesktop ? words.machineDesktop(where, product) : words.machineUnknown(where, product);
    case 'machine-silent':
      return words.machineSilent(where);
    case 'not-up':
      return words.notUp(cause.other.name);
    case 'other-failed':
      return words.otherFailed(cause.other.name);
    case 'service-silent':
      return words.serviceSilent(cause.other.name);
    case 'published-port':
      return words.publishedPort(cause.other.name, cause.port, cause.target);
    case 'other-port':
      return words.otherPort(cause.other.name, cause.port, cause.ports.join(words.join));
    case 'other-loopback':
      return words.otherLoopback(cause.other.name, cause.port);
    case 'too-early':
      return cause.isAwaited ? words.tooEarlyThough(cause.other.name) : words.tooEarly(cause.other.name);
    case 'self':
      return words.self(target.host ?? said.host ?? 'localhost');
    case 'socket':
      return words.socket(product);
    case 'elsewhere':
      return words.elsewhere(where);
    case 'elsewhere-silent':
      return words.elsewhereSilent(where);
    case 'unknown':
      return where === '' ? words.unknown : words.elsewhere(where);
  }
}

import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { connectionWords } from '../../../words/doctor/connections.ts';
import type { Fix } from '../../finding.ts';
import { editFix, stepFix } from '../../fixes.ts';
import { type Setting, settingOf } from '../../setting-place.ts';
import type { Refused } from './refused.ts';
import { isDesktop } from './refused-cause.ts';
import { MACHINE, type Target } from './target.ts';

/** Names another host: a service of the project, or the machine. None where no variable names the host. */
export function hostFix(
  { said, target, setting }: Pick<Refused, 'said' | 'target' | 'setting'>,
  to: string,
  world: World,
  language: Language,
): readonly Fix[] {
  const words = connectionWords(language);
  const from = target.address?.host;
  if (!setting || from === undefined) return [];
  const isMachine = to === MACHINE;
  const machine = isDesktop({ said }, world) ? words.writeMachine : words.writeMachineLinux;
  return [changeFix(setting, from, to, isMachine ? machine : words.writeService(to), language)];
}

/** Names another port, in the variable that has it. */
export function portFix(
  { complaint, target }: Pick<Refused, 'complaint' | 'target'>,
  from: number,
  to: number,
  world: World,
  language: Language,
): readonly Fix[] {
  const words = connectionWords(language);
  const setting = complaint.service === null ? null : portSetting(complaint.service, target, from, world);
  if (!setting) return [];
  const title = words.writePort(setting.name, from, to);
  return [fixOf(setting, title, words.writePortExplain, language)];
}

/** Changes what a variable says. */
export function changeFix(setting: Setting, from: string, to: string, explain: string, language: Language): Fix {
  const words = connectionWords(language);
  const isWhole = setting.value === from;
  const title = isWhole ? words.write(setting.name, to) : words.writeIn(setting.name, from, to);
  return fixOf(setting, title, explain, language);
}

function fixOf(setting: Setting, title: string, explain: string, language: Language): Fix {
  if (setting.by === 'shell') return stepFix(title, connectionWords(language).inShell(setting.name) + explain);
  return editFix(title, setting.by === 'file' ? setting.place : null, explain);
}

function portSetting(service: string, { address }: Target, port: number, world: World): Setting | null {
  if (!address) return null;
  const { variable, value, portVariable } = address;
  const part = String(port);
  if (portVariable !== null) return settingOf(world, service, { variable: portVariable, value: part, part });
  return value.includes(part) ? settingOf(world, service, { variable, value, part }) : null;
}

import { type Service, selectServices } from '../../src/model/services.ts';
import type { World } from '../../src/model/world.ts';
import { pad } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { healthWords } from '../../src/words/health.ts';
import { phaseWords } from '../../src/words/phase.ts';
import { style } from '../frame/style.ts';
import { phaseMark } from '../services/phase-mark.ts';
import { checkOf } from './check.ts';
import { probeStrip } from './probe-strip.ts';

/** The health of the whole project: a line a service that has a healthcheck, then the names of those that have none. */
export function projectHealth(view: {
  readonly world: World;
  readonly language: Language;
  readonly columns: number;
}): readonly string[] {
  const { world, language, columns } = view;
  const words = healthWords(language);
  const services = selectServices(world);
  if (services.length === 0) return dim(words.choose, columns);
  const checked = services.filter((service) => checkOf(service, service.containers[0]));
  const others = services.filter((service) => !checked.includes(service)).map(({ name }) => name);
  if (checked.length === 0) return dim(words.noChecks, columns);
  const widest = Math.max(...checked.map(({ name }) => width(name)));
  const lines = checked.map((service) => healthLine(service, widest, view));
  return others.length === 0 ? lines : [...lines, '', ...dim(words.without(words.join(others)), columns)];
}

function healthLine(
  { name, phase, containers }: Service,
  widest: number,
  { world, language }: { readonly world: World; readonly language: Language },
): string {
  if (!world.containersKnown) return `${style.dim('·')} ${name}`;
  const { symbol, tone } = phaseMark(phase);
  const running = containers.filter(({ state }) => state === 'running');
  const strips = running.map(({ probes }) => probeStrip(probes, 5)).join(' ');
  return `${tone(symbol)} ${pad(name, widest)}  ${tone(phaseWords(language)[phase])}  ${strips}`;
}

function dim(text: string, columns: number): readonly string[] {
  return wrap(text, columns - 2).map((line) => style.dim(line));
}

import process from 'node:process';
import { Chalk } from 'chalk';
import type { Level } from '../src/logs/level.ts';
import type { Container } from '../src/model/container.ts';
import type { World } from '../src/model/world.ts';
import type { DividerEntry, Entry, LineEntry, LogChoice } from '../src/session/printing/entry.ts';
import { chosenContainers } from '../src/session/printing/sources.ts';
import { pad } from '../src/text/clip.ts';
import { plain } from '../src/text/sanitize.ts';
import { width } from '../src/text/width.ts';
import type { Language } from '../src/words/catalogue.ts';
import { dividerWords } from '../src/words/logs.ts';

/** How lines are written. */
export type TextLook = {
  readonly coloured: boolean;
  /** Whether a line says where a container was started again: for people, not for programs. */
  readonly dividers: boolean;
  readonly language: Language;
};

/** The look for stdout: `FORCE_COLOR` decides first, then `NO_COLOR`, then whether it is a terminal that has colours. */
export function lookOfStdout(language: Language): TextLook {
  const { stdout, env } = process;
  const forced = env['FORCE_COLOR'];
  const refused = (env['NO_COLOR'] ?? '') !== '';
  const coloured = forced === undefined ? !refused && new Chalk().level > 0 && stdout.isTTY : isOn(forced);
  return { coloured, dividers: stdout.isTTY, language };
}

/** Writes entries as lines: the service, with the replica's number where there are several, then what was written. */
export function createTextWriter(world: () => World, choice: LogChoice, look: TextLook): (entry: Entry) => string {
  const names = createNames(world, choice);
  const paint = look.coloured ? PAINT : BARE;
  const colours = new Map<string, (text: string) => string>();
  const columns = { most: 0 };

  const colourOf = (service: string) => {
    const known = colours.get(service) ?? (paint.prefixes[colours.size % paint.prefixes.length] as typeof asItIs);
    colours.set(service, known);
    return known;
  };

  function line(entry: LineEntry): string {
    const name = names.of(entry.container);
    columns.most = Math.max(columns.most, names.columns(), width(name));
    const prefix = colourOf(entry.container.service)(`${pad(name, columns.most)} |`);
    return `${prefix} ${textOf(entry)}\n`;
  }

  function textOf({ text, level }: LineEntry): string {
    if (!text.includes('\x1b')) return paint.levels[level]?.(text) ?? text;
    return look.coloured ? `${text}\x1b[0m` : plain(text);
  }

  function divider({ container, divider: kind }: DividerEntry): string {
    if (!look.dividers) return '';
    return `${paint.dim(`── ${names.of(container)} ${dividerWords(look.language)[kind]} ──`)}\n`;
  }

  return (entry) => (entry.kind === 'line' ? line(entry) : divider(entry));
}

const asItIs = (text: string): string => text;

type Paint = {
  readonly prefixes: readonly ((text: string) => string)[];
  readonly levels: Readonly<Partial<Record<Level, (text: string) => string>>>;
  readonly dim: (text: string) => string;
};

// Colour was asked for before: here it is only a matter of how.
const chalk = new Chalk({ level: 1 });

const PAINT: Paint = {
  prefixes: [chalk.cyan, chalk.magenta, chalk.green, chalk.blue, chalk.yellow],
  levels: { error: chalk.red, warning: chalk.yellow, debug: chalk.gray },
  dim: chalk.gray,
};

const BARE: Paint = { prefixes: [asItIs], levels: {}, dim: asItIs };

function isOn(forced: string): boolean {
  return forced !== '0' && forced !== 'false';
}

/** The names of containers before their lines, worked out again when the containers are others. */
function createNames(world: () => World, choice: LogChoice) {
  let containers: World['containers'] | null = null;
  let several = new Set<string>();
  let columns = 0;

  function look(): void {
    if (containers === world().containers) return;
    containers = world().containers;
    const all = chosenContainers(world(), choice);
    const numbers = new Map<string, Set<number>>();
    for (const { service, number } of all) numbers.set(service, (numbers.get(service) ?? new Set()).add(number));
    several = new Set([...numbers].filter(([, { size }]) => size > 1).map(([service]) => service));
    columns = Math.max(0, ...all.map((container) => width(nameOf(container))));
  }

  function nameOf({ service, number }: Container): string {
    return several.has(service) ? `${service}-${number}` : service;
  }

  return {
    of(container: Container): string {
      look();
      return nameOf(container);
    },
    columns(): number {
      look();
      return columns;
    },
  };
}

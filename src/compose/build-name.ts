import type { BuildStep } from '../model/job.ts';

/** What the name of a step of a build tells. */
export type BuildPart = Pick<BuildStep, 'targets' | 'platform' | 'stage' | 'number' | 'total' | 'instruction'>;

/**
 * Reads the name of a BuildKit vertex: `[backend linux/arm64 builder 2/5] RUN make` where several targets are built, `[builder 2/5] RUN make` for one, `[2/5] RUN make`
 * where it has one stage. One word before the number is a target if it is among `targets`, else a stage.
 * The shapes are those of `prefixCommand` in BuildKit's `dockerfile2llb` and of `addPrefix` in buildx.
 */
export function buildPart(name: string, targets: ReadonlySet<string> = new Set()): BuildPart {
  const [, bracket = '', text = ''] = /^\[([^\]]*)\] ?(.*)$/s.exec(name) ?? ['', '', name];
  const words = bracket.split(' ').filter((word) => word !== '');
  const part = { ...nothing, ...targetOf(words, targets) };
  const inside = part.targets.length > 0 ? words.slice(1) : words;
  if (isChore(inside, text)) return { ...part, instruction: 'internal' };
  const place = /^(\d+)\/(\d+)$/.exec(inside.at(-1) ?? '');
  if (!place) return { ...part, instruction: text };
  const before = inside.slice(0, -1);
  const platform = before.find((word) => PLATFORM.test(word)) ?? '';
  const stage = before.filter((word) => word !== platform).join(' ');
  return { ...part, platform, stage, number: Number(place[1]), total: Number(place[2]), instruction: text };
}

/** The target that the name of a chore tells, such as `backend` of `[backend internal] load .dockerignore`; null for any other name. Chores come first. */
export function targetOfChore(name: string): string | null {
  return /^\[(\S+) internal\] /.exec(name)?.[1] ?? null;
}

const nothing: BuildPart = { targets: [], platform: '', stage: '', number: null, total: null, instruction: '' };

/** `linux/amd64`, `linux/arm/v7`, and `linux/amd64->arm64` where one platform is built on another. */
const PLATFORM = /^[a-z]\w*\/[\w/>-]+$/;

function targetOf([first = '']: readonly string[], targets: ReadonlySet<string>): Pick<BuildPart, 'targets'> {
  return { targets: targets.has(first) ? [first] : [] };
}

function isChore(bracket: readonly string[], text: string): boolean {
  const [first] = bracket;
  return first === 'internal' || first === 'auth' || first === 'context' || /^resolving provenance/.test(text);
}

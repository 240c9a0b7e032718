import type { Place } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import type { Known, Output } from '../../known.ts';
import { type PrintedBuild, printedBuilds } from '../../texts/printed-builds.ts';

/** A build that failed and that nothing has mended since. `service` is null where the text does not tell whose image it was. */
export type FailedBuild = {
  readonly build: PrintedBuild;
  readonly service: string | null;
  /** The command, as evidence names it. */
  readonly source: string;
  /** All that was printed. */
  readonly lines: readonly string[];
};

/** What failed to be built, each service once, by the newest word on it: of commands, and of rebuilds by watch. */
export function failedBuilds(known: Known): readonly FailedBuild[] {
  const outputs = known.isPasted ? known.outputs : [...watched(known.world), ...known.outputs];
  const found = outputs.flatMap((output) =>
    printedBuilds(output.lines).map((build) => ({
      build: withStep(build, output, known.world),
      service: builtService(build, output, known.world),
      source: output.source,
      lines: output.lines,
    })),
  );
  return [...new Map(found.map((one) => [one.service, one])).values()];
}

/** Whose image it was: a target is a service where services are known, and the only service that is built is it. */
export function builtService(build: PrintedBuild, output: Output, world: World): string | null {
  const built = (world.project?.services ?? []).filter((service) => service.build !== null);
  const names = built.map(({ name }) => name);
  const [asked] = output.services.length === 1 ? output.services : [];
  const folder = /unable to prepare context: path "([^"]+)"/.exec(build.reason)?.[1];
  const inFolder = built.find((service) => service.build?.context === folder)?.name;
  const candidates = [build.target, build.word, inFolder, asked, built.length === 1 ? names[0] : undefined];
  const found = candidates.find((name) => name && names.includes(name));
  return found ?? (names.length === 0 ? (build.target ?? asked ?? null) : null);
}

/** A line of the Dockerfile of a service; null where no file is known to be it. */
export function dockerfilePlace({ project }: World, service: string | null, line: number): Place | null {
  const build = project?.services.find(({ name }) => name === service)?.build;
  if (!build?.context.startsWith('/') || build.dockerfile === '') return null;
  const { context, dockerfile } = build;
  return { file: dockerfile.startsWith('/') ? dockerfile : `${context.replace(/\/$/, '')}/${dockerfile}`, line };
}

/** A rebuild that watch asked for is no job where Compose watches. */
function watched({ sync }: World): readonly Output[] {
  return sync.stories
    .filter(({ action, state }) => action === 'rebuild' && state === 'failed')
    .map(({ service, output, problem }) => ({
      source: 'docker compose watch',
      lines: [...output, ...(problem?.kind === 'told' ? problem.text.split('\n') : [])],
      services: [service],
    }));
}

/** The steps of a job know more than the end of what it printed. */
function withStep(build: PrintedBuild, { lines }: Output, { jobs }: World): PrintedBuild {
  const steps = jobs.find(({ tail }) => tail === lines)?.steps ?? [];
  const failed = steps.filter(({ state, build: part }) => state === 'failed' && part !== null);
  const step = failed.findLast(({ status }) => status !== '' && build.reason.endsWith(status)) ?? failed.at(-1);
  if (!step?.build) return build;
  const { instruction, output, source } = step.build;
  return {
    ...build,
    instruction: instruction === '' || instruction === 'internal' ? build.instruction : instruction,
    output: output.length > build.output.length ? output : build.output,
    place: build.place ?? (source && { file: source.file, line: source.line }),
  };
}

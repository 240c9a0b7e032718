import { imageName } from '../../../model/image-name.ts';
import type { ServiceSpec } from '../../../model/project.ts';
import type { World } from '../../../model/world.ts';
import type { Known, Output } from '../../known.ts';
import { printedBuilds } from '../../texts/printed-builds.ts';
import { type PrintedPull, printedPulls } from '../../texts/printed-pulls.ts';
import { builtService } from './failed-builds.ts';

/** An image that a registry did not give. `service` is null where the text does not tell who wanted it, `image` where it is not known which. */
export type FailedPull = Pick<PrintedPull, 'refusal' | 'isBase' | 'line'> & {
  readonly service: string | null;
  readonly image: string | null;
  /** Services that run the same image and have it built. */
  readonly builders: readonly string[];
  /** The command, as evidence names it. */
  readonly source: string;
};

/** What could not be pulled and is still wanted, each service and image once, by the newest word on it. */
export function failedPulls({ outputs, world }: Known): readonly FailedPull[] {
  const found = outputs.flatMap((output) =>
    printedPulls(output.lines).flatMap((pull) => {
      const spec = pull.isBase ? undefined : specOf(pull, output, world);
      // Compose goes on to build it.
      if (spec?.build && pull.name !== null) return [];
      const image = pull.image ?? spec?.image ?? null;
      const service = pull.isBase ? baseOf(pull, output, world) : (spec?.name ?? unknownName(pull, world));
      const { refusal, isBase, line } = pull;
      return [{ refusal, isBase, line, service, image, builders: buildersOf(image, world), source: output.source }];
    }),
  );
  return [...new Map(found.map((one) => [`${one.service} ${one.service === null ? one.image : ''}`, one])).values()];
}

/** Whether two texts name the same image; a refusal leaves the tag out. */
export function isSameImage(one: string, other: string): boolean {
  const [a, b] = [imageName(one), imageName(other)];
  const isSameTag = a.tag === null || b.tag === null || a.tag === b.tag;
  return a.registry === b.registry && a.repository === b.repository && isSameTag;
}

function specOf({ name, image }: PrintedPull, { services }: Output, world: World): ServiceSpec | undefined {
  const specs = world.project?.services ?? [];
  const named = specs.find((spec) => spec.name === name);
  if (named) return named;
  const wanting = specs.filter((spec) => spec.image !== null && image !== null && isSameImage(spec.image, image));
  const pulled = wanting.find(({ build, enabled }) => build === null && enabled) ?? wanting[0];
  if (pulled || image !== null) return pulled;
  return services.length === 1 ? specs.find((spec) => spec.name === services[0]) : undefined;
}

/** Without the files of the project a name that Compose says before the reason is the service's. */
function unknownName({ name }: PrintedPull, { project }: World): string | null {
  return (project?.services ?? []).length === 0 ? name : null;
}

function baseOf(pull: PrintedPull, output: Output, world: World): string | null {
  const build = printedBuilds(output.lines).find(({ line }) => line === pull.line);
  const nothing = { target: null, word: null, instruction: '', place: null, reason: '', output: [], line: '', at: 0 };
  return builtService(build ?? nothing, output, world);
}

function buildersOf(image: string | null, { project }: World): readonly string[] {
  if (image === null) return [];
  const builders = (project?.services ?? []).filter(({ build }) => build !== null);
  return builders
    .filter((spec) => isSameImage(spec.image ?? `${project?.name}-${spec.name}`, image))
    .map(({ name }) => name);
}

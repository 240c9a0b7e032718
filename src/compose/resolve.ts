import { readFile } from 'node:fs/promises';
import type { ComposeProblem } from '../model/problem.ts';
import type { Project, ServiceSpec } from '../model/project.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { composeCommand } from './argv.ts';
import { ask } from './ask.ts';
import { projectFromConfig } from './config.ts';
import { discover } from './discover.ts';
import { parseEnv } from './dotenv.ts';
import { type Location, locate } from './locate.ts';
import type { ComposeOptions } from './options.ts';
import { lineOf } from './parse.ts';
import { type FileText, problemFrom } from './problem.ts';

/**
 * What `docker compose config` makes of the project. Services whose profiles are off are there too, with `enabled: false`; services are in the
 * order of the files.
 */
export async function resolveProject(
  options: ComposeOptions,
  signal: AbortSignal,
): Promise<Result<Project, ComposeProblem>> {
  const location = await locate(options);
  if (!location.ok) return fail(location.problem);
  const files = await discover(options);
  const known = files.ok ? files.value.project.services : [];

  const all = await config(options, ['--profile', '*'], location.value, signal);
  if (all.ok && !needsDisabled(all.value.services)) return ok(inOrder(all.value, known));
  // With every profile on, a service that is off can break what is fine without it, and the other way round: then what is on decides.
  const on = await config(options, [], location.value, signal);
  if (!on.ok) return on;
  const off = (all.ok ? all.value.services : known).filter(
    (service) => !service.enabled && !on.value.services.some(({ name }) => name === service.name),
  );
  return ok(inOrder({ ...on.value, services: [...on.value.services, ...off] }, known));
}

function needsDisabled(services: readonly ServiceSpec[]): boolean {
  const off = new Set(services.filter((service) => !service.enabled).map((service) => service.name));
  return services.some(
    (service) => service.enabled && service.dependsOn.some((needed) => needed.required && off.has(needed.service)),
  );
}

function inOrder(project: Project, known: readonly ServiceSpec[]): Project {
  const place = new Map(known.map((service, index) => [service.name, index]));
  const at = (service: ServiceSpec) => place.get(service.name) ?? known.length;
  return { ...project, services: project.services.toSorted((a, b) => at(a) - at(b)) };
}

async function config(
  options: ComposeOptions,
  more: readonly string[],
  location: Location,
  signal: AbortSignal,
): Promise<Result<Project, ComposeProblem>> {
  const argv = [...composeCommand(options), ...more, 'config', '--format', 'json'];
  const answer = await ask(options, argv, signal);
  if (!answer.ok) return answer;
  const { stdout, stderr, code } = answer.value;
  if (code !== 0) return fail(await explain(stderr, location));
  try {
    return ok(projectFromConfig(stdout, location));
  } catch {
    return fail({ kind: 'failed', message: stderr.trim() || stdout.slice(0, 200) });
  }
}

async function explain(stderr: string, location: Location): Promise<ComposeProblem> {
  const texts = await Promise.all(
    location.files.map(
      async (file): Promise<FileText> => ({ file, text: await readFile(file, 'utf8').catch(() => '') }),
    ),
  );
  const problem = problemFrom(stderr, texts);
  if (problem.kind === 'no-project') return { ...problem, directory: location.directory };
  if (problem.kind !== 'invalid' || problem.source !== null || problem.line === null) return problem;
  // A file that is not one of the project's own, such as an env file or an included one.
  const text = await readFile(problem.file, 'utf8').catch(() => '');
  const line = problem.message.startsWith('unterminated quoted value') ? openedAt(text) : null;
  return { ...problem, line: line ?? problem.line, source: lineOf(text, line ?? problem.line) };
}

/** Compose names the end of the file where a quote of an env file is not closed; the line that opens it is the one to mend. */
function openedAt(text: string): number | null {
  return parseEnv(text, () => undefined).problem?.line ?? null;
}

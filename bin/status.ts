import { shownKeys } from '../src/explain/stale.ts';
import { explainComposeProblem, explainEngineProblem } from '../src/explain/trouble.ts';
import { type Service, selectServices } from '../src/model/services.ts';
import { isStale } from '../src/model/staleness.ts';
import { statusReport } from '../src/model/status.ts';
import type { World } from '../src/model/world.ts';
import type { Session } from '../src/session/session.ts';
import { pad } from '../src/text/clip.ts';
import { plain } from '../src/text/sanitize.ts';
import { width } from '../src/text/width.ts';
import type { Language } from '../src/words/catalogue.ts';
import { cliWords } from '../src/words/cli.ts';
import { phaseWords } from '../src/words/phase.ts';
import { staleWords } from '../src/words/stale.ts';

/** Longest wait for the engine's and Compose's answers, in milliseconds. */
const PATIENCE_MS = 20_000;

/** Prints the state of the project once and returns the exit status: 0 fine, 2 no project, 3 no engine. */
export async function printStatus(
  session: Session,
  options: { readonly json: boolean; readonly language: Language },
): Promise<number> {
  const world = await session.settled(PATIENCE_MS);
  const { language } = options;
  const sentences = [
    ...(world.engine.state === 'lost' ? [explainEngineProblem(world.engine.problem, language)] : []),
    ...(world.projectProblem ? explainComposeProblem(world.projectProblem, language) : []),
  ];
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  if (options.json) process.stdout.write(`${JSON.stringify(statusReport(world), null, 2)}\n`);
  else if (!world.projectProblem || world.project) process.stdout.write(`${statusText(world, language)}\n`);
  if (world.engine.state !== 'connected') return 3;
  return world.projectProblem ? 2 : 0;
}

/** The services as a table in start-up order. */
export function statusText(world: World, language: Language): string {
  const words = cliWords(language);
  const info = world.engine.state === 'connected' ? world.engine.info : null;
  const engine = info ? words.engineLine(info.version, info.context) : words.noEngine;
  const services = selectServices(world);
  const rows = services.map((service) => cells(service, language));
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => width(row[column] ?? ''))));
  return [
    ...(info?.simulated ? [words.simulated] : []),
    words.projectLine(world.project?.name ?? '', engine),
    ...(rows.length === 0 ? [words.noServices] : []),
    ...rows.map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? width(cell)))
        .join('  ')
        .trimEnd(),
    ),
  ].join('\n');
}

function cells(service: Service, language: Language): readonly string[] {
  const code = service.phase === 'failed' && service.exitCode !== null ? ` (${service.exitCode})` : '';
  const waiting = service.gates.filter((gate) => !gate.satisfied).map((gate) => gate.service);
  return [
    service.name,
    phaseWords(language)[service.phase] + code,
    service.endpoints.map((endpoint) => `:${endpoint.host}`).join(' '),
    [
      ...(waiting.length > 0 && service.phase === 'waiting' ? [cliWords(language).waitsFor(waiting.join(', '))] : []),
      ...staleness(service, language),
    ].join('  '),
  ];
}

/** What of a service is not as the files and images are now, and the command that mends it. */
function staleness(service: Service, language: Language): readonly string[] {
  if (!isStale(service.stale)) return [];
  const words = staleWords(language);
  const { image, config } = service.stale;
  const what = [
    ...(config.stale ? [words.statusConfig(plain(shownKeys(service, language)))] : []),
    ...(image ? [words.statusImage] : []),
  ];
  return [words.statusMend(what.join(words.join), service.name)];
}

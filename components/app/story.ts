import type { LoggedLine } from '../../src/doctor/known.ts';
import { type Evidence, NEWEST_LINES } from '../../src/explain/evidence.ts';
import type { Explanation } from '../../src/explain/explanation.ts';
import { explainJob } from '../../src/explain/job.ts';
import { explainProject } from '../../src/explain/project.ts';
import { explainService } from '../../src/explain/service.ts';
import type { LogBuffer } from '../../src/logs/buffer.ts';
import type { LogStore } from '../../src/logs/store.ts';
import { replicasOf } from '../../src/model/services.ts';
import type { World } from '../../src/model/world.ts';
import { plain } from '../../src/text/sanitize.ts';
import { withFindings } from '../doctor/with-findings.ts';
import type { Scene } from './frame.ts';
import { withLesson } from './lesson.ts';
import { selectedService } from './selection.ts';

/** Lines of a log that are looked through for its last error. */
const LOOKED_THROUGH = 400;

/** What the explain pane tells: of the selected service; on the project's row of the command that runs, otherwise of the project. */
export function storyOf({ ui, port, now }: Pick<Scene, 'ui' | 'port' | 'now'>, world: World): Explanation {
  const service = selectedService(ui);
  const evidence = evidenceOf(port.logs, world, service);
  const findings = port.findings(ui.language).filter((finding) => finding.service === service);
  if (service !== null) {
    const story = explainService(world, service, evidence, ui.language, now);
    return withFindings(story, findings, ui.language);
  }
  const running = world.jobs.findLast((job) => job.startedAt !== null && !job.result);
  const story = running ? explainJob(running, { world, evidence, language: ui.language, now }) : null;
  if (story) return story;
  return withLesson(
    withFindings(explainProject(world, evidence, ui.language, now), findings, ui.language),
    port.lesson,
    ui.language,
  );
}

/** Looked up only when it is asked for: most stories do not need it. */
function evidenceOf(logs: LogStore, world: World, selected: string | null): Evidence {
  return {
    get lastError() {
      return selected === null ? null : lastError(logs.buffer(selected));
    },
    newest: (service) => newestLines(logs.buffer(service), newestRun(world, service)),
  };
}

/** When the newest run of a service began, in milliseconds since the epoch; null where none has. */
function newestRun(world: World, service: string): number | null {
  const began = replicasOf(world, service).flatMap(({ startedAt }) => startedAt ?? []);
  return began.length > 0 ? Math.max(...began) : null;
}

function newestLines(buffer: LogBuffer, since: number | null): readonly LoggedLine[] {
  const lines: LoggedLine[] = [];
  if (since === null) return lines;
  for (let n = buffer.end - 1; n >= buffer.first && lines.length < NEWEST_LINES; n--) {
    if (buffer.sourceAt(n) === -1) continue;
    const at = buffer.timeAt(n);
    if (at < since) break;
    lines.push({ at, text: plain(buffer.text(n) ?? '') });
  }
  return lines.reverse();
}

/** The newest line that says it is an error, in the newest run of the service: an older run's trouble is over. */
function lastError(buffer: LogBuffer): string | null {
  const oldest = Math.max(buffer.first, buffer.end - LOOKED_THROUGH);
  for (let n = buffer.end - 1; n >= oldest; n--) {
    if (buffer.levelAt(n) === 'error') return plain(buffer.line(n)?.text ?? '').trim();
    if (buffer.sourceAt(n) === -1) return null;
  }
  return null;
}

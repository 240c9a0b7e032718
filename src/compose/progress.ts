import type { JobStep } from '../model/job.ts';
import type { RunEvent } from '../model/ports.ts';
import { followBuildFailure } from './build-failure.ts';
import { isBuildReport } from './build-report.ts';
import { followBuild } from './buildkit.ts';
import { readPlainBuild } from './plain-build.ts';
import { plainReport } from './plain-progress.ts';
import { type Report, stepOf } from './steps.ts';
import { withSource } from './with-source.ts';

type Stream = 'stdout' | 'stderr';

/**
 * Reads what `docker compose` prints, line by line, into steps and lines for people. Knows the JSON of `--progress json` (BuildKit's on stdout, Compose's
 * on stderr) and the plain text of older versions; any other line passes as it is.
 */
export function readProgress(now: () => number = Date.now): (stream: Stream, line: string) => readonly RunEvent[] {
  const build = followBuild(now);
  const plainBuild = readPlainBuild(now);
  const failure = followBuildFailure();
  const failed = new Map<string, JobStep>();
  const steps = new Map<string, JobStep>();

  function note(report: Report): { readonly step: JobStep; readonly news: boolean } {
    const key = report.parent === '' ? report.id : `${report.parent} ${report.id}`;
    const before = steps.get(key);
    const step = stepOf(report, before, now());
    steps.set(key, step);
    return { step, news: before?.status !== step.status };
  }

  function readJson(stream: Stream, json: object): readonly RunEvent[] {
    if (isBuildReport(json)) {
      const news = build(json);
      for (const step of news.steps) if (step.state === 'failed') failed.set(step.id, step);
      return events(news.steps, stream, news.lines);
    }
    const said = messageOf(json);
    if (said !== null) {
      const told = said.split('\n').filter((line) => line.trim() !== '');
      const failures = told.map(failure).filter((found) => found !== null);
      return events(
        failures.flatMap((found) => withSource([...failed.values()], found)),
        stream,
        told,
      );
    }
    const report = reportOf(json);
    // The classic builder prints text beside the JSON of Compose, which tells whose image it builds.
    if (report.id.startsWith('Service ')) plainBuild(`${report.id}  ${report.status}`);
    const { step, news } = note(report);
    // Of the layers of an image only the end is worth a line.
    const quiet = !news || (report.parent !== '' && step.endedAt === null);
    return events([step], stream, quiet ? [] : [`${step.name}  ${step.status}`]);
  }

  return (stream, line) => {
    const json = jsonOf(line);
    if (json) return readJson(stream, json);
    const built = plainBuild(line);
    if (built.length > 0) return events(built, stream, [line]);
    const report = plainReport(line);
    return report ? events([note(report).step], stream, [line]) : events([], stream, [line]);
  };
}

function events(steps: readonly JobStep[], stream: Stream, lines: readonly string[]): readonly RunEvent[] {
  const said = lines.map((text): RunEvent => ({ kind: 'line', stream, text }));
  return steps.length > 0 ? [{ kind: 'steps', steps }, ...said] : said;
}

function jsonOf(line: string): object | null {
  if (!line.startsWith('{') || !line.endsWith('}')) return null;
  try {
    const json: unknown = JSON.parse(line);
    const known = typeof json === 'object' && json !== null && (isBuildReport(json) || isComposeReport(json));
    return known ? json : null;
  } catch {
    return null;
  }
}

/** `id` of a step, `error` of a failure, `level` of the logger, `tail` of a closing remark. */
function isComposeReport(json: object): boolean {
  return (
    ('id' in json && typeof json.id === 'string' && ('status' in json || 'text' in json)) ||
    'error' in json ||
    'tail' in json ||
    ('level' in json && 'msg' in json)
  );
}

/** The text of what is a message and no step; empty for one without words (an interrupted command says `{"error":true}`). */
function messageOf(json: object): string | null {
  const { error, message, level, msg, tail, text } = json as Readonly<Record<string, unknown>>;
  if (error === true) return typeof message === 'string' ? message.trimEnd() : '';
  if (typeof level === 'string') return `${level}: ${String(msg).trimEnd()}`;
  return tail === true ? String(text) : null;
}

function reportOf(json: object): Report {
  const { id, text, status, details, parent_id, current, total } = json as Readonly<Record<string, unknown>>;
  const word = (value: unknown) => (typeof value === 'string' ? value : '');
  const number = (value: unknown) => (typeof value === 'number' ? value : 0);
  return {
    id: word(id),
    text: word(text),
    status: word(status),
    details: word(details),
    parent: word(parent_id),
    current: number(current),
    total: number(total),
  };
}

import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { findingLines, findingTitle, severitySign } from '../components/doctor/finding-lines.ts';
import type { Finding, Severity } from '../src/doctor/finding.ts';
import type { Output } from '../src/doctor/known.ts';
import { doctorReport } from '../src/doctor/report.ts';
import { explainComposeProblem } from '../src/explain/trouble.ts';
import { fail, ok, type Result } from '../src/model/result.ts';
import type { World } from '../src/model/world.ts';
import type { Session } from '../src/session/session.ts';
import { plain } from '../src/text/sanitize.ts';
import type { Language } from '../src/words/catalogue.ts';
import { doctorWords } from '../src/words/doctor/screen.ts';

/** What `dogwatch doctor` is asked for; `output` is a file with what a failed command printed, `-` for the standard input, null for the project itself. */
export type DoctorOptions = { readonly output: string | null; readonly json: boolean; readonly language: Language };

/** Longest wait for the engine's and Compose's answers, in milliseconds; less where a text is judged, which says most by itself. */
const PATIENCE_MS = 20_000;
const PASTED_PATIENCE_MS = 3000;
/** Lines of a text that are read, from its end. */
const MOST_LINES = 20_000;

/** Prints what is wrong, why, and what to do; returns the exit status: 0 no error, 1 an error was found, 2 no project or no such file, 3 no engine. */
export async function printDoctor(session: Session, options: DoctorOptions): Promise<number> {
  const { language, json } = options;
  const pasted = options.output === null ? ok(null) : await readOutput(options.output, language);
  if (!pasted.ok) return complain(pasted.problem, 2);
  const world = await session.settled(pasted.value ? PASTED_PATIENCE_MS : PATIENCE_MS);
  const { projectProblem } = world;
  if (!pasted.value && projectProblem?.kind === 'no-project')
    return complain(explainComposeProblem(projectProblem, language).join(' '), 2);
  await session.doctor.examine(pasted.value);
  const findings = session.doctor.findings(language);
  if (json) process.stdout.write(`${JSON.stringify(doctorReport(findings), null, 2)}\n`);
  else process.stdout.write(`${doctorText(findings, pasted.value !== null, world, language).join('\n')}\n`);
  if (!pasted.value && world.engine.state !== 'connected') return 3;
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function readOutput(file: string, language: Language): Promise<Result<Output, string>> {
  try {
    const text = file === '-' ? await readInput() : await readFile(file, 'utf8');
    const lines = text.split(/\r?\n|\r/).slice(-MOST_LINES);
    return ok({
      source: file === '-' ? doctorWords(language).standardInput : file,
      lines: lines.map(plain),
      services: [],
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail(doctorWords(language).cannotRead(file, detail));
  }
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** The findings one after the other, as wide as the terminal, or 100 cells where there is none. */
export function doctorText(
  findings: readonly Finding[],
  isPasted: boolean,
  { project }: Pick<World, 'project'>,
  language: Language,
): readonly string[] {
  const words = doctorWords(language);
  if (findings.length === 0) return [isPasted ? words.wellText : words.well];
  const columns = Math.min(process.stdout.columns ?? 100, 120) - 2;
  const place = { columns, language, directory: project?.directory ?? '' };
  const number = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return [
    ...findings.flatMap((finding) => [
      `${severitySign(finding.severity)} ${findingTitle(finding)}  (${finding.code})`,
      ...findingLines(finding, place).map((line) => `  ${line}`.trimEnd()),
      '',
    ]),
    words.counts(number('error'), number('warning'), number('info')),
  ];
}

function complain(sentence: string, status: number): number {
  process.stderr.write(`dogwatch: ${sentence}\n`);
  return status;
}

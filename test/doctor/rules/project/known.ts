import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { discover } from '../../../../src/compose/discover.ts';
import { readSources } from '../../../../src/compose/sources.ts';
import { diagnose } from '../../../../src/doctor/diagnose.ts';
import type { Finding, FindingCode } from '../../../../src/doctor/finding.ts';
import type { Known } from '../../../../src/doctor/known.ts';
import { noAnswers } from '../../../../src/doctor/question.ts';
import { projectRules } from '../../../../src/doctor/rules/project/index.ts';
import type { ComposeProblem } from '../../../../src/model/problem.ts';
import { emptyWorld, type World } from '../../../../src/model/world.ts';
import { plain } from '../../../../src/text/sanitize.ts';
import { folder } from '../../../compose/folder.ts';
import { engine, NOW } from '../../../example-project.ts';

export { NOW };

/** What the doctor knows of a world. `paths`: files of this machine that were found. */
export function knowing(world: Partial<World>, paths: readonly string[] = []): Known {
  return {
    world: { ...emptyWorld, ...world },
    now: NOW,
    log: () => [],
    outputs: [],
    isPasted: false,
    answers: {
      ...noAnswers,
      path: (path) => ({
        kind: paths.includes(path) ? 'file' : 'missing',
        isEmpty: false,
        owner: 0,
        createdAt: null,
      }),
    },
  };
}

/** The world of a project in a folder with these files, as Compose resolved it; with a problem, as it was discovered before Compose refused it. */
export async function projectWorld(
  files: Readonly<Record<string, string>>,
  problem: ComposeProblem | null = null,
  env: Readonly<Record<string, string>> = {},
): Promise<World> {
  const directory = folder(files);
  const found = await discover({ directory, files: [], profiles: [], envFiles: [], env });
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  const { project } = found.value;
  return {
    ...emptyWorld,
    engine: { state: 'connected', info: engine, since: NOW },
    composeVersion: '2.40.3',
    project: problem ? project : { ...project, origin: 'resolved' },
    projectProblem: problem,
    sources: await readSources(project, env),
    networks: ['bridge', 'host', 'none'],
  };
}

/** What a person pasted, with nothing known of engine and project unless `world` says it. */
export function pasted(text: string | readonly string[], world: Partial<World> = {}): Known {
  const lines = (typeof text === 'string' ? text.split('\n') : text).map(plain);
  return { ...knowing(world), outputs: [{ source: '-', lines, services: [] }], isPasted: true };
}

/** A command of this session that failed with these lines. */
export function failed(lines: readonly string[], world: Partial<World>): Known {
  return { ...knowing(world), outputs: [{ source: 'docker compose up -d', lines, services: [] }] };
}

/** What Compose or Docker of that version printed, recorded beside. */
export function recorded(name: string, version: '2.26' | '2.40'): readonly string[] {
  const path = join(import.meta.dirname, `../../fixtures/project/${name}.${version}.txt`);
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

/** The finding of that code, which has to be the only one of the family; it is checked to be told in both languages. */
export function theOne(known: Known, code: FindingCode): Finding {
  const [english, chinese] = [found(known, 'en'), found(known, 'zh-CN')];
  expect(english.map((finding) => finding.code)).toEqual([code]);
  const [one, other] = [english[0], chinese[0]];
  if (!one || !other) throw new Error(`no ${code}`);
  const told = ({ title, why, fixes }: Finding) => [title, why, ...fixes.flatMap((fix) => [fix.title, fix.explain])];
  for (const sentence of told(one))
    expect(sentence).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]|(?<![\w-])(?:undefined|null)(?![\w-])/);
  for (const sentence of told(other)) expect(sentence).toMatch(/[\u4e00-\u9fff]/);
  expect(other.evidence.map(({ source }) => source)).toEqual(one.evidence.map(({ source }) => source));
  return one;
}

/** All findings of the family, as they are told of. */
export function found(known: Known, language: 'en' | 'zh-CN' = 'en'): readonly Finding[] {
  const codes = new Set(projectRules.map(({ code }) => code));
  return diagnose(known, language).filter(({ code }) => codes.has(code));
}

/** Evidence in short: `source: text`. */
export function evidence({ evidence: all }: Finding): readonly string[] {
  return all.map(({ source, text }) => `${source}: ${text}`);
}

/** Commands and edited lines of the fixes, the file's name only. */
export function ways({ fixes }: Finding): readonly string[] {
  return fixes.map(({ title, argv, edit }) =>
    argv ? argv.join(' ') : edit ? `edit ${edit.file.split('/').at(-1)}:${edit.line}` : title,
  );
}

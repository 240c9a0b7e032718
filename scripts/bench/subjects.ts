import { access, constants, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { atEnd } from './cleanup.ts';

/** A program to measure, and the keys that lead through it. */
export type Subject = {
  readonly name: 'dogwatch' | 'lazydocker';
  readonly argv: readonly string[];
  /** Selects the flooding service. */
  readonly select: readonly string[];
  readonly help: { readonly open: string; readonly close: string; readonly shown: RegExp };
  readonly quit: string;
  /** What the screen says of a service that is paused. */
  readonly paused: RegExp;
};

/** Dogwatch as the launcher `program` starts it, from a copy, so that a build in the middle of the run changes nothing. */
export async function dogwatch(program: string, profiles: string | null): Promise<Subject> {
  const launcher = await frozen(program, profiles);
  await execa(process.execPath, [launcher, 'version']);
  return {
    name: 'dogwatch',
    argv: [process.execPath, launcher, '--lang', 'en'],
    select: ['/', 'flood', '\r'],
    help: { open: '?', close: '?', shown: /Esc closes|Keys {2}/ },
    quit: 'q',
    paused: /db\s+paused/,
  };
}

/** Lazydocker at `path`, or else on PATH; null where there is none. */
export async function lazydocker(path: string | undefined): Promise<Subject | null> {
  const program = path ?? (await findOnPath('lazydocker'));
  if (program === null) return null;
  return {
    name: 'lazydocker',
    argv: [program],
    select: ['2', 'j'],
    help: { open: '?', close: '\u001b', shown: /Menu|Keybindings/ },
    quit: 'q',
    paused: /paused\s.*db|db.*paused/,
  };
}

/** The same program under Node's profiler, which writes into `folder` when it ends. */
export function profiled(subject: Subject, folder: string): Subject {
  const [node = '', ...args] = subject.argv;
  return { ...subject, argv: [node, '--cpu-prof', `--cpu-prof-dir=${folder}`, ...args] };
}

/** Copies the launcher and the bundle that it loads: beside profiles, for `profile.ts` to look functions up in, or to where it is removed at the end. */
async function frozen(program: string, profiles: string | null): Promise<string> {
  const folder = profiles ? join(profiles, 'program') : await mkdtemp(join(tmpdir(), 'dogwatch-bench-'));
  if (profiles === null) atEnd(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'bin'), { recursive: true });
  await mkdir(join(folder, 'dist'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  for (const part of ['dogwatch.js', 'hash-worker.js', 'changes-worker.js'])
    await copyFile(join(dirname(program), '../dist', part), join(folder, 'dist', part));
  await copyFile(program, join(folder, 'bin/launch.js'));
  return join(folder, 'bin/launch.js');
}

async function findOnPath(program: string): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const found = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return join(folder, program);
  }
  return null;
}

import { readFile } from 'node:fs/promises';
import type { ComposeProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { ServiceConfiguration } from '../model/staleness.ts';
import { composeCommand } from './argv.ts';
import { ask } from './ask.ts';
import { configLeaves } from './config-leaves.ts';
import { hashedMembers, hashedText, hashOf, type Member, serviceMembers } from './config-text.ts';
import { discover } from './discover.ts';
import type { ComposeOptions } from './options.ts';

/**
 * What Compose hashes of each service. `docker compose config --hash` would answer for few of them: it leaves env files unread and references
 * unresolved, which `up` does not (measured on Compose 2.40), so the hash is computed here from the resolved configuration.
 */
export async function readConfigurations(
  options: ComposeOptions,
  signal: AbortSignal,
): Promise<Result<Readonly<Record<string, ServiceConfiguration>>, ComposeProblem>> {
  const all = await config(options, ALL_PROFILES, signal);
  const members = all.ok ? serviceMembers(all.value) : {};
  const isConditional = Object.values(members).some((own) => own.some(({ key }) => key === 'profiles'));
  if (all.ok && !isConditional) return ok(configurationsOf(members));
  // What is on can look otherwise without what is off: an optional dependency is gone.
  const on = await config(options, [], signal);
  if (!on.ok) return on;
  return ok(configurationsOf({ ...members, ...serviceMembers(on.value) }));
}

/**
 * The services whose text hashes to what Compose itself computes. Compose is asked about its own resolved configuration: there env files are read
 * already, and what it hashes then is what `up` hashes. Nobody is vouched for where the files use `label_file`, which only `up` keeps in what it hashes.
 */
export async function vouchedServices(
  options: ComposeOptions,
  signal: AbortSignal,
): Promise<Result<ReadonlySet<string>, ComposeProblem>> {
  if (await usesLabelFiles(options)) return ok(new Set());
  const json = await config(options, ALL_PROFILES, signal);
  if (!json.ok) return json;
  const hashes = await hashesOf(options, json.value, signal);
  if (!hashes.ok) return hashes;
  const members = Object.entries(configurationsOf(serviceMembers(json.value)));
  const agreeing = members.filter(([name, { texts }]) =>
    texts.some((text) => hashOf(text, ({ written }) => written) === hashes.value.get(name)),
  );
  return ok(new Set(agreeing.map(([name]) => name)));
}

/** The configurations in what `docker compose config --format json` printed. */
export function configurationsOf(
  services: Readonly<Record<string, readonly Member[]>>,
): Readonly<Record<string, ServiceConfiguration>> {
  return Object.fromEntries(
    Object.entries(services).map(([name, members]) => [
      name,
      {
        texts: [NOW_LEFT_OUT, ONCE_LEFT_OUT].map((leftOut) => hashedText(hashedMembers(members, leftOut))),
        leaves: configLeaves(hashedMembers(members, NOW_LEFT_OUT)),
        opaque: members.some(({ key }) => OPAQUE.has(key)),
      },
    ]),
  );
}

const ALL_PROFILES = ['--profile', '*'];

/** What is no part of the hash (compose `pkg/compose/hash.go`); dependencies and profiles were in 2.26. */
const ONCE_LEFT_OUT: ReadonlySet<string> = new Set(['build', 'pull_policy', 'scale']);
const NOW_LEFT_OUT: ReadonlySet<string> = new Set([...ONCE_LEFT_OUT, 'depends_on', 'profiles']);

/** `up` adds variables and mounts for these before it hashes. */
const OPAQUE: ReadonlySet<string> = new Set(['use_api_socket', 'models', 'provider', 'label_file']);

async function usesLabelFiles(options: ComposeOptions): Promise<boolean> {
  const found = await discover(options);
  if (!found.ok) return true;
  const files = found.value.sources.filter((file) => /\.ya?ml$|\.json$/i.test(file));
  const texts = await Promise.all(
    [...new Set([...found.value.location.files, ...files])].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  return texts.some((text) => /\blabel_file\b/.test(text));
}

async function config(
  options: ComposeOptions,
  more: readonly string[],
  signal: AbortSignal,
): Promise<Result<string, ComposeProblem>> {
  return printed(await ask(options, [...composeCommand(options), ...more, 'config', '--format', 'json'], signal));
}

async function hashesOf(
  options: ComposeOptions,
  json: string,
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, string>, ComposeProblem>> {
  const command = composeCommand({ ...options, files: ['-'], envFiles: [] });
  const argv = [...command, ...ALL_PROFILES, 'config', '--hash', '*'];
  const answer = printed(await ask(options, argv, signal, json));
  if (!answer.ok) return answer;
  const pairs = answer.value.split('\n').map((line) => line.split(' '));
  return ok(new Map(pairs.map(([name = '', hash = '']) => [name, hash])));
}

function printed(answer: Awaited<ReturnType<typeof ask>>): Result<string, ComposeProblem> {
  if (!answer.ok) return answer;
  const { stdout, stderr, code } = answer.value;
  return code === 0 ? ok(stdout) : fail({ kind: 'failed', message: stderr.trim() });
}

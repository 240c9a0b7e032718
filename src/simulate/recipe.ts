import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { copyFromContext, type HeldFiles } from './files.ts';
import { digest } from './identity.ts';

const MB = 1_000_000;

/** An instruction of `backend/Dockerfile`. `took` is how long it works without the cache, in milliseconds; `prints` what it says meanwhile. */
export type Instruction = {
  readonly text: string;
  readonly took: number;
  readonly size: number;
  readonly prints: readonly string[];
  /** Files of the build context that it depends on. */
  readonly inputs: readonly string[];
  /** The same for the same instruction on the same files after the same instructions: what the build cache goes by. */
  readonly key: string;
};

/** The instructions with their keys for the files that are in the context now. */
export function backendRecipe(context: string): readonly Instruction[] {
  let above = '';
  return INSTRUCTIONS.map((instruction) => {
    const files = instruction.inputs.map((input) => fingerprint(path.join(context, input)));
    above = digest([above, instruction.text, ...files].join('\n'));
    return { ...instruction, key: above };
  });
}

/** What the instructions copy from the context, as it is there now. */
export function filesOfRecipe(context: string): HeldFiles {
  return copyFromContext(context, [...new Set(INSTRUCTIONS.flatMap(({ inputs }) => inputs))], '/app');
}

const UV_CACHE = 'RUN --mount=type=cache,target=/root/.cache/uv';
const UV_FILES =
  '--mount=type=bind,source=uv.lock,target=uv.lock,rw --mount=type=bind,source=pyproject.toml,target=pyproject.toml';

const INSTRUCTIONS: readonly Omit<Instruction, 'key'>[] = [
  step('FROM public.ecr.aws/docker/library/python:3.10', 2100, 998 * MB),
  step('WORKDIR /app/', 60, 0),
  step('COPY --from=ghcr.io/astral-sh/uv:0.5.11 /uv /uvx /bin/', 240, 34 * MB),
  step(`${UV_CACHE} ${UV_FILES} uv sync --no-install-project`, 4200, 187 * MB, {
    inputs: ['pyproject.toml', 'uv.lock'],
    prints: ['Using CPython 3.10.16 interpreter at: /usr/local/bin/python3.10', 'Installed 67 packages in 412ms'],
  }),
  step('COPY ./pyproject.toml ./uv.lock ./alembic.ini /app/', 40, 310_000, { inputs: ['alembic.ini'] }),
  step('COPY ./scripts /app/scripts', 50, 6_000, { inputs: ['scripts'] }),
  step('COPY ./worker /app/worker', 40, 18_000, { inputs: ['worker'] }),
  step('COPY ./app /app/app', 70, 240_000, { inputs: ['app'] }),
  step(`${UV_CACHE} uv sync`, 900, 2 * MB, { prints: ['Resolved 72 packages in 3ms', 'Audited 67 packages in 1ms'] }),
];

function step(
  text: string,
  took: number,
  size: number,
  more: { readonly inputs?: readonly string[]; readonly prints?: readonly string[] } = {},
): Omit<Instruction, 'key'> {
  return { text, took, size, inputs: more.inputs ?? [], prints: more.prints ?? [] };
}

/** Entries that are looked at of a folder, at most. */
const MOST_ENTRIES = 5000;

/** Names, sizes and times of what is there; the empty text where nothing is. */
function fingerprint(source: string): string {
  try {
    if (!statSync(source).isDirectory()) return stampOf(source);
    const entries = readdirSync(source, { recursive: true, encoding: 'utf8' }).slice(0, MOST_ENTRIES);
    const kept = entries.filter((entry) => !/(^|\/)(__pycache__|\.venv)(\/|$)/.test(entry)).sort();
    return kept.map((entry) => `${entry} ${stampOf(path.join(source, entry))}`).join('\n');
  } catch {
    return '';
  }
}

function stampOf(file: string): string {
  const found = statSync(file);
  return found.isFile() ? `${found.size} ${found.mtimeMs}` : '';
}

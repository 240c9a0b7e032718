import { describe, expect, it } from 'vitest';
import { askingsOf } from '../../src/build/context-asked.ts';
import type { BuildSpec } from '../../src/model/project.ts';

const plain: Pick<BuildSpec, 'args' | 'target' | 'contexts'> = { args: {}, target: '', contexts: {} };

function asked(lines: readonly string[], build = plain) {
  return askingsOf(lines.join('\n'), build);
}

describe('what a Dockerfile asks of the context', () => {
  it.each(['COPY . .', 'COPY ./ /app/', 'COPY / /app', 'ADD . .', 'COPY ["a", "..", "/app/"]'])(
    'is all by %s',
    (line) => {
      expect(asked(['FROM x', '', line])).toEqual({ kind: 'all', line: 3, text: line });
    },
  );

  it('is all by a bind mount that names no source', () => {
    expect(asked(['FROM x', 'RUN --mount=target=/src make']).kind).toBe('all');
  });

  it('is a part where only paths are named', () => {
    const askings = asked([
      'FROM x AS base',
      'COPY ./pyproject.toml /uv.lock* /app/',
      'ADD https://example.com/x.tgz /tmp/',
      'RUN --mount=type=cache,target=/c --mount=type=bind,source=requirements,target=/r pip install',
      'FROM base',
      'COPY --from=base /app /app',
      'COPY app/ /app/app/',
    ]);
    if (askings.kind !== 'part') throw new Error(askings.kind);
    expect(askings.sources).toEqual(['pyproject.toml', 'uv.lock*', 'requirements', 'app']);
    for (const path of ['pyproject.toml', 'uv.lock', 'app/main.py', 'requirements/a.txt']) {
      expect(askings.takes(path)).toBe(true);
    }
    for (const path of ['README.md', 'application/x', 'docs/app/main.py']) expect(askings.takes(path)).toBe(false);
  });

  it('is nothing where nothing is copied', () => {
    expect(asked(['FROM x', 'RUN true'])).toMatchObject({ kind: 'part', sources: [] });
  });

  it('is that of the stages that are built', () => {
    const lines = ['FROM x AS dev', 'COPY . .', 'FROM x AS prod', 'COPY app app'];
    expect(asked(lines)).toMatchObject({ kind: 'part', sources: ['app'] });
    expect(asked(lines, { ...plain, target: 'dev' }).kind).toBe('all');
    expect(asked(lines, { ...plain, target: 'gone' })).toEqual({ kind: 'unknown' });
  });

  it('goes by the values of arguments, and is unknown without them', () => {
    const lines = ['FROM x', 'ARG WHAT', 'COPY $WHAT /app'];
    expect(asked(lines)).toEqual({ kind: 'unknown' });
    expect(asked(lines, { ...plain, args: { WHAT: 'app' } })).toMatchObject({ kind: 'part', sources: ['app'] });
    expect(asked(lines, { ...plain, args: { WHAT: '.' } }).kind).toBe('all');
  });
});

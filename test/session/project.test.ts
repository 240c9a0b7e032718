import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import type { ComposeProblem } from '../../src/model/problem.ts';
import type { Project } from '../../src/model/project.ts';
import { fail, ok, type Result } from '../../src/model/result.ts';
import { followProject } from '../../src/session/project.ts';
import { fakeCompose, turn } from './fakes.ts';

const nothing = { envFiles: [], profiles: [], services: [], networks: [], volumes: [] };
const files: Project = { origin: 'files', name: 'p', directory: '/p', files: ['/p/compose.yaml'], ...nothing };
const resolved: Project = { ...files, origin: 'resolved' };
const invalid: ComposeProblem = {
  kind: 'invalid',
  file: '/p/compose.yaml',
  line: 1,
  column: 1,
  source: 'x',
  message: 'bad',
};

function open(start: Result<Project, ComposeProblem>, answer: Result<Project, ComposeProblem> = ok(resolved)) {
  const facts: Fact[] = [];
  const abort = new AbortController();
  const state = {
    discovered: start,
    watched: [] as { project: Project; changed: (files: readonly string[]) => void; signal: AbortSignal }[],
  };
  const compose = {
    ...fakeCompose().compose,
    discover: async () => state.discovered,
    resolve: async () => answer,
    watchFiles: (project: Project, changed: (files: readonly string[]) => void, signal: AbortSignal) =>
      void state.watched.push({ project, changed, signal }),
  };
  const reading = followProject(compose, (fact) => facts.push(fact), abort.signal);
  return {
    facts,
    state,
    reading,
    abort,
    types: () => facts.map((fact) => (fact.type === 'project.read' ? fact.project.origin : fact.type)),
  };
}

describe('followProject', () => {
  it('tells what the files say, then what Compose resolves, then each change', async () => {
    const { reading, state, types } = open(ok(files));
    expect(await reading.read).toBe('p');
    await turn();
    expect(types()).toEqual(['files', 'resolved', 'project.sources']);
    state.watched[0]?.changed(['/p/compose.yaml']);
    await turn();
    expect(types()).toEqual(['files', 'resolved', 'project.sources', 'project.changed', 'resolved', 'project.sources']);
    expect(state.watched.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  it('reads a file that could not be read again when it is mended', async () => {
    const { reading, state, types } = open(fail(invalid));
    expect(await reading.read).toBeNull();
    expect(types()).toEqual(['project.failed']);
    state.discovered = ok(files);
    state.watched[0]?.changed(['/p/compose.yaml']);
    expect(await reading.name).toBe('p');
    await turn();
    expect(types()).toEqual(['project.failed', 'project.changed', 'files', 'resolved', 'project.sources']);
  });

  it('tells where the values come from also of a project that Compose refuses', async () => {
    const { reading, types } = open(ok(files), fail({ kind: 'variable-not-set', variable: 'V', message: '' }));
    await reading.read;
    await turn();
    expect(types()).toEqual(['files', 'project.failed', 'project.sources']);
  });

  it('watches nothing after it was aborted', async () => {
    const { reading, state, abort } = open(ok(files));
    await reading.read;
    await turn();
    abort.abort();
    expect(state.watched.every(({ signal }) => signal.aborted)).toBe(true);
  });
});

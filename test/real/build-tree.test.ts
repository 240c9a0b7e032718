import { execFileSync } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { openCompose } from '../../src/compose/open.ts';
import { supports } from '../../src/compose/version.ts';
import { type BuildTree, buildTree, spanMs } from '../../src/model/build-tree.ts';
import type { JobStep } from '../../src/model/job.ts';
import { folder } from '../compose/folder.ts';
import { describeReal } from './engine-required.ts';

const NAME = 'dwc-real-tree';

/** Two services from Dockerfiles of two stages each, whose long steps run at the same time. What is built is built anew for each test. */
function project(testCode: number) {
  const dockerfile = (service: string, last: string) => `FROM bb:latest AS tools
WORKDIR /tools
RUN echo ${service} ${Date.now()} && echo prepared && sleep 1

FROM bb:latest
COPY --from=tools /tools /tools
${last}
`;
  const directory = folder({
    'compose.yaml': `name: ${NAME}\nservices: {api: {build: api}, worker: {build: worker}}\n`,
    'api/Dockerfile': dockerfile('api', `RUN echo testing && echo "test_pay: 3 != 4" >&2 && \\\n    exit ${testCode}`),
    'worker/Dockerfile': dockerfile('worker', 'RUN echo ready'),
  });
  const compose = openCompose({ directory, files: [], profiles: [], envFiles: [], env: process.env });
  onTestFinished(async () => {
    await compose.close();
    execFileSync('docker', ['compose', 'down', '--rmi', 'all'], { cwd: directory, stdio: 'ignore' });
  });
  return { compose, directory };
}

/** Builds, and tells every tree that there was on the way; the last is that of the end. */
async function build({ compose }: ReturnType<typeof project>) {
  const steps = new Map<string, JobStep>();
  const trees: BuildTree[] = [];
  const end = await compose.run(
    [...compose.command, 'build'],
    (event) => {
      if (event.kind === 'line') return;
      for (const step of event.steps) steps.set(step.id, step);
      const tree = buildTree([...steps.values()]);
      if (tree) trees.push(tree);
    },
    new AbortController().signal,
  );
  return { end, trees, stagesOf: (service: string, tree = trees.at(-1)) => stagesOf(service, tree) };
}

function stagesOf(service: string, tree: BuildTree | undefined) {
  return tree?.groups.find(({ targets }) => targets.includes(service))?.stages ?? [];
}

describeReal('a build of two services in stages', () => {
  it('shows both at work at the same time, then where one failed, in whose Dockerfile and with what words', async () => {
    const here = project(7);
    const version = await here.compose.version();
    const { end, trees, stagesOf } = await build(here);
    expect(end).toMatchObject({ kind: 'exited' });
    expect(end).not.toMatchObject({ code: 0 });

    const [tools, last] = stagesOf('api');
    expect(tools).toMatchObject({ name: 'tools', state: 'done' });
    expect(tools && spanMs(tools, 0)).toBeGreaterThan(1000);
    expect(last).toMatchObject({ name: 'stage-1', state: 'failed' });
    const failed = last?.instructions.at(-1)?.step;
    expect(failed).toMatchObject({ state: 'failed', build: { targets: ['api'], number: 3, total: 3 } });
    expect(failed?.build?.output.toSorted()).toEqual(['test_pay: 3 != 4', 'testing']);
    // The text of older versions tells of one step after the other, and does not quote the Dockerfile.
    if (!version.ok || !supports(version.value, 'progress-json')) return;
    const parallel = trees.some((tree) =>
      ['api', 'worker'].every((service) => stagesOf(service, tree).some(({ state }) => state === 'working')),
    );
    expect(parallel).toBe(true);
    expect(failed?.build?.source).toMatchObject({ file: 'Dockerfile', line: 7 });
    expect(failed?.build?.source?.lines.filter(({ marked }) => marked).map(({ number }) => number)).toEqual([7, 8]);
    expect(failed?.build?.source?.lines.find(({ number }) => number === 8)?.text).toBe('    exit 7');
  });

  it('comes from the cache the second time', async () => {
    const here = project(0);
    expect((await build(here)).end).toEqual({ kind: 'exited', code: 0 });
    const { end, stagesOf } = await build(here);
    expect(end).toEqual({ kind: 'exited', code: 0 });
    for (const service of ['api', 'worker']) {
      const stages = stagesOf(service);
      expect(stages.map(({ name, state }) => `${name} ${state}`)).toEqual(['tools cached', 'stage-1 cached']);
      for (const { tally } of stages) expect(tally.done).toBe(tally.total);
    }
  });
});

import { expect, it } from 'vitest';
import { multiStage } from '../../../../src/explain/topics/building/multi-stage.ts';
import { buildStep } from '../../../model/build-step.ts';
import { builtWorld } from '../ai-pic-world.ts';
import { shopWorld } from '../shop-world.ts';
import { facts } from './told.ts';

it('tells which stage is built, and what is taken out of other images', () => {
  expect(facts(multiStage, builtWorld())).toEqual([
    'backend: no target is set, so the last stage is what is built. | docker-compose.yml:8',
    'Step [backend 3/6] takes files out of ghcr.io/astral-sh/uv:0.5.11: COPY --from=ghcr.io/astral-sh/uv:0.5.11 /uv /uvx /bin/ | the newest build seen here',
  ]);
  expect(facts(multiStage, shopWorld())).toContain('api is built up to the stage runtime. | compose.yaml:8');
});

it('tells the stages of a build that has several', () => {
  const world = builtWorld();
  const steps = ['deps', 'runtime'].map((stage) =>
    buildStep(stage, { stage, number: 1, total: 1, instruction: 'FROM node:22' }),
  );
  const jobs = world.jobs.map((job) => ({ ...job, steps }));
  expect(facts(multiStage, { ...world, jobs })).toContain(
    'These stages were worked on: deps, runtime. | the newest build seen here',
  );
});

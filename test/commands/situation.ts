import type { Choice, Command, Plan, Situation, Step, Target } from '../../commands/command.ts';
import { commandById } from '../../commands/index.ts';
import type { Container } from '../../src/model/container.ts';
import type { Project } from '../../src/model/project.ts';
import type { World } from '../../src/model/world.ts';
import { exampleWorld, type Moment } from '../example-world.ts';

export const project: Target = { kind: 'project' };

/** Services, as marked or selected. */
export function on(...names: readonly string[]): Extract<Target, { kind: 'services' }> {
  return { kind: 'services', names, replica: null };
}

/** The situation of the example project at a moment. */
export function at(moment: Moment, changes: Partial<Situation> = {}): Situation {
  return {
    world: exampleWorld(moment),
    language: 'en',
    compose: ['docker', 'compose'],
    lesson: null,
    disk: null,
    resources: null,
    ...changes,
  };
}

/** The same situation with another project. */
export function withProject(situation: Situation, change: (project: Project) => Project): Situation {
  const { project: known } = situation.world;
  if (!known) throw new Error('there is no project to change');
  return withWorld(situation, { project: change(known) });
}

/** The same situation with more containers: each a copy of the first one of a service. */
export function withContainers(
  situation: Situation,
  service: string,
  ...changes: readonly Partial<Container>[]
): Situation {
  const model = Object.values(situation.world.containers).find((container) => container.service === service);
  if (!model) throw new Error(`${service} has no container`);
  const more = changes.map((change, index) => ({ ...model, id: `${service}-more-${index}`, ...change }));
  const containers = Object.fromEntries(more.map((container) => [container.id, container]));
  return withWorld(situation, { containers: { ...situation.world.containers, ...containers } });
}

/** The same situation with a container of a service changed. */
export function withContainer(situation: Situation, service: string, change: Partial<Container>): Situation {
  const containers = Object.fromEntries(
    Object.entries(situation.world.containers).map(([id, container]) => [
      id,
      container.service === service ? { ...container, ...change } : container,
    ]),
  );
  return withWorld(situation, { containers });
}

export function withWorld(situation: Situation, changes: Partial<World>): Situation {
  return { ...situation, world: { ...situation.world, ...changes } };
}

export function command(id: string): Command {
  const found = commandById(id);
  if (!found) throw new Error(`there is no command ${id}`);
  return found;
}

/** What a command begins with. */
export function begin(id: string, situation: Situation, target: Target): Step {
  return command(id).begin(situation, target);
}

/** Why a command is not available; null where it is. */
export function why(id: string, situation: Situation, target: Target): string | null {
  const answer = command(id).available(situation, target);
  return answer.ok ? null : answer.why;
}

/** The plan of a step that is nothing but work. */
export function planOf(step: Step): Plan {
  if (step.kind !== 'do') throw new Error(`not work, but: ${step.kind}`);
  return step.plan;
}

/** The words that a step runs, as typed. */
export function typed(step: Step): string {
  const plan = planOf(step);
  if (plan.kind !== 'run' && plan.kind !== 'attach') throw new Error(`no command line, but: ${plan.kind}`);
  return plan.argv.join(' ');
}

export function choicesOf(step: Step): readonly Choice[] {
  if (step.kind !== 'choose') throw new Error(`not a question, but: ${step.kind}`);
  return step.choices;
}

/** The answer with that key. */
export function answer(step: Step, key: string): Choice {
  const found = choicesOf(step).find((choice) => choice.key === key);
  if (!found) throw new Error(`there is no answer ${key}`);
  return found;
}

/** The step that a typed line leads to. */
export function reply(step: Step, text: string): Step {
  if (step.kind !== 'ask') throw new Error(`asks nothing, but: ${step.kind}`);
  return step.answer(text);
}

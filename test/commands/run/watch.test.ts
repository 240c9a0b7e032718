import { describe, expect, it } from 'vitest';
import { answer, at, begin, on, planOf, project, why, withContainer, withProject, withWorld } from '../situation.ts';

describe('watch', () => {
  it('goes on for the project, or for the services that have rules', () => {
    expect(planOf(begin('watch', at('healthy'), project))).toEqual({ kind: 'watch', on: true, services: [] });
    expect(planOf(begin('watch', at('healthy'), on('backend', 'worker')))).toEqual({
      kind: 'watch',
      on: true,
      services: ['backend'],
    });
  });

  it('goes off when it is on, whatever is selected', () => {
    expect(planOf(begin('watch', at('watching'), on('adminer')))).toMatchObject({ kind: 'watch', on: false });
  });

  it('offers to start first when nothing that it would copy into runs', () => {
    const step = begin('watch', withContainer(at('healthy'), 'backend', { state: 'exited' }), on('backend'));
    expect(answer(step, 'u').command).toEqual(['docker', 'compose', 'up', '-d', 'backend']);
    expect(planOf(answer(step, 'u').next)).toEqual({
      kind: 'sequence',
      plans: [
        { kind: 'run', argv: ['docker', 'compose', 'up', '-d', 'backend'], services: ['backend'], show: 'activity' },
        { kind: 'watch', on: true, services: ['backend'] },
      ],
    });
    expect(answer(begin('watch', at('stopped'), project), 'u').command).toEqual(['docker', 'compose', 'up', '-d']);
  });

  it('offers the services that have rules where the selected one has none', () => {
    const step = begin('watch', at('healthy'), on('adminer'));
    expect(step).toMatchObject({ title: 'adminer has no watch rules' });
    expect(answer(step, 'w').label).toBe('watch those that have rules: backend');
    expect(planOf(answer(step, 'w').next)).toEqual({ kind: 'watch', on: true, services: [] });
  });

  it('says how to add a rule where there are none', () => {
    const situation = withProject(at('healthy'), (known) => ({
      ...known,
      services: known.services.map((spec) => ({ ...spec, watch: [] })),
    }));
    expect(why('watch', situation, project)).toMatch(/add develop: watch: with path, action: sync and target/);
  });

  it('says what a Compose that is too old needs', () => {
    expect(why('watch', withWorld(at('healthy'), { composeVersion: '2.21.0' }), project)).toMatch(
      /^This Compose is 2\.21\.0, and watch needs 2\.22\.0 or newer/,
    );
    expect(why('watch', withWorld(at('healthy'), { composeVersion: '2.22.0' }), project)).toBeNull();
  });

  it('waits while it is stopping', () => {
    const { world } = at('watching');
    const situation = withWorld(at('watching'), { watch: { ...world.watch, state: 'stopping' } });
    expect(why('watch', situation, project)).toMatch(/stopping/);
  });
});

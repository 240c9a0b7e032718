import { describe, expect, it } from 'vitest';
import type { Situation, Target } from '../../commands/command.ts';
import { hints } from '../../commands/hints.ts';
import { MOMENTS } from '../example-world.ts';
import { at, on, project } from './situation.ts';

function keys(situation: Situation, target: Target, pane: Parameters<typeof hints>[2] = 'services'): string {
  return hints(situation, target, pane)
    .map((command) => command.keys[0])
    .join(' ');
}

describe('hints', () => {
  it('offer up where nothing is created', () => {
    const { world } = at('healthy');
    const nothing = at('healthy', { world: { ...world, containers: {} } });
    expect(keys(nothing, project)).toMatch(/^u U /);
    expect(keys(nothing, on('backend'))).toMatch(/^u U R /);
  });

  it('lead to the log where something failed', () => {
    expect(keys(at('prestart-failed'), on('prestart'))).toMatch(/^X? ?4 r x u /);
    expect(keys(at('unhealthy'), on('backend'))).toMatch(/^4 r e /);
    expect(keys(at('unhealthy'), project)).toMatch(/^l x /);
  });

  it('offer restart, open and a shell where all is well', () => {
    expect(keys(at('healthy'), on('backend'))).toMatch(/^r o e w s /);
    expect(keys(at('healthy'), on('worker'))).toMatch(/^r e w s /);
  });

  it('offer up first where a container is not as the files are now', () => {
    const services = { backend: { image: false, config: { stale: true, keys: [] } } };
    const { world } = at('healthy');
    const stale = at('healthy', { world: { ...world, staleness: services } });
    expect(keys(stale, on('backend'))).toMatch(/^u r o /);
    expect(keys(stale, on('worker'))).toMatch(/^r e /);
    expect(keys(stale, project)).toMatch(/^u w /);
  });

  it('offer to cancel what runs, before all else', () => {
    expect(keys(at('building'), on('backend'))).toMatch(/^X /);
    expect(keys(at('healthy'), on('backend'))).not.toContain('X');
  });

  it('offer what the pane can do, and not the pane itself', () => {
    expect(keys(at('healthy'), on('backend'), 'logs')).toMatch(/^\/ n f F y m l W T J O z /);
    expect(keys(at('prestart-failed'), on('prestart'), 'logs').split(' ')).not.toContain('4');
    expect(keys(at('healthy'), project, 'watch')).toMatch(/^w /);
  });

  it.each(MOMENTS)('%s: only what is available, each once, with a key, help last', (moment) => {
    for (const target of [project, on('backend'), on('backend', 'worker')]) {
      const shown = hints(at(moment), target, 'services');
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.every((command) => command.keys.length > 0 && command.available(at(moment), target).ok)).toBe(true);
      expect(shown.at(-1)?.id).toBe('help');
    }
  });
});

import { describe, expect, it } from 'vitest';
import { commandById, commandForKey, commands } from '../../commands/index.ts';
import { isKey } from '../../commands/key.ts';
import { MOMENTS } from '../example-world.ts';
import { at, on, project } from './situation.ts';

describe('commands', () => {
  it('have keys and ids that no other has', () => {
    const keys = commands.flatMap((command) => command.keys);
    expect(keys.length).toBe(new Set(keys).size);
    expect(commands.length).toBe(new Set(commands.map(({ id }) => id)).size);
  });

  it('declare keys that a terminal can send', () => {
    expect(commands.flatMap((command) => command.keys).filter((key) => !isKey(key))).toEqual([]);
  });

  it('leave free the keys that later screens are promised', () => {
    expect(['g', 'i', 't'].filter(commandForKey)).toEqual([]);
  });

  it.each(commands.map((command) => [command.id, command] as const))('%s speaks both languages', (_, command) => {
    expect(command.title.en).toMatch(/^[\x20-\x7e]+$/);
    expect(command.about.en).toMatch(/^[A-Z][\x20-\x7e]+\.$/);
    expect(command.title['zh-CN']).not.toBe('');
    expect(command.about['zh-CN']).toMatch(/[\u4e00-\u9fff].*。$/);
  });

  it('give a reason of one sentence whenever they are not available', () => {
    const targets = [project, on('backend'), on('backend', 'worker'), { ...on('backend'), replica: 1 }];
    const situations = MOMENTS.flatMap((moment) => [at(moment), at(moment, { language: 'zh-CN' })]);
    const reasons = situations.flatMap((situation) =>
      targets.flatMap((target) =>
        commands.flatMap((command) => {
          const answer = command.available(situation, target);
          return answer.ok ? [] : [answer.why];
        }),
      ),
    );
    expect(reasons.length).toBeGreaterThan(100);
    expect(reasons.filter((reason) => !/^[^.。]*(\.\d[^.。]*|\.[a-z][^.。]*)*[.。]$/.test(reason))).toEqual([]);
  });

  it('ask before they delete, and the first answer changes nothing', () => {
    const situation = at('healthy', { disk: { items: [], layersSize: 0 }, resources: [] });
    for (const command of commands.filter(({ danger, id }) => danger === 'deletes' && id !== 'scale')) {
      const step = command.begin(situation, project);
      if (step.kind !== 'choose') throw new Error(`${command.id} does not ask`);
      expect(step.choices[0]).toMatchObject({ danger: 'none', command: null });
      expect(step.choices[0]?.next).toEqual({ kind: 'do', plan: { kind: 'sequence', plans: [] } });
    }
  });

  it('are found by key and by id', () => {
    expect(commandForKey('u')?.id).toBe('up');
    expect(commandForKey('k')?.id).toBe('move-up');
    expect(commandForKey('ctrl-c')?.id).toBe('quit');
    expect(commandForKey('~')).toBeUndefined();
    expect(commandById('down')?.keys).toEqual(['d']);
    expect(commandById('nothing')).toBeUndefined();
  });
});

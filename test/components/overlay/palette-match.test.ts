import { describe, expect, it } from 'vitest';
import { paletteMatches } from '../../../components/overlay/palette-match.ts';
import { commands } from './commands-of.ts';

const entries = commands.map((command) => ({ command, availability: { ok: true } as const }));
const found = (typed: string) => paletteMatches(entries, typed).map(({ command }) => command.id);

describe('what fits what was typed', () => {
  it('is everything before anything is typed', () => {
    expect(found(' ')).toEqual(commands.map(({ id }) => id));
  });

  it('is first what is called exactly so, then what begins so, then what is said of it', () => {
    expect(found('up').slice(0, 2)).toEqual(['up', 'up-build']);
    expect(found('start')[0]).toBe('restart');
    expect(found('volumes')).toEqual(['down']);
  });

  it('is found in both languages, by id and by key', () => {
    expect(found('镜像')).toEqual(['up-build']);
    expect(found('up-b')).toEqual(['up-build']);
    expect(found('ctrl-c')[0]).toBe('quit');
  });

  it('has the letters in order', () => {
    expect(found('rstt')).toEqual(['restart']);
    expect(found('tsr')).toEqual([]);
  });
});

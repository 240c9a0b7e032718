import { describe, expect, it } from 'vitest';
import { initialActivity, pressActivity } from '../../../components/activity/press.ts';
import { job } from './job-of.ts';

const tail = Array.from({ length: 12 }, (_, n) => `line ${n}`);
const world = {
  jobs: [job(1, 'docker compose up'), job(2, 'docker compose build'), job(3, 'docker compose ps', { tail })],
};

describe('keys in the activity pane', () => {
  it('choose a job by its id', () => {
    expect(pressActivity(initialActivity, world, 'down')).toEqual({ selected: 2, scroll: 0 });
    expect(pressActivity({ selected: 2, scroll: 3 }, world, 'j')).toEqual({ selected: 1, scroll: 0 });
    expect(pressActivity({ selected: 2, scroll: 0 }, world, 'home')).toEqual({ selected: 3, scroll: 0 });
    expect(pressActivity({ selected: 2, scroll: 0 }, world, 'end')).toEqual({ selected: 1, scroll: 0 });
  });

  it('stay at the ends', () => {
    const state = { selected: 3, scroll: 2 };
    expect(pressActivity(state, world, 'up')).toBe(state);
  });

  it('scroll the output back and forth', () => {
    expect(pressActivity(initialActivity, world, 'pageup')).toEqual({ selected: null, scroll: 5 });
    expect(pressActivity({ selected: null, scroll: 10 }, world, 'pageup')).toEqual({ selected: null, scroll: 11 });
    expect(pressActivity({ selected: null, scroll: 3 }, world, 'pagedown')).toEqual({ selected: null, scroll: 0 });
  });

  it('read all output of a job', () => {
    expect(pressActivity({ selected: 2, scroll: 0 }, world, 'enter')).toEqual({ read: 2 });
  });

  it('mean nothing otherwise', () => {
    expect(pressActivity(initialActivity, world, 'x')).toBeNull();
    expect(pressActivity(initialActivity, { jobs: [] }, 'down')).toBeNull();
  });
});

import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createController } from '../../../components/app/controller.ts';
import { createFrames } from '../../../components/app/frames.ts';
import { lessons } from '../../../src/lessons/index.ts';
import { beginLesson, lookAt, withHint } from '../../../src/lessons/progress.ts';
import { fold } from '../../../src/model/fold.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { exampleWorld, type Moment, NOW } from '../../example-world.ts';
import { turn } from '../../session/fakes.ts';
import { expectGolden } from '../golden.ts';
import { stage } from './stage.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const simulation = { version: '28.5.2', apiVersion: '1.51', platform: 'linux/amd64', context: 'simulated' } as const;

/** The app on a simulated world in the lesson of the refused database. */
function open(moment: Moment, language: 'en' | 'zh-CN', size = { columns: 80, rows: 24 }) {
  const world = fold(exampleWorld(moment), {
    at: 1,
    type: 'engine.connected',
    engine: { ...simulation, host: 'simulated', simulated: true },
  });
  let progress = lookAt(beginLesson(lessons['database-refused']), world);
  const staged = stage(world, {
    lesson: {
      progress: () => progress,
      hint: () => {
        progress = withHint(progress);
      },
      scratch: true,
    },
  });
  const controller = createController(staged.port, language);
  controller.resize(size);
  const frames = createFrames(controller);
  onTestFinished(() => {
    frames.close();
    controller.close();
  });
  const rows = () => frames.rows().map((row) => stripVTControlCharacters(row));
  return { ...staged, controller, rows, text: () => rows().join('\n') };
}

describe('a lesson on the screen', () => {
  for (const language of LANGUAGES) {
    for (const size of [
      { columns: 80, rows: 24 },
      { columns: 120, rows: 40 },
    ]) {
      it(`has a line under the header and its task in the story of the project, ${size.columns} ${language}`, () => {
        const { rows } = open('prestart-failed', language, size);
        expect(rows()).toHaveLength(size.rows);
        expect(new Set(rows().map(width))).toEqual(new Set([size.columns]));
        expectGolden(`app/lesson-${size.columns}-${language}`, rows());
      });
    }
  }

  it('opens with h, where h asks for the next hint; and says SIMULATED all the while', async () => {
    const { controller, text } = open('prestart-failed', 'en');
    controller.press('h');
    await turn();
    expect(text()).toContain('Hints (0 of 4)');
    expect(text()).toContain('SIMULATED');
    controller.press('h');
    await turn();
    expect(text()).toContain('Hints (1 of 4)');
    controller.press('esc');
    await turn();
    expect(text()).not.toContain('Hints');
    expect(text()).toContain('SIMULATED');
  });

  it('says SIMULATED also where an overlay covers the header, and where the screen is too small', async () => {
    const { controller, rows, text } = open('healthy', 'en');
    controller.press('v');
    await turn();
    expect(rows()[0]).toMatch(/^╭─ {2}SIMULATED {2}\$ docker compose config/);
    controller.press('esc');
    controller.resize({ columns: 40, rows: 10 });
    await turn();
    expect(text()).toContain('SIMULATED');
  });

  it('leads to its topic, and to other scenarios', async () => {
    const { controller, calls, text } = open('healthy', 'en');
    let hasQuit = false;
    controller.terminal.quit = () => {
      hasQuit = true;
    };
    controller.press('h');
    await turn();
    controller.press('t');
    await turn();
    expect(controller.ui().overlay).toMatchObject({ kind: 'topics', state: { open: 'directions' } });
    controller.press('q');
    await turn();
    expect(controller.ui().overlay).toMatchObject({ kind: 'lesson' });
    controller.press('s');
    await turn();
    expect(text()).toContain('Learn without Docker');
    controller.press('3');
    await turn();
    expect(calls).toContainEqual({ what: 'choose port-taken' });
    expect(hasQuit).toBe(true);
  });

  it('tells that nothing real was opened', async () => {
    const { controller, text } = open('healthy', 'en', { columns: 160, rows: 40 });
    controller.press('1');
    for (const key of ['j', 'j', 'o']) controller.press(key);
    await turn();
    if (controller.ui().overlay) controller.press('enter');
    await turn();
    expect(text()).toContain('simulated: your browser would open http://localhost:8000');
  });
});

describe('without a lesson', () => {
  it('h says that there is none, and a real project has no scenarios', async () => {
    const { port } = stage(exampleWorld('healthy'));
    const controller = createController(port, 'en');
    controller.press('h');
    expect(controller.ui().notice).toMatch(/^There is no task here/);
  });
});

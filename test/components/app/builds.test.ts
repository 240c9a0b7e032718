import { expect, it } from 'vitest';
import { createController } from '../../../components/app/controller.ts';
import type { BuildHistory } from '../../../src/model/build.ts';
import { exampleWorld, NOW } from '../../example-world.ts';
import { turn } from '../../session/fakes.ts';
import { stage } from './stage.ts';

const history: BuildHistory = {
  past: [
    { service: 'backend', at: NOW, ms: 3200, ran: 1, cached: 6, imageSize: 1, outcome: 'succeeded', cause: 'files' },
  ],
  images: [],
};

async function pressed(keys: readonly string[], answer: BuildHistory | null) {
  const asked: (string | null)[] = [];
  const { port } = stage(exampleWorld('healthy'), {
    async builds(service) {
      asked.push(service);
      return answer;
    },
  });
  const controller = createController(port, 'en');
  controller.resize({ columns: 100, rows: 30 });
  for (const key of keys) controller.press(key);
  await turn();
  controller.close();
  return { asked, overlay: controller.ui().overlay };
}

it('shows the builds of the project, and of the selected service', async () => {
  const project = await pressed(['I'], history);
  expect(project.asked).toEqual([null]);
  expect(project.overlay).toMatchObject({ kind: 'reader', title: 'Builds' });
  const one = await pressed(['down', 'down', 'I'], history);
  expect(one.asked).toEqual(['backend']);
  expect(one.overlay).toMatchObject({ kind: 'reader', title: 'Builds of backend' });
  expect(JSON.stringify(one.overlay)).toContain('6/7');
});

it('says so where nothing is remembered', async () => {
  const { overlay } = await pressed(['I'], null);
  expect(JSON.stringify(overlay)).toContain('Nothing is remembered of builds here.');
});

import type { Command } from '../command.ts';
import { docker, does, output } from '../parts/argv.ts';
import { engine, one, project, when } from '../parts/conditions.ts';
import { imageOf } from '../parts/image.ts';
import { onlyService } from '../parts/target.ts';

export const history: Command = {
  id: 'history',
  group: 'inspect',
  title: { en: 'image history', 'zh-CN': '镜像历史' },
  about: {
    en: 'Shows how each layer of the image was made, and its size.',
    'zh-CN': '查看镜像每一层是怎么来的、有多大。',
  },
  keys: [],
  scope: 'targets',
  danger: 'none',
  topic: 'image',
  changes: false,
  needs: [],
  available: when(engine, project, one),
  begin: (situation, target) => {
    const service = onlyService(situation, target);
    return does(output(docker(situation, 'history', service ? imageOf(service, situation.world) : '')));
  },
};

import type { Command } from '../command.ts';
import { docker, does, output } from '../parts/argv.ts';
import { engine, one, project, when } from '../parts/conditions.ts';
import { imageOf } from '../parts/image.ts';
import { onlyService } from '../parts/target.ts';

export const imageInspect: Command = {
  id: 'image-inspect',
  group: 'inspect',
  title: { en: 'image details', 'zh-CN': '镜像详情' },
  about: {
    en: 'Shows everything about the image: environment, command, layers, labels.',
    'zh-CN': '查看镜像的全部信息：ENV、CMD、层、标签等。',
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
    return does(output(docker(situation, 'image', 'inspect', service ? imageOf(service, situation.world) : '')));
  },
};

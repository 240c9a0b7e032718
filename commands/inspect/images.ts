import type { Command } from '../command.ts';
import { compose, does, output } from '../parts/argv.ts';
import { created, engine, inFiles, project, when } from '../parts/conditions.ts';
import { namesOf } from '../parts/target.ts';

export const images: Command = {
  id: 'images',
  group: 'inspect',
  title: { en: 'images of the project', 'zh-CN': '项目的镜像' },
  about: {
    en: 'Lists the images that the containers of the project were created from.',
    'zh-CN': '列出项目的容器所用的镜像。',
  },
  keys: [],
  scope: 'targets',
  danger: 'none',
  topic: 'image',
  changes: false,
  needs: [],
  available: when(engine, project, inFiles, created),
  begin: (situation, target) => does(output(compose(situation, 'images', ...namesOf(target)))),
};

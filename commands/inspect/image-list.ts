import type { Command } from '../command.ts';
import { docker, does, output } from '../parts/argv.ts';
import { engine, when } from '../parts/conditions.ts';

export const imageList: Command = {
  id: 'image-list',
  group: 'inspect',
  title: { en: 'all images', 'zh-CN': '本机全部镜像' },
  about: {
    en: 'Lists the images of the engine, with their sizes.',
    'zh-CN': '列出本机所有镜像及大小。',
  },
  keys: [],
  scope: 'app',
  danger: 'none',
  topic: 'image',
  changes: false,
  needs: [],
  available: when(engine),
  begin: (situation) => does(output(docker(situation, 'images'))),
};

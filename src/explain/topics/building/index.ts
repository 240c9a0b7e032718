import type { Topic } from '../../topic.ts';
import { buildkit } from './buildkit.ts';
import { command } from './command.ts';
import { commands } from './commands.ts';
import { compose } from './compose.ts';
import { config } from './config.ts';
import { context } from './context.ts';
import { disk } from './disk.ts';
import { dockerfile } from './dockerfile.ts';
import { env } from './env.ts';
import { image } from './image.ts';
import { layers } from './layers.ts';
import { merge } from './merge.ts';
import { multiStage } from './multi-stage.ts';
import { projectName } from './project-name.ts';
import { registry } from './registry.ts';

/** From the files to images: what is built, how it is named, and how the configuration comes together. */
export const buildingTopics: readonly Topic[] = [
  ...[compose, image, registry, layers, context, buildkit, dockerfile, multiStage, command],
  ...[env, merge, config, projectName, disk, commands],
];

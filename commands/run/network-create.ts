import { catalogue } from '../../src/words/catalogue.ts';
import type { Command, Plan } from '../command.ts';
import { docker, does } from '../parts/argv.ts';
import { type Condition, engine, project, when } from '../parts/conditions.ts';
import { missingNetworks } from '../parts/missing-networks.ts';

const missing: Condition = ({ world, language }) =>
  missingNetworks(world).length > 0 ? { ok: true } : { ok: false, why: words(language).none };

export const networkCreate: Command = {
  id: 'network-create',
  group: 'run',
  title: { en: 'create external networks', 'zh-CN': '创建外部网络' },
  about: {
    en: 'Creates the networks that the project declares as external and that do not exist yet.',
    'zh-CN': '创建项目声明为 external、但还不存在的网络。',
  },
  keys: [],
  scope: 'project',
  danger: 'none',
  topic: 'network',
  changes: true,
  needs: [],
  available: when(engine, project, missing),
  begin: (situation) => {
    const plans = missingNetworks(situation.world).map(
      (name): Plan => ({
        kind: 'run',
        argv: docker(situation, 'network', 'create', name),
        services: [],
        show: 'activity',
      }),
    );
    const [first] = plans;
    return does(first && plans.length === 1 ? first : { kind: 'sequence', plans });
  },
};

const words = catalogue(
  { none: 'No external network of this project is missing.' },
  { none: '这个项目没有缺失的外部网络。' },
);

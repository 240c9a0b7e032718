import { copies } from '../../src/model/sync.ts';
import { driftWords } from '../../src/words/drift.ts';
import type { Command, Situation, Target } from '../command.ts';
import { does } from '../parts/argv.ts';
import { type Condition, created, engine, project, when } from '../parts/conditions.ts';
import { reasons } from '../parts/reasons.ts';
import { namesOf, servicesOf } from '../parts/target.ts';

const synced: Condition = (situation, target) => {
  if (syncedNames(situation, target).length > 0) return { ok: true };
  const words = driftWords(situation.language);
  const names = namesOf(target);
  return {
    ok: false,
    why: names.length === 0 ? words.noRulesAtAll : words.noRules(reasons(situation.language).join(names)),
  };
};

export const drift: Command = {
  id: 'drift',
  group: 'inspect',
  title: { en: 'compare files', 'zh-CN': '比较文件' },
  about: {
    en: 'Compares the files under each sync rule with those in the containers, and lists what differs.',
    'zh-CN': '把每条同步规则下的文件与容器里的逐一比较，列出不一致的文件。',
  },
  keys: ['C'],
  scope: 'targets',
  danger: 'none',
  topic: 'watch',
  changes: false,
  needs: [],
  available: when(engine, project, synced, created),
  begin: (situation, target) =>
    does({ kind: 'drift', request: { kind: 'compare', services: syncedNames(situation, target) } }),
};

/** The services that are meant and have a rule that copies files. */
function syncedNames(situation: Situation, target: Target): readonly string[] {
  return servicesOf(situation, target)
    .filter(({ spec }) => spec?.watch.some(({ action }) => copies(action)))
    .map(({ name }) => name);
}

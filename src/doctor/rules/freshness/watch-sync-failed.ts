import type { ServiceSpec } from '../../../model/project.ts';
import { selectServices } from '../../../model/services.ts';
import type { SyncEntry, SyncProblem, SyncStory } from '../../../model/sync.ts';
import type { World } from '../../../model/world.ts';
import { count } from '../../../text/format.ts';
import { plain } from '../../../text/sanitize.ts';
import type { Language } from '../../../words/catalogue.ts';
import { doctorWatchWords } from '../../../words/doctor/watch.ts';
import type { Finding, Fix } from '../../finding.ts';
import { commandFix, compose, editFix, restartFix, stepFix } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';
import { copyRefusal } from '../../texts/copy-refusal.ts';
import { watchRefusal } from '../../texts/watch-refusal.ts';
import { placeOf } from '../running/places.ts';
import { fileEvidence, SHOWN_FILES } from './watched-files.ts';

/** Saved files did not reach a running container, what they set off failed, or watch itself did. */
export const watchSyncFailed: Rule = {
  code: 'watch.sync-failed',
  supersedes: ['watch.not-running'],
  find({ world, isPasted }, language) {
    if (isPasted) return [];
    const services = selectServices(world).filter(({ state }) => state === 'running');
    return [
      ...services.flatMap(({ name, spec }) => filesFinding(name, spec, world, language)),
      ...services.flatMap(({ name }) => storyFindings(name, world, language)),
      ...watchFinding(world, language),
    ];
  },
};

/** What is another finding, or none: a service without a container, one that cannot be asked, an unhealthy or ended container. */
const OTHERS: ReadonlySet<SyncProblem['kind']> = new Set([
  'no-container',
  'unreachable',
  'container',
  'unhealthy',
  'command',
]);

function filesFinding(service: string, spec: ServiceSpec | null, world: World, language: Language): readonly Finding[] {
  const words = doctorWatchWords(language);
  const failed = world.sync.entries.filter(
    (entry) =>
      entry.service === service &&
      entry.state === 'failed' &&
      entry.target !== '' &&
      !OTHERS.has(entry.problem?.kind ?? 'told'),
  );
  const files = [...new Map(failed.map((entry) => [entry.file, entry])).values()];
  const last = files.at(-1);
  if (!last) return [];
  const told = last.problem?.kind === 'told' ? last.problem.text : '';
  return [
    {
      ...base(service),
      title: words.failedTitle(service, count(files.length)),
      evidence: [
        ...files.slice(-SHOWN_FILES).map(({ file, target }) => fileEvidence(file, `→ ${target}`, world)),
        ...(told === '' ? [] : [{ source: words.source, text: oneLine(told) }]),
      ],
      why: whyOf(last.problem, language),
      fixes: filesFixes(last, spec, world, language),
    },
  ];
}

function base(service: string | null) {
  return { code: 'watch.sync-failed', severity: 'error', service, topic: 'watch', suffers: [] } as const;
}

function whyOf(problem: SyncProblem | null, language: Language): string {
  const words = doctorWatchWords(language);
  switch (problem?.kind) {
    case 'told': {
      const refusal = copyRefusal(problem.text);
      return refusal === 'other' ? words.told(oneLine(problem.text)) : words[refusal];
    }
    case 'in-memory':
      return words.inMemory(problem.mount);
    case 'unreadable':
    case 'lost':
    case 'differs':
    case 'unnoticed':
      return words[problem.kind];
    default:
      return words.unnoticed;
  }
}

function filesFixes(entry: SyncEntry, spec: ServiceSpec | null, world: World, language: Language): readonly Fix[] {
  const words = doctorWatchWords(language);
  const { service, rule, problem } = entry;
  const keys = [`develop.watch.${rule}.target`, `develop.watch.${rule}`, 'develop.watch'];
  const place = placeOf(world, ...keys.map((key) => `services.${service}.${key}`));
  const compare = stepFix(words.compare, words.compareExplain);
  const rebuild = spec?.build
    ? [restartFix(words.rebuild(service), compose('up', '-d', '--build', service), words.rebuildExplain)]
    : [];
  if (problem?.kind === 'lost' || problem?.kind === 'differs' || problem?.kind === 'unnoticed')
    return [compare, ...rebuild];
  if (problem?.kind === 'told' && copyRefusal(problem.text) === 'noSpace') {
    return [commandFix(words.free, ['docker', 'system', 'df'], words.freeExplain), ...rebuild];
  }
  return [editFix(words.editRule, place, words.editRuleExplain), ...rebuild];
}

/** A rebuild says in its own finding why it failed, a container in its own why it ended. */
function storyFindings(service: string, world: World, language: Language): readonly Finding[] {
  const words = doctorWatchWords(language);
  const failed = world.sync.stories.filter(
    (story) =>
      story.service === service &&
      story.state === 'failed' &&
      (story.problem?.kind === 'command' || story.problem?.kind === 'told'),
  );
  return failed.slice(-1).map((story) => ({
    ...base(service),
    title: words.storyTitle(service, actionWord(story, language)),
    evidence: story.output.slice(-SHOWN_FILES).map((line) => ({ source: words.source, text: plain(line) })),
    why:
      story.problem?.kind === 'command'
        ? words.command(story.problem.code)
        : words.told(story.problem?.kind === 'told' ? oneLine(story.problem.text) : ''),
    fixes: storyFixes(story, world, language),
  }));
}

function actionWord({ action }: SyncStory, language: Language): string {
  const words = doctorWatchWords(language);
  if (action === 'rebuild') return words.rebuildAction;
  return action === 'sync+exec' ? words.execAction : words.restartAction;
}

function storyFixes({ service, action }: SyncStory, world: World, language: Language): readonly Fix[] {
  const words = doctorWatchWords(language);
  if (action === 'rebuild') {
    return [restartFix(words.rebuild(service), compose('up', '-d', '--build', service), words.rebuildExplain)];
  }
  const place = placeOf(world, `services.${service}.develop.watch`, `services.${service}.develop`);
  return [editFix(words.editCommand, place, words.editCommandExplain)];
}

/** That there is no watch, or nothing to watch, is another finding. */
function watchFinding({ watch }: World, language: Language): readonly Finding[] {
  const words = doctorWatchWords(language);
  const { state, problem } = watch;
  if ((state !== 'failed' && state !== 'retrying') || problem === '' || watchRefusal(problem)) return [];
  return [
    {
      ...base(null),
      severity: state === 'failed' ? 'error' : 'warning',
      title: state === 'failed' ? words.watchTitle : words.watchDiedTitle,
      evidence: [{ source: 'docker compose watch', text: oneLine(problem) }],
      why: words.told(oneLine(problem)),
      fixes: [stepFix(words.again, words.againExplain)],
    },
  ];
}

function oneLine(text: string): string {
  return plain(text).replaceAll(/\s+/g, ' ').trim();
}

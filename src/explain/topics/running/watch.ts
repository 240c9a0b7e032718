import type { WatchRule } from '../../../model/project.ts';
import type { SyncEntry } from '../../../model/sync.ts';
import type { World } from '../../../model/world.ts';
import { clip } from '../../../text/clip.ts';
import { ago, duration } from '../../../text/format.ts';
import { plain } from '../../../text/sanitize.ts';
import { quote } from '../../../text/shell.ts';
import { watchTopicWords } from '../../../words/topics/watch.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand } from '../command-line.ts';
import { factAt, modelFact, seenFact, shownPath } from '../facts.ts';
import { listed } from '../values.ts';
import { firstPlace } from './places.ts';
import { type Described, describedServices } from './services.ts';

type Words = ReturnType<typeof watchTopicWords>;

/** How saved files reach containers, by which rules of this project, and which ones arrived last. */
export const watch: Topic = {
  id: 'watch',
  tell: (place) => {
    const words = watchTopicWords(place.language);
    return {
      id: 'watch',
      title: words.title,
      idea: words.idea,
      inProject: facts(place, words),
      commands: commands(place, words),
      mistakes: [words.mistakeDependency, words.mistakeReload, restartMistake(place, words), words.mistakeTarget],
      url: 'https://docs.docker.com/compose/how-tos/file-watch/',
      related: ['image', 'volumes', 'context', 'commands'],
    };
  },
};

function facts(place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world } = place;
  const services = describedServices(world);
  const rules = services.flatMap((service) =>
    service.spec.watch.map((rule, at) => ruleFact(service.name, rule, at, world, words)),
  );
  const tooOld = isTooOld(world.composeVersion) ? [seenFact(words.tooOld(world.composeVersion ?? ''))] : [];
  if (rules.length === 0) {
    return services.length > 0
      ? [modelFact(words.noRules, world), ...mounts(services, world, words), ...tooOld]
      : tooOld;
  }
  return [
    ...rules,
    ...services.flatMap((service) => ignored(service, place, words)),
    ...mounts(services, world, words),
    ...tooOld,
    seenFact(state(place, words)),
    ...arrived(place, words),
  ];
}

function ruleFact(service: string, rule: WatchRule, at: number, world: World, words: Words): LiveFact {
  const path = `services.${service}.develop.watch`;
  const written = firstPlace(world, `${path}.${at}.path`, `${path}.${at}`, path);
  return factAt(ruleText(service, rule, world, words), written, world);
}

function ruleText(service: string, { action, path, target, exec }: WatchRule, world: World, words: Words): string {
  const shown = shownFile(world, path);
  switch (action) {
    case 'sync':
      return words.sync(service, shown, target);
    case 'sync+restart':
      return words.syncRestart(service, shown, target);
    case 'sync+exec':
      return words.syncExec(service, shown, target, quote(exec));
    case 'restart':
      return words.restart(service, shown);
    case 'rebuild':
      return words.rebuild(service, shown);
  }
}

function shownFile(world: World, path: string): string {
  const shown = shownPath(world, path);
  return shown === path || shown === '.' ? shown : `./${shown}`;
}

function ignored({ name, spec }: Described, { world, language }: TopicPlace, words: Words): readonly LiveFact[] {
  const patterns = [...new Set(spec.watch.flatMap(({ ignore }) => ignore))];
  return patterns.length > 0 ? [modelFact(words.ignored(name, listed(patterns, language)), world)] : [];
}

/** What a bind mount shows to the container anyway. Sockets and the like are not what one edits. */
function mounts(services: readonly Described[], world: World, words: Words): readonly LiveFact[] {
  const folder = `${world.project?.directory ?? ''}/`;
  return services.flatMap(({ name, spec }) =>
    spec.volumes
      .filter(({ type, source }) => type === 'bind' && folder !== '/' && source.startsWith(folder))
      .map(({ source, target }) => modelFact(words.mounted(name, shownFile(world, source), target), world)),
  );
}

function isTooOld(version: string | null): boolean {
  const [, major = '0', minor = '0'] = /^v?(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  return version !== null && (Number(major) < 2 || (Number(major) === 2 && Number(minor) < 22));
}

function state({ world, now }: TopicPlace, words: Words): string {
  const { startedAt, problem } = world.watch;
  switch (world.watch.state) {
    case 'off':
      return words.off;
    case 'starting':
      return words.starting;
    case 'running':
      return startedAt === null ? words.runningUntimed : words.running(duration(Math.max(0, now - startedAt)));
    case 'stopping':
      return words.stopping;
    case 'retrying':
      return words.retrying;
    case 'elsewhere':
      return words.elsewhere;
    case 'failed':
      return problem === '' ? words.failedPlain : words.failed(clip(plain(problem), 200));
  }
}

const LAST_SHOWN = 3;

/** The files that were last seen to be in the container as they are here, and how many are not. */
function arrived({ world, now }: TopicPlace, words: Words): readonly LiveFact[] {
  const { entries, tallies } = world.sync;
  const settled = entries.filter(({ state }) => state === 'verified' || state === 'removed').slice(-LAST_SHOWN);
  const sum = (state: SyncEntry['state']) => tallies.reduce((all, { counts }) => all + counts[state], 0);
  const waiting = sum('waiting');
  const failed = sum('failed');
  return [
    ...settled.reverse().map((entry) => seenFact(fileText(entry, world, now, words))),
    ...(waiting > 0 ? [seenFact(words.waiting(waiting))] : []),
    ...(failed > 0 ? [seenFact(words.notThere(failed))] : []),
  ];
}

function fileText(
  { file, service, state, savedAt, settledAt }: SyncEntry,
  world: World,
  now: number,
  words: Words,
): string {
  const shown = plain(shownPath(world, file));
  const at = settledAt ?? savedAt;
  const since = ago(Math.max(0, now - at));
  if (state === 'removed') return words.removed(shown, service, since);
  return words.verified(shown, service, since, duration(Math.max(0, at - savedAt)));
}

function restartMistake({ world }: TopicPlace, words: Words): string {
  const service = describedServices(world).find(({ spec }) => spec.build !== null);
  return service ? words.mistakeRestartNamed(service.name) : words.mistakeRestart;
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const services = describedServices(place.world);
  const service = services.find(({ spec }) => spec.watch.some(({ target }) => target !== ''));
  const target = service?.spec.watch.find((rule) => rule.target !== '')?.target;
  return [
    composeCommand(place, words.seeRules, 'v', 'config'),
    ...(service ? [{ text: words.seeDrift(service.name), argv: ['dogwatch', 'drift', service.name], key: 'C' }] : []),
    ...(service?.state === 'running' && target !== undefined
      ? [
          composeCommand(
            place,
            words.seeInside(service.name, target),
            null,
            'exec',
            '-T',
            service.name,
            'ls',
            '-la',
            target,
          ),
        ]
      : []),
    composeCommand(place, words.seeVersion, null, 'version'),
  ];
}

import type { DiskItem } from '../../src/model/ports.ts';
import { bytes } from '../../src/text/format.ts';
import type { Choice, Command, Situation, Step } from '../command.ts';
import { docker, does } from '../parts/argv.ts';
import { cancel, deletion } from '../parts/choices.ts';
import { engine, when } from '../parts/conditions.ts';
import { listing } from '../parts/listing.ts';
import { pruneWords } from './prune-words.ts';
import { type Prune, type PruneId, prunes } from './prunes.ts';

export const prune: Command = {
  id: 'prune',
  group: 'clean',
  title: { en: 'prune', 'zh-CN': '清理' },
  about: {
    en: 'Frees disk space on the whole engine; shows first what each kind of prune would remove.',
    'zh-CN': '释放整个引擎的磁盘空间；先列出每种清理会删掉什么。',
  },
  keys: ['P'],
  scope: 'app',
  danger: 'deletes',
  topic: 'disk',
  changes: true,
  needs: ['disk'],
  available: when(engine),
  begin: ask,
};

function ask(situation: Situation): Step {
  const { disk, language, world } = situation;
  const words = pruneWords(language);
  if (!disk) return { kind: 'say', sentence: words.unread };
  const api = world.engine.state === 'connected' ? world.engine.info.apiVersion : '';
  return {
    kind: 'choose',
    title: words.title,
    intro: [words.intro(MARK)],
    choices: [cancel(language), ...prunes(disk, api).map((each) => answer(each, situation))],
  };
}

const MARK = '●';

const KEYS: Readonly<Record<PruneId, string>> = {
  container: 'c',
  image: 'i',
  'image-all': 'I',
  builder: 'b',
  network: 'w',
  volume: 'v',
  'volume-all': 'V',
  system: 's',
};

/** Where volumes go, their data goes for good: that takes a word to type. */
const TYPED: Partial<Readonly<Record<PruneId, string>>> = { volume: 'volumes', 'volume-all': 'volumes' };

function answer(each: Prune, situation: Situation): Choice {
  const { language } = situation;
  const words = pruneWords(language);
  const label = words.label(words[each.id], each.removes.length, bytes(each.frees));
  const argv = docker(situation, ...each.words);
  const next = does({ kind: 'run', argv, services: [], show: 'activity' });
  return deletion(KEYS[each.id], label, next, details(each, situation), TYPED[each.id] ?? null);
}

/** What goes, of this project first, so that it is never among those that are only counted. */
function details(each: Prune, { language, world }: Situation): readonly string[] {
  const words = pruneWords(language);
  if (each.removes.length === 0) return [words.nothing];
  const isOurs = (item: DiskItem) => item.project !== null && item.project === world.project?.name;
  const ordered = [...each.removes.filter(isOurs), ...each.removes.filter((item) => !isOurs(item))];
  const lines = ordered.map((item) => {
    const kind = each.id === 'system' ? `${words[`kind-${item.kind}`]} ` : '';
    return `${isOurs(item) ? MARK : ' '} ${words.item(kind + item.name, bytes(item.size))}`;
  });
  return [words.removes(each.removes.length, bytes(each.frees)), ...listing(lines, language)];
}

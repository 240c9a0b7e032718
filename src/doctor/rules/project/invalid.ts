import type { Place } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { composeFileWords } from '../../../words/doctor/compose-files.ts';
import { commandFix, editFix } from '../../fixes.ts';
import { placeText } from '../../place.ts';
import type { Rule } from '../../rule.ts';
import { refusal } from './refusal.ts';

/** Compose refuses the files: they are no YAML, or say what cannot be. */
export const composeInvalid: Rule = {
  code: 'compose.invalid',
  supersedes: [],
  find(known, language) {
    const refused = refusal(known);
    if (!refused) return [];
    const words = composeFileWords(language);
    const { message, file, place, evidence } = refused;
    const named = place ? placeText(place, known.world) : file === '' ? '' : shortName(file, known.world);
    const open = place ? editFix(words.open, place, words.openExplain) : mainFix(file, known.world, language);
    const check = ['docker', 'compose', 'config', '--quiet'];
    return [
      {
        code: 'compose.invalid',
        severity: 'error',
        service: null,
        title: named === '' ? words.invalidProject : words.invalid(named),
        evidence,
        why: whyOf(message, file, language),
        fixes: [commandFix(words.again, check, words.againExplain), open],
        topic: 'config',
        suffers: [],
      },
    ];
  },
};

function shortName(file: string, world: World): string {
  return placeText({ file, line: 0 }, world).replace(/:0$/, '');
}

function mainFix(file: string, { project }: World, language: Language) {
  const words = composeFileWords(language);
  const path = file === '' ? project?.files[0] : file;
  const place: Place | null = path?.startsWith('/') ? { file: path, line: 1 } : null;
  return editFix(words.openMain, place, words.openExplain);
}

function whyOf(message: string, file: string, language: Language): string {
  const words = composeFileWords(language);
  const unknown =
    /additional propert(?:y|ies) '?([\w.-]+)/i.exec(message)?.[1] ??
    /\('([\w-]+)' (?:was|were) unexpected\)/.exec(message)?.[1] ??
    /Unsupported config option for \S+ '([\w-]+)'/.exec(message)?.[1] ??
    /Invalid top-level property "([\w-]+)"/.exec(message)?.[1];
  if (unknown !== undefined) return words.unknownWhy(unknown);
  const absent = /undefined (?:service|network|volume|config|secret) "?([\w.-]+)"?/.exec(message)?.[1];
  if (absent !== undefined) return words.undefinedWhy(absent.replace(/:$/, ''));
  const known = WHYS.find(({ pattern }) => pattern.test(message));
  if (known) return words[known.why];
  return /\.ya?ml$/i.test(file) || file === '' ? words.otherWhy : words.envWhy;
}

const WHYS: readonly {
  readonly pattern: RegExp;
  readonly why:
    | 'tabWhy'
    | 'duplicateWhy'
    | 'cycleWhy'
    | 'imageWhy'
    | 'interpolationWhy'
    | 'emptyWhy'
    | 'envWhy'
    | 'typeWhy'
    | 'syntaxWhy';
}[] = [
  {
    pattern: /tab(?:s|ulation)?\b.*(?:indent|token)|character that cannot start any token|found character '\\t'/i,
    why: 'tabWhy',
  },
  { pattern: /already defined at|duplicate|must be unique/i, why: 'duplicateWhy' },
  { pattern: /cycle detected|circular/i, why: 'cycleWhy' },
  { pattern: /neither an image nor a build/i, why: 'imageWhy' },
  { pattern: /interpolation format/i, why: 'interpolationWhy' },
  { pattern: /empty compose file/i, why: 'emptyWhy' },
  { pattern: /unterminated quoted|in variable name|key cannot contain|contains whitespaces/i, why: 'envWhy' },
  {
    pattern:
      /must be an? |unexpected type|contains an invalid type|is not a valid|invalid (?:value|type)|unsupported value/i,
    why: 'typeWhy',
  },
  {
    pattern:
      /mapping values|did not find expected|could not find expected|while (?:parsing|scanning)|\w+Error: |block (?:mapping|collection|sequence)|flow (?:mapping|sequence)|implicit (?:key|map)|nested mappings|indent|quot|end of the stream|unexpected/i,
    why: 'syntaxWhy',
  },
];

import type { Service } from '../model/services.ts';
import { isStale } from '../model/staleness.ts';
import type { Language } from '../words/catalogue.ts';
import { staleWords } from '../words/stale.ts';
import type { Advice } from './explanation.ts';

/** What differs, and what picks it up; nothing where nothing is known to. */
export function explainStale(service: Service, language: Language): readonly string[] {
  if (!isStale(service.stale)) return [];
  const words = staleWords(language);
  const { image, config } = service.stale;
  const keys = shownKeys(service, language);
  const changed = keys === '' ? words.configUnknownKeys(service.name) : words.configKeys(service.name, keys);
  return [
    ...(config.stale ? [changed] : []),
    ...(image ? [words.image(service.containers[0]?.image ?? service.name)] : []),
    [words.restartKeeps, ...(service.spec?.build ? [words.buildFirst] : [])].join(language === 'en' ? ' ' : ''),
  ];
}

/** The keys that mend it, the one that does least first. */
export function adviseStale(service: Service, language: Language): readonly Advice[] {
  if (!isStale(service.stale) || !service.spec) return [];
  const words = staleWords(language);
  const { name, build } = service.spec;
  return [
    { key: 'u', text: words.doUp, command: `docker compose up -d ${name}` },
    ...(build ? [{ key: 'U', text: words.doUpBuild, command: `docker compose up -d --build ${name}` }] : []),
  ];
}

/** The key paths that differ, in one text; empty where none is known. */
export function shownKeys({ stale }: Service, language: Language): string {
  const words = staleWords(language);
  const { keys } = stale.config;
  const shown = keys.slice(0, SHOWN).join(words.join);
  return keys.length > SHOWN ? words.moreKeys(shown, keys.length - SHOWN) : shown;
}

const SHOWN = 6;

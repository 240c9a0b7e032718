import { LANGUAGES, type Language } from './catalogue.ts';

/** The language that an option or a locale asks for (`zh-CN`, `zh_CN.UTF-8`, `en`), or null when it is none of ours. */
export function parseLanguage(text: string): Language | null {
  const tag = text.trim().toLowerCase().replace('_', '-').split('.')[0] ?? '';
  if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
  return (
    LANGUAGES.find((language) => tag === language.toLowerCase() || tag.startsWith(`${language.toLowerCase()}-`)) ?? null
  );
}

/** The language for this environment: `LC_ALL`, then `LC_MESSAGES`, then `LANG`, as POSIX orders them; English when none is known. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return parseLanguage(locale) ?? 'en';
}

import type { Language, Localized } from '../src/words/catalogue.ts';

/** Keys that are no character, by the names that commands declare, with the labels that a person reads. Any other key is the character itself. */
export const NAMED_KEYS = {
  up: same('↑'),
  down: same('↓'),
  left: same('←'),
  right: same('→'),
  pageup: same('PgUp'),
  pagedown: same('PgDn'),
  home: same('Home'),
  end: same('End'),
  enter: same('Enter'),
  esc: same('Esc'),
  tab: same('Tab'),
  'shift-tab': same('Shift-Tab'),
  space: { en: 'Space', 'zh-CN': '空格' },
  'ctrl-c': same('Ctrl-C'),
  'ctrl-x': same('Ctrl-X'),
} as const satisfies Readonly<Record<string, Localized>>;

/** The key as it is shown: `↑`, `Enter`, `Space` / `空格`, or the character itself. */
export function keyLabel(key: string, language: Language): string {
  return isNamed(key) ? NAMED_KEYS[key][language] : key;
}

/** True for a key that a command may declare: one of the names, or a single printable ASCII character other than the space. */
export function isKey(key: string): boolean {
  return isNamed(key) || /^[!-~]$/.test(key);
}

function isNamed(key: string): key is keyof typeof NAMED_KEYS {
  return Object.hasOwn(NAMED_KEYS, key);
}

function same(label: string): Localized {
  return { en: label, 'zh-CN': label };
}

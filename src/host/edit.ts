import { basename } from 'node:path';
import type { Place } from '../model/sources.ts';

/**
 * The editor's command with the words that open a file at a line: `+LINE FILE` as vi, nano and Emacs have it, or `FILE:LINE` for those of another kind (from the manuals
 * of VS Code, Sublime Text, Helix, Zed and TextMate).
 */
export function editAt(editor: readonly string[], { file, line }: Place): readonly string[] {
  const name = basename(editor[0] ?? '').replace(/\.exe$/, '');
  if (GOTO.has(name)) return [...editor, ...(editor.includes('--wait') ? [] : ['--wait']), '--goto', `${file}:${line}`];
  if (COLON.has(name)) return [...editor, `${file}:${line}`];
  if (name === 'mate') return [...editor, '--line', String(line), file];
  return [...editor, `+${line}`, file];
}

const GOTO: ReadonlySet<string> = new Set(['code', 'code-insiders', 'codium', 'cursor', 'windsurf']);
const COLON: ReadonlySet<string> = new Set(['subl', 'hx', 'helix', 'zed', 'micro']);

import { plain } from '../../../text/sanitize.ts';

/** The engine's words on what went wrong, made safe to show; of long ones the end, where the cause stands. */
export function engineError(error: string, most = 180): string {
  const text = plain(error).replaceAll('\n', ' ').trim();
  return text.length <= most ? text : `…${text.slice(text.length - most)}`;
}

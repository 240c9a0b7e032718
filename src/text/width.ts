import stringWidth from 'string-width';

const printableAscii = /^[\x20-\x7e]*$/;
const remembered = new Map<string, number>();
const rememberAtMost = 4096;

/**
 * The number of terminal cells that `text` takes: 2 for CJK and emoji, also joined ones, and 0 for SGR sequences.
 * Expects text without other controls (see `sanitize`). Text that is not plain ASCII is measured once and remembered.
 */
export function width(text: string): number {
  if (printableAscii.test(text)) return text.length;
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const measured = stringWidth(text);
  // Long texts seldom come twice, and their keys would cost memory.
  if (text.length <= 512) remember(text, measured);
  return measured;
}

function remember(text: string, measured: number): void {
  if (remembered.size >= rememberAtMost) remembered.clear();
  remembered.set(text, measured);
}

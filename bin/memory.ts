/** Less than this holds hardly a screen of each service. */
const LEAST = 1024 * 1024;

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** A size such as `256m` or `1g`, in bytes: as Docker's `--memory` takes it, in binary units; null where it is none, or less than 1 MiB. */
export function parseMemory(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?$/i.exec(text.trim());
  if (!found) return null;
  const bytes = Math.round(Number(found[1]) * (UNITS[(found[2] ?? '').toLowerCase()] ?? 1));
  return bytes >= LEAST ? bytes : null;
}

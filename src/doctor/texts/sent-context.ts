/** A build context as a text tells of its way to the builder. `target` is the service where the text names one. */
export type SentContext = { readonly target: string | null; readonly bytes: number; readonly line: string };

/** The contexts that builds sent, each at its largest, by BuildKit (plain and terminal output) and the classic builder. */
export function sentContexts(lines: readonly string[]): readonly SentContext[] {
  const names = new Map<string, string | null>();
  const found = new Map<string, SentContext>();
  let service: string | null = null;
  let title: string | null = null;
  for (const line of lines) {
    service = /^ ?(?:Service (\S+) +Building|Building (\S+))\s*$/.exec(line)?.slice(1).find(Boolean) ?? service;
    const step = /^#(\d+) \[(?:(\S+) )?internal\] load build context/.exec(line);
    if (step) names.set(step[1] ?? '', step[2] ?? null);
    const shown = /^ => \[(?:(\S+) )?internal\] load (build context|\S+)/.exec(line);
    if (shown) title = shown[2] === 'build context' ? (shown[1] ?? '') : null;
    const sent = sentIn(line, names, title, service);
    if (sent && sent.bytes >= (found.get(sent.key)?.bytes ?? 0)) {
      found.set(sent.key, { target: sent.target, bytes: sent.bytes, line: line.trim() });
    }
  }
  return [...found.values()];
}

type Sent = { readonly key: string; readonly target: string | null; readonly bytes: number };

function sentIn(
  line: string,
  names: ReadonlyMap<string, string | null>,
  title: string | null,
  service: string | null,
): Sent | null {
  const classic = /^Sending build context to Docker daemon\s+([\d.]+ ?[kMGT]?B)/i.exec(line)?.[1];
  if (classic !== undefined) return { key: `classic ${service}`, target: service, bytes: bytesOf(classic) };
  const [, number, size = ''] = /^(?:#(\d+)| => =>) transferring context: ([\d.]+ ?[kMGT]?B)/.exec(line) ?? [];
  if (size === '') return null;
  if (number === undefined) return title === null ? null : { key: title, target: title || null, bytes: bytesOf(size) };
  return names.has(number) ? { key: number, target: names.get(number) ?? null, bytes: bytesOf(size) } : null;
}

const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 };

function bytesOf(text: string): number {
  const [, number = '0', unit = 'b'] = /^([\d.]+) ?([kMGT]?B)$/i.exec(text) ?? [];
  return Math.round(Number(number) * (UNITS[unit.toLowerCase()] ?? 1));
}

import type { Container, Healthcheck } from '../../src/model/container.ts';
import type { Service } from '../../src/model/services.ts';
import { duration } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { quote } from '../../src/text/shell.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { healthWords } from '../../src/words/health.ts';

/** The healthcheck that counts: the container's own, which can come from the image, else the one in the files. Null where there is none, or `NONE`. */
export function checkOf(service: Service, container: Container | undefined): Healthcheck | null {
  const check = container ? container.healthcheck : (service.spec?.healthcheck ?? null);
  return !check || check.test.length === 0 || check.test[0] === 'NONE' ? null : check;
}

/** What the probe runs, in one line, as one would type it in the container. */
export function checkCommand({ test: [kind, ...words] }: Healthcheck): string {
  const command = kind === 'CMD-SHELL' ? words.join(' ') : quote(words);
  return plain(command).replace(/\s*\n\s*/g, ' ');
}

/** How often and how patiently it is probed, in words. What is not set has the engine's default: 30 s, 30 s, 3 tries, no start period. */
export function checkTiming(check: Healthcheck, language: Language): string {
  const words = healthWords(language);
  return [
    words.every(span(check.intervalMs || 30_000)),
    words.timeout(span(check.timeoutMs || 30_000)),
    words.retries(retriesOf(check)),
    ...(check.startPeriodMs > 0 ? [words.startPeriod(span(check.startPeriodMs))] : []),
  ].join(' · ');
}

/** Durations of a healthcheck are mostly whole seconds: `5 s` rather than `5.0 s`. */
function span(ms: number): string {
  return duration(ms).replace('.0 ', ' ');
}

/** How many failures in a row make it unhealthy. */
export function retriesOf(check: Healthcheck): number {
  return check.retries || 3;
}

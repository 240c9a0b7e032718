/** Why watch was refused: this Compose has none (`unsupported`), or no service that was asked for has rules (`no-rules`). */
export type WatchRefusal = { readonly kind: 'unsupported' | 'no-rules'; readonly line: string };

/** The refusal that a line tells of, by whatever version of Docker or Compose; null for any other line. */
export function watchRefusal(line: string): WatchRefusal | null {
  const text = line.trim();
  if (NO_RULES.test(text)) return { kind: 'no-rules', line: text };
  return UNSUPPORTED.some((pattern) => pattern.test(text)) ? { kind: 'unsupported', line: text } : null;
}

/** `pkg/compose/watch.go` of 2.26, 2.40 and 5.5, and the syncing of this program. */
const NO_RULES = /none of the selected services is configured for watch|none of the services has a watch rule/;

/** Compose 2 before 2.22 (also with `docker-compose`), Compose 1, Docker without Compose, and versions whose watch was an experiment. */
const UNSUPPORTED: readonly RegExp[] = [
  /unknown docker command: "compose (?:alpha )?watch"/,
  /unknown command "?(?:alpha )?watch"? for "(?:docker[ -])?compose"/i,
  /'(?:compose )?watch' is not a docker(?:-compose)? command/,
  /No such command: watch\b/,
];

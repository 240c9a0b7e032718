/** A line that Compose printed. `container` is what it wrote before a container's own words, as in `web-1  | ready`; null where the line is its own or the engine's. */
export type PrintedLine = { readonly container: string | null; readonly text: string };

/**
 * Parts the words of a container from the name before them, as `docker compose up` and `logs` print it: `web-1  | ready`, also of a container with a name of its
 * own, and of Compose 1 (`shop_web_1  | ready`).
 */
export function splitPrefix(line: string): PrintedLine {
  const [, container, text = ''] = /^([a-zA-Z0-9][\w.-]*) +\|(?: (.*)|)$/s.exec(line) ?? [];
  return container === undefined ? { container: null, text: line } : { container, text };
}

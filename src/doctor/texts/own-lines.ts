import { splitPrefix } from './compose-prefix.ts';

/**
 * What Compose, the client and the engine said themselves, without the words of containers: logger lines (`WARN[0000] …`, `time="…" level=warning msg="…"`), lines of
 * `--progress json` and the `ERROR: ` of Compose 1 are bared to their messages.
 */
export function ownLines(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const { container, text } = splitPrefix(line);
    return container === null ? bare(text.trim()) : [];
  });
}

function bare(line: string): readonly string[] {
  if (line.startsWith('{')) return messageIn(line);
  const logged = /^time="[^"]*" level=\w+ msg="((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
  if (logged !== undefined) return [logged.replaceAll(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one))];
  return [line.replace(/^(?:(?:WARN|ERRO|FATA|INFO)\[\d+\]|(?:ERROR|WARNING|Error|docker):(?= )) */, '').trim()];
}

function messageIn(line: string): readonly string[] {
  try {
    const { message, status } = JSON.parse(line) as { message?: unknown; status?: unknown };
    return [message, status].filter((text) => typeof text === 'string').slice(0, 1);
  } catch {
    return [line];
  }
}

/**
 * The messages among what Compose printed on stderr: its last words, without warnings of its logger, progress, and usage texts. With
 * `--progress json` an error is a line of JSON.
 */
export function errorText(stderr: string): string {
  const lines = stderr.split(/\r?\n/).filter((line) => !/^time="[^"]*" level=(?:warning|info|debug)/.test(line));
  const kept = lines.map(errorInJson).filter((line) => line !== null);
  return kept.join('\n').trim();
}

/** The message of a JSON line that is an error; null for other JSON; any other line as it is. */
function errorInJson(line: string): string | null {
  if (!line.startsWith('{')) return line;
  try {
    const { error, message } = JSON.parse(line) as { error?: unknown; message?: unknown };
    return error === true && typeof message === 'string' ? message : null;
  } catch {
    return line;
  }
}

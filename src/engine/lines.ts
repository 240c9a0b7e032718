import { StringDecoder } from 'node:string_decoder';

/** Cuts a stream of bytes into lines, as the engine sends events and stats: one JSON document a line. Empty lines are left out. */
export function splitLines(take: (line: string) => void): (chunk: Uint8Array) => void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return (chunk) => {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.trim() !== '') take(line);
    }
  };
}

/** Takes chunks of bytes and the end of the stream. */
export type LineSplitter = { readonly push: (chunk: Uint8Array) => void; readonly end: () => void };

/** A line without an end is given out once it is this long, so that a stream without newlines cannot fill the memory. */
const LONGEST = 1 << 20;

/**
 * Splits a stream into lines. Lines end at LF, CR LF or a lone CR (a program that overwrites its line); bytes that are not UTF-8 become
 * U+FFFD, and a character cut in two by a chunk is put together again.
 */
export function splitLines(line: (text: string) => void): LineSplitter {
  const decoder = new TextDecoder();
  let rest = '';
  let afterReturn = false;
  const take = (decoded: string) => {
    const text = afterReturn && decoded.startsWith('\n') ? decoded.slice(1) : decoded;
    if (decoded !== '') afterReturn = decoded.endsWith('\r');
    const lines = (rest + text).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const each of lines) line(each);
    if (rest.length > LONGEST) flush();
  };
  const flush = () => {
    if (rest !== '') line(rest);
    rest = '';
  };
  return {
    push: (chunk) => take(decoder.decode(chunk, { stream: true })),
    end: () => {
      take(decoder.decode());
      flush();
    },
  };
}

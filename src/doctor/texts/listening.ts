/**
 * What a program says of where it listens. `address` is as it wrote it, empty where it tells only the port. `isSure`: the words are a server's own, which tell what it
 * is bound to; others may be but an address to click at.
 */
export type Statement = {
  readonly address: string;
  readonly port: number;
  readonly isSure: boolean;
  readonly line: string;
};

/** What lines of a log say of listening, in their order. */
export function listening(lines: readonly string[]): readonly Statement[] {
  const isVite = lines.some((line) => /use --host to expose/.test(line));
  return lines.flatMap((line) => {
    if (!SPEAKS.test(line) || ANOTHER_MATTER.test(line)) return [];
    const isSure = SERVERS.some((words) => words.test(line)) || (isVite && /\bLocal:/.test(line));
    return addressesIn(line).map(({ address, port }) => ({ address, port, isSure, line }));
  });
}

/** True of an address that only the machine or container itself reaches. */
export function isLoopback(address: string): boolean {
  return /^(localhost|127\.|::1$|::ffff:127\.)/.test(address);
}

const SPEAKS =
  /\b(listen(ing|s)?|serv(ing|er|es)|running|started|starting|ready|launched|available|local|network|loopback|bound|accepting)\b/i;

/** Debuggers listen too, and of other programs than itself a program speaks when it connects to them. */
const ANOTHER_MATTER =
  /debugger|dt_socket|inspector|connect(ed|ing|ion)?\b(?!ions\b)|proxy|upstream|forward|refused|failed|error|"(GET|POST|PUT|HEAD|DELETE|OPTIONS) /i;

/** Uvicorn, Hypercorn and Flask; Gunicorn, Puma and Daphne; Django; Python's own; Kestrel; Waitress; Fastify; PHP; Gin. */
const SERVERS: readonly RegExp[] = [
  /\bRunning on (?:all addresses|https?:)/i,
  /\bListening (?:at:|on (?:https?:|TCP address|tcp:))/,
  /Starting (?:development|ASGI\/\w+ version \S+ development) server at/,
  /Serving HTTP on /,
  /Now listening on:/,
  /^\S*\s*Serving on https?:/,
  /Server listening at https?:/,
  /Development Server \(https?:/,
  /Listening and serving HTTPS? on /,
];

type Address = Pick<Statement, 'address' | 'port'>;

function addressesIn(line: string): readonly Address[] {
  const whole = [...line.matchAll(WHOLE)].map(([, host = '', port]) => ({ address: bare(host), port: Number(port) }));
  if (whole.length > 0) return whole;
  const [, host = '', port] = APART.exec(line) ?? [];
  return port === undefined ? [] : [{ address: bare(host), port: Number(port) }];
}

/** `http://127.0.0.1:8000`, `[::]:80`, `*:3000`, `:8080`, `:::8080`; a time of day has a digit before its colon. */
const WHOLE =
  /(?:^|[\s('"=,@]|https?:\/\/|tcp:\/\/)(\[[0-9a-f:.]*\]|\*|::|(?:\d{1,3}\.){3}\d{1,3}|localhost|(?<=\/\/)[\w.-]+|(?<=^|[\s(])):(\d{2,5})(?![\d:.])/gi;

/** `on 127.0.0.1 port 8000`, `on IPv4 address "0.0.0.0", port 5432`, `on port 3000`, `started on port(s): 8080`. */
const APART = /(?:\b(?:on|address) ["']?([\da-f.:*]+|localhost)["']?,? )?\bport(?:\(s\))?:? ?(\d{2,5})\b/i;

/** Brackets off; a star stands for all addresses, as do two colons and, before a colon and a port, nothing. */
function bare(host: string): string {
  const address = host.replace(/^\[|\]$/g, '');
  return address === '*' ? '0.0.0.0' : address;
}

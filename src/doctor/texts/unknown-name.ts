import { findSaid, type Said, type SaidPattern } from './said.ts';

/** Why a name has no address. `unknown`: nobody knows it · `temporary`: nobody was there to ask, or the answer did not come. */
export type NameKind = 'unknown' | 'temporary';

/** The host names that programs say they could not look up, the oldest first. */
export function unknownNames(lines: readonly string[]): readonly Said<NameKind>[] {
  return findSaid(patterns, GATE, lines);
}

const GATE =
  /not known|resol|resolution|ENOTFOUND|EAI_AGAIN|no such host|server misbehaving|UnknownHost|bad address|getaddrinfo|gaierror|Unknown (?:MySQL )?server host|host not found|lookup|nxdomain|translate host|hostname|Error -\d connecting/i;

type Pattern = SaidPattern<NameKind>;

/** glibc and musl, as getaddrinfo words it. The third is for a name that has no address of the kind asked for. */
const UNKNOWN =
  '(?:Name or service not known|Name does not resolve|No address associated with hostname|nodename nor servname provided|Name has no usable address|Non-recoverable failure in name resolution)';
const TEMPORARY = '(?:Temporary failure in name resolution|Try again|Resource temporarily unavailable)';

/** One pattern for each of the two; `head` and `tail` stand around what getaddrinfo says. */
function both(head: string, tail = '', product?: Pattern['product']): readonly Pattern[] {
  const named = product === undefined ? {} : { product };
  return [
    { kind: 'unknown', pattern: new RegExp(`${head}${UNKNOWN}${tail}`, 'i'), ...named },
    { kind: 'temporary', pattern: new RegExp(`${head}${TEMPORARY}${tail}`, 'i'), ...named },
  ];
}

const patterns: readonly Pattern[] = [
  ...both('could not translate host name "(?<host>[^"]+)" to address: ', '', 'PostgreSQL'),
  { kind: 'unknown', pattern: /getaddrinfo ENOTFOUND (?<host>[^\s,;:'"]+)(?:[: ](?<port>\d+))?/ },
  { kind: 'temporary', pattern: /getaddrinfo EAI_AGAIN (?<host>[^\s,;:'"]+)(?:[: ](?<port>\d+))?/ },
  {
    kind: 'temporary',
    pattern:
      /lookup (?<host>[^\s:]+)(?: on \S+)?: (?:server misbehaving|read udp .*(?:timeout|refused)|Temporary failure|Try again)/i,
  },
  { kind: 'unknown', pattern: /lookup (?<host>[^\s:]+)(?: on \S+)?: no such host/ },
  { kind: 'temporary', pattern: /UnknownHostException: (?<host>[\w.-]+): Temporary failure/ },
  { kind: 'unknown', pattern: /UnknownHostException: (?!Failed)'?(?<host>[\w.-]+)/ },
  { kind: 'unknown', pattern: /Failed to resolve '(?<host>[\w.-]+)'(?! \(\[Errno -3\])/ },
  { kind: 'temporary', pattern: /Failed to resolve '(?<host>[\w.-]+)' \(\[Errno -3\]/ },
  { kind: 'unknown', pattern: /Could not resolve host(?:name)?: '?(?<host>[\w.-]+)/i },
  { kind: 'unknown', pattern: /unable to resolve host address [‘'"](?<host>[^’'"]+)/ },
  { kind: 'unknown', pattern: /bad address '(?<host>[^':]+)(?::(?<port>\d+))?'/ },
  { kind: 'unknown', pattern: /Unknown (?:MySQL )?server host '(?<host>[^']+)' \(-[25]\)/, product: 'MySQL' },
  { kind: 'temporary', pattern: /Unknown (?:MySQL )?server host '(?<host>[^']+)' \(-3\)/, product: 'MySQL' },
  { kind: 'unknown', pattern: /Error -[25] connecting to (?<host>[^\s:]+):(?<port>\d+)/, product: 'Redis' },
  { kind: 'temporary', pattern: /Error -3 connecting to (?<host>[^\s:]+):(?<port>\d+)/, product: 'Redis' },
  ...both(String.raw`Could not connect to (?:Redis|Valkey|server) at (?<host>[^\s:]+):(?<port>\d+): `, '', 'Redis'),
  ...both(
    String.raw`Can't connect to (?:MySQL )?server on '(?<host>[^':]+)(?::(?<port>\d+))?' \((?:\[Errno -\d\] )?`,
    '',
    'MySQL',
  ),
  ...both(String.raw`php_network_getaddresses: getaddrinfo (?:for (?<host>\S+) )?failed: `),
  ...both(String.raw`Cannot connect to host (?<host>[^\s:]+):(?<port>\d+) \S+ \[(?:.*\] )?`),
  ...both(String.raw`Cannot connect to \w+://(?:[^@\s]*@)?(?<host>[^\s:/]+):(?<port>\d+)\S*: .*`),
  ...both(String.raw`Failed to open TCP connection to (?<host>[^\s:]+):(?<port>\d+) \(getaddrinfo.*: `),
  ...both(String.raw`(?<![\w.-])(?<host>[\w.-]+):(?<port>\d+): \[Errno -\d\] `),
  ...both(String.raw`host='(?<host>[^']+)', port=(?<port>\d+)\).*\[Errno -\d\] `),
  ...both(String.raw`getaddrinfo for host "(?<host>[^"]+)" port (?<port>\d+): `),
  ...both('', String.raw` \((?<host>[\w.-]+):(?<port>\d+)\)`),
  ...both(String.raw`^(?:ping|bash|sh|ssh|telnet): (?:connect: |line \d+: )?(?<host>[\w.-]+): `),
  ...both(String.raw`https?://(?<host>[\w.-]+)(?::(?<port>\d+))?/.*dns error: .*`),
  ...both('connection is bad: ', '', 'PostgreSQL'),
  { kind: 'unknown', pattern: /host not found in upstream "(?<host>[\w.-]+)(?::(?<port>\d+))?"/ },
  { kind: 'unknown', pattern: /could not resolve address '(?<host>[\w.-]+)/ },
  { kind: 'unknown', pattern: /tcp connect \((?<host>[^:)]+):(?<port>\d+)\): non-existing domain/ },
  { kind: 'unknown', pattern: /server can't find (?<host>[\w.-]+): NXDOMAIN/ },
  ...both(
    String.raw`(?:gaierror(?:\(|: \[Errno )-\d[\],]|\[Errno -[235]\]|getaddrinfo(?:\(3\))?: |failed to lookup address information: |SocketException \(\w+\): ).*?`,
  ),
];

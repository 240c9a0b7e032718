/** Something of Compose, as it is written, and the first version that knows it. */
export type Since = { readonly feature: string; readonly version: string };

/** What a refusal of Compose calls unknown, where a newer Compose knows it; null for what none knows, and for every other line. */
export function sinceOf(line: string): Since | null {
  for (const { pattern, table } of REFUSALS) {
    const feature = pattern.exec(line)?.[1];
    const version = feature === undefined ? undefined : table[feature];
    if (feature !== undefined && version !== undefined) return { feature, version };
  }
  return null;
}

/** True where `version` is older than `than`. A version that cannot be read, such as `dev`, is taken to be the newest. */
export function isOlder(version: string, than: string): boolean {
  const [one, other] = [numbersOf(version), numbersOf(than)];
  if (!one || !other) return false;
  const at = one.findIndex((number, index) => number !== other[index]);
  return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0);
}

function numbersOf(version: string): readonly number[] | null {
  const found = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version.trim());
  return found ? [found[1], found[2], found[3] ?? '0'].map(Number) : null;
}

/**
 * The first version with each property, from the schema (`schema/compose-spec.json` of compose-spec/compose-go) that each tag of docker/compose was built with. Only
 * names that mean one thing wherever they stand.
 */
const PROPERTIES: Readonly<Record<string, string>> = {
  name: '2.3.0',
  dockerfile_inline: '2.17.0',
  additional_contexts: '2.17.0',
  annotations: '2.18.0',
  include: '2.19.1',
  attach: '2.20.0',
  required: '2.20.0',
  start_interval: '2.20.2',
  develop: '2.22.0',
  content: '2.23.1',
  subpath: '2.25.0',
  entitlements: '2.27.0',
  gpus: '2.30.0',
  post_start: '2.30.0',
  pre_stop: '2.30.0',
  label_file: '2.32.0',
  gw_priority: '2.33.0',
  provider: '2.35.0',
  interface_name: '2.36.0',
  use_api_socket: '2.37.2',
  models: '2.38.0',
  sbom: '2.39.0',
  provenance: '2.39.0',
  initial_sync: '2.39.4',
  no_cache_filter: '5.0.0',
};

/** Options and commands, from `cmd/compose` of the tags of docker/compose. */
const OPTIONS: Readonly<Record<string, string>> = {
  '--no-attach': '2.15.0',
  '--dry-run': '2.16.0',
  '--wait-timeout': '2.17.0',
  '--progress': '2.19.0',
  '--no-up': '2.22.0',
  '--watch': '2.24.7',
  '--menu': '2.26.0',
  '--all-resources': '2.27.0',
  '--abort-on-container-failure': '2.27.0',
  '--prune': '2.29.0',
  '--yes': '2.34.0',
  '--quiet-build': '2.35.0',
  '--check': '2.36.0',
};

const COMMANDS: Readonly<Record<string, string>> = {
  watch: '2.22.0',
  publish: '2.22.0',
  stats: '2.24.0',
  export: '2.30.0',
  commit: '2.31.0',
  bridge: '2.37.0',
  volumes: '2.38.0',
};

const FORMATS: Readonly<Record<string, string>> = { raw: '2.30.0' };

/** Compose 2 and 5; 1. */
const REFUSALS: readonly { readonly pattern: RegExp; readonly table: Readonly<Record<string, string>> }[] = [
  { pattern: /additional propert(?:y|ies) '?([\w-]+)'?(?:,.*)? (?:is |are )?not allowed/i, table: PROPERTIES },
  { pattern: /Additional properties are not allowed \('([\w-]+)' (?:was|were) unexpected\)/, table: PROPERTIES },
  { pattern: /Unsupported config option for services\.[\w.-]+: '([\w-]+)'/, table: PROPERTIES },
  { pattern: /'([\w-]+)' does not match any of the regexes: '\^x-'/, table: PROPERTIES },
  { pattern: /^unknown flag: (--[\w-]+)/, table: OPTIONS },
  { pattern: /unknown (?:docker )?command: "?(?:docker )?compose (\w+)"?/, table: COMMANDS },
  { pattern: /^No such command: (\w+)/, table: COMMANDS },
  { pattern: /unsupported env_file format "(\w+)"/, table: FORMATS },
];

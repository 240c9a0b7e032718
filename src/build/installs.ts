/** A tool that installs what a manifest lists. */
export type Installer = {
  readonly tool: string;
  /** The command in a `RUN` that installs from the manifests, not one that names what it installs. */
  readonly command: RegExp;
  /** Names of the files that list what is installed; null for a tool that has none. */
  readonly manifest: RegExp | null;
  /** A command that needs the manifests alone; null where the one in the Dockerfile does. */
  readonly fetch: (text: string) => string | null;
};

const always = () => null;

/** A command without names of packages: only options until its end. */
function bare(words: string): RegExp {
  return new RegExp(`(?:^|[\\s;&|(])(?:${words})(?:\\s+-(?!g\\b|-global\\b)\\S+)*\\s*(?:$|[;&|)])`, 'm');
}

const INSTALLERS: readonly Installer[] = [
  {
    tool: 'pip',
    command: /\bpip3?\s+install\b[^;&|]*\s(?:-r|--requirement)\b/,
    manifest: /^(?:requirements|constraints)[\w.-]*\.(?:txt|in)$/,
    fetch: always,
  },
  {
    tool: 'uv',
    command: /\buv\s+pip\s+(?:sync\b|install\b[^;&|]*\s(?:-r|--requirements?)\b)/,
    manifest: /^(?:requirements|constraints)[\w.-]*\.(?:txt|in)$/,
    fetch: always,
  },
  {
    tool: 'uv',
    command: /\buv\s+sync\b/,
    manifest: /^(?:pyproject\.toml|uv\.lock)$/,
    fetch: unless(/--no-install-(?:project|workspace)/, 'uv sync --no-install-project'),
  },
  {
    tool: 'poetry',
    command: /\bpoetry\s+(?:install|sync)\b/,
    manifest: /^(?:pyproject\.toml|poetry\.lock)$/,
    fetch: unless(/--no-root/, 'poetry install --no-root'),
  },
  { tool: 'pipenv', command: /\bpipenv\s+(?:sync|install)\b/, manifest: /^Pipfile(?:\.lock)?$/, fetch: always },
  {
    tool: 'npm',
    command: bare('npm\\s+(?:ci|clean-install|install|i)'),
    manifest: /^(?:package(?:-lock)?|npm-shrinkwrap)\.json$/,
    fetch: always,
  },
  {
    tool: 'pnpm',
    command: bare('pnpm\\s+(?:install|i)'),
    manifest: /^(?:package\.json|pnpm-lock\.yaml|pnpm-workspace\.yaml)$/,
    fetch: always,
  },
  {
    tool: 'yarn',
    command: bare('yarn(?:\\s+install)?'),
    manifest: /^(?:package\.json|yarn\.lock|\.yarnrc\.yml)$/,
    fetch: always,
  },
  {
    tool: 'bundler',
    command: /\bbundle\s+install\b/,
    manifest: /^(?:Gemfile(?:\.lock)?|[\w-]+\.gemspec)$/,
    fetch: always,
  },
  {
    tool: 'composer',
    command: /\bcomposer\s+install\b/,
    manifest: /^composer\.(?:json|lock)$/,
    fetch: unless(/--no-autoloader/, 'composer install --no-scripts --no-autoloader'),
  },
  { tool: 'go', command: /\bgo\s+mod\s+download\b/, manifest: /^go\.(?:mod|sum)$/, fetch: always },
  { tool: 'go', command: /\bgo\s+(?:build|install)\b/, manifest: /^go\.(?:mod|sum)$/, fetch: () => 'go mod download' },
  {
    tool: 'cargo',
    command: /\bcargo\s+(?:build|install\s+--path)\b/,
    manifest: /^Cargo\.(?:toml|lock)$/,
    fetch: () => "mkdir src && echo 'fn main() {}' > src/main.rs && cargo fetch",
  },
  {
    tool: 'maven',
    command: /\bmvnw?\b[^;&|]*\s(?:package|install|verify|compile|dependency:\S+)/,
    manifest: /^pom\.xml$/,
    fetch: unless(/\sdependency:/, 'mvn dependency:go-offline'),
  },
  {
    tool: 'gradle',
    command: /\bgradlew?\b[^;&|]*\s(?:build|assemble|bootJar|jar|installDist|dependencies)\b/,
    manifest: /^(?:(?:build|settings)\.gradle(?:\.kts)?|gradle\.properties|libs\.versions\.toml)$/,
    fetch: unless(/\sdependencies\b/, 'gradle dependencies'),
  },
  { tool: 'apt', command: /\bapt(?:-get)?\s+(?:-\S+\s+)*install\b/, manifest: null, fetch: always },
  { tool: 'apk', command: /\bapk\s+(?:-\S+\s+)*add\b/, manifest: null, fetch: always },
];

/** What a `RUN` installs dependencies with; undefined for one that does not. */
export function installerOf(text: string): Installer | undefined {
  return INSTALLERS.find(({ command }) => command.test(text));
}

function unless(has: RegExp, fetch: string): (text: string) => string | null {
  return (text) => (has.test(text) ? null : fetch);
}

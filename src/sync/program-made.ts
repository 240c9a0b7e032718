/**
 * Whether a path is of a kind that programs make by themselves: bytecode, caches, installed packages, build results, logs, locks. Such a file that is
 * only in a container tells nothing of the working tree. Folders such as `dist`, which people keep files in too, are so only where `isHere` does not
 * know them. Paths are relative, with slashes.
 */
export function isProgramMade(path: string, isHere: (folder: string) => boolean): boolean {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const inside = parts.some(
    (part, depth) => MADE.test(part) || (MOSTLY_MADE.test(part) && !isHere(parts.slice(0, depth + 1).join('/'))),
  );
  return inside || MADE.test(name) || FILES.test(name);
}

const MADE = anyOf([
  '__pycache__|\\.pytest_cache|\\.mypy_cache|\\.ruff_cache|\\.hypothesis|\\.tox|\\.nox|\\.ipynb_checkpoints|htmlcov',
  '\\.cache|\\.parcel-cache|\\.turbo|\\.gradle|\\.sass-cache|\\.nyc_output|\\.bundle|\\.pnpm-store|\\.yarn',
  'node_modules|bower_components|\\.venv|venv|site-packages|\\.eggs|.*\\.egg-info|.*\\.dist-info',
  '\\.next|\\.nuxt|\\.output|\\.svelte-kit|\\.astro|\\.angular|\\.git|\\.hg|\\.svn',
]);

const MOSTLY_MADE = anyOf(['dist|build|_build|out|target|obj|bin|deps|vendor|coverage|logs?|te?mp|run']);

const FILES = anyOf([
  '.*\\.py[cod]|.*\\$py\\.class|.*\\.class|.*\\.o|.*\\.so|.*\\.tsbuildinfo|\\.coverage(\\..*)?|\\.eslintcache',
  '.*\\.log(\\.\\d+)?|.*\\.pid|.*\\.sock|.*\\.lock|.*\\.swp|.*~|nohup\\.out|core(\\.\\d+)?|\\.DS_Store|\\.dockerenv',
  '.*\\.sqlite3?(-journal|-wal|-shm)?|.*\\.db(-journal|-wal|-shm)?|celerybeat-schedule(\\..*)?|dump\\.rdb',
  '\\.(python|bash|ash|node_repl|sqlite|psql)_history|\\.wget-hsts|\\.lesshst|\\.viminfo',
]);

function anyOf(names: readonly string[]): RegExp {
  return new RegExp(`^(${names.join('|')})$`);
}

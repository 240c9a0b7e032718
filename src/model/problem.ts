/** What can be wrong with the connection to an engine. `host` is the address as it was tried, such as `unix:///var/run/docker.sock`. */
export type EngineProblem =
  | { readonly kind: 'unreachable'; readonly host: string; readonly detail: string }
  | { readonly kind: 'permission-denied'; readonly host: string }
  | { readonly kind: 'timeout'; readonly host: string; readonly afterMs: number }
  | { readonly kind: 'context-not-found'; readonly context: string; readonly known: readonly string[] }
  | { readonly kind: 'failed'; readonly host: string; readonly detail: string };

/**
 * What can be wrong with a Compose project or the Compose CLI.
 * `line` and `column` count from 1; they are there where the source of the message says them or a parser found them.
 */
export type ComposeProblem =
  | { readonly kind: 'no-project'; readonly directory: string }
  | { readonly kind: 'file-not-found'; readonly file: string }
  | {
      readonly kind: 'invalid';
      readonly file: string;
      readonly line: number | null;
      readonly column: number | null;
      /** The text of that line in the file, for showing it; null where the line is unknown. */
      readonly source: string | null;
      readonly message: string;
    }
  | { readonly kind: 'variable-not-set'; readonly variable: string; readonly message: string }
  | { readonly kind: 'env-file-missing'; readonly file: string }
  | { readonly kind: 'not-installed'; readonly detail: string }
  | { readonly kind: 'unsupported-version'; readonly version: string; readonly needs: string; readonly feature: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Why lines could not be written to a file. */
export type SaveProblem =
  | { readonly kind: 'exists'; readonly path: string }
  | { readonly kind: 'no-folder'; readonly path: string }
  | { readonly kind: 'denied'; readonly path: string }
  | { readonly kind: 'failed'; readonly path: string; readonly detail: string };

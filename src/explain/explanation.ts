/** Something to do next. `key` is the key that does it in the app (null where a person acts outside it), `command` the command line, if there is one. */
export type Advice = { readonly key: string | null; readonly text: string; readonly command: string | null };

/** What a thing is, what state it is in, why, and what to do, in the chosen language. Plain text, without markup; wrapped by whoever shows it. */
export type Explanation = {
  /** A few words, such as "worker is waiting". */
  readonly title: string;
  readonly tone: 'good' | 'busy' | 'warn' | 'bad' | 'neutral';
  /** Each one to three sentences, most important first. */
  readonly paragraphs: readonly string[];
  readonly advice: readonly Advice[];
};

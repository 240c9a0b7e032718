import type { Language } from '../../src/words/catalogue.ts';
import { initialLogsView, type LogsView } from '../logs/view.ts';
import type { Field } from '../overlay/field.ts';
import type { PaneName } from './layout.ts';
import type { Overlay } from './overlay.ts';

/** What a person chose to see. Everything else on the screen follows from the world. */
export type Ui = {
  readonly language: Language;
  readonly pane: PaneName;
  readonly zoomed: boolean;
  /** Id of the selected row of the services pane. */
  readonly selected: string;
  /** Names of marked services. */
  readonly marked: ReadonlySet<string>;
  readonly filter: string;
  /** What is being typed. */
  readonly typing: Typing | null;
  /** Whose logs are shown: the selected service's, those of the marked ones, or all. */
  readonly scope: 'one' | 'marked' | 'all';
  /** How a log that was not looked at yet is shown. */
  readonly logsDefaults: Pick<LogsView, 'wrap' | 'timestamps' | 'shape'>;
  /** By `choiceKey`. */
  readonly logs: Readonly<Record<string, LogsView>>;
  /** The pane under the logs; `auto` shows the activity while a job runs or after one failed. */
  readonly lower: 'auto' | 'explain' | 'activity';
  /** Rows that are scrolled away, by pane. */
  readonly scroll: { readonly explain: number; readonly activity: number };
  /** Id of the job that the activity pane shows; null is the newest. */
  readonly job: number | null;
  readonly overlay: Overlay | null;
  /** Whether the line of a lesson stands under the header. */
  readonly lesson: boolean;
  /** The stop of the tour that is shown, from 0; null outside the tour. */
  readonly tour: number | null;
  /** A short word on what just happened, until the next key. */
  readonly notice: string | null;
  /** Changes of the project's files up to this time were seen; milliseconds since the epoch. */
  readonly seenAt: number;
};

/**
 * What is being typed: the filter of the services, a search in the log, or the filter of the log. `at` is the line, by its number in the whole log,
 * that was looked at before the log's filter changed; null while following.
 */
export type Typing =
  | { readonly what: 'filter' | 'search'; readonly field: Field }
  | { readonly what: 'log-filter'; readonly field: Field; readonly at: number | null };

/** The screen when it opens. */
export function initialUi(language: Language, selected: string): Ui {
  return {
    language,
    pane: 'services',
    zoomed: false,
    selected,
    marked: new Set(),
    filter: '',
    typing: null,
    scope: 'one',
    logsDefaults: {
      wrap: initialLogsView.wrap,
      timestamps: initialLogsView.timestamps,
      shape: initialLogsView.shape,
    },
    logs: {},
    lower: 'auto',
    scroll: { explain: 0, activity: 0 },
    job: null,
    overlay: null,
    lesson: false,
    tour: null,
    notice: null,
    seenAt: 0,
  };
}

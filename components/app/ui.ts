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
  /** What is being typed after `/`: the filter of the services, or a search in the log. */
  readonly typing: { readonly what: 'filter' | 'search'; readonly field: Field } | null;
  /** The logs of all services, whichever is selected. */
  readonly merged: boolean;
  /** How a log that was not looked at yet is shown. */
  readonly logsDefaults: Pick<LogsView, 'wrap' | 'timestamps'>;
  /** By service; the merged log under `ALL_LOGS`. */
  readonly logs: Readonly<Record<string, LogsView>>;
  /** The pane under the logs; `auto` shows the activity while a job runs or after one failed. */
  readonly lower: 'auto' | 'explain' | 'activity';
  /** Rows that are scrolled away, by pane. */
  readonly scroll: { readonly explain: number; readonly activity: number };
  /** Id of the job that the activity pane shows; null is the newest. */
  readonly job: number | null;
  readonly overlay: Overlay | null;
  /** A short word on what just happened, until the next key. */
  readonly notice: string | null;
  /** Changes of the project's files up to this time were seen; milliseconds since the epoch. */
  readonly seenAt: number;
};

/** The key of the merged log in `Ui.logs`. No service can have this name. */
export const ALL_LOGS = '#all';

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
    merged: false,
    logsDefaults: { wrap: initialLogsView.wrap, timestamps: initialLogsView.timestamps },
    logs: {},
    lower: 'auto',
    scroll: { explain: 0, activity: 0 },
    job: null,
    overlay: null,
    notice: null,
    seenAt: 0,
  };
}

import process from 'node:process';
import type { AppPort, Verification } from '../components/app/port.ts';
import { measureContext } from '../src/build/context.ts';
import { copyToClipboard } from '../src/host/copy.ts';
import { openInBrowser } from '../src/host/open.ts';
import { readerOf } from '../src/host/reader.ts';
import { saveLines, withTemporaryFile } from '../src/host/save.ts';
import { type Verified, verifyUrls } from '../src/host/verify.ts';
import { isSimulated } from '../src/model/simulated.ts';
import type { Session } from '../src/session/session.ts';
import { plain } from '../src/text/sanitize.ts';
import type { Language } from '../src/words/catalogue.ts';
import { cliWords } from '../src/words/cli.ts';
import { lessonWords } from '../src/words/lesson-screen.ts';
import { attachChild } from './attach.ts';
import { editFile } from './edit-file.ts';
import type { FirstStart } from './first-start.ts';
import type { PlayedLesson } from './lesson.ts';

/** What the app may use of a session and of this machine. */
export function appPort(
  session: Session,
  options: {
    readonly language: Language;
    readonly readOnly: boolean;
    readonly firstStart: FirstStart;
    readonly lesson: PlayedLesson | null;
    readonly choose: AppPort['choose'];
  },
): AppPort {
  const { engine, compose, jobs, watching, logs, usage, drifts } = session;
  const projectName = () => session.world().project?.name ?? '';
  return {
    world: session.world,
    subscribe(listener) {
      const { lesson } = options;
      const stops = [
        session.subscribe(listener),
        logs.store.subscribe(listener),
        session.doctor.subscribe(listener),
        ...(lesson ? [lesson.subscribe(listener)] : []),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    compose: compose.command,
    isFirstStart: options.firstStart.isFirst,
    tourEnded: () => void options.firstStart.remember(),
    readOnly: options.readOnly,
    logs: logs.store,
    logProblem: logs.problem,
    replicas: logs.replicas,
    older: logs.older.state,
    readOlder: logs.older.read,
    markLogs: () => logs.store.mark(Date.now()),
    save: saveLines,
    read: (lines, program) =>
      withTemporaryFile('dogwatch.log', lines, (path) => {
        const argv = [...readerOf(program, process.env), path];
        return attachChild(() => compose.attach(argv), { argv, hold: false, language: options.language });
      }),
    show({ logs: shown, containers }) {
      logs.look(shown);
      usage.show(containers);
    },
    start: jobs.start,
    cancel: jobs.cancel,
    output: jobs.output,
    watch: (on, services) => (on ? watching.start(services) : watching.stop()),
    syncEntries: session.syncing.entries,
    attach: (argv, hold) => attachChild(() => compose.attach(argv), { argv, hold, language: options.language }),
    compareFiles: drifts.check,
    sendFiles: drifts.send,
    diffFile: drifts.diff,
    findings: session.doctor.findings,
    examine: () => session.doctor.examine(null),
    edit: (place) => editFile(place, compose.attach, options.language),
    builds: async (service) => (session.builds ? session.builds.history(service) : null),
    async buildContext(service, signal) {
      const build = session.world().project?.services.find(({ name }) => name === service)?.build;
      return build ? measureContext(build, signal) : null;
    },
    async disk() {
      const found = await engine.disk();
      return found.ok ? found.value : null;
    },
    async resources() {
      const found = await engine.resources(projectName());
      return found.ok ? found.value : null;
    },
    lesson: options.lesson,
    choose: options.choose,
    async open(url) {
      options.lesson?.opened(url);
      // What a simulated container publishes, nobody listens on; what listens there is somebody else's.
      if (isSimulated(session.world())) return null;
      const opened = await openInBrowser(url);
      return opened.ok ? null : opened.problem;
    },
    async copy(text) {
      await copyToClipboard(text, (bytes) => process.stdout.write(bytes));
    },
    async verify(urls) {
      const { verifySimulated } = lessonWords(options.language);
      if (isSimulated(session.world())) return urls.map((url) => ({ url, good: true, text: verifySimulated }));
      const found = await verifyUrls(urls, new AbortController().signal);
      return found.map((verified) => verification(verified, options.language));
    },
  };
}

function verification(verified: Verified, language: Language): Verification {
  const words = cliWords(language);
  if (verified.kind !== 'answered')
    return { url: verified.url, good: false, text: words.verifyFailed(verified.kind, verified.detail) };
  const body = plain(verified.body).replaceAll(/\s+/g, ' ').trim().slice(0, 60);
  return {
    url: verified.url,
    good: verified.status < 400,
    text: words.verifyAnswered(verified.status, verified.ms, body),
  };
}

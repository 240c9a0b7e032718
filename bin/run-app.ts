import { explainComposeProblem } from '../src/explain/trouble.ts';
import { ok, type Result } from '../src/model/result.ts';
import { isScenario, type Scenario } from '../src/model/scenario.ts';
import type { Language } from '../src/words/catalogue.ts';
import { showApp } from './app.tsx';
import type { Arguments } from './arguments.ts';
import { openSources, type SourcesProblem } from './sources.ts';

/** How the screen was left for good: with an exit status of 0, or because there is no project to show, with a sentence on that. */
export type AppEnd = { readonly kind: 'left' } | { readonly kind: 'no-project'; readonly sentence: string };

/** Shows the app until the person leaves it; each scenario that is chosen meanwhile is a session of its own. */
export async function runApp(args: Arguments, language: Language): Promise<Result<AppEnd, SourcesProblem>> {
  let chosen = args;
  for (let isFirst = true; ; isFirst = false) {
    const sources = await openSources(chosen, isFirst ? 'screen' : 'screen-again');
    if (!sources.ok) return sources;
    const session = sources.value;
    const { projectProblem } = await session.read;
    // Any other problem is mended while the app is open, which then reads the project again; without a project there is nothing to open.
    if (projectProblem?.kind === 'no-project') {
      await session.close();
      return ok({ kind: 'no-project', sentence: explainComposeProblem(projectProblem, language).join(' ') });
    }
    const next = await showApp(session, {
      language,
      readOnly: args.readOnly,
      lesson: lessonOf(chosen),
      begin: chosen.simulate === 'choose' ? 'scenario' : null,
    });
    if (next === 'left') return ok({ kind: 'left' });
    chosen = { ...args, simulate: next ?? 'demo', scenario: null };
  }
}

/** The scenario whose lesson goes with the project; null where there is none. */
function lessonOf({ simulate, scenario }: Arguments): Scenario | null {
  const name = scenario ?? simulate;
  return isScenario(name) ? name : null;
}

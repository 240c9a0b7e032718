import type { Situation, Target } from '../command.ts';
import { compose } from '../parts/argv.ts';
import { containersOf, onlyService } from '../parts/target.ts';

/**
 * `docker compose exec [--index N] SERVICE WORDS…`. The number is given where the service has several containers, so that the line says where it
 * leads: that of the selected replica, or of the first that runs, which is also Compose's own choice (2.40).
 */
export function execArgv(situation: Situation, target: Target, words: readonly string[]): readonly string[] {
  const service = onlyService(situation, target);
  const isOneOfMany = (service?.containers.length ?? 0) > 1;
  const chosen = containersOf(situation, target).find(({ state }) => state === 'running');
  const index = isOneOfMany && chosen ? ['--index', String(chosen.number)] : [];
  return compose(situation, 'exec', ...index, service?.name ?? '', ...words);
}

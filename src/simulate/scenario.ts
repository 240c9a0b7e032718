import type { Scenario } from '../model/scenario.ts';

/** Whether the stack is already up at the beginning. Most troubles are there to be met, so they begin with nothing. */
export function beginsStarted(scenario: Scenario): boolean {
  return scenario === 'smooth' || scenario === 'watch-off' || scenario === 'watch-old';
}

/** Whether only the base file is read, as on a server: `docker compose -f docker-compose.yml`. */
export function usesBaseFileOnly(scenario: Scenario): boolean {
  return scenario === 'network-missing';
}

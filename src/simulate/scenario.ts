/** What can be shown: a good start, or one of the troubles of a first day with Docker. */
export const SCENARIOS = [
  'smooth',
  'database-refused',
  'port-taken',
  'unhealthy',
  'variable-not-set',
  'network-missing',
  'watch-old',
  'disk-full',
] as const;

export type Scenario = (typeof SCENARIOS)[number];

/** True for the name of a scenario. */
export function isScenario(name: string): name is Scenario {
  return SCENARIOS.some((scenario) => scenario === name);
}

/** Whether the stack is already up at the beginning. Troubles are there to be met, so they begin with nothing. */
export function beginsStarted(scenario: Scenario): boolean {
  return scenario === 'smooth' || scenario === 'watch-old';
}

/** What can be practised: a good start, or one of the troubles of a first day with Docker. */
export const SCENARIOS = [
  'smooth',
  'database-refused',
  'port-taken',
  'watch-off',
  'watch-old',
  'unhealthy',
  'variable-not-set',
  'network-missing',
  'disk-full',
] as const;

/** The name of a scenario, as `--simulate` and `--scenario` take it. */
export type Scenario = (typeof SCENARIOS)[number];

/** True for the name of a scenario. */
export function isScenario(name: string): name is Scenario {
  return SCENARIOS.some((scenario) => scenario === name);
}

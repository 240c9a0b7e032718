import type { Scenario } from '../scenario.ts';

/** What lies outside of the containers: the person's own database and Redis. */
export type Surroundings = {
  /** The database's host and address, as its driver names them. */
  readonly databaseServer: string;
  /** How often the database refuses before it answers, each time that `prestart` begins to ask. */
  readonly refusals: number;
  readonly redisAnswers: boolean;
  /** Migrations change the database, which outlives the containers. */
  migrated: boolean;
};

/** The surroundings of a scenario. A database that has just been started needs a moment. */
export function surroundingsOf(scenario: Scenario): Surroundings {
  const isInContainer = scenario === 'database-refused';
  return {
    databaseServer: isInContainer ? '"localhost" (127.0.0.1)' : '"host.docker.internal" (192.168.65.254)',
    refusals: isInContainer ? Number.POSITIVE_INFINITY : 2,
    redisAnswers: scenario !== 'unhealthy',
    migrated: false,
  };
}

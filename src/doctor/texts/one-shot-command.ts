/**
 * The words of a command that do some work and end, such as `alembic upgrade head`, as they stand in it; null where none are known. A command that goes on to
 * something else (`migrate && serve`) is none of these.
 */
export function oneShotCommand(command: readonly string[]): string | null {
  const text = command.join(' ');
  if (/&&|;|\|\||\n/.test(text)) return null;
  return ONE_SHOTS.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined) ?? null;
}

/** Migrations of databases, seeds and the making of buckets, as their tools document them. */
const ONE_SHOTS: readonly RegExp[] = [
  /\balembic(?: -\S+ \S+)* upgrade \S+/,
  /\bmanage\.py (?:migrate|collectstatic|loaddata)\b/,
  /\bflask db upgrade\b/,
  /\baerich upgrade\b/,
  /\bprisma (?:migrate deploy|db (?:push|seed))\b/,
  /\b(?:knex|sequelize|sequelize-cli) (?:migrate:latest|db:migrate|db:seed(?::all)?)\b/,
  /\btypeorm(?:-ts-node-\w+)? migration:run\b/,
  /\bdrizzle-kit (?:migrate|push)\b/,
  /\b(?:rails|rake) db:(?:migrate|prepare|setup|seed|create)\b/,
  /\bartisan (?:migrate|db:seed)\b/,
  /\bdoctrine:migrations:migrate\b/,
  /\b(?:flyway|migrate|dbmate|goose|atlas|liquibase|sqitch|diesel|sqlx|refinery)\b.* (?:migrate|up|update|deploy|migration run|migrate run)$/,
];

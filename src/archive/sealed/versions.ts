/**
 * A database's version is its schema's (see migrations.ts) and, times this, how often its connections were asked to step aside
 * so that a copy of it could begin or end.
 */
const turn = 1024;

/** The schema's version. */
export function schemaOf(version: number): number {
  return version % turn;
}

/** The same database with another schema. */
export function withSchema(version: number, schema: number): number {
  return version - schemaOf(version) + schema;
}

/** The version after all connections have stepped aside once more. */
export function nextTurn(version: number): number {
  return version + turn;
}

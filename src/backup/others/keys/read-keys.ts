import { withKeys } from "./database.ts";

/** All private keys, for the background and what it starts: no page may import this (scripts/check-boundaries.mjs). */
export function readKeys(): Promise<string[]> {
  return withKeys((db) => db.getAll("keys"));
}

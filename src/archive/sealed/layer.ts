import type { Database } from "../schema.ts";
import type { RawDatabase } from "./raw.ts";
import type { Sealing } from "./records.ts";
import { sealedDatabase } from "./sealed-database.ts";

/** A database as it is, and as the archive knows it. */
export interface Layer {
  raw: RawDatabase;
  db: Database;
  sealing?: Sealing;
}

export function databaseOf(raw: RawDatabase, sealing: Sealing | undefined): Database {
  return sealing ? sealedDatabase(raw, sealing) : (raw as unknown as Database);
}

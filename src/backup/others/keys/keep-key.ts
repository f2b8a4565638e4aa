import type { KeyPair } from "../../../crypt/recovery.ts";
import { withKeys } from "./database.ts";

// For pages: they put keys there and never read them.

/** Keeps a private key, so that this browser can read what others have sealed to its public one. */
export async function keepKey({ recipient, identity }: KeyPair): Promise<void> {
  await withKeys((db) => db.put("keys", identity, recipient));
}

/** Lets all private keys go; what was read with them stays. */
export async function forgetKeys(): Promise<void> {
  await withKeys((db) => db.clear("keys"));
}

/** Public keys whose private ones are here. No secret. */
export function heldKeys(): Promise<string[]> {
  return withKeys((db) => db.getAllKeys("keys"));
}

import { CryptError } from "../../crypt/crypt-error.ts";
import { open } from "../../crypt/open.ts";
import { BackupError } from "../backup-error.ts";
import type { Unseal } from "../sealing.ts";

/** Opens what was sealed to the public key of one of these. A file does not tell to which: each is tried. */
export function unsealWith(identities: readonly string[]): Unseal {
  return async (bytes) => {
    for (const identity of identities) {
      try {
        return await open(bytes, identity);
      } catch (cause) {
        if (!(cause instanceof CryptError)) throw cause;
        if (cause.problem !== "wrong-key") throw new BackupError("damaged", { cause });
      }
    }
    throw new BackupError("sealed");
  };
}

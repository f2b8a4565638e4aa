import { Encrypter } from "age-encryption";
import type { Identity } from "../identity.ts";

/**
 * Sealed by a passphrase as the age library does it by itself, with the least work that we accept: an eighth of what we ask
 * for. For tests in which it does not matter how long guessing takes.
 */
export async function sealedCheaply(bytes: Uint8Array, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(15);
  return new Uint8Array(await encrypter.encrypt(bytes));
}

/** A recovery file that was made so. */
export function cheapRecoveryFile(identity: Identity, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  return sealedCheaply(new TextEncoder().encode(`${identity}\n`), passphrase);
}

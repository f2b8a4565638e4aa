import { Encrypter } from "age-encryption";
import type { Recipient } from "./identity.ts";
import { passphraseRecipient } from "./passphrase-key.ts";

/** What a file is sealed by: a public key, or a passphrase. */
export type Seal = { recipient: Recipient } | { passphrase: string };

/** Seals bytes to a public key, in the age format. @throws Error for what is no public key */
export function seal(bytes: Uint8Array, recipient: Recipient): Promise<Uint8Array<ArrayBuffer>> {
  return sealBytes(bytes, { recipient });
}

/** Seals bytes, in the age format. */
export async function sealBytes(bytes: Uint8Array, how: Seal): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await encrypter(how).encrypt(bytes));
}

/** Seals a stream as it is read: 64 KiB are held at a time. Resolves once the key is ready. */
export function sealStream(stream: ReadableStream<Uint8Array>, how: Seal): Promise<ReadableStream<Uint8Array>> {
  return encrypter(how).encrypt(stream);
}

function encrypter(how: Seal): Encrypter {
  const made = new Encrypter();
  made.addRecipient("recipient" in how ? how.recipient : passphraseRecipient(how.passphrase));
  return made;
}

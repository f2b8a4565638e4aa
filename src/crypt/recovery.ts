import { CryptError } from "./crypt-error.ts";
import { type Identity, isIdentity, type Recipient, recipientOf } from "./identity.ts";
import { open, openBytes } from "./open.ts";
import { seal, sealBytes } from "./seal.ts";

export interface KeyPair {
  identity: Identity;
  recipient: Recipient;
}

/** A recovery file has some 500 bytes; whatever is larger is another file. */
export const largestRecovery = 16 * 1024;

/**
 * The recovery file of a private key: a file of keys as the age tool takes it (`age -d -i`), sealed by a passphrase. Who has
 * both opens everything that was sealed to the key.
 * @param at ISO time
 */
export async function recoveryFile(
  identity: Identity,
  passphrase: string,
  at: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = `# created: ${at}\n# public key: ${await recipientOf(identity)}\n${identity}\n`;
  return sealBytes(new TextEncoder().encode(text), { passphrase });
}

/** The key pair in a recovery file. @throws CryptError; `not-age` also for a file that holds anything but one key */
export async function openRecovery(file: Uint8Array, passphrase: string): Promise<KeyPair> {
  if (file.length > largestRecovery) throw new CryptError("not-age");
  const text = new TextDecoder().decode(await openBytes(file, { passphrase }));
  const [identity, ...others] = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  if (!isIdentity(identity) || others.length > 0) throw new CryptError("not-age");
  try {
    return { identity, recipient: await recipientOf(identity) };
  } catch {
    throw new CryptError("not-age");
  }
}

/** A restore on trial: whether what is sealed to the public key opens with the private one. */
export async function opensWhatItSeals({ identity, recipient }: KeyPair): Promise<boolean> {
  const sample = crypto.getRandomValues(new Uint8Array(1000));
  const opened = await open(await seal(sample, recipient), identity);
  return opened.length === sample.length && opened.every((byte, at) => byte === sample[at]);
}

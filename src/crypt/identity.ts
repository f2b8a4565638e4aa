import { generateX25519Identity, identityToRecipient } from "age-encryption";

/** A private key as age writes it: `AGE-SECRET-KEY-1…`. Whoever has it reads everything sealed to its recipient. */
export type Identity = string;

/** A public key as age writes it: `age1…`. It seals, and opens nothing: no secret. */
export type Recipient = string;

/** A new random private key (X25519, the kind that every age tool knows). */
export function makeIdentity(): Promise<Identity> {
  return generateX25519Identity();
}

/** The public key of a private one. @throws Error for what is no private key */
export function recipientOf(identity: Identity): Promise<Recipient> {
  return identityToRecipient(identity);
}

/** Whether a text has the form of a private key of ours: its checksum is not looked at. */
export function isIdentity(text: unknown): text is Identity {
  return typeof text === "string" && /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/.test(text);
}

/** Whether a text has the form of a public key of ours: its checksum is not looked at. */
export function isRecipient(text: unknown): text is Recipient {
  return typeof text === "string" && /^age1[02-9ac-hj-np-z]{58}$/.test(text);
}

import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { scryptAsync } from "@noble/hashes/scrypt.js";
import { type Identity, type Recipient, Stanza } from "age-encryption";
import { base64OfBytes, bytesOfBase64 } from "./base64.ts";
import { CryptError } from "./crypt-error.ts";

/** What opening by a passphrase costs, as a power of two: 256 MiB and about 1.5 s, as the age tool has it. */
const usual = 18;

/** What files may ask for: below, guessing is cheap; above, a hostile file takes a gigabyte and more. */
const least = 15;
const most = 20;

const label = new TextEncoder().encode("age-encryption.org/v1/scrypt");
const noNonce = new Uint8Array(12);

/**
 * What seals a file by a passphrase, as the age format says (a stanza `scrypt`). Unlike the library's own it lets the window
 * breathe while it works.
 */
export function passphraseRecipient(passphrase: string): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      // The key is used for this one file alone, so its nonce may be constant.
      const body = chacha20poly1305(await derived(passphrase, salt, usual), noNonce).encrypt(fileKey);
      return [new Stanza(["scrypt", base64OfBytes(salt), String(usual)], body)];
    },
  };
}

/** What opens a file sealed by a passphrase. Its function throws CryptError `costs`, `damaged`. */
export function passphraseIdentity(passphrase: string): Identity {
  return {
    async unwrapFileKey([stanza]) {
      if (stanza?.args[0] !== "scrypt") return null;
      const [, salted = "", factor = ""] = stanza.args;
      const salt = bytesOfBase64(salted);
      if (stanza.args.length !== 3 || salt?.length !== 16 || stanza.body.length !== 32) throw new CryptError("damaged");
      const key = await derived(passphrase, salt, accepted(factor));
      try {
        return chacha20poly1305(key, noNonce).decrypt(stanza.body);
      } catch {
        return null;
      }
    },
  };
}

/** @throws CryptError `costs` */
function accepted(factor: string): number {
  if (!/^[1-9][0-9]?$/.test(factor)) throw new CryptError("costs");
  const logN = Number(factor);
  if (logN < least || logN > most) throw new CryptError("costs");
  return logN;
}

function derived(passphrase: string, salt: Uint8Array, logN: number): Promise<Uint8Array> {
  const salted = new Uint8Array(label.length + salt.length);
  salted.set(label);
  salted.set(salt, label.length);
  const bytes = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const memory = 128 * 8 * (2 ** logN + 2);
  return scryptAsync(bytes, salted, { N: 2 ** logN, r: 8, p: 1, dkLen: 32, asyncTick: 50, maxmem: memory });
}

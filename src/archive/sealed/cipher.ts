import { ArchiveError } from "../archive-error.ts";
import { gcmWith } from "./gcm.ts";

/** How sealed bytes are written; in their first byte. */
const version = 1;
const ivBytes = 12;
const tagBytes = 16;
const encoder = new TextEncoder();

/** Seals and opens with one key. Nothing of it waits, as a database transaction does not wait for anything but its own requests. */
export interface Cipher {
  /** AES-256-GCM: version, random IV, ciphertext with tag. @param about where the bytes belong: they open nowhere else */
  seal(plain: Uint8Array, about: string): Uint8Array;
  /** The bytes again. @throws ArchiveError `broken` where they were cut, changed or moved, or the key is another */
  unseal(sealed: unknown, about: string): Uint8Array;
}

/** @param key 32 bytes. It is prepared here: make one for all that it seals */
export function cipherWith(key: Uint8Array): Cipher {
  const gcm = gcmWith(key);
  return {
    seal(plain, about) {
      const all = new Uint8Array(1 + ivBytes + plain.length + tagBytes);
      all[0] = version;
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
      all.set(iv, 1);
      all.set(gcm.encrypt(iv, plain, encoder.encode(about)), 1 + ivBytes);
      return all;
    },
    unseal(sealed, about) {
      if (!(sealed instanceof Uint8Array) || sealed[0] !== version || sealed.length < 1 + ivBytes + tagBytes) {
        throw new ArchiveError("broken", { cause: new Error("not sealed") });
      }
      const iv = sealed.subarray(1, 1 + ivBytes);
      const plain = gcm.decrypt(iv, sealed.subarray(1 + ivBytes), encoder.encode(about));
      if (!plain) throw new ArchiveError("broken", { cause: new Error("sealed otherwise") });
      return plain;
    },
  };
}

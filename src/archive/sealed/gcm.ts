import { unsafe } from "@noble/ciphers/aes.js";
import { type Hash, hashWith } from "./ghash.ts";

/** AES-256-GCM by one key, synchronous. */
export interface Gcm {
  /** Ciphertext and tag. @param iv 12 bytes, never twice the same */
  encrypt(iv: Uint8Array, plain: Uint8Array, about: Uint8Array): Uint8Array;
  /** The bytes again; `undefined` where one of all these is not what it was. */
  decrypt(iv: Uint8Array, sealed: Uint8Array, about: Uint8Array): Uint8Array | undefined;
}

const tagBytes = 16;
const ivBytes = 12;

/**
 * The same as `gcm` of @noble/ciphers, of whose AES it is made, but the key is prepared once: for a record of 700 bytes that
 * takes longer than all the rest. @param key 32 bytes
 */
export function gcmWith(key: Uint8Array): Gcm {
  const rounds = unsafe.expandKeyLE(key.slice());
  const hash = hashWith(unsafe.encryptBlock(rounds, new Uint8Array(tagBytes)));
  const tagOf = (iv: Uint8Array, text: Uint8Array, about: Uint8Array): Uint8Array => {
    const tag = hashed(hash, text, about);
    const mask = unsafe.encryptBlock(rounds, counter(iv, 1));
    return tag.map((byte, at) => byte ^ (mask[at] as number));
  };
  // The counter of the text itself begins after the one of the tag.
  const crypted = (iv: Uint8Array, text: Uint8Array) => unsafe.ctr32(rounds, false, counter(iv, 2), text);
  return {
    encrypt(iv, plain, about) {
      const all = new Uint8Array(plain.length + tagBytes);
      all.set(crypted(iv, aligned(plain)));
      all.set(tagOf(iv, all.subarray(0, plain.length), about), plain.length);
      return all;
    },
    decrypt(iv, sealed, about) {
      if (iv.length !== ivBytes || sealed.length < tagBytes) return undefined;
      const text = sealed.slice(0, -tagBytes);
      return isSame(tagOf(iv, text, about), sealed.subarray(-tagBytes)) ? crypted(iv, text) : undefined;
    },
  };
}

/** With the lengths of both parts in bits at the end, each in 8 bytes. */
function hashed(hash: Hash, text: Uint8Array, about: Uint8Array): Uint8Array {
  const lengths = new DataView(new ArrayBuffer(16));
  lengths.setBigUint64(0, BigInt(about.length) * 8n);
  lengths.setBigUint64(8, BigInt(text.length) * 8n);
  return hash(about, text, new Uint8Array(lengths.buffer));
}

/** A block that counts from `first` on. */
function counter(iv: Uint8Array, first: number): Uint8Array {
  const block = new Uint8Array(16);
  block.set(iv);
  block[15] = first;
  return block;
}

/** AES reads four bytes at a time. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
}

/** Looks at all bytes, wherever the first is that differs. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  let differs = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) differs |= (a[at] as number) ^ (b[at] ?? 0);
  return differs === 0;
}

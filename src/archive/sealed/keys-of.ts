import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";

/** The keys for the single purposes, all made of the one data key. */
export interface SealKeys {
  /** 32 bytes: seals records. */
  records: Uint8Array;
  /** 64 bytes: hides names. */
  names: Uint8Array;
  /** 32 bytes: seals the private key of the inbox. */
  inbox: Uint8Array;
}

/** @param dataKey 32 random bytes */
export function sealKeysOf(dataKey: Uint8Array): SealKeys {
  const derived = (purpose: string, length: number) =>
    hkdf(sha256, dataKey, undefined, new TextEncoder().encode(`convokeep lock v1 ${purpose}`), length);
  return { records: derived("records", 32), names: derived("names", 64), inbox: derived("inbox", 32) };
}

import { hex, mix } from "./hash-words.ts";

/**
 * Fast fingerprint of bytes: 64 bits as 16 lower-case hexadecimal digits, the same in every browser and version. Eight bytes at
 * a time go into two words of 32 bits; each step is reversible, so nothing that was taken in is lost by taking in more. Not a
 * cryptographic hash: do not use it where somebody gains by a collision.
 */
export function bytePrint(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let a = 0x9e3779b9 ^ bytes.length;
  let b = 0x7f4a7c15;
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    a ^= Math.imul(view.getInt32(at, true), 0xcc9e2d51);
    a = (Math.imul((a << 15) | (a >>> 17), 0x01000193) + b) | 0;
    b ^= Math.imul(view.getInt32(at + 4, true), 0x1b873593);
    b = (Math.imul((b << 13) | (b >>> 19), 0x85ebca6b) + a) | 0;
  }
  for (; at < bytes.length; at++) {
    a = (Math.imul(a ^ (bytes[at] ?? 0), 0x01000193) + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
  }
  const high = mix(a ^ mix(b));
  return hex(high) + hex(mix(b + Math.imul(high, 0x9e3779b1)));
}

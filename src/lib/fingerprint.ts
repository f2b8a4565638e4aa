import { hex, mix } from "./hash-words.ts";

/**
 * Fast synchronous fingerprint of a text: 64 bits as 16 lower-case hexadecimal digits. Equal texts give equal
 * fingerprints in every browser and version (fingerprints are stored); for a million different texts the chance of one
 * accidental collision is about 1 in 37 million. It reads UTF-16 code units, so it also tells unpaired surrogates apart.
 * Not a cryptographic hash: do not use it where somebody gains by a collision.
 */
export function fingerprint(text: string): string {
  let a = 0x9e3779b9;
  let b = 0x7f4a7c15 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b + unit, 0xcc9e2d51);
    b ^= b >>> 15;
  }
  // Each half takes in the other, so that neither lane's weakness shows alone.
  const high = mix(a ^ mix(b));
  return hex(high) + hex(mix(b + Math.imul(high, 0x9e3779b1)));
}

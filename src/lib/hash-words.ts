/** Bijective mix of one 32-bit word (two multiply-xorshift rounds): every input bit reaches every output bit. */
export function mix(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A word of 32 bits as eight lower-case hexadecimal digits. */
export function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}

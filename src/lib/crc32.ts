/** Tables for eight bytes at a time: eight times 256 remainders of the reversed polynomial 0xEDB88320 (ISO 3309). */
const tables = makeTables();

function makeTables(): Int32Array {
  const made = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    made[byte] = rest;
  }
  for (let at = 256; at < made.length; at++) {
    const previous = made[at - 256] ?? 0;
    made[at] = (previous >>> 8) ^ (made[previous & 255] ?? 0);
  }
  return made;
}

/**
 * CRC-32 as ZIP files carry it, an unsigned 32-bit number.
 * @param before the sum of the bytes that came before, to go on from
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = ~before;
  let at = 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const end = bytes.length - 7; at < end; at += 8) {
    const low = sum ^ view.getInt32(at, true);
    const high = view.getInt32(at + 4, true);
    sum =
      step(7, low) ^
      step(6, low >>> 8) ^
      step(5, low >>> 16) ^
      step(4, low >>> 24) ^
      step(3, high) ^
      step(2, high >>> 8) ^
      step(1, high >>> 16) ^
      step(0, high >>> 24);
  }
  for (; at < bytes.length; at++) sum = (sum >>> 8) ^ step(0, sum ^ (bytes[at] ?? 0));
  return ~sum >>> 0;
}

function step(table: number, value: number): number {
  return tables[(table << 8) | (value & 255)] ?? 0;
}

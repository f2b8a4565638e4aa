/**
 * The hash of AES-GCM (NIST SP 800-38D, 6.4) with what a key can be prepared by: tables of all products of one byte, at each of
 * its 16 places. They take 64 KB and some 0.2 ms, so they are made once for all records of a key.
 */
export type Hash = (...parts: readonly Uint8Array[]) => Uint8Array<ArrayBuffer>;

const blockBytes = 16;
/** x^128 is x^7 + x^2 + x + 1 in this field; bits are told from the left. */
const reduced = 0xe1000000;
/** Words of a table's row: 256 products of 4 words each. */
const rowWords = 256 * 4;

/** @param point 16 bytes: the key's own block @returns hash of parts, each filled up with zeros to whole blocks */
export function hashWith(point: Uint8Array): Hash {
  const tables = tablesOf(point);
  return (...parts) => {
    const state = new Int32Array(4);
    for (const part of parts) take(state, tables, part);
    const out = new Uint8Array(blockBytes);
    const view = new DataView(out.buffer);
    state.forEach((word, at) => void view.setInt32(4 * at, word));
    return out;
  };
}

function tablesOf(point: Uint8Array): Int32Array {
  const tables = new Int32Array(blockBytes * rowWords);
  const view = new DataView(point.buffer, point.byteOffset, blockBytes);
  let words = [0, 4, 8, 12].map((at) => view.getInt32(at)) as Words;
  for (let place = 0; place < blockBytes; place++) {
    const row = place * rowWords;
    for (let bit = 0x80; bit > 0; bit >>= 1) {
      tables.set(words, row + 4 * bit);
      words = timesX(words);
    }
    for (let byte = 1; byte < 256; byte++) {
      const lowest = byte & -byte;
      if (lowest === byte) continue;
      for (let at = 0; at < 4; at++) {
        const rest = tables[row + 4 * (byte ^ lowest) + at] as number;
        tables[row + 4 * byte + at] = rest ^ (tables[row + 4 * lowest + at] as number);
      }
    }
  }
  return tables;
}

type Words = [number, number, number, number];

function timesX([a, b, c, d]: Words): Words {
  const carry = d & 1 ? reduced : 0;
  return [(a >>> 1) ^ carry, (a << 31) | (b >>> 1), (b << 31) | (c >>> 1), (c << 31) | (d >>> 1)];
}

/** Takes a part in, block by block. Words are read from bytes, whatever the order of the machine. */
function take(state: Int32Array, tables: Int32Array, part: Uint8Array): void {
  const whole = part.length - (part.length % blockBytes);
  for (let from = 0; from < whole; from += blockBytes) takeBlock(state, tables, part, from);
  if (whole === part.length) return;
  const last = new Uint8Array(blockBytes);
  last.set(part.subarray(whole));
  takeBlock(state, tables, last, 0);
}

function takeBlock(state: Int32Array, tables: Int32Array, bytes: Uint8Array, from: number): void {
  let w = 0;
  let x = 0;
  let y = 0;
  let z = 0;
  for (let place = 0; place < blockBytes; place++) {
    const held = (state[place >> 2] as number) >>> (24 - 8 * (place & 3));
    const at = place * rowWords + 4 * ((held ^ (bytes[from + place] as number)) & 0xff);
    w ^= tables[at] as number;
    x ^= tables[at + 1] as number;
    y ^= tables[at + 2] as number;
    z ^= tables[at + 3] as number;
  }
  state[0] = w;
  state[1] = x;
  state[2] = y;
  state[3] = z;
}

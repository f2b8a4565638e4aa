import { deflateSync } from "node:zlib";
import { random } from "./random.ts";

/** CRC-32 as PNG chunks carry it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** Number between 0 and 2^32 - 1 that depends on every character. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

/** RGB rows with PNG's filter byte: soft bands in two colours and some noise, so that no two ids give the same bytes. */
function pixels(id: string, width: number, height: number): Uint8Array {
  const chance = random(hash(id));
  const [from, to] = [0, 1].map(() => [chance.int(0, 255), chance.int(0, 255), chance.int(0, 255)]);
  const rows = new Uint8Array(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    const start = y * (1 + width * 3) + 1;
    for (let x = 0; x < width; x++) {
      const mix = (Math.sin((x + y * 2) / 17) + 1) / 2;
      for (let channel = 0; channel < 3; channel++) {
        const base = (from?.[channel] ?? 0) * mix + (to?.[channel] ?? 0) * (1 - mix);
        rows[start + x * 3 + channel] = Math.min(255, base + chance.int(0, 6));
      }
    }
  }
  return rows;
}

/** A real PNG (8-bit RGB) whose bytes depend on the id alone. */
export function png(id: string, width = 96, height = 64): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels(id, width, height))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

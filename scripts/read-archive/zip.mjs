// Reads ZIP files, Zip64 too, entry by entry. Layout: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.
import { createInflateRaw } from "node:zlib";
import { Refusal } from "./refusal.mjs";

const longestComment = 65_535;
const limit16 = 0xffff;
const limit32 = 0xffffffff;
const mostEntries = 2_000_000;
const step = 1 << 20;

/**
 * The entries of an open ZIP file by name, from its directory. @throws Refusal
 * @param {import("node:fs/promises").FileHandle} file
 */
export async function readDirectory(file) {
  const { size } = await file.stat();
  const { count, at, length } = await findDirectory(file, size);
  if (count > mostEntries || at + length > size)
    throw new Refusal("The ZIP file is damaged: its directory makes no sense.");
  const bytes = await read(file, at, length);
  const entries = new Map();
  let place = 0;
  for (let number = 0; number < count; number++) {
    if (place + 46 > length || bytes.readUInt32LE(place) !== 0x02014b50) {
      throw new Refusal(`The ZIP file is damaged: its directory breaks off at entry ${number + 1} of ${count}.`);
    }
    const entry = entryAt(bytes, place);
    if (entries.has(entry.name)) throw new Refusal(`The ZIP file is damaged: it has "${entry.name}" twice.`);
    entries.set(entry.name, entry);
    place += entry.recordLength;
  }
  return entries;
}

async function findDirectory(file, size) {
  const length = Math.min(size, longestComment + 22);
  const tail = await read(file, size - length, length);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50 || at + 22 + tail.readUInt16LE(at + 20) > tail.length) continue;
    const plain = {
      count: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      at: tail.readUInt32LE(at + 16),
    };
    const isWide = plain.count === limit16 || plain.length === limit32 || plain.at === limit32;
    return isWide ? wideDirectory(file, size - length + at, size) : plain;
  }
  throw new Refusal("The ZIP file is cut off or damaged: its directory, which stands at the end, is missing.");
}

/** @param end place of the plain end record, before which the Zip64 locator stands */
async function wideDirectory(file, end, size) {
  const locator = await read(file, end - 20, 20);
  const at = locator.readUInt32LE(0) === 0x07064b50 ? Number(locator.readBigUInt64LE(8)) : size;
  const record = at + 56 <= size ? await read(file, at, 56) : Buffer.alloc(56);
  if (record.readUInt32LE(0) !== 0x06064b50) throw new Refusal("The ZIP file is damaged: its Zip64 end is missing.");
  const field = (place) => Number(record.readBigUInt64LE(place));
  return { count: field(32), length: field(40), at: field(48) };
}

function entryAt(bytes, at) {
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
  const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
  const entry = {
    name,
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
    recordLength: 46 + nameLength + extraLength + commentLength,
  };
  const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  return { ...entry, ...wideFields(extra, entry) };
}

/** The Zip64 field holds what did not fit, in this order. */
function wideFields(extra, entry) {
  const wide = {};
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let place = at + 4;
    for (const field of ["size", "packed", "offset"]) {
      if (entry[field] !== limit32 || place + 8 > extra.length) continue;
      wide[field] = Number(extra.readBigUInt64LE(place));
      place += 8;
    }
  }
  return wide;
}

/** The bytes of an entry, checked against its size and checksum. @throws Refusal while they are read */
export async function* entryBytes(file, entry) {
  const { name, flags, method, crc, size } = entry;
  if (flags & 1) throw new Refusal(`"${name}" in the ZIP file is encrypted.`);
  if (method !== 0 && method !== 8)
    throw new Refusal(`"${name}" is packed in a way that only other programs can unpack.`);
  const packed = packedBytes(file, entry);
  let [sum, length] = [0, 0];
  try {
    for await (const bytes of method === 8 ? inflated(packed) : packed) {
      length += bytes.length;
      if (length > size) break;
      sum = crc32(bytes, sum);
      yield bytes;
    }
  } catch (error) {
    if (error instanceof Refusal || !String(error?.code).startsWith("Z_")) throw error;
    throw new Refusal(`The ZIP file is damaged: "${name}" cannot be unpacked.`);
  }
  if (length !== size || sum !== crc)
    throw new Refusal(`The ZIP file is damaged: the bytes of "${name}" are not what they were.`);
}

async function* packedBytes(file, { name, offset, packed }) {
  const head = await read(file, offset, 30);
  if (head.readUInt32LE(0) !== 0x04034b50)
    throw new Refusal(`The ZIP file is damaged: "${name}" is not where it should be.`);
  const start = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  for (let at = start; at < start + packed; at += step) yield read(file, at, Math.min(step, start + packed - at));
}

function inflated(packed) {
  const inflate = createInflateRaw();
  (async () => {
    for await (const bytes of packed) {
      if (inflate.destroyed) return;
      if (!inflate.write(bytes)) await new Promise((done) => inflate.once("drain", done).once("close", done));
    }
    inflate.end();
  })().catch((error) => inflate.destroy(error));
  return inflate;
}

async function read(file, at, length) {
  const bytes = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = at < 0 ? { bytesRead: -1 } : await file.read(bytes, 0, bytes.length, at);
  if (bytesRead !== length) throw new Refusal("The ZIP file is cut off or damaged: it ends too early.");
  return bytes;
}

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes, before) {
  let crc = ~before;
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ table[(crc ^ bytes[at]) & 0xff];
  return ~crc >>> 0;
}

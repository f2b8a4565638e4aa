import { unsnapped } from "./snappy.ts";

/** Numbers of 7 bits a byte, as LevelDB writes them. */
function varint(bytes: Uint8Array, at: number): [value: number, next: number] {
  let value = 0;
  for (let shift = 0; at < bytes.length; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  return [value, at];
}

function blockAt(file: Uint8Array, offset: number, size: number): Uint8Array {
  const raw = file.subarray(offset, offset + size);
  return file[offset + size] === 1 ? (unsnapped(raw) ?? raw) : raw;
}

/** All blocks of a table file (`.ldb`), decompressed; nothing for another file. */
export function tableBlocks(file: Uint8Array): Uint8Array[] {
  const end = file.length - 48;
  if (end < 0) return [];
  let at = varint(file, varint(file, end)[1])[1];
  const [offset, next] = varint(file, at);
  const [size] = varint(file, next);
  if (offset + size > file.length) return [];
  const index = blockAt(file, offset, size);
  const blocks = [index];
  const restarts = new DataView(index.buffer, index.byteOffset).getUint32(index.length - 4, true);
  const stop = index.length - 4 - 4 * restarts;
  for (at = 0; at < stop; ) {
    const [, unshared] = varint(index, at);
    const [keyLength, valued] = varint(index, unshared);
    const [valueLength, keyAt] = varint(index, valued);
    const [blockOffset, sized] = varint(index, keyAt + keyLength);
    const [blockSize] = varint(index, sized);
    if (blockOffset + blockSize <= file.length) blocks.push(blockAt(file, blockOffset, blockSize));
    at = keyAt + keyLength + valueLength;
  }
  return blocks;
}

/** A log file with its records put together again: in the file they are cut into pieces. */
export function logRecords(file: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let block = 0; block < file.length; block += 32_768) {
    for (let at = block; at + 7 <= Math.min(block + 32_768, file.length); ) {
      const length = (file[at + 4] ?? 0) | ((file[at + 5] ?? 0) << 8);
      if (file[at + 6] === 0 && length === 0) break;
      parts.push(file.subarray(at + 7, at + 7 + length));
      at += 7 + length;
    }
  }
  return Buffer.concat(parts);
}

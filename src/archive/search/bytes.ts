/** Bytes that grow. */
export interface ByteWriter {
  bytes: Uint8Array;
  length: number;
}

/** @param size bytes for which there is room at first */
export function byteWriter(size = 1024): ByteWriter {
  return { bytes: new Uint8Array(size), length: 0 };
}

/** Adds a whole number below 2^31 in as few bytes as it needs, seven bits in each. */
export function writeNumber(writer: ByteWriter, value: number): void {
  room(writer, 5);
  let rest = value;
  for (; rest > 127; rest >>>= 7) writer.bytes[writer.length++] = (rest & 127) | 128;
  writer.bytes[writer.length++] = rest;
}

export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  room(writer, bytes.length);
  writer.bytes.set(bytes, writer.length);
  writer.length += bytes.length;
}

export function written({ bytes, length }: ByteWriter): Uint8Array {
  return bytes.slice(0, length);
}

function room(writer: ByteWriter, count: number): void {
  if (writer.length + count <= writer.bytes.length) return;
  const more = new Uint8Array(Math.max(writer.bytes.length * 2, writer.length + count));
  more.set(writer.bytes.subarray(0, writer.length));
  writer.bytes = more;
}

/** A place in bytes that are being read. */
export interface ByteReader {
  bytes: Uint8Array;
  at: number;
}

export function readNumber(reader: ByteReader): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
}

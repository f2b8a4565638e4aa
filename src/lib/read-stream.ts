/**
 * All bytes of a stream, which is cancelled in the end.
 * @param most bytes above which no more is read
 * @returns `undefined` when there are more
 * @throws what the stream throws
 */
export async function readStream(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > most) return undefined;
      pieces.push(next.value);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return joinedBytes(pieces, size);
}

/** Pieces one behind the other. @param size bytes of all of them */
export function joinedBytes(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

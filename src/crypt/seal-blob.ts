import type { Recipient } from "./identity.ts";
import { sealStream } from "./seal.ts";
import { type SealAhead, sealStreamAhead } from "./seal-ahead.ts";

/** Bytes after which a piece becomes a Blob, which browsers keep out of memory. */
const piece = 8 * 2 ** 20;

/** Seals a file piece by piece. @throws the signal's reason when it aborts */
export async function sealBlob(
  file: Blob,
  how: { recipient: Recipient } | SealAhead,
  signal?: AbortSignal,
): Promise<Blob> {
  const stream = file.stream();
  return gathered("recipient" in how ? await sealStream(stream, how) : sealStreamAhead(stream, how), signal);
}

/** A stream as a file, of which little is in memory. @throws what the stream throws; the signal's reason */
export async function gathered(stream: ReadableStream<Uint8Array>, signal?: AbortSignal): Promise<Blob> {
  const blobs: Blob[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      signal?.throwIfAborted();
      held.push(next.value as Uint8Array<ArrayBuffer>);
      size += next.value.length;
      if (size < piece) continue;
      blobs.push(new Blob(held));
      held = [];
      size = 0;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return new Blob([...blobs, ...held], { type: sealedType });
}

/** Browsers know no type of age files; under this one they leave names alone. */
const sealedType = "application/octet-stream";

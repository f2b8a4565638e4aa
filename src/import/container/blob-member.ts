import { ImportError, type Member } from "../format.ts";

/** A member that is a file, or a piece of one, as it is. */
export function blobMember(path: string, blob: Blob): Member {
  return { path, size: blob.size, stream: (signal) => streamOf(blob, signal) };
}

/**
 * Bytes of a file that are asked for first, for whoever only looks at its beginning, and later: disks like larger pieces, and
 * Chromium waits for another process whenever a piece is cut off.
 */
const firstStep = 1 << 14;
const largestStep = 1 << 20;
/** Bytes that are given at once. */
const usualPiece = 1 << 18;

/**
 * The bytes of a file, read as they are asked for.
 * @param piece bytes that are given at once, at most
 * @throws ImportError `damaged` when the file cannot be read any more (changed or gone), while it is read
 */
export function streamOf(
  blob: Blob,
  signal?: AbortSignal,
  piece = usualPiece,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  let step = firstStep;
  return new ReadableStream(
    {
      async pull(controller) {
        signal?.throwIfAborted();
        if (at >= blob.size) {
          controller.close();
          return;
        }
        const bytes = await bytesOf(blob, at, at + step);
        at += bytes.length;
        step = Math.min(step * 4, largestStep);
        for (let from = 0; from < bytes.length; from += piece) controller.enqueue(bytes.subarray(from, from + piece));
      },
    },
    { highWaterMark: 0 },
  );
}

/** Bytes of a file from one place up to another or to its end. @throws ImportError `damaged` when it cannot be read */
export async function bytesOf(blob: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  const wanted = Math.min(to, blob.size) - from;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await blob.slice(from, to).arrayBuffer());
  } catch {
    throw new ImportError("damaged", "the file cannot be read");
  }
  if (bytes.length !== wanted) throw new ImportError("damaged", "the file has changed");
  return bytes;
}

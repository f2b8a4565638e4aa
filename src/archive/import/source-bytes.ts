import type { AssetSource } from "../../conversation/imported.ts";
import type { AssetProblem, OpenMember } from "./incoming.ts";

/** Largest image or file that an import stores, in bytes: it is in memory as a whole. */
export const mostBytes = 64 * 1024 * 1024;

/** The bytes of a source, or why there are none. Only the user's breaking off is thrown. */
export async function bytesOf(source: AssetSource, open: OpenMember): Promise<Uint8Array | { problem: AssetProblem }> {
  try {
    const opened = await openSource(source, open);
    if (!opened) return { problem: "not-in-export" };
    const bytes = opened instanceof Uint8Array ? opened : await readAll(opened);
    return bytes && bytes.length <= mostBytes ? bytes : { problem: "too-large" };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    return { problem: "not-readable" };
  }
}

async function openSource(source: AssetSource, open: OpenMember) {
  if ("member" in source) return open(source.member);
  if ("text" in source) return new TextEncoder().encode(source.text);
  if (source.base64.length > (mostBytes * 4) / 3 + 4) return new Uint8Array(mostBytes + 1);
  return Uint8Array.from(atob(source.base64), (character) => character.charCodeAt(0));
}

/** `undefined` when it is too large; then no more of it is read. */
async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > mostBytes) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(next.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

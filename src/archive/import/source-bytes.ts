import type { AssetSource } from "../../conversation/imported.ts";
import { readStream } from "../../lib/read-stream.ts";
import type { AssetProblem, OpenMember } from "./incoming.ts";

/** Largest image or file that an import stores, in bytes: it is in memory as a whole. */
export const mostBytes = 64 * 1024 * 1024;

/** The bytes of a source, or why there are none. Only the user's breaking off is thrown. */
export async function bytesOf(source: AssetSource, open: OpenMember): Promise<Uint8Array | { problem: AssetProblem }> {
  try {
    const opened = await openSource(source, open);
    if (!opened) return { problem: "not-in-export" };
    const bytes = opened instanceof Uint8Array ? opened : await readStream(opened, mostBytes);
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
  return bytesOfBase64(source.base64);
}

/** As `Uint8Array.from` would, which makes a list of numbers first. @throws DOMException where it is no base64 */
function bytesOfBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

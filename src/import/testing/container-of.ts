import { blobMember } from "../container/blob-member.ts";
import type { Container } from "../format.ts";

/**
 * A container as `openContainer` would give it, for tests of formats.
 * @param files texts, bytes, or values to be written as JSON, by path
 */
export function containerOf(files: Record<string, unknown>): Container {
  const members = Object.entries(files).map(([path, content]) => blobMember(path, new Blob([bytesOf(content)])));
  return { names: ["export.zip"], members };
}

/** A text, bytes, or a value to be written as JSON, as bytes. */
export function bytesOf(content: unknown): Uint8Array<ArrayBuffer> {
  if (content instanceof Uint8Array) return new Uint8Array(content);
  return new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content));
}

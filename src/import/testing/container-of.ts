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

function bytesOf(content: unknown): BlobPart {
  if (typeof content === "string") return content;
  return content instanceof Uint8Array ? new Uint8Array(content) : JSON.stringify(content);
}

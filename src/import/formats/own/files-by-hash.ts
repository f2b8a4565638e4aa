import type { Member } from "../../format.ts";

/** Digits of the SHA-256 by which exports name a file. */
const named = 32;

/** Members of a container by the digits that their name begins with. */
export type FilesByHash = ReadonlyMap<string, string>;

/**
 * Images and files beside an archive. An archive lists them at its very end; but their names begin with their hash, so that
 * an archive of any length can be read once.
 */
export function filesByHash(members: readonly Member[]): FilesByHash {
  const files = new Map<string, string>();
  for (const { path } of members) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const [digits] = /^[0-9a-f]{32}/.exec(name) ?? [];
    if (digits !== undefined && !files.has(digits)) files.set(digits, path);
  }
  return files;
}

/** The member that holds an asset's bytes, should they be what its name says. */
export function fileOf(files: FilesByHash, sha256: string): string | undefined {
  return files.get(sha256.slice(0, named));
}

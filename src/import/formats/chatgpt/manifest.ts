import { baseName } from "../../assets/member-index.ts";
import { readJson } from "../../container/read-member.ts";
import { fieldsIn, fieldsOf, isFields, listIn, textIn } from "../../foreign/fields.ts";
import { type Container, ImportError } from "../../format.ts";

const shard = /^conversations(?:-\d+)?\.json$/;

/** Names of files with conversations that the export's manifest lists and that were not given: another part of it has them. */
export async function missingShards({ members }: Container, signal: AbortSignal): Promise<string[]> {
  const manifests = members.filter(({ path }) => baseName(path) === "export_manifest.json");
  const held = new Set(members.map(({ path }) => baseName(path)));
  const missing = new Set<string>();
  for (const manifest of manifests) {
    for (const name of await listedIn(() => readJson(manifest, { signal }))) if (!held.has(name)) missing.add(name);
  }
  return [...missing].sort();
}

/** Two shapes are known: by logical file, and a plain list (2026). */
async function listedIn(read: () => Promise<unknown>): Promise<string[]> {
  try {
    const manifest = fieldsOf(await read());
    const logical = Object.values(fieldsIn(manifest, "logical_files")).filter(isFields);
    const paths = [
      ...logical.flatMap((file) => listIn(file, "files")),
      ...listIn(manifest, "export_files").map((file) => (isFields(file) ? textIn(file, "path") : file)),
    ];
    return paths
      .filter((path) => typeof path === "string")
      .map(baseName)
      .filter((name) => shard.test(name));
  } catch (error) {
    if (error instanceof ImportError) return [];
    throw error;
  }
}

import { baseName } from "../../assets/member-index.ts";
import { readJson } from "../../container/read-member.ts";
import { fieldsIn, fieldsOf, isFields, listIn, textIn } from "../../foreign/fields.ts";
import { type Container, ImportError } from "../../format.ts";

const shard = /^conversations(?:-\d+)?\.json$/;
/** Conversations in another form, accounts and lists: whoever leaves them away misses no picture. */
const beside = /\.(?:json|html)$/;

/**
 * What the export's manifest lists and was not given, for another part of it has it: names of files with conversations, and
 * how many other files. '' where nothing is missing.
 */
export async function missingParts({ members }: Container, signal: AbortSignal): Promise<string> {
  const manifests = members.filter(({ path }) => baseName(path) === "export_manifest.json");
  const held = new Set(members.map(({ path }) => baseName(path)));
  const missing = new Set<string>();
  for (const manifest of manifests) {
    for (const name of await listedIn(() => readJson(manifest, { signal }))) if (!held.has(name)) missing.add(name);
  }
  const shards = [...missing].filter((name) => shard.test(name)).sort();
  const others = [...missing].filter((name) => !beside.test(name)).length;
  return [...shards, ...(others > 0 ? [`files: ${others}`] : [])].join(", ");
}

/** An element of what a manifest's file holds is one: it lists the files of all parts. */
export function isManifest(value: unknown): boolean {
  const manifest = fieldsOf(value);
  return isFields(manifest.logical_files) || listIn(manifest, "export_files").some((file) => isFields(file));
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
    return paths.filter((path) => typeof path === "string").map(baseName);
  } catch (error) {
    if (error instanceof ImportError) return [];
    throw error;
  }
}

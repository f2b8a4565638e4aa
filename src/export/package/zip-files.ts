import type { AssetRef, Sha256, Thread } from "../../conversation/model.ts";
import { assetsOf } from "../archive-json.ts";
import { assetPath } from "../asset-names.ts";
import type { ExportRun, ExportSource } from "../each-thread.ts";
import type { ZipWriter } from "../zip.ts";

/** Images and files in a ZIP, each once. */
export interface ZipAssets {
  /** Puts those of a conversation in that are not there yet. */
  add(thread: Thread): Promise<void>;
  /** Puts one in, unless it is there. */
  put(asset: AssetRef, bytes: Uint8Array<ArrayBuffer>, date: Date): void;
  /** Path of one in the ZIP. */
  fileOf(asset: AssetRef): string | undefined;
}

export function zipAssets(
  zip: ZipWriter,
  folder: string,
  { readAsset, liesElsewhere = () => false }: Pick<ExportSource, "readAsset" | "liesElsewhere">,
  { signal }: ExportRun,
): ZipAssets {
  const saved = new Map<Sha256, string>();
  const put = (asset: AssetRef, bytes: Uint8Array<ArrayBuffer>, date: Date) => {
    if (saved.has(asset.sha256)) return;
    const path = assetPath(asset, folder);
    const entry = zip.entry(path, date);
    entry.write(bytes);
    entry.end();
    saved.set(asset.sha256, path);
  };
  return {
    async add(thread) {
      for (const asset of assetsOf(thread)) {
        if (saved.has(asset.sha256)) continue;
        signal?.throwIfAborted();
        if (liesElsewhere(asset.sha256)) {
          saved.set(asset.sha256, assetPath(asset, folder));
          continue;
        }
        const bytes = await readAsset(asset.sha256);
        if (bytes) put(asset, bytes, new Date(thread.conversation.lastCaptured));
      }
    },
    put,
    fileOf: (asset) => saved.get(asset.sha256),
  };
}

/** Paths as they are seen from a file in the same ZIP. */
export function seenFrom(path: string, fileOf: ZipAssets["fileOf"]): ZipAssets["fileOf"] {
  const up = "../".repeat(path.split("/").length - 1);
  return (asset) => {
    const file = fileOf(asset);
    return file === undefined ? undefined : up + file;
  };
}

const encoder = new TextEncoder();

/** Puts a text into a ZIP. */
export function addText(zip: ZipWriter, name: string, text: string, date: Date): void {
  const entry = zip.entry(name, date);
  entry.write(encoder.encode(text));
  entry.end();
}

/** Bytes of a blob that are in memory at once. */
const sliceBytes = 4 * 1024 * 1024;

/** Puts a blob into a ZIP, some megabytes at a time. */
export async function addBlob(zip: ZipWriter, name: string, blob: Blob, date: Date): Promise<void> {
  const entry = zip.entry(name, date);
  for (let at = 0; at < blob.size; at += sliceBytes) {
    entry.write(new Uint8Array(await blob.slice(at, at + sliceBytes).arrayBuffer()));
  }
  entry.end();
}

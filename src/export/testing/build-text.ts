import JSZip from "jszip";
import type { Thread } from "../../conversation/model.ts";
import { buildExport, type ExportSource } from "../build.ts";
import { type ExportChoice, type ExportOptions, parseExportOptions } from "../options.ts";
import { english as say } from "./english.ts";

export const testRun = { say, generator: "Convokeep 0.1.0", now: new Date(2026, 10, 20, 12, 0, 0) };

/** A source of these threads; every asset has the same bytes. */
export function sourceOf(threads: readonly Thread[]): ExportSource {
  const byId = new Map(threads.map((thread) => [thread.conversation.id, thread]));
  return {
    ids: [...byId.keys()],
    readThread: async (id) => byId.get(id),
    readAsset: async () => new TextEncoder().encode("cat bytes"),
  };
}

/** An export as name and text. */
export async function builtText(
  threads: readonly Thread[],
  options: ExportChoice,
): Promise<{ name: string; text: string }> {
  const { name, blob } = await buildExport(sourceOf(threads), parseExportOptions(options), testRun);
  return { name, text: await blob.text() };
}

/** An export that is a ZIP: its name and the texts in it by path. */
export async function builtZip(
  threads: readonly Thread[],
  options: ExportChoice | ExportOptions,
): Promise<{ name: string; files: Map<string, string> }> {
  const { name, blob } = await buildExport(sourceOf(threads), parseExportOptions(options), testRun);
  const zip = await JSZip.loadAsync(await blob.arrayBuffer(), { checkCRC32: true });
  const files = new Map<string, string>();
  for (const [path, entry] of Object.entries(zip.files)) files.set(path, await entry.async("string"));
  return { name, files };
}

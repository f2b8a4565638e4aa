import { sha256Of } from "../../../lib/sha256-of.ts";

/** Bytes at each end of a file that are read to recognise it. */
const edge = 64 * 1024;

/**
 * By which files are recognised when they are given again, in whatever order: their sizes and what stands at their beginnings
 * and ends, where a ZIP has its directory. Names may differ.
 * @throws what reading a file throws
 */
export async function filesPrint(files: readonly Blob[]): Promise<string> {
  const prints = await Promise.all(files.map(filePrint));
  return prints.toSorted().join(" ");
}

async function filePrint(file: Blob): Promise<string> {
  const edges = new Blob([file.slice(0, edge), file.slice(Math.max(0, file.size - edge))]);
  return `${file.size}:${await sha256Of(await edges.arrayBuffer())}`;
}
